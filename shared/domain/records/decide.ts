import type { z } from "../bodies.ts";
import { spec } from "../command.ts";
import { mayLead } from "../people/standing.ts";
import { must, no, yet } from "../decision.ts";
import { dayOf } from "../../values/day.ts";
import type { Event } from "../events.ts";
import type { answerVerification as answerBody, cancelRecord, confirmClock as confirmClockBody, deleteRecords, recordSheets } from "./commands.ts";
import type { AnswerFacts, CancelFacts, ClockFacts, RecordFacts, SheetFacts } from "./facts.ts";

/** Always refused: nothing is deleted, a correction is a record of its own. */
export const remove = spec<z.infer<typeof deleteRecords>, RecordFacts>({
  who: "anyone",
  late: false,
  rules: [{ rule: "R-62", test: (c) => no("nothing-is-deleted", { about: c.records.filter((r) => /^[0-9A-Za-z-]{1,20}$/u.test(r)) }) }],
  outcome: () => ({ events: [] }),
});


/**
 * 記録用紙 (特14(7)(8)): each sheet has a number of its own and is followed from hand to hand, so that a line on paper cannot be left out of the ledger.
 * A sheet is handed out from the print or after it came back blank; it is used, spoiled or given back only while it is out.
 */
export const sheets = spec<z.infer<typeof recordSheets>, SheetFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (c, f) => { const unknown = c.record_sheets.filter((s) => !f.sheets.has(s)); return must(unknown.length === 0, "sheet-unknown", { about: unknown, missing: ["record_sheets"] }); } },
    {
      rule: "R-62",
      test: (c, f) => {
        const from = (s: string): string | null => f.sheets.get(s) ?? null;
        const wrong = c.record_sheets.filter((s) => f.sheets.has(s) && (c.fate === "渡した" ? from(s) !== null && from(s) !== "戻った" : from(s) !== "渡した"));
        return must(wrong.length === 0, c.fate === "渡した" ? "sheet-handed-out" : "sheet-not-out", { about: wrong });
      },
    },
    { rule: "R-67", test: (c, f) => (c.fate !== "渡した" ? must(true, "ok") : c.place === undefined ? yet("place") : must(f.placeKnown, "place-unknown", { about: [c.place], level: "B" })) },
  ],
  outcome: (c) => ({ events: [...new Set(c.record_sheets)].map((sheet): Event => ({ type: "sheet-marked", sheet, fate: c.fate, place: c.place ?? null, worker: c.worker ?? null })) }),
});

/** Records that one person made alone with one reading, and may take back alone. */
const cancellable = new Set(["usage.log", "holding.move", "item.move", "inspection.read"]);
const tenMinutes = 600_000;

/** 取消 (L6): one's own reading within ten minutes; later, or another's, by the 責任者 with a reason. The record and its cancellation both stay. */
export const cancel = spec<z.infer<typeof cancelRecord>, CancelFacts>({
  who: "fact",
  late: false,
  rules: [
    { rule: "R-62", test: (c, f) => must(f.record !== null && f.record.outcome === "accepted", "record-unknown", { about: [String(c.seq)] }) },
    { rule: "R-62", test: (_c, f) => must(!f.record || cancellable.has(f.record.channel), "needs-correction", { about: [f.record?.channel ?? ""] }) },
    { rule: "R-62", test: (c, f) => must(!f.cancelled, "cancelled-already", { about: [String(c.seq)] }) },
    { rule: "R-62", test: (c, f) => must(!f.split && f.items.every((i) => !i.since), "acted-on-since", { about: [String(c.seq)] }) },
    {
      rule: "R-49",
      test: (c, f, x) => {
        if (!f.record || (f.record.signer === x.actor && x.now - f.record.at <= tenMinutes)) return must(true, "ok");
        const lead = x.base.actor !== null && mayLead(x.base.actor, dayOf(x.now));
        return must(lead && (c.note ?? "") !== "", "cancel-needs-lead", { missing: lead ? ["note"] : [] });
      },
    },
  ],
  outcome: (c, f) => ({
    events: [
      { type: "record-cancelled", seq: c.seq, channel: f.record?.channel ?? "", why: c.why },
      ...f.items.map((i): Event => ({ type: "item-moved", item: i.item, place: i.place, party: i.party, state: i.state })),
    ],
  }),
});

/** Confirms a clock that went back (E9): the line under the header goes, the marks on the records stay. Who confirms names the newest one, so that none is confirmed unseen. */
export const confirmClock = spec<z.infer<typeof confirmClockBody>, ClockFacts>({
  who: "approve",
  late: false,
  rules: [
    { rule: "R-62", test: (_c, f) => must(f.back !== null, "no-clock-to-confirm", { missing: ["seq"] }) },
    { rule: "R-62", test: (c, f) => must(f.back === null || f.back === c.seq, "clock-back-since", { about: [String(f.back ?? "")], missing: ["seq"] }) },
  ],
  outcome: (c) => ({ events: [{ type: "clock-confirmed", seq: c.seq, found: c.found }] }),
});

/** Answers what a verification found altered (E8, ui 7.6): the ledger, held until then, goes on; the finding stays what it is, and the same finding holds it no more. */
export const answerVerification = spec<z.infer<typeof answerBody>, AnswerFacts>({
  who: "approve",
  late: false,
  rules: [
    { rule: "R-62", test: (_c, f) => must(!f.answered, "alteration-answered", { missing: ["mark"] }) },
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || f.incidentKnown, "incident-unknown", { about: [c.incident ?? ""], missing: ["incident"] }) },
  ],
  outcome: (c) => ({ events: [{ type: "alteration-answered", mark: c.mark, cause: c.cause, incident: c.incident ?? null }] }),
});
