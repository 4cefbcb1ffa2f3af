import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lot } from "../../shared/domain/facts.ts";
import { take } from "../../shared/domain/lots.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { bulkReason, dataRow, mediumRow, rowOf } from "../support/given.ts";
import { world, worldFrom, type Sent, type World } from "../support/world.ts";

const lot = (id: number, qty: number, item: number | null): Lot => ({ id, holding: "L-001", item, itemNo: item === null ? null : String(item), unit: "枚", qty, col: "stored", place: "P-02", party: "P-SELF", checked: true, handover: null, takeout: null, transport: null, approval: null, copyMethod: null, frozen: null });
const lotsOf = fc.array(fc.record({ qty: fc.integer({ min: 1, max: 30 }), item: fc.option(fc.integer({ min: 1, max: 9 })) }), { maxLength: 8 }).map((list) => list.map((l, i) => lot(i + 1, l.qty, l.item)));
const sum = (list: readonly { readonly qty: number }[]): number => list.reduce((n, l) => n + l.qty, 0);

describe("どの分を取るか", () => {
  it("takes exactly what is asked, or says how much is short", () => {
    fc.assert(
      fc.property(lotsOf, fc.integer({ min: 0, max: 300 }), (lots, asked) => {
        const { taken, short } = take(lots, asked);
        expect(sum(taken) + short).toBe(asked);
        expect(short).toBe(Math.max(0, asked - sum(lots)));
      }),
    );
  });

  it("never takes a lot twice, never more than it holds, and splits one at most", () => {
    fc.assert(
      fc.property(lotsOf, fc.integer({ min: 0, max: 300 }), (lots, asked) => {
        const { taken } = take(lots, asked);
        expect(new Set(taken.map((t) => t.lot.id)).size).toBe(taken.length);
        for (const t of taken) expect(t.qty > 0 && t.qty <= t.lot.qty).toBe(true);
        expect(taken.filter((t) => t.qty < t.lot.qty).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("takes whole lots first, in the order of their labels, and splits last", () => {
    const lots = [lot(1, 10, 3), lot(2, 4, 1), lot(3, 5, 2)];
    expect(take(lots, 9).taken.map((t) => [t.lot.item, t.qty])).toEqual([[1, 4], [2, 5]]);
    expect(take(lots, 11).taken.map((t) => [t.lot.item, t.qty])).toEqual([[1, 4], [2, 5], [3, 2]]);
    expect(take(lots, 3).taken.map((t) => [t.lot.item, t.qty])).toEqual([[1, 3]]);
  });
});

describe("分と物", () => {
  it("[L2] boxes are items with labels of their own; sheets lie in one bundle; files in one folder", async () => {
    const w = (await world()).given("paper", "sheets", "server");
    expect(new Set(w.lots("L-001").map((l) => l.item)).size).toBe(12);
    expect(w.lots("L-006")).toMatchObject([{ qty: 1204 }]);
    expect(w.item(w.lots("L-006")[0]?.itemNo ?? "").kind).toBe("束");
    expect(w.item(w.lots("L-004")[0]?.itemNo ?? "").kind).toBe("フォルダ");
  });

  it("[L2] a part of a bundle becomes a lot and a bundle of its own, child of the first", async () => {
    const w = (await world()).given("sheets");
    w.do("holding.move", { ledger_no: "L-006", quantity: 30, unit: "枚", from_place: "P-02", to_place: "P-01" });
    const lots = w.lots("L-006");
    expect(lots.map((l) => [l.qty, l.place])).toEqual([[1174, "P-02"], [30, "P-01"]]);
    expect(w.rows("SELECT parent FROM lot_parents WHERE lot=?", lots[1]?.id ?? 0)).toEqual([{ parent: lots[0]?.id }]);
    expect(new Set(lots.map((l) => l.item)).size).toBe(2);
  });

  it("[L2] what lies in the same item goes along with it", async () => {
    const w = (await world()).given("usb");
    w.do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 3, unit: "ファイル", giver: "架空市", receiver: "W-001", medium: "M-001", holding: mediumRow({ unit: "ファイル" }) });
    w.do("holding.move", { ledger_no: "L-002", quantity: 1, unit: "本", from_place: "P-02", to_place: "P-01" });
    expect(w.lots("L-020")).toMatchObject([{ qty: 3, place: "P-01", col: "stored" }]);
  });

  it("[L2] files that leave a disk go without it; what comes home without a thing gets one", async () => {
    const w = await world();
    w.do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 4, unit: "ファイル", giver: "架空市", receiver: "W-001", medium: "M-005", holding: mediumRow({ unit: "ファイル" }) });
    w.do("approval.record", { approval: "AP-70", doc_no: "架空市第70号", form: "書面", result: "承諾", letter: w.letter("70"), grants: [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-020"] }, valid_from: "2026-05-01", valid_to: "2027-03-31" }] });
    const slip = { party: "P-A", ledger_no: "L-020", quantity: 1, unit: "ファイル", plan: "T-02" } as const;
    w.do("handover.to_subcontractor", { ...slip, giver: "W-001", receiver: "W-101", photographs: ["ラベル"] });
    expect(w.item("M-005")).toMatchObject({ party: "P-SELF", place: "P-02" });
    expect(w.lots("L-020").find((l) => l.col === "subcontract")).toMatchObject({ item: null, qty: 1 });
    w.do("handover.from_subcontractor", { ...slip, giver: "W-101", receiver: "W-001" });
    expect(w.lots("L-020").map((l) => [l.qty, l.col, l.place])).toEqual([[3, "stored", "P-02"], [1, "stored", "P-02"]]);
    w.do("handover.to_subcontractor", { ...slip, quantity: 3, medium: "M-005", giver: "W-001", receiver: "W-101", photographs: ["ラベル"] });
    expect(w.item("M-005")).toMatchObject({ party: "P-A", place: null });
  });

  it("[R-33] units are never added to each other", async () => {
    const w = (await world()).given("paper", "sheets", "usb", "server", "records");
    expect(w.balance().map((l) => [l.unit, l.stored])).toEqual([["ファイル", 1], ["件", 3200], ["本", 1], ["枚", 1204], ["箱", 12]]);
  });
});

/** One step of a small world's life: what somebody tries next. Numbers are small so that quantities often run out. */
type Step = { readonly name: CommandName; readonly body: unknown; readonly as?: string };
const n = fc.integer({ min: 1, max: 7 });
const place = fc.constantFrom("P-01", "P-02", "P-05");
const holding = fc.constantFrom(["L-001", "箱"] as const, ["L-006", "枚"] as const, ["L-008", "枚"] as const, ["L-020", "ファイル"] as const);
const try_ = <N extends CommandName>(name: N, body: Sent<N>, as?: string): Step => ({ name, body, ...(as === undefined ? {} : { as }) });
const steps = fc.oneof(
  fc.tuple(n, n).map(([a, b]) => try_("handover.receive", { ledger_no: "L-001", quantity: a, unit: "箱", slip_quantity: b, giver: "架空市", receiver: "W-001" })),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })).map(([slip, counted]) => try_("arrival.check", { handover_no: `H-00${String(slip)}`, counted }, "W-005")),
  fc.tuple(fc.integer({ min: 1, max: 6 }), n, n).map(([slip, old, next]) => try_("correction.record", { handover_no: `H-00${String(slip)}`, doc_no: "架空市第1号", old_quantity: old, new_quantity: next })),
  fc.tuple(holding, n, place, place).map(([[no, unit], quantity, from_place, to_place]) => try_("holding.move", { ledger_no: no, quantity, unit, from_place, to_place })),
  fc.tuple(holding, n).map(([[no, unit], quantity]) => try_("handover.return", { ledger_no: no, quantity, unit, receiver: "架空市", photographs: ["ラベル"] })),
  fc.tuple(n, n).map(([a, b]) => try_("handover.return", { lots: [{ ledger_no: "L-006", quantity: a }, { ledger_no: "L-006", quantity: b }], receiver: "架空市" })),
  fc.tuple(holding, n, fc.boolean()).map(([[no, unit], quantity, leaves_original]) => try_("handover.deliver", { ledger_no: no, quantity, unit, receiver: "架空市", leaves_original, photographs: ["ラベル"] })),
  fc.tuple(holding, n).map(([[no, unit], quantity]) => try_("handover.to_subcontractor", { party: "P-A", ledger_no: no, quantity, unit, giver: "W-001", receiver: "W-101", plan: "T-02", photographs: ["ラベル"] })),
  fc.tuple(holding, n).map(([[no, unit], quantity]) => try_("handover.from_subcontractor", { party: "P-A", ledger_no: no, quantity, unit, giver: "W-101", receiver: "W-001", plan: "T-02", place: "P-02", photographs: ["ラベル"] })),
  n.map((quantity) => try_("copy.make", { source: "L-001", joins: "L-008", method: "コピー機", quantity, unit: "枚", place: "P-01", approval: "AP-04", persons: 1, necessity: "照合", destroy_by: "2026-06-30" }, "W-003")),
  fc.tuple(fc.integer({ min: 1, max: 2 }), holding, n).map(([k, [no, unit], quantity]) => try_("takeout.depart", { takeout_no: `K-00${String(k)}`, ledger_no: no, quantity, unit, destination: "P-91", bearers: ["W-003", "W-004"], due_back_at: "2026-05-29T17:00:00+09:00", plan: "T-04", approval: "AP-70", persons: 1, encryption: "AES-256", key_delivery: "電話" }, "W-001")),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 7 })).map(([k, returned_quantity]) => try_("takeout.close", { takeout_no: `K-00${String(k)}`, arrived_at: "2026-05-20T10:00:00+09:00", returned_at: "2026-05-20T10:00:00+09:00", returned_checked_by: "W-005", return_match: returned_quantity === 0, ...(returned_quantity === 0 ? {} : { returned_quantity }), erased_at_destination: "済" }, "W-005")),
  fc.tuple(fc.integer({ min: 1, max: 2 }), holding, n, fc.boolean()).map(([k, [no, unit], quantity, home]) => try_("transport.depart", { transport: `V-00${String(k)}`, ledger_no: no, quantity, unit, from_place: home ? "P-05" : "P-02", to_place: home ? "P-02" : "P-05", bearers: ["W-003", "W-004"], plan: "T-03" })),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 7 })).map(([k, counted]) => try_("transport.arrive", { transport: `V-00${String(k)}`, counted, checked_by: "W-005" }, "W-005")),
  fc.tuple(fc.constantFrom("L-008", "L-006"), n).map(([no, quantity]) => try_("disposition.record", { ledger_no: no, quantity, unit: "枚", designated: "AP-71", method: "裁断", by: "W-003", confirmed_by: "W-005", witnesses: ["W-005"], verification: "目視", result: "合格" })),
  n.map((quantity) => try_("disposition.record", { ledger_no: "L-020", quantity, unit: "ファイル", designated: "AP-71", method: "暗号化消去", level: "Purge", by: "W-007", confirmed_by: "W-005", verification: "読戻し", tool_record: "記録", read_back: "全数", result: "合格" })),
  fc.tuple(holding, n).map(([[no, unit], quantity]) => try_("incident.open", { kind: "紛失", known_at: "2026-05-20T10:00:00+09:00", lots: [{ ledger_no: no, quantity, unit }] }, "W-001")),
  fc.tuple(fc.integer({ min: 1, max: 2 }), holding).map(([k, [no]]) => try_("freeze.release", { incident: `INC-00${String(k)}`, ledger_no: no, doc_no: "架空市第2号" }, "W-001")),
  fc.tuple(fc.integer({ min: 1, max: 2 }), holding, n).map(([k, [no, unit], quantity]) => try_("incident.found", { incident: `INC-00${String(k)}`, ledger_no: no, quantity, unit, counted_by: "W-005", witnesses: ["W-004"], place: "P-02" }, "W-001")),
  n.map((quantity) => try_("holding.produce", { ledger_no: "L-020", quantity, unit: "ファイル" })),
);

