import type { HandoverBody } from "./commands.ts";
import type { z } from "../bodies.ts";
import { spec, twoPersons } from "../command.ts";
import type { Context } from "../command.ts";
import type { Notice, Rule, Verdict } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Lot } from "../facts.ts";
import { around, isElectronic, method, notFrozen, onHand, pick, planned, serials } from "../goods.ts";
import { gate, row } from "../holdings/row.ts";
import { openOne } from "../incidents/open.ts";
import { enter, isData, move, take } from "../lots.ts";
import type { Taken } from "../lots.ts";
import { consented, covers, inForce, partyConsent } from "../people/consent.ts";
import { addDays, dayOf } from "../../values/day.ts";
import { formatInstant } from "../../values/instant.ts";
import { nextWorkingDayEnd } from "../../law/holidays.ts";
import type { ArrivalFacts, CorrectionFacts, HandoverFacts } from "./facts.ts";
import type { checkArrival, correctHandover, recordProvision } from "./commands.ts";

type HRule = Rule<HandoverBody, HandoverFacts, Context>;

const gapsIn = (c: HandoverBody, fields: readonly (keyof HandoverBody)[]): string[] => fields.filter((k) => c[k] === null || c[k] === undefined || c[k] === "");

/** a slip names what, how much, from whom, to whom. */
const slip = (fields: readonly (keyof HandoverBody)[]): HRule => ({
  rule: "R-05",
  test: (c) => {
    const missing = gapsIn(c, c.lots ? fields.filter((k) => k !== "quantity" && k !== "unit") : fields);
    return missing.length === 0 ? ok : { is: "yet", missing, code: "slip-incomplete" };
  },
});
const fresh: HRule = { rule: "R-62", test: (c, f) => must(c.handover_no === undefined || !f.numberTaken, "number-reused", { about: [c.handover_no ?? ""] }) };
const mail: HRule = { rule: "R-08", test: (c, f) => method(c, f.lines) };
const unfrozen: HRule = { rule: "R-28", test: (_c, f) => notFrozen(f.lines) };
const stored = (l: Lot): boolean => l.col === "stored";

/** Serial and photographs of every medium that leaves, in lines or empty (Z3). */
const leaving: HRule = {
  rule: "R-34",
  test: (c, f) => {
    const named = [...f.lines.filter((l) => l.medium !== undefined), ...(c.items ?? [])];
    // A medium that goes along because its lot is taken counts as named.
    const { taken } = pick(f.lines, stored);
    for (const t of taken) {
      const item = t.lot.itemNo === null ? undefined : f.items.get(t.lot.itemNo);
      if (item?.mediumType && !named.some((n) => n.medium === item.no)) named.push({ medium: item.no });
    }
    return serials(named, f.items, c.photographs ?? []);
  },
};

const consent: HRule = {
  rule: "R-30",
  test: (c, f, x) => {
    const party = c.party === undefined ? null : (f.parties.get(c.party) ?? null);
    const verdicts: Verdict[] = [];
    const drawn = new Map<number, number>();
    for (const line of f.lines) {
      const h = line.holding;
      if (!h) continue;
      const v = partyConsent(party, c.party, h, f.grants, x.occurred);
      verdicts.push(v);
      const grant = c.party === undefined ? undefined : consented(f.grants, c.party, h, x.occurred);
      if (!grant || grant.limit === null) continue;
      const asked = (drawn.get(grant.id) ?? 0) + line.quantity;
      drawn.set(grant.id, asked);
      if (v.is === "ok" && grant.used + asked > grant.limit) verdicts.push(no("consent-used-up", { about: [grant.docNo ?? grant.approval, h.no] }));
    }
    // What lies in the same item goes along, so its holding needs the consent too.
    for (const mate of f.mates) {
      const h = f.holdings.get(mate.holding);
      if (h) verdicts.push(partyConsent(party, c.party, h, f.grants, x.occurred));
    }
    if (f.lines.length === 0) verdicts.push(partyConsent(party, c.party, { no: c.ledger_no ?? "", approval: null }, f.grants, x.occurred));
    return verdicts;
  },
};

