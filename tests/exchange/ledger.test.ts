import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import ExcelJS from "exceljs";
import { columnFields } from "../../shared/exchange/columns.ts";
import { exportLists } from "../../shared/exchange/exportLists.ts";
import type { Fields, RowRead } from "../../shared/exchange/reading.ts";
import { defused } from "../../shared/exchange/table.ts";
import { exportNames, importMapping } from "../../shared/ipc/exchange.ts";
import { queries } from "../../shared/ipc/queries.ts";
import type { BalanceLine } from "../../shared/ipc/answers.ts";
import type { Preview } from "../../electron/exchange/preview.ts";
import type { Preview as Seen } from "../../renderer/features/audit/preview.ts";
import type { Desk } from "../ledger/support/desk.ts";
import { deskWith } from "../ledger/support/desk.ts";
import { expected, legacy, sheetOf } from "./support/legacy.ts";

const desks: Desk[] = [];
let blank: Desk;

beforeAll(async () => {
  blank = await deskWith();
  desks.push(blank);
  await blank.done("clock.set", { now: "2026-07-27T10:00:00+09:00" });
  // The server room and the branch's store are there already.
  const names = expected.context.worksites.filter((n) => n !== "サーバ室" && n !== "分室保管庫");
  const codes = names.map((_, i) => `Q-${String(i + 1)}`);
  await blank.done("worksite.register", { worksites: names.map((name, i) => ({ code: codes[i], name, kind: "保管庫", lock_type: "鍵" })) });
  await blank.done("submission.submit", { form: "F02", doc_no: "サ情発第8-101号", reported_on: "2026-07-27", worksites: codes });
}, 120_000);
afterAll(() => {
  for (const d of desks) d.remove();
});