const everyReason = Object.fromEntries(["R-06", "R-08", "R-17", "R-38", "R-49", "R-61", "R-66", "R-71"].map((r) => [r, "理由"]));

/** L-001 (6 boxes), L-006 (12 sheets), L-008 (5 photocopies), L-020 (4 files on M-005), all with wide approvals. */
async function small(): Promise<World> {
  const w = await world();
  const receive = (no: string, quantity: number, unit: "箱" | "枚" | "ファイル", holding: Sent<"handover.receive">["holding"], medium?: string) => w.do("handover.receive", { ledger_no: no, quantity, unit, giver: "架空市", receiver: "W-001", holding, ...(medium === undefined ? {} : { medium }) });
  receive("L-001", 6, "箱", rowOf());
  receive("L-006", 12, "枚", rowOf({ unit: "枚" }));
  receive("L-020", 4, "ファイル", dataRow({ form: "電子データ(媒体)", storage_location: "P-02" }), "M-005");
  w.given("copy approval");
  const all = ["L-001", "L-006", "L-008", "L-020"];
  const long = { valid_from: "2026-05-01", valid_to: "2027-03-31" };
  w.do("approval.record", { approval: "AP-70", doc_no: "架空市第70号", form: "書面", result: "承諾", letter: w.letter("70"), grants: [{ kind: "持出先指定", scope: { worksite: "P-91" }, ...long }, { kind: "持出し承認", scope: { holdings: all }, ...long }, { kind: "再委託承諾", scope: { party: "P-A", holdings: all }, ...long }] });
  w.do("approval.record", { approval: "AP-71", doc_no: "架空市第71号", form: "書面", result: "承諾", letter: w.letter("71"), grants: [{ kind: "返還廃棄方法指定", scope: { holdings: ["L-006", "L-008"] }, ...long }, { kind: "返還廃棄方法指定", scope: { holdings: ["L-020"] }, ...long }] });
  w.do("copy.make", { source: "L-001", result: "L-008", method: "コピー機", quantity: 5, unit: "枚", place: "P-01", approval: "AP-04", persons: 5, necessity: "照合", destroy_by: "2026-06-30", holding: rowOf({ unit: "枚" }) }, { as: "W-003" });
  return w;
}