const number = (c: HandoverBody, x: Context): string => c.handover_no ?? `H-${String(x.take("handover")).padStart(3, "0")}`;

function recorded(c: HandoverBody, x: Context, no_: string, direction: string, lots: { holding: string; lot: number; qty: number; unit: string; item: number | null; serial: string | null }[], more: { checkBy?: number; certificateBy?: string } = {}): Event {
  return {
    type: "handover-recorded",
    no: no_,
    direction,
    party: c.party ?? null,
    at: x.occurred,
    giver: c.giver ?? null,
    receiver: c.receiver ?? null,
    method: c.method ?? null,
    protection: c.protection ?? null,
    plan: c.plan ?? null,
    slip: c.slip_quantity ?? null,
    checkBy: more.checkBy ?? null,
    certificateBy: more.certificateBy ?? null,
    lots,
  };
}

/** Where lots lie after they were moved or made under a slip: the split ones have new ids, which the events tell. */
const lotsOf = (events: readonly Event[], f: HandoverFacts): { holding: string; lot: number; qty: number; unit: string; item: number | null; serial: string | null }[] =>
  events.flatMap((e) => (e.type === "lot-made" ? [{ holding: e.holding, lot: e.lot, qty: e.qty, unit: e.unit, item: e.item, serial: null }] : e.type === "lot-moved" ? [{ holding: e.holding, lot: e.into, qty: e.qty, unit: e.unit, item: e.item, serial: [...f.items.values()].find((i) => i.n === e.item)?.serial ?? null }] : []));

/** Media that leave with nothing on them. */
const emptied = (c: HandoverBody, f: HandoverFacts, party: string, state: string): Event[] =>
  (c.items ?? []).flatMap((line): Event[] => {
    const item = f.items.get(line.medium);
    return item ? [{ type: "item-moved", item: item.n, place: null, party, state }] : [];
  });

const newRow = gate<HandoverBody, HandoverFacts>((c, f) => (f.lines[0]?.holding ? null : c.holding), (c) => c.ledger_no ?? c.holding?.ledger_no, () => null);

/** 受領 from the city. Counts from the signed slip; the arrival check follows within one working day. */
export const receive = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [
    { rule: "R-01", test: (_c, f, x) => must(f.anyPlaceReportedOn !== null && f.anyPlaceReportedOn <= dayOf(x.occurred), "no-place-reported", { missing: ["F02"] }) },
    slip(["ledger_no", "quantity", "unit", "giver", "receiver"]),
    fresh,
    mail,
    { rule: "R-06", test: (c) => must(c.slip_quantity === null || c.slip_quantity === undefined || c.quantity === null || c.quantity === undefined || c.slip_quantity === c.quantity, "slip-differs", { missing: ["slip_quantity"] }) },
    {
      rule: "R-13",
      test: (c, f) => {
        if (c.medium === undefined) return ok;
        const item = f.items.get(c.medium);
        if (!item) return no("medium-unknown", { about: [c.medium] });
        if (item.ownership === "私物") return no("private-medium", { about: [c.medium] });
        return must(c.serial_no === undefined || item.serial === null || c.serial_no === item.serial, "serial-differs", { missing: ["serial_no"], about: [c.medium] });
      },
    },
    { rule: "R-02", test: (c, f, x) => { const p = typeof c.receiver === "string" ? f.people.get(c.receiver) : undefined; return must(!p || (p.reportedOn !== null && p.reportedOn <= dayOf(x.occurred)), "receiver-not-reported", { missing: ["reported_on"], about: [p?.no ?? ""] }); } },
    ...newRow,
    { rule: "R-67", test: (c, f, x) => { const h = f.lines[0]?.holding; if (!h) return ok; const p = h.storage === null ? null : (f.places.get(h.storage) ?? null); return must(p !== null && p.reportedOn !== null && p.reportedOn <= dayOf(x.occurred) && (p.lockType !== null || p.accessControl !== null), "place-unfit", { about: [h.storage ?? c.ledger_no ?? ""] }); } },
  ],
  outcome: (c, f, x) => {
    const known = f.lines[0]?.holding ?? null;
    const self = f.base.contract.self;
    const made = known ? { events: [] as Event[], no: known.no } : row(x, c.ledger_no, c.holding ?? {}, { state: "受領済(未照合)", party: self, approval: null, destroyBy: null, draft: f.draft });
    const no_ = number(c, x);
    const qty = c.quantity ?? 0;
    const unit = c.unit ?? known?.unit ?? "件";
    const got = enter(x, { holding: made.no, unit, qty, enter: "received", col: "stored", place: known?.storage ?? c.holding?.storage_location ?? null, party: self, medium: c.medium === undefined ? null : (f.items.get(c.medium) ?? null), parents: [], handover: no_, approval: null, copyMethod: null, checked: false });
    const by = nextWorkingDayEnd(x.occurred, x.holidays);
    const events: Event[] = [...made.events, ...got.events];
    if (known) events.push({ type: "holding-set", no: known.no, field: "state", value: "受領済(未照合)" });
    if (c.medium !== undefined) { const item = f.items.get(c.medium); if (item) events.push({ type: "item-moved", item: item.n, place: known?.storage ?? c.holding?.storage_location ?? item.place, party: self, state: "保管中" }); }
    events.push(recorded(c, x, no_, "受領", got.lots.map((l) => ({ holding: made.no, lot: l.lot, qty: l.qty, unit, item: l.item, serial: c.serial_no ?? null })), { checkBy: by }));
    const notices: Notice[] = [];
    if (typeof c.slip_quantity === "number" && c.slip_quantity !== qty) {
      const opened = openOne(x, { kind: "おそれ", incident: c.incident, knownAt: x.occurred, occurredAt: x.occurred, holdings: [made.no], maxSubjects: null, categories: known?.flags.includes("要配慮") ? ["要配慮"] : [], wrongful: false, cause: "R-06", subject: no_ });
      events.push(...opened.events);
      notices.push(...opened.notices);
    }
    return { events, notices, made: { holdings: [made.no], handovers: [no_], items: got.labels }, due: { arrival_check_by: formatInstant(Math.floor(by / 1000) * 1000) } };
  },
});

