import { beforeEach, describe, expect, it } from "vitest";
import { holdingsAsOf, itemsAsOf, lotsAsOf } from "../../shared/readmodel/asOf.ts";
import { balanceAsOf, balanceNow } from "../../shared/readmodel/balance.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

type Known = "now" | "then";
const ask = () => asking(w)[0];
/** Boxes of L-001 by place at that time. */
const where = (asOf: string, known: Known): Record<string, number> => {
  const places: Record<string, number> = {};
  for (const i of itemsAsOf(ask(), asOf, known)) if (i["kind"] === "箱") places[String(i["place"] ?? i["state"])] = (places[String(i["place"] ?? i["state"])] ?? 0) + 1;
  return places;
};
/** Quantity of a holding by column at that time. */
const columns = (holding: string, asOf: string, known: Known): Record<string, number> => {
  const cols: Record<string, number> = {};
  for (const l of lotsAsOf(ask(), asOf, known, { holding })) if (Number(l["qty"]) !== 0) cols[String(l["col"])] = (cols[String(l["col"])] ?? 0) + Number(l["qty"]);
  return cols;
};
const stored = (asOf: string, known: Known): number => balanceAsOf(ask(), asOf, known).find((l) => l.unit === "箱")?.stored ?? 0;
const late = { reasons: { "R-66": "記録が遅れた" } } as const;

