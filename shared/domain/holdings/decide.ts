import type { z } from "../bodies.ts";
import { eligible, spec } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import { around, fitPlace, onHand, pick } from "../goods.ts";
import { enter, move } from "../lots.ts";
import { dayOf, endOfDay } from "../../values/day.ts";
import type { DayFacts, HoldingFacts, ItemMoveFacts, MoveFacts, ReturnFacts } from "./facts.ts";
import { gate, row } from "./row.ts";
import type { changeHolding, closeDay, collectHolding, createHolding, logUse, moveHolding, moveItem, produceHolding, returnUse, saveNote } from "./commands.ts";

type Create = z.infer<typeof createHolding>;
type Collect = z.infer<typeof collectHolding>;
type Produce = z.infer<typeof produceHolding>;

const isDraft = (c: Create): boolean => c.state === "下書き" || (c.state === undefined && c.holding.state === "下書き");

/** A new row, 予定 (every column filled) or 下書き (at any time); a draft is saved again, or becomes the row, under its number. */
export const create = spec<Create, HoldingFacts>({
  who: "fact",
  rules: gate<Create, HoldingFacts>((c) => c.holding, (c) => c.ledger_no ?? c.holding.ledger_no, () => null, isDraft),
  outcome: (c, f, x) => {
    const made = row(x, c.ledger_no, c.holding, { state: isDraft(c) ? "下書き" : "予定", party: c.holding.held_by_party ?? f.base.contract.self, approval: null, destroyBy: null, draft: f.draft });
    return { events: made.events, made: { holdings: [made.no] } };
  },
});

/** Collected straight from the persons (収集). */
export const collect = spec<Collect, HoldingFacts>({
  who: "fact",
  rules: [
    { rule: "R-01", test: (_c, f, x) => must(f.anyPlaceReportedOn !== null && f.anyPlaceReportedOn <= dayOf(x.occurred), "no-place-reported", { missing: ["F02"] }) },
    ...gate<Collect, HoldingFacts>((c, f) => (f.holding ? null : c.holding), (c) => c.ledger_no ?? c.holding?.ledger_no, () => null),
  ],
  outcome: (c, f, x) => {
    const made = f.holding ? { events: [], no: f.holding.no } : row(x, c.ledger_no, c.holding ?? {}, { state: "保管中", party: f.base.contract.self, approval: null, destroyBy: null, draft: f.draft });
    const got = enter(x, { holding: made.no, unit: c.unit, qty: c.quantity, enter: "collected", col: "stored", place: f.holding?.storage ?? c.holding?.storage_location ?? c.place ?? null, party: f.base.contract.self, medium: null, parents: [], handover: null, approval: null, copyMethod: null, checked: true });
    return { events: [...made.events, ...got.events], made: { holdings: [made.no], items: got.labels } };
  },
});

/** What the contracted work itself makes (生成): keyed records, deliverables. No copy approval, but every source becomes a parent. */
export const produce = spec<Produce, HoldingFacts>({
  who: "fact",
  rules: [
    ...gate<Produce, HoldingFacts>((c, f) => (f.holding ? null : c.holding), (c) => c.ledger_no, () => null),
    {
      rule: "R-23",
      test: (c, f) => {
        const named = [...(c.parent === undefined ? [] : [c.parent]), ...(c.parent_holdings ?? [])];
        const unknown = named.filter((p) => !f.parents.has(p));
        if (unknown.length > 0) return no("holding-unknown", { about: unknown, level: "B" });
        return must(named.length > 0 || f.holding !== null, "source-missing", { missing: ["parent"], level: "B" });
      },
    },
    { rule: "R-05", test: (c, f) => must((f.holding?.unit ?? null) === null || f.holding?.unit === c.unit, "unit-differs", { missing: ["unit"] }) },
  ],
  outcome: (c, f, x) => {
    const self = f.base.contract.self;
    const parents = [...new Set([...(c.parent === undefined ? [] : [c.parent]), ...(c.parent_holdings ?? [])])];
    const made = f.holding ? { events: [] as Event[], no: f.holding.no } : row(x, c.ledger_no, { ...(c.holding ?? {}), parent_holdings: parents }, { state: "保管中", party: self, approval: null, destroyBy: null, draft: f.draft });
    const events = [...made.events];
    if (f.holding && parents.length > 0) events.push({ type: "holding-parents", no: f.holding.no, parents });
    const same = f.lots.find((l) => l.col === "stored" && l.unit === c.unit && l.party === self);
    if (same) {
      events.push({ type: "lot-grown", lot: same.id, holding: made.no, unit: c.unit, col: "stored", enter: "generated", qty: c.quantity });
      return { events, made: { holdings: [made.no] } };
    }
    const got = enter(x, { holding: made.no, unit: c.unit, qty: c.quantity, enter: "generated", col: "stored", place: f.holding?.storage ?? c.holding?.storage_location ?? c.place ?? null, party: self, medium: null, parents: f.parentLots.map((l) => l.id), handover: null, approval: null, copyMethod: null, checked: true });
    return { events: [...events, ...got.events], made: { holdings: [made.no], items: got.labels } };
  },
});