/** 返還 to the city: open descendants never stop it, the slip lists them. */
export const giveBack = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [
    { rule: "R-05", test: (_c, f) => onHand(f.lines, f.onTheWay.length > 0 ? (l) => f.onTheWay.some((w) => w.id === l.id) : stored) },
    fresh,
    unfrozen,
    mail,
    leaving,
    {
      rule: "R-35",
      test: (_c, f, x) =>
        f.lines.map((l) => {
          const h = l.holding;
          if (!h) return ok;
          const other = f.grants.filter((g) => g.kind === "返還廃棄方法指定" && covers(g, h) && inForce(g, x.occurred) && g.scope.method !== undefined);
          return must(other.length === 0 || other.some((g) => g.scope.method === "返還"), "another-method-designated", { about: [h.no, ...other.map((g) => g.docNo ?? g.approval)] });
        }),
    },
  ],
  outcome: (c, f, x) => {
    const no_ = number(c, x);
    const onWay = f.onTheWay.length > 0;
    const { taken } = pick(f.lines, onWay ? (l) => f.onTheWay.some((w) => w.id === l.id) : stored);
    const events = [...move(x, taken, around(f), { to: "returned", party: "CITY", place: null, handover: no_ }), ...emptied(c, f, "CITY", "返還済")];
    events.push(recorded(c, x, no_, "返還", lotsOf(events, f)));
    for (const transport of new Set(taken.map((t) => t.lot.transport))) if (transport !== null) events.push({ type: "transport-arrived", no: transport, counted: taken.reduce((n, t) => n + t.qty, 0), checkedBy: c.receiver ?? null, state: "返還" });
    return { events, made: { handovers: [no_], open_descendants: f.descendants.map((d) => d.no) } };
  },
});

