import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { BalanceLine } from "../../shared/ipc/answers.ts";
import { balanceAsOf, balanceNow, balanceOf, movesOf } from "../../shared/readmodel/balance.ts";
import { asking } from "../support/asking.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const ask = () => asking(w)[0];
const on = (asOf: string, known: "now" | "then" = "now", unit = "箱"): Partial<BalanceLine> => balanceAsOf(ask(), asOf, known).find((l) => l.unit === unit) ?? {};
const sides = (l: BalanceLine) => [l.received + l.collected + l.generated, l.stored + l.out + l.subcontract + l.returned + l.delivered + l.disposed + l.missing];

/** A year in small: receipt, copy, sub-contractor, takeout and return, return to the city, loss. */
const year = (): void => {
  w.given("paper", "sheets", "usb", "server", "backup approval", "backup", "records", "sub-contract consent", "at the sub-contractor", "takeout approval", "copy approval", "photocopies", "takeout");
  w.at("2026-05-20T17:00:00+09:00").as("W-002");
  w.do("takeout.close", { takeout_no: "K-001", arrived_at: "2026-05-20T09:40:00+09:00", arrival_by: "係員", returned_at: "2026-05-20T16:50:00+09:00", returned_checked_by: "W-005", return_match: true, erased_at_destination: "該当なし(紙)" });
  w.at("2026-05-22T10:00:00+09:00").do("handover.return", { handover_no: "H-900", ledger_no: "L-006", quantity: 204, unit: "枚", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
  w.at("2026-05-25T10:00:00+09:00").do("incident.open", { incident: "INC-001", kind: "紛失", known_at: "2026-05-25T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] });
};

describe("the reconciliation line", () => {
  it("[R-33] closes in every unit on every day of the year, missing apart", () => {
    year();
    for (let day = Date.parse("2026-04-01T12:00:00Z"); day < Date.parse("2026-06-01T12:00:00Z"); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      for (const known of ["now", "then"] as const)
        for (const line of balanceAsOf(ask(), date, known)) {
          const [left, right] = sides(line);
          expect([date, line.unit, left]).toEqual([date, line.unit, right]);
          expect([date, line.unit, line.difference]).toEqual([date, line.unit, line.missing]);
        }
    }
  });

  it("[R-33] says of each day where things were", () => {
    year();
    expect(on("2026-04-06")).toEqual({});
    expect(on("2026-04-07")).toMatchObject({ received: 12, stored: 12, difference: 0 });
    expect(on("2026-05-11")).toMatchObject({ stored: 12, subcontract: 0 });
    expect(on("2026-05-12")).toMatchObject({ stored: 8, subcontract: 4 });
    expect(on("2026-05-20T12:00:00+09:00")).toMatchObject({ stored: 6, out: 2, subcontract: 4 });
    expect(on("2026-05-20")).toMatchObject({ stored: 8, out: 0, subcontract: 4 });
    expect(on("2026-05-25")).toMatchObject({ stored: 7, missing: 1, difference: 1 });
  });

  it("[R-33] never adds different units", () => {
    year();
    expect(balanceNow(ask()).map((l) => l.unit).sort()).toEqual(["ファイル", "件", "台", "本", "枚", "箱"].sort());
    expect(on("2026-05-22", "now", "枚")).toMatchObject({ received: 1204, generated: 80, stored: 1080, returned: 204 });
  });

  it("[R-33] the line of the last day is the line now, and the holdings add up to the units", () => {
    year();
    const byUnit = (list: readonly BalanceLine[]) => [...list].sort((a, b) => (a.unit < b.unit ? -1 : 1));
    expect(byUnit(balanceAsOf(ask(), "2026-05-31", "now"))).toEqual(byUnit(balanceNow(ask())));
    expect(byUnit(balanceAsOf(ask(), "2026-05-31", "then"))).toEqual(byUnit(balanceNow(ask())));
    const sheets = ["L-006", "L-008"].map((h) => balanceOf(ask(), h)[0]?.stored ?? 0);
    expect(sheets.reduce((a, b) => a + b, 0)).toBe(w.line("枚").stored);
    expect(balanceOf(ask(), "L-001")[0]).toMatchObject({ unit: "箱", received: 12, stored: 7, subcontract: 4, missing: 1, difference: 1 });
  });

  it("[R-33] a move within a day counts from its instant on", () => {
    w.given("paper");
    expect(on("2026-04-07T09:59:59.999+09:00")).toEqual({});
    expect(on("2026-04-07T10:00:00+09:00")).toMatchObject({ received: 12 });
  });

  it("[R-33] the moves of one record can be read back", () => {
    w.given("paper");
    const seq = Number(w.rows("SELECT seq FROM records WHERE channel='handover.receive'")[0]?.["seq"]);
    const moves = movesOf(ask(), seq);
    expect(moves).toHaveLength(12);
    expect(moves[0]).toMatchObject({ ledger_no: "L-001", unit: "箱", qty: 1, enter: "received", from: null, to: "stored" });
  });

  it("[R-33] closes whatever is done in whatever order", () => {
    const acts = {
      use: (via: "ask" | "do", _n: string, _q: number) => w[via]("usage.log", { ledger_no: "L-001", task: "入力" }, { as: "W-003" }),
      return: (via: "ask" | "do", n: string, quantity: number) => w[via]("handover.return", { handover_no: `H-${n}`, ledger_no: "L-001", quantity, unit: "箱", giver: "W-001", receiver: "市", method: "手渡し" }),
      lose: (via: "ask" | "do", n: string, quantity: number) => w[via]("incident.open", { incident: `INC-${n}`, kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity, unit: "箱" }] }),
      find: (via: "ask" | "do", _n: string, quantity: number) => w[via]("incident.found", { incident: "INC-200", ledger_no: "L-001", quantity, unit: "箱", counted_by: "W-003" }),
      move: (via: "ask" | "do", _n: string, quantity: number) => w[via]("holding.move", { ledger_no: "L-001", quantity, unit: "箱", from_place: "P-02", to_place: "P-01" }),
      produce: (via: "ask" | "do", n: string, quantity: number) => w[via]("holding.produce", { ledger_no: `L-${n}`, parent: "L-004", quantity, unit: "件", place: "P-03", holding: rowOf({ unit: "件", storage_location: "P-03", form: "電子データ(PC・サーバ)" }) }),
    } as const;
    const steps = fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), { minLength: 1, maxLength: 12 });
    w.given("paper", "server");
    const start = w.fork();
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 3 }), (list, quantity) => {
        w = start.fork();
        list.forEach((step, i) => {
          w.at(`2026-05-20T${String(10 + i)}:00:00+09:00`).as("W-002");
          const n = `2${String(i).padStart(2, "0")}`;
          const answer = acts[step]("ask", n, quantity);
          if ("kind" in answer && answer.kind === "accepted") acts[step]("do", n, quantity);
        });
        for (const line of balanceNow(ask())) {
          const [left, right] = sides(line);
          expect(left).toBe(right);
          expect(line.difference).toBe(line.missing);
        }
        // Sums kept beside the moves are the sums of the moves, and of the lots.
        const counted = w.rows("SELECT unit, col, sum(qty) AS qty FROM lots WHERE qty<>0 GROUP BY unit, col ORDER BY unit, col");
        expect(w.rows("SELECT unit, col, qty FROM totals WHERE qty<>0 AND col NOT IN ('received','collected','generated') ORDER BY unit, col")).toEqual(counted);
        w.close();
      }),
      { numRuns: 25 },
    );
    w = start;
  });
});