/** 場所を移す inside the reported places; what a transport plan joins is a transport (特14(5)). */
export const moveTo = spec<z.infer<typeof moveHolding>, MoveFacts>({
  who: "fact",
  rules: [
    { rule: "R-67", test: (c, f, x) => fitPlace(f.places.get(c.to_place), c.to_place, dayOf(x.occurred)) },
    { rule: "R-05", test: (c, f) => onHand(f.lines, (l) => l.col === "stored" && l.place === c.from_place) },
    { rule: "R-19", test: (_c, f) => must(f.plansJoining.length === 0, "move-is-a-transport", { about: f.plansJoining }) },
  ],
  outcome: (c, f, x) => {
    const { taken } = pick(f.lines, (l) => l.col === "stored" && l.place === c.from_place);
    return { events: move(x, taken, around(f), { to: "stored", party: f.base.contract.self, place: c.to_place }) };
  },
});

/** 場所を移す of an empty thing (D2): the place is as fit as for what will lie in it. No transport (特14(5)): nothing personal goes with it. */
export const moveEmpty = spec<z.infer<typeof moveItem>, ItemMoveFacts>({
  who: "fact",
  rules: [
    { rule: "R-13", test: (c, f) => must(f.item !== null, "item-unknown", { about: [c.item] }) },
    { rule: "R-05", test: (c, f) => must(f.item === null || f.item.state === "保管中", "item-not-in-store", { about: [c.item, f.item?.state ?? ""] }) },
    { rule: "R-05", test: (_c, f) => must(f.lots.length === 0, "item-not-empty", { about: [...new Set(f.lots.map((l) => l.holding))] }) },
    { rule: "R-67", test: (c, f, x) => fitPlace(f.place, c.to_place, dayOf(x.occurred)) },
  ],
  outcome: (c, f) => ({ events: f.item === null ? [] : [{ type: "item-moved", item: f.item.n, place: c.to_place, party: f.item.party, state: f.item.state, empty: true }] }),
});

export const note = spec<z.infer<typeof saveNote>, HoldingFacts>({
  who: "fact",
  rules: [{ rule: "R-29", test: (c, f) => must(f.holding !== null, "holding-unknown", { about: [c.ledger_no] }) }],
  outcome: (c) => ({ events: [{ type: "note-saved", holding: c.ledger_no, field: c.field, text: c.text }] }),
});