/** 納品: a file sent leaves ours in place (生成 and 納品 at once); a physical thing moves. */
export const deliver = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [{ rule: "R-05", test: (_c, f) => onHand(f.lines, stored) }, slip(["receiver"]), fresh, unfrozen, mail, { rule: "R-34", test: (c, f) => (c.leaves_original === true ? ok : serials(f.lines.filter((l) => l.medium !== undefined), f.items, c.photographs ?? [])) }],
  outcome: (c, f, x) => {
    const no_ = number(c, x);
    const events: Event[] = [];
    for (const line of f.lines) {
      const h = line.holding;
      if (!h) continue;
      const source = pick([line], stored).taken;
      if (c.leaves_original === true || (c.leaves_original === undefined && isData(source[0]?.lot.unit ?? "") && isElectronic(h))) {
        const lot = x.take("lot");
        events.push({ type: "lot-made", lot, holding: h.no, item: null, unit: source[0]?.lot.unit ?? line.unit ?? "ファイル", col: "delivered", enter: "generated", qty: line.quantity, parents: source.map((t) => t.lot.id), party: "CITY", handover: no_, approval: null, copyMethod: null, checked: true });
      } else events.push(...move(x, source, around(f), { to: "delivered", party: "CITY", place: null, handover: no_ }));
    }
    events.push(recorded(c, x, no_, "納品", lotsOf(events, f)));
    return { events, made: { handovers: [no_], open_descendants: f.descendants.map((d) => d.no) } };
  },
});

const here = (f: HandoverFacts): string | null => pick(f.lines, stored).taken[0]?.lot.place ?? null;

/** 再委託先へ引渡 (特2-1): a consent naming the party and each holding, a plan of the way, serials of media that leave. */
export const toSubcontractor = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [consent, slip(["giver", "receiver"]), { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) }, fresh, unfrozen, mail, leaving, { rule: "R-19", test: (c, f) => planned(c.plan, f, here(f), c.party ?? null) }],
  outcome: (c, f, x) => handOut(c, f, x, "再委託先へ引渡", {}),
});

/** 廃棄業者へ引渡: counts under 再委託先・業者 until a certificate whose serials match. */
export const toDisposalVendor = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [
    consent,
    slip(["giver", "receiver"]),
    { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) },
    fresh,
    unfrozen,
    leaving,
    { rule: "R-19", test: (c, f) => planned(c.plan, f, here(f), c.party ?? null) },
    {
      rule: "R-35",
      test: (c, f, x) =>
        f.lines.map((l) => {
          const h = l.holding;
          if (!h) return ok;
          const named = f.grants.filter((g) => g.kind === "返還廃棄方法指定" && covers(g, h) && inForce(g, x.occurred));
          return must(named.some((g) => g.scope.method !== "返還" && (g.scope.party === undefined || g.scope.party === c.party)), "no-designation", { about: [h.no] });
        }),
    },
  ],
  outcome: (c, f, x) => {
    const by = addDays(dayOf(x.occurred), f.base.parameters.cert_days);
    return handOut(c, f, x, "廃棄業者へ引渡", { certificateBy: by });
  },
});

function handOut(c: HandoverBody, f: HandoverFacts, x: Context, direction: string, more: { certificateBy?: string }) {
  const no_ = number(c, x);
  const party = c.party ?? "";
  const { taken } = pick(f.lines, stored);
  const events = move(x, taken, around(f), { to: "subcontract", party, place: null, handover: no_ });
  events.push(...emptied(c, f, party, "再委託先・業者"));
  events.push(recorded(c, x, no_, direction, lotsOf(events, f), more));
  for (const line of f.lines) {
    const grant = line.holding ? consented(f.grants, party, line.holding, x.occurred) : undefined;
    if (grant && grant.limit !== null) events.push({ type: "grant-drawn", id: grant.id, qty: line.quantity, by: no_ });
  }
  return { events, made: { handovers: [no_] }, due: more.certificateBy === undefined ? {} : { certificate_by: more.certificateBy } };
}

