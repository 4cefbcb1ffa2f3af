import { describe, expect, it } from "vitest";
import { readTable } from "../../electron/exchange/readFile.ts";
import { codeMaps } from "../../shared/exchange/codeMaps.ts";
import { askedGroups } from "../../shared/exchange/finding.ts";
import { readLedger } from "../../shared/exchange/readLedger.ts";
import type { Reading, RowRead } from "../../shared/exchange/reading.ts";
import { about, expected, legacy, sheetOf } from "./support/legacy.ts";

const read = async (bytes: Buffer, ...rest: Parameters<typeof readLedger> extends [unknown, unknown, ...infer R] ? R : never): Promise<Reading> => {
  const { sheet } = await readTable(bytes);
  const found = readLedger(sheet, about(), ...rest);
  if (!found) throw new Error("no headings");
  return found;
};
const small = (rows: readonly Readonly<Record<string, string>>[], ...rest: Parameters<typeof readLedger> extends [unknown, unknown, ...infer R] ? R : never) => read(Buffer.from(sheetOf(rows), "utf8"), ...rest);
const one = async (row: Readonly<Record<string, string>>): Promise<RowRead> => (await small([row])).rows[1] as RowRead;

for (const kind of ["csv", "xlsx"] as const) {
  describe(`the old ledger as ${kind}`, async () => {
    const reading = await read(legacy[kind]);

    for (const want of expected.rows) {
      it(`[M1] row ${String(want.row)} (${want.kind}${want.legacy_no === undefined ? "" : ` №${want.legacy_no}`})`, () => {
        const { both, csv, xlsx, ...head } = want;
        expect(reading.rows.find((r) => r.row === want.row)).toEqual({ ...head, ...(both ?? (kind === "csv" ? csv : xlsx)) });
      });
    }

    it("[M1] tells every row of the sheet, and the counts", () => {
      expect(reading.rows.map((r) => r.row)).toEqual(expected.rows.map((r) => r.row));
      expect(reading.summary).toEqual(expected.summary[kind]);
    });

    it("[M1] adds up the quantities of the imported rows, unit by unit", () => {
      const sums: Record<string, number> = {};
      for (const r of reading.rows) if (r.verdict === "imported" && r.fields?.unit && r.fields.quantity) sums[r.fields.unit] = (sums[r.fields.unit] ?? 0) + r.fields.quantity;
      expect(sums).toEqual(expected.quantities_of_imported_rows[kind]);
    });

    it("[M1] shows what each column was taken for", () => {
      expect(Object.fromEntries(reading.layout.headings.map((h) => [h.column, h.field]))).toEqual(expected.columns);
      expect(reading.layout.headerRows).toEqual([2, 3]);
    });

    it("[R-61] repeats no number that looks like a 個人番号", () => {
      const text = JSON.stringify(reading);
      expect(text).not.toContain("123456789018");
      expect(text).not.toContain("111111111118");
    });
  });
}

describe("the words of old ledgers", () => {
  it("are mapped as agreed", () => {
    for (const field of ["origin_kind", "media_type", "storage_method"] as const) expect(codeMaps[field]).toMatchObject(expected.code_maps[field]);
  });

  it("are asked in the agreed groups", () => {
    expect(askedGroups).toMatchObject(expected.decision_groups);
  });
});

describe("dates", () => {
  const day = async (text: string) => { const r = await one({ 受領日: text }); return r.fields?.acquired_on ?? r.decisions?.map((d) => [d.group, d.proposal]) ?? r.reasons?.map((d) => d.code); };
  it.each([
    ["令8.4.1", "2026-04-01"], ["令和8年4月1日(水)", "2026-04-01"], ["R8-4-1", "2026-04-01"], ["20260401", "2026-04-01"], ["２０２６／４／１", "2026-04-01"], ["西暦2026年4月1日", "2026-04-01"], ["令和八年十二月二十六日", "2026-12-26"], ["R8.4.1 水曜日", "2026-04-01"],
  ])("%s is read", async (text, want) => expect(await day(text)).toBe(want));
  it.each([
    ["26/4/1", [["G-01", "2026-04-01"]]], ["3/31", [["G-02", "2027-03-31"]]], ["R8.13.1", ["date-not-exist"]], ["R8.2.30", ["date-not-exist"]], ["令和元年4月1日", [["G-04", "2019-04-01"], ["G-18", null]]], ["S64.2.1", [["G-04", "1989-02-01"], ["G-18", null]]], ["春頃", [["G-22", null]]], ["", [["G-22", null]]],
  ])("%s is asked or refused, never guessed", async (text, want) => expect(await day(text)).toEqual(want));
});

