import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import * as days from "../../shared/values/day.ts";
import { formatEra, formatEraDate, fiscalYearMark, fiscalYearName, parseDay } from "../../shared/values/era.ts";
import { formatInstant, parseInstant } from "../../shared/values/instant.ts";

describe("an instant", () => {
  it.each([
    ["2026-10-09T15:00:00Z", "2026-10-10T00:00:00+09:00"],
    ["2026-10-09T14:59:59.999Z", "2026-10-09T23:59:59.999+09:00"],
    ["2026-04-01T09:00:00+09:00", "2026-04-01T09:00:00+09:00"],
    ["2026-04-01T09:00:00.5+09:00", "2026-04-01T09:00:00.500+09:00"],
    ["2026-03-31T16:30:00-07:30", "2026-04-01T09:00:00+09:00"],
  ])("%s is %s in Japan", (sent, shown) => {
    expect(formatInstant(parseInstant(sent) ?? 0)).toBe(shown);
  });

  it.each([
    "2026-04-01T09:00:00", "2026-04-01 09:00:00+09:00", "2026-04-01T24:00:00+09:00", "2026-04-01T09:00:60+09:00",
    "2026-04-01T09:60:00+09:00", "2026-02-29T09:00:00+09:00", "2026-13-01T09:00:00+09:00", "2026-04-01T09:00:00+0900",
    "2026-04-01T09:00:00+24:00", "2026-04-01T09:00:00-00:00", "2026-04-01T09:00:00z", "2026-04-01T09:00:00.1234Z", "2026-04-01", "",
    "２０２６-04-01T09:00:00Z", "2026-04-01T09:00:00Z\n",
  ])("refuses %j", (sent) => {
    expect(parseInstant(sent)).toBeNull();
  });

  it("survives being written and read", () => {
    fc.assert(fc.property(fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }), (ms) => parseInstant(formatInstant(ms)) === ms));
  });
});