/** A ledger in the standing situation with the places of the old one, signed in as W-001. */
async function ledger(): Promise<Desk> {
  const desk = blank.copy();
  desks.push(desk);
  await desk.as("W-001");
  return desk;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
/** The page reads of a dry run what is answered, and nothing else: the compiler compares the two. */
const asThePageReads = <P extends Seen>(made: P): P => made;
async function dryRun(desk: Desk, name: string, bytes: Uint8Array, more: object = {}): Promise<Preview> {
  const reply = await desk.send("import.preview", { name, data: base64(bytes), ...more });
  expect(reply.kind).toBe("answer");
  return asThePageReads(reply.rows?.[0] as unknown as Preview);
}
const lines = async (desk: Desk): Promise<BalanceLine[]> => ((await desk.send("balance.get")).rows as unknown as BalanceLine[]).filter((l) => Object.values(l).some((v) => typeof v === "number" && v !== 0));
const stored = async (desk: Desk): Promise<Record<string, number>> => Object.fromEntries((await lines(desk)).map((l) => [l.unit, l.stored]));
const reasons = { "R-61": "市の代表電話の番号。台帳の注記" };
/** № 3 has the serial number of a registered medium here: a person looks and corrects it. */
const decisions = { "6": { serial_no: "TST-USB-9001" } };
async function imported(desk: Desk): Promise<{ no: string; holdings: readonly string[] }> {
  const { accept } = await dryRun(desk, "legacy-ledger.xlsx", legacy.xlsx, { decisions });
  const reply = await desk.done("import.accept", accept, { reasons });
  return { no: reply.made?.["imports"]?.[0] ?? "", holdings: reply.made?.["holdings"] ?? [] };
}

describe("a dry run", () => {
  it("[M1] shows encoding, columns, verdicts and sheets, and writes nothing", async () => {
    const desk = await ledger();
    const before = await desk.size();
    const seen = await dryRun(desk, "legacy-ledger-cp932.csv", legacy.csv);
    expect(seen).toMatchObject({ encoding: "CP932", header_rows: [2, 3], no_column: [], groups: expected.decision_groups });
    const { imported: ready, needs_decision } = expected.summary.csv;
    // The stick whose serial number this ledger has is asked as well.
    expect(seen.summary).toMatchObject({ imported: (ready ?? 0) - 1, needs_decision: (needs_decision ?? 0) + 1 });
    expect(seen.rows.find((r) => r.row === 6)?.decisions).toMatchObject([{ group: "G-15", why: "製造番号が台帳の M-001 と重なる" }]);
    expect(seen.held_back).toEqual([
      { row: 9, why: "元の№3 を取り込んでから" },
      { row: 24, why: "元の№6 を取り込んでから" },
    ]);
    expect((await dryRun(desk, "legacy-ledger.xlsx", legacy.xlsx)).sheets.map((s) => s.name)).toEqual(["台帳(R8)", "記入要領", "コード表"]);
    expect(await desk.size()).toBe(before);
  });

  it("[M1] of a file that is no table says why, and of a strange request what is wrong with it", async () => {
    const desk = await ledger();
    expect(await desk.send("import.preview", { name: "x.csv", data: base64(Buffer.alloc(400)) })).toMatchObject({ kind: "answer", rows: [{ unreadable: "not-a-table" }] });
    expect(await desk.send("import.preview", { name: "x.csv", data: base64(Buffer.from("い,ろ\n1,2\n")) })).toMatchObject({ kind: "answer", rows: [{ unreadable: "no-headings" }] });
    expect(await desk.send("import.preview", { name: "x.csv", data: "no base64!" })).toMatchObject({ kind: "fault", code: "bad-request", field: "data" });
    expect(await desk.send("import.preview", { name: "x.csv", data: "", mapping: { columns: { A: "citizen" } } })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(desk.log.join("\n")).not.toContain("citizen");
  });

  it("[S1] leaves no word of the file in the program's log", async () => {
    const desk = await ledger();
    await dryRun(desk, "台帳.csv", legacy.csv);
    expect(desk.log).toEqual([]);
  });
});

describe("an import", () => {
  it("[M1] takes the rows over in one record: holdings, things and quantities as the file says, 未記入 counted, sources joined", async () => {
    const desk = await ledger();
    const before = await desk.size();
    const balance = await stored(desk);
    const seen = await dryRun(desk, "legacy-ledger.xlsx", legacy.xlsx, { decisions });
    expect(seen.held_back).toEqual([]);
    expect(await desk.send("import.accept", seen.accept)).toMatchObject({ kind: "needs-reason", warnings: [{ rule: "R-61" }] });
    expect(await desk.size()).toBe(before);
    const reply = await desk.done("import.accept", seen.accept, { reasons });
    expect(await desk.size()).toBe(before + 1);
    expect(reply).toMatchObject({ made: { imports: ["IM-001"] }, notices: [{ rule: "R-20", code: "approval-not-in-ledger" }, { rule: "R-09", code: "registration-incomplete" }] });
    const after = await stored(desk);
    for (const [unit, qty] of Object.entries(expected.quantities_of_imported_rows.xlsx)) expect({ unit, qty: (after[unit] ?? 0) - (balance[unit] ?? 0) }).toEqual({ unit, qty });
    expect((await lines(desk)).every((l) => l.difference === 0)).toBe(true);

    const register = ((await desk.send("register.list", { limit: 1000 })).rows ?? []) as unknown as { ledger_no: string; legacy_no: string; quantity: string; parents: string[]; gaps: number; storage_location: string; media_no: string[]; serial_no: string[]; note: string | null }[];
    const by = (no: string) => register.find((r) => r.legacy_no === no);
    expect(register).toHaveLength(27);
    expect(by("1")).toMatchObject({ name: "市民意識調査票①", quantity: "12箱", storage_location: "保管庫A", acquired_on: "2026-04-01", authorized_workers: ["W-001", "W-003"], due_on: "2027-03-31", state: "保管中" });
    expect(by("1")?.gaps).toBeGreaterThan(0);
    expect(by("3")).toMatchObject({ media_no: ["U-01"], serial_no: ["TST-USB-9001"] });
    expect(by("6")?.parents).toEqual([by("3")?.ledger_no]);
    expect(by("28")?.parents).toEqual([by("15")?.ledger_no]);
    expect(by("26")?.storage_location).toBe("𠮷野台支所書庫");
    expect(by("33")?.note).toBe("=cmd|' /C calc'!A0");
    const today = (await desk.send("today.list")).rows ?? [];
    expect(today.some((t) => t["rule"] === "R-09")).toBe(true);
    expect((await desk.send("search.find", { words: "意識調査票①" })).rows).not.toEqual([]);
    expect(await desk.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("[L6] keeps what a person decided, row by row, in the record", async () => {
    const desk = await ledger();
    await imported(desk);
    const record = desk.records().find((r) => r.record?.channel === "import.accept")?.record;
    expect(record?.body).toMatchObject({ source: { name: "legacy-ledger.xlsx", encoding: "xlsx", sheet: "台帳(R8)", digest: createHash("sha256").update(legacy.xlsx).digest("hex") } });
    expect((record?.body as { rows: { row: number; decided?: unknown }[] }).rows.find((r) => r.row === 6)?.decided).toEqual([{ group: "G-15", field: "serial_no", value: "TST-USB-9001" }]);
  });

  it("[R-62] a second time offers no row whose number is in the ledger", async () => {
    const desk = await ledger();
    await imported(desk);
    const again = await dryRun(desk, "legacy-ledger.xlsx", legacy.xlsx);
    expect(again.summary.imported).toBe(0);
    expect(again.accept).toBe(null);
  });

  it("[M1] of a row divided into its media gives each its own number, thing and serial number", async () => {
    const desk = await ledger();
    const seen = await dryRun(desk, "x.csv", Buffer.from(sheetOf([{ 区分: "貸与", 名称: "名簿", 数量: "2本（正・副）", 媒体種別: "USB", 媒体番号: "U-02\nU-03", 製造番号: "S-1\nS-2" }])), { decisions: { "2": { row: "split" } } });
    await desk.done("import.accept", seen.accept);
    const register = (await desk.send("register.list", { limit: 10 })).rows ?? [];
    expect(register.map((r) => [r["legacy_no"], r["quantity"], r["media_no"], r["serial_no"]])).toEqual([["1-1", "1本", ["U-02"], ["S-1"]], ["1-2", "1本", ["U-03"], ["S-2"]]]);
  });

  it("[M1] a struck row stays as 取消, without a thing", async () => {
    const desk = await ledger();
    const seen = await dryRun(desk, "x.csv", Buffer.from(sheetOf([{ 備考: "誤記により取消" }])), { decisions: { "2": { state: "取消" } } });
    const before = await stored(desk);
    const reply = await desk.done("import.accept", seen.accept);
    expect(reply.made?.["items"]).toEqual([]);
    expect(await stored(desk)).toEqual(before);
    expect((await desk.send("register.list", {})).rows).toMatchObject([{ state: "取消", legacy_no: "1" }]);
  });

  const row = { row: 2, legacy_no: "1", origin_kind: "原始資料", parents: [], name: "調査票", quantity: 1, unit: "箱", media_no: [], serial_no: [], storage_location: "Q-1", authorized_workers: ["W-001"], custodian: "W-001", state: "保管中" };
  const body = (...rows: object[]) => ({ source: { name: "x.csv", digest: "0".repeat(64), encoding: "UTF-8" }, left: { needs_decision: 0, rejected: 0, ignored: 0 }, rows: rows.map((r) => ({ ...row, ...r })) });
  it.each<[string, object, string, string]>([
    ["[R-67] a place that was not reported", body({ storage_location: "P-06" }), "R-67", "place-unfit"],
    ["[R-67] an unknown place", body({ storage_location: "Z-9" }), "R-67", "place-unknown"],
    ["[R-02] a user without pledge and training", body({ authorized_workers: ["W-008"] }), "R-02", "person-not-eligible"],
    ["[R-02] an unknown custodian", body({ custodian: "W-099" }), "R-02", "person-unknown"],
    ["[R-23] a source that is not there", body({ parents: ["7"] }), "R-23", "holding-unknown"],
    ["[R-23] sources in a circle", body({ parents: ["2"] }, { row: 3, legacy_no: "2", parents: ["1"] }), "R-23", "holding-unknown"],
    ["[R-62] one number twice", body({}, { row: 3 }), "R-62", "number-reused"],
    ["[R-62] one serial number twice", body({ serial_no: ["S-1"] }, { row: 3, legacy_no: "2", serial_no: ["S-1"] }), "R-62", "number-reused"],
    ["[R-62] a medium that lies elsewhere", body({ media_no: ["M-001"], unit: "本" }), "R-62", "number-reused"],
    ["[R-61] a 個人番号 in 備考", body({ note: "123456789018" }), "R-61", "my-number-in-text"],
    ["[R-30] a user of a firm without consent", body({ authorized_workers: ["W-101"] }), "R-30", "party-not-consented"],
  ])("is refused for %s", async (_name, sent, rule, code) => {
    const desk = await ledger();
    const before = await lines(desk);
    const reply = await desk.send("import.accept", sent);
    expect(reply).toMatchObject({ kind: "refused" });
    expect(reply.reasons?.map((r) => `${r.rule} ${r.code}`)).toContain(`${rule} ${code}`);
    expect(await lines(desk)).toEqual(before);
    expect(JSON.stringify(reply)).not.toContain("123456789018");
  });

  it("[R-49] is the supervisor's to make", async () => {
    const desk = await ledger();
    await desk.invite("W-003");
    await desk.as("W-003");
    expect(await desk.send("import.accept", body({}))).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49", code: "needs-lead" }] });
  });

  it("is bounded: more than 20,000 things, or an unknown field, does not pass the wire", async () => {
    const desk = await ledger();
    expect(await desk.send("import.accept", body({ quantity: 20_001 }))).toMatchObject({ kind: "fault", code: "bad-request", field: "rows", why: "too-long" });
    expect(await desk.send("import.accept", body({ state: "廃棄済" }))).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(await desk.send("import.accept", body({ citizen: "x" }))).toMatchObject({ kind: "fault", code: "bad-request", why: "extra-key" });
  });
});

describe("a reversal", () => {
  it("[M1] of an import gives the same balance as before; everything stays to be read, nothing is deleted, and the file can be imported again", async () => {
    const desk = await ledger();
    const balance = await lines(desk);
    const { no, holdings } = await imported(desk);
    const size = await desk.size();
    await desk.done("import.reverse", { import: no, reason: "列の取り違え" });
    expect(await desk.size()).toBe(size + 1);
    expect(await lines(desk)).toEqual(balance);
    const register = (await desk.send("register.list", { limit: 1000 })).rows ?? [];
    expect(register.map((r) => r["ledger_no"]).toSorted()).toEqual(holdings.toSorted());
    expect(new Set(register.map((r) => r["state"]))).toEqual(new Set(["取消"]));
    expect((await desk.send("today.list")).rows?.some((t) => t["rule"] === "R-09")).toBe(false);
    expect((await desk.send("imports.list")).rows).toMatchObject([{ no, reversed_seq: size + 1 }]);
    expect((await desk.send("holdings.list", { open: true })).rows).toEqual([]);
    const second = await imported(desk);
    expect(second.no).toBe("IM-002");
    // [L3] numbers of this ledger are never given twice
    expect(second.holdings.filter((h) => holdings.includes(h))).toEqual([]);
    expect(await desk.fsck()).toMatchObject({ answer: "sound", contradictions: [], snapshot: { state: "none" } });
  });

  it.each<[string, (desk: Desk, holding: string) => Promise<unknown>]>([
    ["moved", (desk, holding) => desk.done("holding.move", { ledger_no: holding, quantity: 1, unit: "箱", from_place: "Q-1", to_place: "Q-2" })],
    ["used", (desk, holding) => desk.done("usage.log", { ledger_no: holding, task: "閲覧", worker: "W-001", returned_to_storage: true }, { reasons: { "R-25": "業務", "R-09": "取り込んだ行" } })],
    ["noted", (desk, holding) => desk.done("note.save", { ledger_no: holding, field: "棚", text: "3段目" })],
    ["granted to another user", (desk, holding) => desk.done("authorisation.grant", { ledger_no: holding, workers: ["W-002"] })],
    ["named in an incident", (desk, holding) => desk.done("incident.open", { kind: "おそれ", known_at: "2026-07-27T09:59:00+09:00", holdings: [holding] })],
    ["the source of another row", (desk) => desk.done("import.accept", { source: { name: "y.csv", digest: "0".repeat(64), encoding: "UTF-8" }, left: { needs_decision: 0, rejected: 0, ignored: 0 }, rows: [{ row: 2, legacy_no: "900", origin_kind: "中間生成物", parents: ["1"], name: "入力", quantity: 3, unit: "件", media_no: [], serial_no: [], storage_location: "Q-3", authorized_workers: ["W-001"], custodian: "W-001", state: "保管中" }] })],
  ])("[R-62] is refused, naming it, once something of the import was %s", async (_what, act) => {
    const desk = await ledger();
    const { no } = await imported(desk);
    const one = ((await desk.send("register.list", { limit: 1000 })).rows ?? []).find((r) => r["legacy_no"] === "1");
    const holding = String(one?.["ledger_no"]);
    await act(desk, holding);
    const reply = await desk.send("import.reverse", { import: no, reason: "列の取り違え" });
    expect(reply).toMatchObject({ kind: "refused", reasons: [{ rule: "R-62", code: "import-acted-on" }] });
    expect(reply.reasons?.[0]?.about).toContain(holding);
  });

  it("[R-62] is refused for an unknown import and for one reversed already", async () => {
    const desk = await ledger();
    expect(await desk.send("import.reverse", { import: "IM-009", reason: "x" })).toMatchObject({ kind: "refused", reasons: [{ code: "import-unknown" }] });
    const { no } = await imported(desk);
    await desk.done("import.reverse", { import: no, reason: "x" });
    expect(await desk.send("import.reverse", { import: no, reason: "x" })).toMatchObject({ kind: "refused", reasons: [{ code: "import-reversed-already" }] });
  });
});

describe("a list as a file", () => {
  const file = (reply: { made?: Readonly<Record<string, readonly string[]>> }): Buffer => Buffer.from(reply.made?.["data"]?.[0] ?? "", "base64");
  let full: Desk;
  beforeAll(async () => {
    full = await ledger();
    await imported(full);
  }, 60_000);
  const sjis = new TextDecoder("shift_jis", { fatal: true });

  it("exists for every list that the ledger answers", () => {
    const given = new Set<string>(Object.values(exportLists).map((l) => l.query));
    expect(Object.keys(queries).filter((q) => q.endsWith(".list") && !given.has(q))).toEqual(["articles.list"]);
    expect(Object.keys(exportLists).toSorted()).toEqual([...exportNames].toSorted());
    expect(Object.values(importMapping.shape.columns.unwrap().def.out.def.valueType.def.entries).toSorted()).toEqual([...columnFields].toSorted());
  });

  it.each(exportNames)("[M1] %s leaves as CSV in both encodings and as xlsx, each a record with its digest (E1)", async (list) => {
    const desk = full;
    for (const form of [{ format: "csv" }, { format: "csv", encoding: "cp932", calendar: "和暦", lost: "spell" }, { format: "xlsx" }] as const) {
      const size = await desk.size();
      const reply = await desk.done("export.list", { list, ...form });
      const bytes = file(reply);
      expect(await desk.size()).toBe(size + 1);
      expect(reply.made?.["digest"]).toEqual([createHash("sha256").update(bytes).digest("hex")]);
      const record = (await desk.send("records.get", { seq: size + 1 })).rows?.[0];
      expect(record).toMatchObject({ channel: "export.list", events: [{ type: "list-exported", list, rows: Number(reply.made?.["rows"]?.[0]), digest: reply.made?.["digest"]?.[0] }] });
      const heads = exportLists[list].columns.map((c) => c.heading);
      if (form.format === "xlsx") {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(bytes as unknown as ArrayBuffer);
        expect((book.worksheets[0]?.getRow(1).values as string[]).slice(1)).toEqual([...heads, "練習"]);
      } else {
        const text = "encoding" in form ? sjis.decode(bytes) : bytes.toString("utf8").replace(/^\uFEFF/u, "");
        expect(text.split("\r\n", 1)[0]).toBe([...heads, "練習"].join(","));
        if (!("encoding" in form)) expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
      }
    }
  });

  it("[L4] leaves as of a past time: as it was known then beside what was recorded later, or one of the two, each a record", async () => {
    const desk = await ledger();
    await imported(desk);
    const csv = async (body: object): Promise<string[]> => file(await desk.done("export.list", { format: "csv", ...body })).toString("utf8").replace(/^\uFEFF/u, "").trim().split("\r\n");
    const [day, size] = ["2026-06-01", await desk.size()];
    const then = await csv({ list: "holdings", as_of: day, known: "then" });
    const both = await csv({ list: "holdings", as_of: day });
    expect(then[0]).toBe("台帳番号,名称,状態,場所,管理責任者,利用者,利用期限,保管期限,本人の数(人),練習");
    expect(both[0]).toBe("台帳番号,名称,その時に知られていた 状態,その時に知られていた 場所,その時に知られていた 管理責任者,その時に知られていた 利用者,その時に知られていた 利用期限,その時に知られていた 保管期限,その時に知られていた 本人の数(人),後の記録も含む 状態,後の記録も含む 場所,後の記録も含む 管理責任者,後の記録も含む 利用者,後の記録も含む 利用期限,後の記録も含む 保管期限,後の記録も含む 本人の数(人),違い,練習");
    const rows = await desk.send("holdings.as_of", { as_of: day, known: "then", limit: 1000 });
    expect(then.slice(1).map((l) => l.split(",")[0])).toEqual((rows.rows ?? []).map((r) => r["ledger_no"]));
    for (const list of ["items", "lots"] as const) expect((await csv({ list, as_of: `${day}T12:00:59+09:00`, known: "now" })).length, list).toBe((await desk.send(`${list}.as_of`, { as_of: `${day}T12:00:59+09:00`, known: "now", limit: 1000 })).rows!.filter((r) => list === "items" || Number(r["qty"]) > 0).length + 1);
    expect((await csv({ list: "lots" }))[0]).toBe("台帳番号,分の番号,数量,単位,状態,保有者,入っている物,練習");
    const record = (await desk.send("records.get", { seq: size + 1 })).rows?.[0];
    expect(record).toMatchObject({ channel: "export.list", body: { list: "holdings", as_of: day, known: "then" }, events: [{ type: "list-exported", list: "holdings" }] });
    expect(await desk.send("export.list", { list: "holdings", format: "csv", as_of: "2099-01-01" })).toMatchObject({ kind: "fault", code: "future" });
    expect(await desk.send("export.list", { list: "persons", format: "csv", as_of: day })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(await desk.send("export.list", { list: "items", format: "csv", known: "then" })).toMatchObject({ kind: "fault", code: "bad-request" });
    desk.remove();
  });

  it("speaks to people: no list has a word of the wire, a rule's number or the mark of a party in it", async () => {
    const desk = full;
    await desk.send("contract.close", { closed_on: "2026-06-01" });
    for (const list of exportNames) {
      const rows = file(await desk.done("export.list", { list, format: "csv" })).toString("utf8").split("\r\n").slice(1);
      for (const row of rows) expect(row.split(",").filter((cell) => /^(?:[a-z]+(?:[._-][a-z]+)+|accepted|refused|open|closed|active)$|^R-\d\d|^P-SELF$|^CITY$/u.test(cell) && list !== "parties" && !cell.endsWith(".xlsx")), `${list}: ${row}`).toEqual([]);
    }
    const failures = file(await desk.done("export.list", { list: "failures", format: "csv" })).toString("utf8");
    expect(failures).toMatch(/契約を閉じる,[^\r]*拒否[^\r]*第/u);
  });

  it("[M1] formulas are defused: a cell that begins with = + - @, a tab or a new line begins with an apostrophe", async () => {
    expect(["=1", "+81", "-3", "@x", "\tx", "\rx", "\nx", "x=1", "3", "'x"].map(defused)).toEqual(["'=1", "'+81", "'-3", "'@x", "'\tx", "'\rx", "'\nx", "x=1", "3", "'x"]);
    const desk = full;
    for (const format of ["csv", "xlsx"] as const) {
      const bytes = file(await desk.done("export.list", { list: "holdings", format }));
      if (format === "csv") {
        const text = bytes.toString("utf8");
        for (const want of ["'=cmd|' /C calc'!A0", "'@SUM(1+1)*cmd", "'+81-29-000-0000へ連絡", "'-3番地区 調査票"]) expect(text).toContain(want);
        expect(text).not.toMatch(/(^|,|")[=+@]/mu);
      } else {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(bytes as unknown as ArrayBuffer);
        let formulas = 0;
        book.worksheets[0]?.eachRow((r) => { r.eachCell((c) => { if (c.type === ExcelJS.ValueType.Formula || (typeof c.value === "string" && /^[=+@]/u.test(c.value))) formulas++; }); });
        expect(formulas).toBe(0);
      }
    }
  });

  it("[M1] characters CP932 has not are named with their cells and nothing is written; or they are spelled, and named", async () => {
    const desk = full;
    const size = await desk.size();
    const reply = await desk.send("export.list", { list: "holdings", format: "csv", encoding: "cp932" });
    expect(reply).toMatchObject({ kind: "answer", rows: [{ written: false, lost: [{ character: "𠮷", code: "U+20BB7", cells: [{ column: "保管場所" }] }] }] });
    expect(await desk.size()).toBe(size);
    const spelled = await desk.done("export.list", { list: "holdings", format: "csv", encoding: "cp932", lost: "spell" });
    expect(spelled.made?.["spelled"]).toEqual(["𠮷 U+20BB7"]);
    const text = sjis.decode(file(spelled));
    expect(text).toContain("〔U+20BB7〕野台支所書庫");
    expect(text).toContain("髙台倉庫");
    expect(text).not.toMatch(/〓|\?/u);
  });

  it("[R3] days are written as 和暦 or 西暦", async () => {
    const desk = full;
    expect(file(await desk.done("export.list", { list: "holdings", format: "csv", calendar: "和暦" })).toString("utf8")).toContain("令和8年4月1日");
    expect(file(await desk.done("export.list", { list: "holdings", format: "csv" })).toString("utf8")).toContain("2026-04-01");
  });

  it("[U5] of a practice ledger says so in its name and in every row", async () => {
    const desk = full;
    const reply = await desk.done("export.list", { list: "places", format: "csv" });
    expect(reply.made?.["name"]?.[0]).toMatch(/^【練習】場所の一覧_/u);
    expect(file(reply).toString("utf8").trimEnd().split("\r\n").every((l) => l.endsWith(",練習"))).toBe(true);
  });

  it("asks nothing of who is not signed in", async () => {
    const desk = await ledger();
    await desk.send("session.lock");
    expect(await desk.send("export.list", { list: "holdings", format: "csv" })).toMatchObject({ kind: "fault", code: "no-session" });
    expect(await desk.send("import.preview", { name: "x", data: base64(legacy.csv) })).toMatchObject({ kind: "fault", code: "no-session" });
  });

  for (const format of ["csv", "xlsx"] as const)
    for (const calendar of ["和暦", "西暦"] as const)
      it(`[M1] import → export as ${format} (${calendar}) → import says the same of every row`, async () => {
        const desk = full;
        const before = await dryRun(desk, "x.xlsx", legacy.xlsx);
        expect(before.accept).toBe(null);
        const bytes = file(await desk.done("export.list", { list: "holdings", format, calendar }));
        const register = (await desk.send("register.list", { limit: 1000 })).rows ?? [];
        const numbers = new Map(register.map((r) => [r["ledger_no"] as string, r["legacy_no"] as string]));
        const first = await dryRun(await ledger(), "x.xlsx", legacy.xlsx, { decisions });
        const other = await ledger();
        const seen = await dryRun(other, `x.${format}`, bytes, { mapping: { columns: { Y: "ignore" } } });
        const original = new Map(first.rows.flatMap((r): [string, RowRead][] => (r.verdict === "imported" && r.legacy_no !== undefined ? [[r.legacy_no, r]] : [])));
        const rows = seen.rows.filter((r) => r.kind === "data");
        expect(rows).toHaveLength(27);
        for (const r of rows) {
          const was = original.get(numbers.get(r.legacy_no ?? "") ?? "");
          const now = { ...r.fields } as Fields;
          expect({ row: r.row, verdict: r.verdict, why: r.decisions ?? r.reasons }).toEqual({ row: r.row, verdict: "imported", why: undefined });
          // A heap of boxes has one old number for all; as things they have their labels, and the number stays in the column.
          expect({ ...now, parent: now.parent === null ? null : numbers.get(now.parent) }).toEqual(was?.fields);
        }
        await other.done("import.accept", seen.accept, { reasons });
        expect(await stored(other)).toEqual(await stored(desk));
      });
});