describe("quantities", () => {
  const quantity = async (text: string) => { const r = await one({ 数量: text }); return r.verdict === "imported" ? [r.fields?.quantity, r.fields?.unit] : (r.decisions?.map((d) => [d.group, d.proposal]) ?? r.reasons?.map((d) => d.code)); };
  it.each([["12 箱", [12, "箱"]], ["１，２０４枚", [1204, "枚"]], ["12箱 (各500枚)", [12, "箱"]]])("%s is read", async (text, want) => expect(await quantity(text)).toEqual(want));
  it.each([
    ["約3箱", [["G-06", 3]]], ["3箱程度", [["G-06", 3]]], ["数箱", [["G-06", null]]], ["三箱", [["G-26", null]]], ["1.204枚", [["G-26", 1204]]], ["1 204枚", [["G-26", null]]], ["12,04枚", [["G-26", null]]], ["計3箱", [["G-26", 3]]], ["3", [["G-07", null]]], ["3箱2冊", [["G-07", null]]], ["3袋", [["G-07", null]]], ["", [["G-07", null]]],
    ["0箱", ["quantity-invalid"]], ["△3箱", ["quantity-invalid"]], ["1.5箱", ["quantity-invalid"]], ["1,000,000,000枚", ["quantity-invalid"]],
  ])("%s is asked or refused", async (text, want) => expect(await quantity(text)).toEqual(want));
});

describe("repeated values", () => {
  it("「同上」 repeats a value of a row that is itself refused", async () => {
    const { rows } = await small([{ 受領日: "R8.4.31", 保管場所: "保管庫B" }, { 保管場所: "同　上" }]);
    expect(rows[1]?.verdict).toBe("rejected");
    expect(rows[2]?.fields?.storage_location).toBe("保管庫B");
  });

  it("「〃」 below an open question is asked as well, and answered with the row above", async () => {
    const rows = [{ 受領日: "8.4.1" }, { 受領日: " 〃 " }];
    expect((await small(rows)).rows.slice(1).map((r) => r.decisions?.map((d) => d.group))).toEqual([["G-01"], ["G-01"]]);
    const { rows: after } = await small(rows, {}, { "2": { acquired_on: "2026-04-01" } });
    expect(after.slice(1).map((r) => [r.verdict, r.fields?.acquired_on])).toEqual([["imported", "2026-04-01"], ["imported", "2026-04-01"]]);
  });

  it("a lone quotation mark or 々 may mean 「同上」 and is asked", async () => {
    const { rows } = await small([{ 保管場所: "保管庫B" }, { 保管場所: "々" }]);
    expect(rows[2]?.decisions).toMatchObject([{ group: "G-28", proposal: "保管庫B" }]);
  });
});