describe("a day", () => {
  it("agrees with the platform's calendar for every day from 1850 to 2150", () => {
    for (let n = Date.UTC(1850, 0, 1) / days.DAY_MS; n < Date.UTC(2150, 0, 1) / days.DAY_MS; n++) {
      const shown = new Date(n * days.DAY_MS).toISOString().slice(0, 10);
      if (days.dayFromNumber(n) !== shown || days.dayNumber(shown) !== n || days.weekday(shown) !== new Date(n * days.DAY_MS).getUTCDay()) {
        expect(days.dayFromNumber(n)).toBe(shown);
      }
    }
  });

  it("begins and ends in Japan", () => {
    expect(formatInstant(days.startOfDay("2026-11-25"))).toBe("2026-11-25T00:00:00+09:00");
    expect(formatInstant(days.endOfDay("2026-11-25"))).toBe("2026-11-25T23:59:59.999+09:00");
    expect(days.dayOf(days.endOfDay("2026-11-25"))).toBe("2026-11-25");
  });

  it("exists or not", () => {
    expect(["2028-02-29", "2027-02-29", "2100-02-29", "2026-04-31", "0000-01-01", "2026-4-1"].map(days.isDay)).toEqual([true, false, false, false, false, false]);
  });

  it("is counted across leap days and years", () => {
    expect(days.addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(days.addDays("2027-01-01", -1)).toBe("2026-12-31");
    expect(days.daysBetween("2026-04-01", "2027-04-01")).toBe(365);
  });

  it("has a same day of later months and years, or the last of the month", () => {
    expect(days.addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(days.addMonths("2027-01-15", -1)).toBe("2026-12-15");
    expect(days.addMonths("2026-12-01", 1)).toBe("2027-01-01");
    expect(days.addYears("2028-02-29", 5)).toBe("2033-02-28");
    expect(days.addYears("2027-03-31", 5)).toBe("2032-03-31");
  });

  it("lies in a month, a quarter and a fiscal year", () => {
    expect(days.monthOf("2026-11-25")).toBe("2026-11");
    expect(days.lastDayOfMonth("2028-02-01")).toBe("2028-02-29");
    expect(days.lastDayOfMonth("2027-02")).toBe("2027-02-28");
    expect(days.quarterOf("2026-04-01")).toEqual({ from: "2026-04-01", to: "2026-06-30" });
    expect(days.quarterOf("2026-09-30")).toEqual({ from: "2026-07-01", to: "2026-09-30" });
    expect(days.quarterOf("2027-02-10")).toEqual({ from: "2027-01-01", to: "2027-03-31" });
    expect(["2027-03-31", "2027-04-01"].map(days.fiscalYear)).toEqual([2026, 2027]);
  });
});

describe("a date as people type it", () => {
  const today = "2026-11-25";
  it.each([
    ["8.11.24", "2026-11-24"], ["R8/11/24", "2026-11-24"], ["20261124", "2026-11-24"], ["11/24", "2026-11-24"],
    ["今日", "2026-11-25"], ["+3", "2026-11-28"], ["-1", "2026-11-24"], ["８．１１．２４", "2026-11-24"], ["８。１１。２４", "2026-11-24"],
    ["r8-11-24", "2026-11-24"], ["2026-11-24", "2026-11-24"], ["令和8年11月24日(火)", "2026-11-24"], ["令和8年11月23日(月・祝)", "2026-11-23"],
    ["令和元年5月1日", "2019-05-01"], ["㍻31年4月30日", "2019-04-30"], ["S64.1.7", "1989-01-07"], ["昭和元年12月25日", "1926-12-25"],
    ["大正15年12月25日", "1926-12-25"], ["11月24日", "2026-11-24"], ["3/31", "2027-03-31"], ["明後日", "2026-11-27"], ["　8. 11. 24 ", "2026-11-24"],
  ])("%s is %s", (typed, day) => {
    expect(parseDay(typed, today)).toEqual({ day });
  });

  it("without a year is the nearest one", () => {
    expect(parseDay("12/28", "2027-01-05")).toEqual({ day: "2026-12-28" });
  });

  it.each([
    ["令和9年2月29日", { wrong: "no-such-day", year: "令和9年", month: 2, day: 29 }],
    ["9.2.29", { wrong: "no-such-day", year: "令和9年", month: 2, day: 29 }],
    ["20270229", { wrong: "no-such-day", year: "令和9年", month: 2, day: 29 }],
    ["昭和64年1月8日", { wrong: "outside-era", year: "昭和64年", month: 1, day: 8 }],
    ["令和元年4月30日", { wrong: "outside-era", year: "令和元年", month: 4, day: 30 }],
    ["平成31年5月1日", { wrong: "outside-era", year: "平成31年", month: 5, day: 1 }],
    ["13/1", { wrong: "no-such-day", year: "令和8年", month: 13, day: 1 }],
    ["令和8年11月24日(水)", { wrong: "weekday", year: "令和8年", month: 11, day: 24 }],
    ["来週", { wrong: "form" }], ["", { wrong: "form" }], ["12", { wrong: "form" }], ["2026/11", { wrong: "form" }],
  ])("%s is named as wrong", (typed, wrong) => {
    expect(parseDay(typed, today)).toEqual(wrong);
  });

  it("is shown in the Japanese calendar and reads back", () => {
    expect(formatEra("2026-11-25")).toBe("令和8年11月25日(水)");
    expect(formatEra("2026-11-23", true)).toBe("令和8年11月23日(月・祝)");
    expect(formatEra("2019-05-01")).toBe("令和元年5月1日(水)");
    expect(formatEra("1989-01-08")).toBe("平成元年1月8日(日)");
    expect(formatEraDate("2019-04-30")).toBe("平成31年4月30日");
    for (const day of ["2019-04-30", "2019-05-01", "1989-01-07", "1989-01-08", "1926-12-25", "1926-12-24", "2028-02-29"]) {
      expect(parseDay(formatEra(day), today)).toEqual({ day });
    }
  });

  it("names fiscal years and the mark of paper numbers", () => {
    expect([fiscalYearName(2026), fiscalYearMark(2026), fiscalYearName(2019)]).toEqual(["令和8年度", "令8", "令和元年度"]);
  });
});