/** 再委託先から受領: the things come home unchecked; the arrival check follows. */
export const fromSubcontractor = spec<HandoverBody, HandoverFacts>({
  who: "fact",
  rules: [
    slip(["party", "giver", "receiver"]),
    { rule: "R-05", test: (c, f) => onHand(f.lines, (l) => l.col === "subcontract" && l.party === c.party) },
    fresh,
    mail,
    { rule: "R-19", test: (c, f) => planned(c.plan, f, c.party ?? null, null) },
    { rule: "R-06", test: (c) => must(c.slip_quantity === null || c.slip_quantity === undefined || c.slip_quantity === c.quantity, "slip-differs", { missing: ["slip_quantity"] }) },
    { rule: "R-34", test: (c, f) => serials(f.lines.filter((l) => l.medium !== undefined), f.items, c.photographs ?? []) },
  ],
  outcome: (c, f, x) => {
    const no_ = number(c, x);
    const self = f.base.contract.self;
    const { taken } = pick(f.lines, (l) => l.col === "subcontract" && l.party === c.party);
    const homes = new Map<string | null, Taken[]>();
    for (const t of taken) {
      const item = [...f.items.values()].find((i) => i.n === t.lot.item);
      const storage = f.holdings.get(t.lot.holding)?.storage ?? null;
      const home = c.place ?? item?.home ?? (storage !== null && f.places.get(storage)?.party === self ? storage : null);
      homes.set(home, [...(homes.get(home) ?? []), t]);
    }
    const events = [...homes].flatMap(([place, home]) => move(x, home, around(f), { to: "stored", party: self, place, handover: no_ }));
    const by = nextWorkingDayEnd(x.occurred, x.holidays);
    events.push(recorded(c, x, no_, "再委託先から受領", lotsOf(events, f), { checkBy: by }));
    return { events, made: { handovers: [no_] }, due: { arrival_check_by: formatInstant(Math.floor(by / 1000) * 1000) } };
  },
});

/** 到着照合 by somebody other than the receiver; a difference is opened as a discrepancy, a missing quantity has no item. */
export const arrival = spec<z.infer<typeof checkArrival>, ArrivalFacts>({
  who: "fact",
  rules: [
    { rule: "R-05", test: (c, f) => must(f.handover !== null, "handover-unknown", { about: [c.handover_no] }) },
    { rule: "R-62", test: (c, f) => must(!f.handover || f.handover.checkedAt === null, "already-checked", { about: [c.handover_no] }) },
    { rule: "R-49", test: (c, f, x) => twoPersons(c.checked_by ?? x.doer, f.handover?.receiver, f.base, "receives-and-checks") },
    { rule: "R-06", blind: true, test: (c, f) => must(!f.handover || f.handover.qty === c.counted, "count-differs", { about: [c.handover_no] }) },
    { rule: "R-06", blind: true, test: (c, f) => { const lot = f.handover?.lots[0]; const item = lot?.itemNo ? f.items.get(lot.itemNo) : undefined; return must(c.serial_no === undefined || item?.serial === c.serial_no, "serial-differs", { missing: ["serial_no"], about: [c.handover_no] }); } },
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || !f.incidentTaken, "number-reused", { about: [c.incident ?? ""] }) },
  ],
  outcome: (c, f, x) => {
    const h = f.handover;
    if (!h) return { events: [] };
    const differs = c.counted !== h.qty;
    const events: Event[] = [{ type: "arrival-checked", no: h.no, at: x.occurred, counted: c.counted, match: !differs, by: c.checked_by ?? x.doer }];
    const holdings = [...new Set(h.lots.map((l) => l.holding))];
    if (!differs) {
      for (const l of h.lots) events.push({ type: "lot-checked", lot: l.id });
      for (const n of holdings) events.push({ type: "holding-set", no: n, field: "state", value: "保管中" });
      return { events };
    }
    if (c.counted < h.qty) {
      const { taken } = take(h.lots.filter(stored), h.qty - c.counted);
      for (const t of taken) {
        const whole = t.qty === t.lot.qty;
        events.push({ type: "lot-moved", lot: t.lot.id, into: whole ? t.lot.id : x.take("lot"), holding: t.lot.holding, unit: t.lot.unit, qty: t.qty, from: t.lot.col, to: "missing", item: whole && t.lot.unit !== "枚" ? t.lot.item : null, party: t.lot.party, handover: h.no, takeout: null, transport: null });
        if (whole && t.lot.item !== null && t.lot.unit !== "枚") events.push({ type: "item-moved", item: t.lot.item, place: null, party: t.lot.party, state: "所在不明" });
      }
    }
    for (const l of h.lots) events.push({ type: "lot-checked", lot: l.id });
    for (const n of holdings) events.push({ type: "holding-set", no: n, field: "state", value: "保管中" });
    const flags = holdings.flatMap((n) => f.holdings.get(n)?.flags ?? []);
    const opened = openOne(x, { kind: "おそれ", incident: c.incident, knownAt: x.occurred, occurredAt: h.at, holdings, maxSubjects: Math.abs(h.qty - c.counted), categories: flags.includes("要配慮") ? ["要配慮"] : [], wrongful: false, cause: "R-06", subject: h.no });
    return { events: [...events, ...opened.events], notices: opened.notices, made: { incidents: [opened.no] } };
  },
});

