import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import vectors from "../fixtures/deadlines.json" with { type: "json" };
import { reportDates, thresholds } from "../../shared/law/deadlines.ts";
import { dayStatus, holidayName, isOpenDay, nextOpenDay, nextWorkingDayEnd } from "../../shared/law/holidays.ts";
import { holidays2026to2029 as table } from "../../shared/law/holidays-2026-2029.data.ts";
import { inForce, legalParameters } from "../../shared/law/parameters.ts";
import { isDay, weekday } from "../../shared/values/day.ts";
import { formatInstant, parseInstant } from "../../shared/values/instant.ts";

describe("[R-51] the dates of 速報 and 確報", () => {
  it.each(vectors.vectors)("[R-51] $id $why", ({ id: _, known_at, wrongful_purpose, why: __, ...dates }) => {
    expect(reportDates(parseInstant(known_at) ?? 0, wrongful_purpose, table)).toMatchObject(dates);
  });

  it("[R-51] says when a date rests on days not yet announced or outside the table", () => {
    const due = (at: string): boolean => reportDates(parseInstant(at) ?? 0, false, table).estimated;
    expect(due("2026-10-05T16:40:00+09:00")).toBe(false);
    expect(due("2028-02-20T10:00:00+09:00")).toBe(true);
    expect(due("2031-05-01T10:00:00+09:00")).toBe(true);
  });
});

describe("[R-51] the city's thresholds", () => {
  const facts = { maxSubjects: 100, categories: [] as string[], wrongfulPurpose: false };
  it.each([
    [facts, []],
    [{ ...facts, maxSubjects: 101 }, ["100人超"]],
    [{ ...facts, maxSubjects: 1, categories: ["要配慮"] }, ["要配慮"]],
    [{ ...facts, maxSubjects: 1, categories: ["財産的被害"] }, ["財産的被害"]],
    [{ ...facts, maxSubjects: 1, wrongfulPurpose: true }, ["不正目的"]],
    [{ ...facts, maxSubjects: 1, categories: ["不正目的"] }, ["不正目的"]],
    [{ ...facts, maxSubjects: 500, categories: ["要配慮", "マイナンバー系"], wrongfulPurpose: true }, ["要配慮", "マイナンバー系", "不正目的", "100人超"]],
    [{ ...facts, maxSubjects: null }, ["本人の数が不明"]],
    [{ ...facts, maxSubjects: 0, categories: ["要配慮"] }, []],
    [{ ...facts, categories: ["非該当"] }, []],
  ])("[R-51] %j → %j", (given, because) => {
    expect(thresholds(given, 100)).toEqual({ reportable: because.length > 0, because });
  });
  it("[R-51] follow the contract's number", () => {
    expect(thresholds({ ...facts, maxSubjects: 60 }, 50)).toEqual({ reportable: true, because: ["50人超"] });
  });
});

describe("[R-07] one working day", () => {
  it.each([
    ["2026-05-01T15:30:00+09:00", "2026-05-07T23:59:59.999+09:00"],
    ["2026-11-25T00:00:00+09:00", "2026-11-26T23:59:59.999+09:00"],
    ["2026-11-27T15:00:00Z", "2026-11-30T23:59:59.999+09:00"],
    ["2026-12-28T09:00:00+09:00", "2027-01-04T23:59:59.999+09:00"],
    ["2026-09-18T23:59:59+09:00", "2026-09-24T23:59:59.999+09:00"],
  ])("[R-07] after %s ends %s", (at, end) => {
    expect(formatInstant(nextWorkingDayEnd(parseInstant(at) ?? 0, table))).toBe(end);
  });
});

describe("the holiday table", () => {
  const rows = readFileSync(new URL("../fixtures/holidays.csv", import.meta.url), "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/).slice(1);

  it("is the published one, row by row", () => {
    expect(table.days.map(({ day, name, kind, law, status }) => [day, "日月火水木金土"[weekday(day)], name, kind, law, status].join(","))).toEqual(rows);
  });

  it("closes its days and names why", () => {
    for (const { day } of table.days) expect(isOpenDay(day, table)).toBe(false);
    expect(dayStatus("2027-01-02", table)).toEqual({ open: false, names: ["土曜日", "年末年始"], estimated: false });
    expect(isOpenDay("2026-11-25", table)).toBe(true);
    expect(nextOpenDay("2026-11-25", table)).toBe("2026-11-25");
    expect([holidayName("2026-11-23", table), holidayName("2026-12-29", table)]).toEqual(["勤労感謝の日", null]);
  });

  it("beyond its end still knows weekends and the turn of the year, and says it is an estimate", () => {
    expect(dayStatus("2030-12-31", table)).toEqual({ open: false, names: ["年末年始"], estimated: true });
    expect(dayStatus("2030-12-28", table)).toEqual({ open: false, names: ["土曜日"], estimated: true });
    expect(dayStatus("2030-12-27", table)).toEqual({ open: true, names: [], estimated: true });
  });
});

describe("legal parameters", () => {
  it("are those in force on the day", () => {
    expect(inForce("2026-11-25")).toEqual({
      city_subjects_more_than: 100, contractor_subjects_more_than: 1000, my_number_subjects_more_than: 100, special_subjects_from: 1,
      first_report_amber_day: 3, first_report_red_day: 5, full_report_days: 30, full_report_days_wrongful: 60,
    });
  });
  it("each say from when and by which law", () => {
    for (const { from, law } of legalParameters) expect([isDay(from), law.length > 0]).toEqual([true, true]);
  });
});
