import type { Base } from "../../domain/facts.ts";
import type * as recordCommands from "../../domain/records/commands.ts";
import type { AnswerFacts, CancelFacts, ClockFacts, RecordFacts, SheetFacts } from "../../domain/records/facts.ts";
import { clockBack } from "../health.ts";
import type { Ask } from "../query.ts";
import { must, textOf } from "../query.ts";
import { exists, lotsIn } from "../reading.ts";
import type { Facts } from "./asked.ts";

export const cancelRecord: Facts<typeof recordCommands.cancelRecord, CancelFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM records WHERE seq=?", c.seq)[0];
  const empty = r?.["channel"] === "item.move";
  const moved = r?.["channel"] === "holding.move" ? ask("SELECT DISTINCT item FROM moves WHERE seq=? AND item IS NOT NULL", c.seq) : empty ? ask("SELECT item FROM empty_moves WHERE seq=?", c.seq) : [];
  return {
    base: b,
    record: r ? { channel: must.text(r["channel"]), outcome: must.text(r["outcome"]), signer: must.text(r["signer"]), at: must.number(r["at"]) } : null,
    cancelled: ask("SELECT 1 FROM cancellations WHERE seq=?", c.seq).length > 0,
    items: moved.flatMap((m) => {
      const item = must.number(m["item"]);
      const before = ask("SELECT place, party, state FROM item_steps WHERE item=? AND seq<? ORDER BY effective DESC, seq DESC LIMIT 1", item, c.seq)[0];
      return before ? [{ item, place: textOf(before["place"]), party: must.text(before["party"]), state: must.text(before["state"]), since: ask("SELECT 1 FROM item_steps WHERE item=? AND seq>? LIMIT 1", item, c.seq).length > 0 || (empty && lotsIn(ask, item).length > 0) }] : [];
    }),
    split: ask("SELECT 1 FROM moves WHERE seq=? AND lot<>into_lot LIMIT 1", c.seq).length > 0,
  };
};
export const confirmClock: Facts<typeof recordCommands.confirmClock, ClockFacts> = (_c, ask, b) => {
  const back = clockBack(ask);
  return { base: b, back: back === null || back.confirmed !== null ? null : back.seq };
};
export const answerVerification: Facts<typeof recordCommands.answerVerification, AnswerFacts> = (c, ask, b) => ({
  base: b,
  answered: exists(ask, "SELECT 1 FROM alteration_answers WHERE mark=?", c.mark),
  incidentKnown: c.incident !== undefined && exists(ask, "SELECT 1 FROM incidents WHERE no=?", c.incident),
});
/** The sheets a body names, as they stand. */
export const recordSheets: Facts<typeof recordCommands.recordSheets, SheetFacts> = (c, ask, b) => ({
  base: b,
  sheets: new Map(c.record_sheets.flatMap((label) => ask("SELECT label, fate FROM paper_sheets WHERE label=? AND form='record'", label).map((r) => [label, textOf(r["fate"])] as const))),
  placeKnown: c.place !== undefined && exists(ask, "SELECT 1 FROM places WHERE code=?", c.place),
});
export const recordFacts = (_c: unknown, ask: Ask, b: Base): RecordFacts => ({ base: b, practice: ask("SELECT value FROM settings WHERE name='practice'")[0]?.["value"] === 1 });