/** 訂正 of a receipt on the city's document: a record of its own, the old row stays visible (L6). */
export const correct = spec<z.infer<typeof correctHandover>, CorrectionFacts>({
  who: "lead",
  rules: [
    { rule: "R-05", test: (c, f) => must(f.handover !== null && f.handover.direction === "受領", "handover-unknown", { about: [c.handover_no] }) },
    { rule: "R-05", test: (c, f) => must(!f.handover || f.handover.qty === c.old_quantity, "old-quantity-differs", { missing: ["old_quantity"], about: [c.handover_no] }) },
    { rule: "R-28", test: (_c, f) => [...f.holdings.values()].map((h) => must(h.frozen === null, "frozen", { about: [h.no, h.frozen ?? ""] })) },
    {
      rule: "R-05",
      test: (c, f) => {
        const lost = f.missing.reduce((n, l) => n + l.qty, 0);
        const shrink = c.old_quantity - c.new_quantity;
        const here = (f.handover?.lots ?? []).filter(stored).reduce((n, l) => n + l.qty, 0);
        const explained = shrink < 0 ? here > 0 : shrink <= (f.handover?.checkedAt === null ? here : lost);
        return must(shrink !== 0 && explained, "nothing-to-correct", { missing: ["new_quantity"], about: [c.handover_no] });
      },
    },
  ],
  outcome: (c, f) => {
    const h = f.handover;
    if (!h) return { events: [] };
    const here = h.lots.filter(stored);
    const corrected = (lot: Lot, delta: number): Event => ({ type: "count-corrected", holding: lot.holding, unit: lot.unit, lot: lot.id, missingLot: lot.col === "missing" ? lot.id : null, delta, receivedAt: h.at, checkedAt: h.checkedAt, handover: h.no });
    const grown = here[0];
    if (c.new_quantity > c.old_quantity) return { events: grown ? [corrected(grown, c.new_quantity - c.old_quantity)] : [] };
    // What shrinks is what the check did not find; before a check, what was never there.
    const { taken } = take(h.checkedAt === null ? here : f.missing, c.old_quantity - c.new_quantity);
    return { events: taken.map((t) => corrected(t.lot, -t.qty)) };
  },
});

/** 目的外利用・第三者提供 (特3): a permission of the city naming the party and the holding. */
export const provision = spec<z.infer<typeof recordProvision>, HandoverFacts>({
  who: "approve",
  rules: [
    {
      rule: "R-57",
      test: (c, f, x) => {
        const h = f.lines[0]?.holding;
        const allowed = f.grants.some((g) => g.kind === "目的外・第三者提供許可" && g.scope.party === c.party && h && covers(g, h) && inForce(g, x.occurred) && (c.approval === undefined || g.approval === c.approval) && (g.limit === null || g.used + c.quantity <= g.limit));
        return must(allowed, "no-permission", { missing: ["approval"], about: [c.ledger_no] });
      },
    },
    { rule: "R-29", test: (c, f) => must((f.lines[0]?.holding ?? null) !== null, "holding-unknown", { about: [c.ledger_no] }) },
  ],
  outcome: (c, f) => {
    const g = f.grants.find((k) => k.kind === "目的外・第三者提供許可" && k.scope.party === c.party);
    return { events: [{ type: "provision-recorded", party: c.party, holding: c.ledger_no, qty: c.quantity, unit: c.unit, approval: g?.approval ?? "" }, ...(g ? [{ type: "grant-drawn", id: g.id, qty: c.quantity, by: c.party } as const] : [])] };
  },
});