describe("the ledger as of a time (L4): a late entry", () => {
  // On the 20th at 10:00 somebody records that three boxes went to the branch on the 18th at 15:00.
  beforeEach(() => {
    w.at("2026-05-20T10:00:00+09:00").do("holding.move", { ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-02", to_place: "P-01", occurred_at: "2026-05-18T15:00:00+09:00" }, late);
  });

  it("[L4] as then known and as now known differ, and both are right", () => {
    expect(where("2026-05-18T16:00:00+09:00", "then")).toEqual({ "P-02": 12 });
    expect(where("2026-05-18T16:00:00+09:00", "now")).toEqual({ "P-01": 3, "P-02": 9 });
  });

  it("[L4] they agree before the fact and after its record", () => {
    for (const known of ["now", "then"] as const) {
      expect(where("2026-05-18T14:59:59+09:00", known)).toEqual({ "P-02": 12 });
      expect(where("2026-05-20T10:00:00+09:00", known)).toEqual({ "P-01": 3, "P-02": 9 });
    }
  });

  it("[L4] a day means its end", () => {
    expect(where("2026-05-17", "now")).toEqual({ "P-02": 12 });
    expect(where("2026-05-18", "now")).toEqual({ "P-01": 3, "P-02": 9 });
    expect(where("2026-05-19", "then")).toEqual({ "P-02": 12 });
    expect(where("2026-05-20", "then")).toEqual({ "P-01": 3, "P-02": 9 });
  });

  it("[L4] an older fact recorded later does not overturn the present", () => {
    w.at("2026-05-20T11:00:00+09:00").do("holding.move", { ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-01", to_place: "P-02" });
    const [first] = w.rows("SELECT label FROM items WHERE kind='箱' ORDER BY n").map((r) => String(r["label"]));
    expect(where("2026-05-20T12:00:00+09:00", "now")).toEqual({ "P-02": 12 });
    expect(where("2026-05-19T12:00:00+09:00", "now")).toEqual({ "P-01": 3, "P-02": 9 });
    expect(w.item(first ?? "").place).toBe("P-02");
  });
});

describe("the ledger as of a time (L4): quantities", () => {
  it("[L4] a return recorded a day late shows in the two ways of asking", () => {
    w.at("2026-05-21T15:00:00+09:00").do("handover.return", { handover_no: "H-900", ledger_no: "L-001", quantity: 4, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し", occurred_at: "2026-05-20T09:00:00+09:00" }, late);
    expect(columns("L-001", "2026-05-20T12:00:00+09:00", "then")).toEqual({ stored: 12 });
    expect(columns("L-001", "2026-05-20T12:00:00+09:00", "now")).toEqual({ stored: 8, returned: 4 });
    expect([stored("2026-05-20", "then"), stored("2026-05-20", "now")]).toEqual([12, 8]);
    expect([stored("2026-05-21", "then"), stored("2026-05-21", "now")]).toEqual([8, 8]);
    expect([stored("2026-05-21T14:59:59+09:00", "then"), stored("2026-05-21T15:00:00+09:00", "then")]).toEqual([12, 8]);
  });

  it("[L4] a correction of the receipt is right on every day since as now known, and not before its record as then known", () => {
    w.given("sheets");
    const sheets = (asOf: string, known: Known) => balanceAsOf(ask(), asOf, known).find((l) => l.unit === "枚");
    w.at("2026-05-20T10:00:00+09:00").do("handover.receive", { handover_no: "H-030", ledger_no: "L-030", quantity: 500, unit: "枚", slip_quantity: 500, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", holding: rowOf({ unit: "枚" }) });
    w.at("2026-05-20T11:00:00+09:00").do("arrival.check", { handover_no: "H-030", counted: 499, incident: "INC-030" }, { as: "W-005", reasons: { "R-06": "数え直しても499枚" } });
    w.at("2026-05-22T10:00:00+09:00").as("W-001").do("correction.record", { handover_no: "H-030", doc_no: "架空市市民第260号", old_quantity: 500, new_quantity: 499, reason: "市の数え間違い" });
    expect(sheets("2026-05-21", "then")).toMatchObject({ received: 1704, missing: 1, difference: 1 });
    expect(sheets("2026-05-21", "now")).toMatchObject({ received: 1703, missing: 0, difference: 0 });
    expect(columns("L-030", "2026-05-21", "then")).toEqual({ stored: 499, missing: 1 });
    expect(columns("L-030", "2026-05-21", "now")).toEqual({ stored: 499 });
    for (const known of ["now", "then"] as const) {
      expect(sheets("2026-05-22", known)).toMatchObject({ received: 1703, difference: 0 });
      expect(columns("L-030", "2026-05-22", known)).toEqual({ stored: 499 });
    }
  });

  it("[L4] the lots of a time add up to the line of that time", () => {
    w.given("sub-contract consent", "at the sub-contractor", "takeout approval", "takeout");
    for (const known of ["now", "then"] as const)
      for (const time of ["2026-04-07", "2026-05-12T09:59:59+09:00", "2026-05-12", "2026-05-20T09:00:00+09:00", "2026-05-20"]) {
        const line = balanceAsOf(ask(), time, known).find((l) => l.unit === "箱");
        const cols = columns("L-001", time, known);
        expect({ stored: line?.stored, out: line?.out, subcontract: line?.subcontract }).toEqual({ stored: cols["stored"] ?? 0, out: cols["out"] ?? 0, subcontract: cols["subcontract"] ?? 0 });
      }
  });

  it("[L4] tells holder, item and state of a lot as they were, not as they are", () => {
    w.given("server", "sub-contract consent", "at the sub-contractor", "designations");
    const holders = (asOf: string) => lotsAsOf(ask(), asOf, "now", { holding: "L-001" }).map((l) => String(l["party"])).sort();
    expect(holders("2026-05-11").filter((p) => p === "P-A")).toHaveLength(0);
    expect(holders("2026-05-12").filter((p) => p === "P-A")).toHaveLength(4);
    w.at("2026-05-21T10:00:00+09:00").as("W-007").do("disposition.record", { ledger_no: "L-004", quantity: 1, unit: "ファイル", method: "暗号化消去", designated: "AP-10", level: "Purge", by: "W-007", confirmed_by: "W-005", verification: "読み戻し", result: "合格", tool_record: "記録1", read_back: "全領域" });
    const file = (asOf: string) => lotsAsOf(ask(), asOf, "now", { holding: "L-004" }).map((l) => [l["col"], l["item"] !== null]);
    expect(file("2026-05-20")).toEqual([["stored", true]]);
    expect(file("2026-05-21")).toEqual([["disposed", false]]);
  });

  it("[L4] pages through what is there: after and limit", () => {
    const all = itemsAsOf(ask(), "2026-05-20", "now");
    const first = itemsAsOf(ask(), "2026-05-20", "now", { limit: 5 });
    const rest = itemsAsOf(ask(), "2026-05-20", "now", { after: Number(first[4]?.["n"]) });
    expect([...first, ...rest]).toEqual(all);
    expect(all).toHaveLength(18);
  });

  it("[L4] the page asks both ways through the same channels", () => {
    w.at("2026-05-21T15:00:00+09:00").do("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01", occurred_at: "2026-05-20T09:00:00+09:00" }, late);
    const at = (known: Known) => (answers["items.as_of"]?.({ as_of: "2026-05-20", known }, ...asking(w)) as { place: string; since: string }[]).filter((i) => i.place === "P-01");
    expect(at("then")).toEqual([]);
    expect(at("now")).toMatchObject([{ since: "2026-05-20T09:00:00+09:00" }]);
  });
});

describe("the ledger as of a time (L4): the rows themselves", () => {
  const row = (asOf: string, known: Known = "now", no = "L-001") => holdingsAsOf(ask(), asOf, known).find((h) => h.ledger_no === no);

  it("[L4] who might use it, who kept it and where, are told as of the day, not as they are now", () => {
    const before = row("2026-05-20")!;
    w.at("2026-05-21T09:00:00+09:00").do("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"], valid_from: "2026-05-25" });
    w.at("2026-05-26T09:00:00+09:00").do("authorisation.revoke", { ledger_no: "L-001", workers: ["W-003"] });
    w.at("2026-05-27T09:00:00+09:00").do("holding.change", { ledger_no: "L-001", custodian: "W-002", storage_location: "P-01", use_until: "2026-12-28", subject_count: 82, reason: "担当の交替" });
    expect(row("2026-05-24")).toEqual(before);
    expect(row("2026-05-25")!.users).toEqual([...before.users, "W-004"].sort());
    expect(row("2026-05-26")!.users).toEqual([...before.users, "W-004"].filter((no) => no !== "W-003").sort());
    expect(row("2026-05-26")).toMatchObject({ custodian: "W-001", storage_location: "P-02" });
    expect(row("2026-05-27")).toMatchObject({ custodian: "W-002", storage_location: "P-01", use_until: "2026-12-28", subject_count: 82 });
  });

  it("[L4] a change recorded late shows from the day of the fact as now known, from the day of its record as then known", () => {
    w.at("2026-05-22T10:00:00+09:00").do("holding.change", { ledger_no: "L-001", custodian: "W-002", reason: "担当の交替", occurred_at: "2026-05-18T10:00:00+09:00" }, late);
    expect([row("2026-05-18", "now"), row("2026-05-18", "then"), row("2026-05-22", "then")].map((r) => r?.custodian)).toEqual(["W-002", "W-001", "W-002"]);
    expect([row("2026-05-17", "now"), row("2026-05-17", "then")].map((r) => r?.custodian)).toEqual(["W-001", "W-001"]);
  });

  it("[L4] the state goes with the days, and what is frozen is so until it is released", () => {
    expect(row("2026-04-06")).toBeUndefined();
    expect(row("2026-04-07")!.state).toBe("保管中");
    w.given("frozen");
    const at = w.rows("SELECT r.occurred, f.target FROM freezes f JOIN records r ON r.seq=f.seq ORDER BY f.seq LIMIT 1")[0]!;
    const day = new Date(Number(at["occurred"]) + 9 * 3_600_000).toISOString().slice(0, 10);
    expect(row(day, "now", String(at["target"]))!.frozen).not.toBeNull();
    expect(row("2026-05-10", "now", String(at["target"]))?.frozen ?? null).toBeNull();
  });

  it("[L4] state and place are those of its parts: kept in two places, out, destroyed", () => {
    w.at("2026-05-21T09:00:00+09:00").do("holding.move", { ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-02", to_place: "P-01" });
    expect(row("2026-05-20")).toMatchObject({ state: "保管中", lies: [{ is: "stored", at: "P-02", qty: 12, unit: "箱" }] });
    expect(row("2026-05-21")?.lies).toEqual(expect.arrayContaining([{ is: "stored", at: "P-01", qty: 3, unit: "箱" }, { is: "stored", at: "P-02", qty: 9, unit: "箱" }]));
    w.given("server", "designations");
    w.at("2026-05-21T10:00:00+09:00").as("W-007").do("disposition.record", { ledger_no: "L-004", quantity: 1, unit: "ファイル", method: "暗号化消去", designated: "AP-10", level: "Purge", by: "W-007", confirmed_by: "W-005", verification: "読み戻し", result: "合格", tool_record: "記録1", read_back: "全領域" });
    expect(row("2026-05-20", "now", "L-004")).toMatchObject({ state: "保管中" });
    expect(row("2026-05-21", "now", "L-004")).toMatchObject({ state: "廃棄済", lies: [] });
    expect(row("2026-05-20", "then", "L-004")).toMatchObject({ state: "保管中" });
  });

  it("[14(7)] the row that leaves as a file and on paper says where the parts are now, and how it ended", () => {
    const cell = (no: string) => (answers["register.list"]?.({ ledger_no: no }, ...asking(w)) as { quantity: string; missing: string; storage_location: string; state: string }[])[0];
    expect(cell("L-001")).toMatchObject({ quantity: "12箱", missing: "", storage_location: "本社保管庫A", state: "保管中" });
    w.at("2026-05-21T09:00:00+09:00").do("holding.move", { ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-02", to_place: "P-01" });
    expect(cell("L-001")?.storage_location).toMatch(/本社保管庫A 9箱/u);
    expect(cell("L-001")?.storage_location).toMatch(/ 3箱/u);
    w.given("server", "designations");
    w.at("2026-05-21T10:00:00+09:00").as("W-007").do("disposition.record", { ledger_no: "L-004", quantity: 1, unit: "ファイル", method: "暗号化消去", designated: "AP-10", level: "Purge", by: "W-007", confirmed_by: "W-005", verification: "読み戻し", result: "合格", tool_record: "記録1", read_back: "全領域" });
    expect(cell("L-004")).toMatchObject({ storage_location: null, state: "廃棄済" });
  });

  it("[L4] agrees with the present rows at the present", () => {
    w.given("sheets", "usb", "server");
    const now = holdingsAsOf(ask(), "2026-05-20T23:59:59+09:00", "now");
    expect(now.map((h) => ({ no: h.ledger_no, state: h.state, custodian: h.custodian, place: h.storage_location, until: h.use_until, users: h.users.join() }))).toEqual(
      w.rows("SELECT no, state, custodian, storage_location AS place, use_until AS until, (SELECT group_concat(u.no, ',') FROM (SELECT no, holding FROM holding_users ORDER BY no) u WHERE u.holding=holdings.no) AS users FROM holdings ORDER BY no"),
    );
  });
});

describe("lists longer than a page", () => {
  const list = (body: Record<string, unknown>): string[] => (answers["holdings.list"]?.(body as never, ...asking(w)) as { no: string }[]).map((h) => h.no);

  it("[L1] holdings are found by words and by label, wherever in the ledger they stand", () => {
    const [first] = answers["holdings.list"]?.({}, ...asking(w)) as { no: string; label: string; name: string }[];
    expect(list({ words: first!.label })).toEqual([first!.no]);
    expect(list({ words: first!.name })).toContain(first!.no);
    expect(list({ words: "当てはまらない語" })).toEqual([]);
    expect(answers["holdings.get"]?.({ ledger_no: first!.label }, ...asking(w))).toEqual(answers["holdings.get"]?.({ ledger_no: first!.no }, ...asking(w)));
  });

  it("[L3] a cell of the reconciliation leads to the rows that it counts", () => {
    const lines = balanceNow(ask());
    const box = lines.find((l) => l.unit === "箱")!;
    const stands = answers["holdings.list"]?.({ unit: "箱", column: "stored" }, ...asking(w)) as { line: string }[];
    const sum = stands.flatMap((h) => h.line.split(" ")).filter((p) => p.startsWith("箱:stored:")).reduce((n, p) => n + Number(p.split(":")[2]), 0);
    expect(sum).toBe(box.stored);
    expect(list({ unit: "箱", column: "disposed" })).toEqual([]);
  });

  it("[D1] items are found by words", () => {
    const [box] = (answers["items.list"]?.({}, ...asking(w)) as { no: string; label: string }[]);
    expect((answers["items.list"]?.({ words: box!.label }, ...asking(w)) as { no: string }[]).map((i) => i.no)).toEqual([box!.no]);
  });
});