describe("answers", () => {
  it("settle a question, one field at a time, and are told with their group", async () => {
    const { rows, summary } = await read(legacy.csv, {}, { "7": { acquired_on: "2026-04-01" }, "20": { quantity: 998 }, "22": { quantity: "3枚" }, "31": { storage_location: "𠮷野台支所書庫" }, "46": { state: "返還・廃棄待ち" }, "52": { row: "skip" }, "60": { state: "取消" } });
    expect(rows.filter((r) => r.decided).map((r) => [r.row, r.verdict, r.decided?.map((d) => `${d.group} ${d.field}=${d.value}`)])).toEqual([
      [7, "imported", ["G-01 acquired_on=2026-04-01"]],
      [20, "imported", ["G-06 quantity=998"]],
      [22, "imported", ["G-07 quantity=3枚"]],
      [31, "imported", ["G-13 storage_location=𠮷野台支所書庫"]],
      [46, "imported", ["G-16 state=返還・廃棄待ち"]],
      [60, "imported", ["G-20 state=取消"]],
    ]);
    expect(rows.find((r) => r.row === 52)?.verdict).toBe("ignored");
    expect(summary).toEqual({ imported: 29, needs_decision: 23, rejected: 8, ignored: 12 });
  });

  it("that do not fit leave the question open and say what is wrong", async () => {
    const { rows } = await read(legacy.csv, {}, { "7": { acquired_on: "8.4.1" }, "44": { state: "返還済" }, "47": { legacy_no: "13" }, "52": { storage_location: "旧倉庫" }, "4": { quantity: 11 } });
    const told = rows.filter((r) => r.refused_decisions);
    expect(told.map((r) => [r.row, r.verdict])).toEqual([[4, "imported"], [7, "needs_decision"], [44, "needs_decision"], [47, "needs_decision"], [52, "needs_decision"]]);
    expect(rows.find((r) => r.row === 4)?.fields?.quantity).toBe(12);
  });

  it("[R-61] confirm a twelve-digit serial number without repeating it", async () => {
    const { rows } = await read(legacy.csv, {}, { "64": { serial_no: "as-written" } });
    const row = rows.find((r) => r.row === 64);
    expect(row?.verdict).toBe("imported");
    expect(row?.fields?.serial_no).toEqual(["111111111118"]);
    expect(JSON.stringify(row?.decided)).not.toContain("111111111118");
  });

  it("never take over a row that is refused", async () => {
    const { rows } = await read(legacy.csv, {}, { "35": { note: "問合せ番号なし" }, "53": { row: "skip" }, "11": { acquired_on: "2026-04-30" } });
    expect(rows.find((r) => r.row === 35)?.verdict).toBe("rejected");
    expect(rows.find((r) => r.row === 11)?.verdict).toBe("rejected");
  });
});

describe("the same question", () => {
  const places = [{ 保管場所: "倉庫" }, { 保管場所: "〃" }, { 保管場所: "保管庫B" }, { 保管場所: "倉　庫" }, { 保管場所: "旧倉庫" }];
  const open = (r: Reading) => r.questions.filter((q) => q.open.length > 0).map((q) => [q.field, q.source, q.by, q.open]);

  it("is asked once for every row with the same words, also those that repeat them", async () => {
    const reading = await small(places);
    expect(open(reading)).toEqual([["storage_location", "倉庫", "value", [2, 3, 5]], ["storage_location", "旧倉庫", "value", [6]]]);
  });

  it("is answered once, and told row by row; a row's own answer goes before", async () => {
    const values = [{ field: "storage_location", source: "倉庫", value: "P-01" }];
    const reading = await small(places, {}, {}, values);
    expect(reading.rows.slice(1).map((r) => [r.verdict, r.fields?.storage_location])).toEqual([["imported", "保管庫A"], ["imported", "保管庫A"], ["imported", "保管庫B"], ["imported", "保管庫A"], ["needs_decision", null]]);
    expect(reading.questions[0]).toMatchObject({ answer: "P-01", open: [], settled: [2, 3, 5] });
    expect(reading.rows[4]?.decided).toEqual([{ group: "G-10", field: "storage_location", value: "P-01" }]);
    const overruled = await small(places, {}, { "3": { storage_location: "保管庫B" } }, values);
    expect(overruled.rows.slice(1, 5).map((r) => r.fields?.storage_location)).toEqual(["保管庫A", "保管庫B", "保管庫B", "保管庫A"]);
    expect(overruled.rows.some((r) => r.refused_decisions)).toBe(false);
  });

  it("of several users is answered one by one", async () => {
    const { rows, questions } = await small([{ 利用者: "W-001、山田、佐藤" }, { 利用者: "山田" }], {}, {}, [{ field: "authorized_workers", source: "山田", value: ["W-003"] }]);
    expect(rows.slice(1).map((r) => [r.verdict, r.fields?.authorized_workers])).toEqual([["needs_decision", ["W-001", "W-003"]], ["imported", ["W-003"]]]);
    expect(questions.map((q) => [q.source, q.open, q.settled])).toEqual([["山田", [], [2, 3]], ["佐藤", [2], []]]);
  });

  it("with an answer that does not fit stays, and says what is wrong", async () => {
    const { questions, summary } = await small(places, {}, {}, [{ field: "storage_location", source: "倉庫", value: "どこか" }]);
    expect(questions[0]).toMatchObject({ open: [2, 3, 5], refused: "報告した場所の台帳にない" });
    expect(summary.needs_decision).toBe(4);
  });

  it("is each row's own where the answer must differ: numbers, sources, approvals, ends", async () => {
    const { questions } = await read(legacy.csv);
    const own = new Set(questions.filter((q) => q.by === "row" && !/^(〃|々|)$/u.test(q.source ?? "")).map((q) => q.field));
    expect(own).toEqual(new Set(["serial_no", "row", "state", "legacy_no", "media_no"]));
    expect(questions.filter((q) => q.field === "approval").map((q) => q.by)).toEqual(["row"]);
  });

  it("of a column that has no place is one for the whole column", async () => {
    const text = "№,受領日,区分,名称,数量,本人の数,保管場所,利用者,管理責任者,棚番\n1,R8.4.1,原始資料,調査票,3箱,30,保管庫A,W-001,W-001,B-2\n2,R8.4.1,原始資料,調査票,3箱,30,保管庫A,W-001,W-001,C-7\n";
    expect(open(await read(Buffer.from(text)))).toEqual([["column:J", "B-2", "value", [2, 3]]]);
    const { rows } = await read(Buffer.from(text), {}, {}, [{ field: "column:J", source: "", value: "備考" }]);
    expect(rows.slice(1).map((r) => r.fields?.note)).toEqual(["棚番:B-2", "棚番:C-7"]);
  });
});