/** Changes a legal column of a row; the old value stays readable in the history (L6). */
export const change = spec<z.infer<typeof changeHolding>, HoldingFacts>({
  who: "lead",
  rules: [
    { rule: "R-29", test: (c, f) => must(f.holding !== null, "holding-unknown", { about: [c.ledger_no] }) },
    { rule: "R-28", test: (_c, f) => must(!f.holding?.frozen, "frozen", { about: [f.holding?.frozen ?? ""] }) },
    { rule: "R-67", test: (c, f, x) => (c.storage_location === undefined ? ok : fitPlace(f.place, c.storage_location, dayOf(x.occurred))) },
    { rule: "R-02", test: (c, f, x) => (c.custodian === undefined ? ok : eligible(f.people.get(c.custodian) ?? null, c.custodian, dayOf(x.occurred), f.base)) },
  ],
  outcome: (c) => {
    const set = (field: string, value: string | number | undefined): Event[] => (value === undefined ? [] : [{ type: "holding-set", no: c.ledger_no, field, value }]);
    return { events: [...set("custodian", c.custodian), ...set("storage_location", c.storage_location), ...set("use_until", c.use_until), ...set("subject_count", c.subject_count)] };
  },
});

/** 利用: a listed user, for the contract's purpose. */
export const use = spec<z.infer<typeof logUse>, HoldingFacts>({
  who: "fact",
  rules: [
    {
      rule: "R-29",
      test: (c, f, x) => {
        const h = f.holding;
        if (!h) return no("holding-unknown", { about: [c.ledger_no] });
        const who = c.worker ?? x.doer;
        const listed = h.users.find((u) => u.no === who);
        const found = [must(listed !== undefined && (listed.from === null || listed.from <= x.occurred), "not-a-user", { about: [who, c.ledger_no] })];
        if (c.purpose !== undefined && c.purpose !== h.purpose && c.purpose !== f.base.contract.title) found.push(no("other-purpose", { missing: ["purpose"] }));
        return found;
      },
    },
    { rule: "R-02", test: (c, f, x) => { const who = c.worker ?? x.doer; return eligible(f.people.get(who) ?? null, who, dayOf(x.occurred), f.base); } },
    {
      rule: "R-09",
      test: (_c, f) => {
        const h = f.holding;
        if (!h) return ok;
        const missing = [...(h.custodian === null ? ["custodian"] : []), ...(h.storage === null ? ["storage_location"] : []), ...(h.users.length === 0 ? ["authorized_workers"] : [])];
        return must(missing.length === 0, "legal-columns-empty", { missing, about: [h.no] });
      },
    },
    { rule: "R-44", test: (c, f) => must(c.device === undefined || f.device !== null, "device-unknown", { about: [c.device ?? ""] }) },
  ],
  outcome: (c, _f, x) => ({
    events: [{ type: "usage-logged", holding: c.ledger_no, worker: c.worker ?? x.doer, task: c.task, count: c.count ?? null, device: c.device ?? null, from: c.from ?? null, to: c.to ?? null, returned: c.returned_to_storage === true, checkedBy: c.checked_by ?? null, item: c.item ?? null }],
  }),
});

/** 戻し (特14(1)): the use is closed, the thing lies in its place again. */
export const putBack = spec<z.infer<typeof returnUse>, ReturnFacts>({
  who: "fact",
  rules: [{ rule: "R-29", test: (c, f) => must(f.use !== null && !f.use.returned, f.use === null ? "use-unknown" : "put-back-already", { about: [String(c.use)] }) }],
  outcome: (c, f) => ({ events: [{ type: "use-returned", use: c.use, holding: f.use?.holding ?? "", checkedBy: c.checked_by ?? null }] }),
});

/** 終業確認 (A3; 特14(1)(2)): the day is closed only when every open matter is put back or explained. */
export const endDay = spec<z.infer<typeof closeDay>, DayFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (_c, f, x) => must(!f.closed.includes(dayOf(x.occurred)), "day-closed-already") },
    { rule: "R-04", test: (c, f, x) => { const told = new Set(c.explained.map((e) => e.matter)); const due = f.takeouts.filter((t) => t.dueBackAt <= endOfDay(dayOf(x.occurred))).map((t) => t.no); const left = [...f.uses, ...due].filter((m) => !told.has(m)); return must(left.length === 0, "not-put-back", { about: left, missing: ["explained"] }); } },
  ],
  outcome: (c, _f, x) => ({ events: [{ type: "day-closed", day: dayOf(x.occurred), explained: c.explained.length }] }),
});