/** What must hold of the ledger after every accepted command. */
function sound(w: World): void {
  const lots = w.everyLot();
  for (const l of lots) expect(l.qty).toBeGreaterThanOrEqual(0);
  for (const line of w.balance()) {
    const here = lots.filter((l) => l.unit === line.unit);
    for (const col of ["stored", "out", "subcontract", "returned", "delivered", "disposed", "missing"] as const) expect([line.unit, col, sum(here.filter((l) => l.col === col))]).toEqual([line.unit, col, line[col]]);
    expect([line.unit, line.difference]).toEqual([line.unit, line.missing]);
    for (const [name, value] of Object.entries(line)) if (typeof value === "number") expect([line.unit, name, value >= 0]).toEqual([line.unit, name, true]);
  }
  // What is stored lies somewhere with us; what is elsewhere lies in no place of ours.
  for (const l of lots.filter((k) => k.qty > 0)) {
    if (l.col === "stored") expect([l.id, l.party, l.place === null]).toEqual([l.id, "P-SELF", false]);
    if (l.col === "out") expect([l.id, l.place]).toEqual([l.id, null]);
  }
}

describe("照合の式", () => {
  it("[R-33] [Z4] closes with missing = difference in every unit after any sequence of accepted acts, whole or partial", async () => {
    const image = (await small()).image();
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(steps, { minLength: 5, maxLength: 25 }), (list) => {
        const w = worldFrom(image);
        try {
          for (const s of list) {
            const beside = { reasons: { ...everyReason, ...bulkReason }, ...(s.as === undefined ? {} : { as: s.as }) };
            const d = w.ask(s.name, s.body as Sent<typeof s.name>, beside);
            if (d.kind !== "accepted") continue;
            w.do(s.name, s.body as Sent<typeof s.name>, beside);
            accepted++;
            sound(w);
          }
        } finally {
          w.close();
        }
      }),
      { numRuns: 25 },
    );
    expect(accepted).toBeGreaterThan(60);
  });
});