describe("columns", () => {
  it("can be chosen by hand, and an unknown one is asked row by row", async () => {
    const text = "№,受領日,区分,品目,数量,本人の数,保管場所,利用者,管理責任者,棚番\n1,R8.4.1,原始資料,調査票,3箱,30,保管庫A,W-001,W-001,B-2\n";
    const first = await read(Buffer.from(text));
    expect(first.layout.headings.filter((h) => h.field === null).map((h) => h.heading)).toEqual(["品目", "棚番"]);
    expect(first.rows[1]?.verdict).toBe("rejected");
    const second = await read(Buffer.from(text), { columns: { D: "name" } });
    expect(second.rows[1]?.decisions).toMatchObject([{ group: "G-27", field: "column:J", source: "B-2" }]);
    const third = await read(Buffer.from(text), { columns: { D: "name" } }, { "2": { "column:J": "備考" } });
    expect(third.rows[1]).toMatchObject({ verdict: "imported", fields: { name: "調査票", note: "棚番:B-2" } });
    expect((await read(Buffer.from(text), { columns: { D: "name", J: "ignore" } })).rows[1]?.verdict).toBe("imported");
  });

  it("with the unit in a column of its own are joined", async () => {
    const { rows } = await read(Buffer.from("№,区分,名称,数量,単位,本人の数,保管場所,利用者,管理責任者\n1,原始資料,調査票,3,箱,30,保管庫A,W-001,W-001\n"));
    expect(rows[1]?.fields).toMatchObject({ quantity: 3, unit: "箱" });
  });
});

describe("numbers of this ledger", () => {
  it("[R-62] a № and a serial number that the ledger has already are asked", async () => {
    const { sheet } = await readTable(legacy.xlsx);
    const reading = readLedger(sheet, about({ takenNumbers: new Set(["1"]), takenSerials: new Map([["TST-USB-0001", "U-01"]]) }));
    expect(reading?.rows.find((r) => r.row === 4)?.decisions).toMatchObject([{ group: "G-15", field: "legacy_no" }]);
    expect(reading?.rows.find((r) => r.row === 6)?.decisions).toMatchObject([{ group: "G-15", field: "serial_no", why: "製造番号が台帳の U-01 と重なる" }]);
  });
});
