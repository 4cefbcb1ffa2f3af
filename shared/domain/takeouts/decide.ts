import type { z } from "../bodies.ts";
import { eligible, spec } from "../command.ts";
import { mayLead } from "../people/standing.ts";
import type { Context } from "../command.ts";
import type { Verdict } from "../decision.ts";
import { must, no, ok, yet } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Grant, Lot } from "../facts.ts";
import { bulk } from "../copies/decide.ts";
import type { GoodsFacts } from "../goods.ts";
import { around, fitPlace, isElectronic, notFrozen, onHand, pick, planned } from "../goods.ts";
import { openOne } from "../incidents/open.ts";
import { leftInside, move, take } from "../lots.ts";
import type { Taken } from "../lots.ts";
import { covers, employerConsent, inForce } from "../people/consent.ts";
import { dayOf } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import type { ArrivedFacts, ArriveFacts, CloseFacts, ConfirmFacts, DepartFacts, ExtendFacts, RequestFacts, SideAct, TransportFacts } from "./facts.ts";
import type { arriveTakeout, arriveTransport, closeTakeout, confirmTakeout, confirmTransport, departTakeout, departTransport, extendTakeout, requestTakeout } from "./commands.ts";
import { confirmed, drawings, type Later, madeUp, notOpen, onlySides, sidesBack, sidesOut, unnamed } from "./sides.ts";

type Depart = z.infer<typeof departTakeout>;
type Extend = z.infer<typeof extendTakeout>;
type Close = z.infer<typeof closeTakeout>;
type Leave = z.infer<typeof departTransport>;
type Arrive = z.infer<typeof arriveTransport>;

/** What did not come back: the number that is short, and whatever else lay in the things that are gone. */
function lostOf(t: { readonly unit: string; readonly lots: readonly Lot[] }, short: number): Taken[] {
  const { taken } = take(t.lots.filter((l) => l.unit === t.unit), short);
  const named = new Set(taken.map((g) => g.lot.holding));
  const left = leftInside(taken, t.lots);
  const kept = new Set(left.filter((l) => named.has(l.holding)).map((l) => l.item));
  return [...taken, ...left.filter((l) => !kept.has(l.item)).map((lot) => ({ lot, qty: lot.qty }))];
}

const stored = (l: Lot): boolean => l.col === "stored";

/** enough different bearers (our setting, not the article's); R-02: each of them reported, pledged, trained. */
function bearers(list: readonly string[] | undefined, f: GoodsFacts): Verdict {
  const min = f.base.parameters.min_bearers;
  if (list === undefined) return yet("bearers");
  return must(new Set(list).size >= min, "too-few-bearers", { missing: ["bearers"], setting: { name: "min_bearers", value: min } });
}
const bearersFit = (list: readonly string[] | undefined, f: GoodsFacts, x: Context): Verdict[] => (list ?? []).map((n) => eligible(f.people.get(n) ?? null, n, dayOf(x.occurred), f.base));

/** bearing is handling, so a bearer of another employer needs the city's consent to the firm for every holding that goes along. */
const bearersConsented = (list: readonly string[] | undefined, f: GoodsFacts, x: Context): Verdict[] =>
  (list ?? []).flatMap((n) => {
    const p = f.people.get(n);
    return p ? f.lines.flatMap((l) => (l.holding ? [employerConsent(p, l.holding, f.grants, f.base.contract.self, x.occurred)] : [])) : [];
  });

/** The takeout grant of the city that fits this takeout, or why none does (P5; R-10). What already left on it has `drawn` its quantity; then the longest one counts. */
export function takeoutGrant(c: Pick<Depart, "approval" | "takeout_no" | "destination" | "medium">, f: Pick<GoodsFacts, "grants" | "lines">, at: number, drawn = false): Grant | Verdict {
  if (c.approval === null || c.approval === undefined) return { is: "yet", missing: ["approval"], code: "no-takeout-approval" };
  const of = f.grants.filter((g) => g.kind === "持出し承認" && g.approval === c.approval);
  const name = of[0]?.docNo ?? c.approval;
  const scoped = of.filter(
    (g) =>
      (g.scope.takeout_no === undefined || g.scope.takeout_no === c.takeout_no) &&
      (g.scope.worksite === undefined || g.scope.worksite === c.destination) &&
      (g.unit === null || f.lines.every((l) => l.unit === undefined || l.unit === g.unit)) &&
      (g.scope.medium === undefined || c.medium === undefined || c.medium === null || g.scope.medium === c.medium) &&
      f.lines.every((l) => l.holding === null || (g.scope.holdings === undefined && g.scope.copies_under === undefined) || covers(g, l.holding)),
  );
  if (scoped.length === 0) return no("takeout-not-approved", { about: [name] });
  const live = scoped.filter((g) => inForce(g, at));
  if (live.length === 0) return no("approval-not-in-force", { about: [name] });
  if (drawn) return live.reduce((a, b) => (b.to > a.to ? b : a));
  const qty = f.lines.reduce((n, l) => n + l.quantity, 0);
  const left = live.find((g) => g.limit === null || g.used + qty <= g.limit);
  return left ?? no("approval-used-up", { about: [name], missing: ["quantity"] });
}
const isVerdict = (v: Grant | Verdict): v is Verdict => "is" in v;

/** 申請 of a takeout (T1): to a place that the city may designate, of things on hand; the decision and the handing out are records of their own. */
export const request = spec<z.infer<typeof requestTakeout>, RequestFacts>({
  who: "fact",
  rules: [
    { rule: "R-10", test: (c, f) => must(f.places.get(c.destination)?.kind === "委託者指定場所", "destination-not-designated", { missing: ["destination"] }) },
    { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) },
    { rule: "R-14", test: (c) => must((parseInstant(c.due_back_at) ?? 0) > (parseInstant(c.out_at) ?? 0), "due-back-in-past", { missing: ["due_back_at"] }) },
    { rule: "R-62", test: (c, f) => must(c.takeout_no === undefined || !f.numberTaken, "number-reused", { about: [c.takeout_no ?? ""] }) },
  ],
  outcome: (c, _f, x) => {
    const no_ = c.takeout_no ?? `K-${String(x.take("takeout")).padStart(3, "0")}`;
    return { events: [{ type: "takeout-requested", no: no_, by: x.doer, destination: c.destination, outAt: parseInstant(c.out_at) ?? 0, dueBackAt: parseInstant(c.due_back_at) ?? 0 }], made: { takeouts: [no_] } };
  },
});

/** 到着 at the destination (X2): who received it there, and when. */
export const arrived = spec<z.infer<typeof arriveTakeout>, ArrivedFacts>({
  who: "fact",
  occurred: (c) => c.occurred_at ?? c.arrived_at,
  rules: [
    { rule: "R-16", test: (c, f) => must(f.takeout !== null && f.takeout.state === "持出中", "takeout-not-out", { about: [c.takeout_no] }) },
    { rule: "R-16", test: (c, f) => must(!f.takeout || (parseInstant(c.arrived_at) ?? 0) >= f.takeout.outAt, "arrival-before-departure", { missing: ["arrived_at"] }) },
  ],
  outcome: (c) => ({ events: [{ type: "takeout-arrived", no: c.takeout_no, at: parseInstant(c.arrived_at) ?? 0, by: c.arrival_by }] }),
});

/** Who is named as handing out may handle personal information, and does not bear unless the city agreed to few people. */
const handsOut = (c: { readonly handed_by?: string | undefined }, f: GoodsFacts, x: Context): Verdict[] => (c.handed_by === undefined ? [] : [eligible(f.people.get(c.handed_by) ?? null, c.handed_by, dayOf(x.occurred), f.base)]);
const handsOutAndBears = (c: { readonly handed_by?: string | undefined; readonly bearers?: readonly string[] | undefined }, f: Pick<GoodsFacts, "base">): Verdict[] =>
  c.handed_by === undefined || c.bearers?.includes(c.handed_by) !== true ? [] : [no("hands-out-and-bears", { about: [c.handed_by], level: f.base.contract.fewPeople === null ? "B" : "W" })];

/** Who is named as bringing is one of those who carried. */
const brings = (by: string | undefined, bearers: readonly string[] | undefined): Verdict[] => (by === undefined || bearers === undefined || bearers.includes(by) ? [] : [no("not-a-bearer", { about: [by], missing: ["brought_by"] })]);

/** X1: a container is sealed and the number written down; things that no seal holds go without one, so it only reminds. */
const sealed = { rule: "R-19", topic: "seal", test: (c: { readonly seal_no?: string | undefined }): Verdict => (c.seal_no === undefined || c.seal_no.trim() === "" ? { is: "yet", missing: ["seal_no"], level: "N" } : ok) } as const;

/** 払出し (特14(2)(3)(5)): designated place, the city's approval, encryption with the key apart, two bearers, a time of return, no spare without a row. */
export const depart = spec<Depart, DepartFacts>({
  who: "fact",
  reminds: [sealed],
  rules: [
    {
      rule: "R-10",
      test: (c, f, x) => {
        if (c.destination === null || c.destination === undefined) return yet("destination");
        const place = f.places.get(c.destination);
        if (!place || place.kind !== "委託者指定場所") return no("destination-not-designated", { about: place ? [place.code] : [], missing: ["destination"] });
        const at = x.occurred;
        const designated = f.grants.some((g) => g.kind === "持出先指定" && g.scope.worksite === place.code && inForce(g, at));
        return must(designated, "designation-not-in-force", { about: [place.code] });
      },
    },
    { rule: "R-10", test: (c, f, x) => { const g = takeoutGrant(c, f, x.occurred); return isVerdict(g) ? g : ok; } },
    {
      rule: "R-11",
      test: (c, f) => {
        if (!f.lines.some((l) => isElectronic(l.holding))) return ok;
        const none = c.encryption === null || c.encryption === undefined || /^無/u.test(c.encryption) || c.encryption.trim() === "";
        const equal = c.equal_measure !== undefined && f.grants.some((g) => g.approval === c.approval && g.scope.equal_measure !== undefined);
        if (none && !equal) return no("not-encrypted", { missing: ["encryption"] });
        if (equal && none) return ok;
        if (c.key_delivery === null || c.key_delivery === undefined) return { is: "yet", missing: ["key_delivery"] };
        return must(!/同送|同封|同じメール|媒体に記載|媒体と/u.test(c.key_delivery), "key-travels-with-data", { missing: ["key_delivery"] });
      },
    },
    { rule: "R-12", test: (c, f) => bearers(c.bearers, f) },
    { rule: "R-02", test: (c, f, x) => bearersFit(c.bearers, f, x) },
    { rule: "R-30", test: (c, f, x) => bearersConsented(c.bearers, f, x) },
    {
      rule: "R-13",
      test: (c, f) => {
        if (c.medium_described?.ownership === "私物") return no("private-medium", { missing: ["medium"] });
        const named = [...new Set([c.medium, ...f.lines.map((l) => l.medium)].filter((m): m is string => typeof m === "string"))];
        if (named.length === 0) return f.lines.some((l) => isElectronic(l.holding) && (l.unit === "本" || l.unit === "台")) ? { is: "yet", missing: ["medium"], code: "medium-unknown" } : ok;
        return named.map((m) => {
          const item = f.items.get(m);
          if (!item) return no("medium-unknown", { about: [m] });
          if (item.ownership === "私物") return no("private-medium", { about: [m] });
          return must(item.state !== "持出中", "medium-out", { about: [m] });
        });
      },
    },
    {
      rule: "R-14",
      test: (c, f, x) => {
        if (c.due_back_at === null || c.due_back_at === undefined) return { is: "yet", missing: ["due_back_at"], code: "due-back-missing" };
        const due = parseInstant(c.due_back_at) ?? 0;
        const g = takeoutGrant(c, f, x.occurred);
        if (!isVerdict(g) && due > g.to) return no("due-back-after-approval", { missing: ["due_back_at"], about: [g.docNo ?? g.approval] });
        return must(due > x.occurred, "due-back-in-past", { missing: ["due_back_at"] });
      },
    },
    { rule: "R-17", test: (c, f, x) => { const g = takeoutGrant(c, f, x.occurred); if (isVerdict(g)) return ok; return [must(g.persons === null || (c.persons ?? 0) <= g.persons, "more-persons-than-approved", { about: [g.docNo ?? g.approval] }), must(f.mates.length === 0, "other-holdings-on-the-medium", { about: [...new Set(f.mates.map((m) => m.holding))] })]; } },
    { rule: "R-18", test: (c) => must((c.spare_media ?? []).length === 0, "spare-without-row", { missing: ["lots"] }) },
    { rule: "R-19", test: (c, f) => { const { taken } = pick(f.lines, stored); return planned(c.plan, f, taken[0]?.lot.place ?? null, c.destination ?? null); } },
    { rule: "R-19", topic: "stopover", test: (c) => must(c.stopover === undefined || c.stopover === "なし", "stopover-needs-approval", { missing: ["stopover"] }) },
    { rule: "R-25", article: "14(2)", test: (c, f) => bulk(c.persons ?? Math.max(0, ...f.lines.map((l) => l.holding?.subjectCount ?? 0)), f.lines.map((l) => l.holding ?? undefined), f.base) },
    { rule: "R-28", test: (_c, f) => notFrozen(f.lines) },
    { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) },
    { rule: "R-49", test: (_c, f, x) => must((x.base.actor !== null && mayLead(x.base.actor, dayOf(x.now))) || f.approvedInside, "internal-approval-missing", { missing: ["approval.decide"] }) },
    { rule: "R-62", test: (c, f) => must(c.takeout_no === undefined || !f.numberTaken, "number-reused", { about: [c.takeout_no ?? ""] }) },
    { rule: "R-02", test: handsOut },
    { rule: "R-49", test: handsOutAndBears },
    { rule: "R-62", test: (c, f) => drawings(c.signatures ?? [], f) },
    { rule: "R-49", test: (c, f, x) => onlySides(c, sidesOut(c, f, x)) },
  ],
  outcome: (c, f, x) => {
    const no_ = c.takeout_no ?? `K-${String(x.take("takeout")).padStart(3, "0")}`;
    const { taken } = pick(f.lines, stored);
    const events = move(x, taken, around(f), { to: "out", party: f.base.contract.self, place: null, takeout: no_ });
    const grant = takeoutGrant(c, f, x.occurred);
    const qty = taken.reduce((n, t) => n + t.qty, 0);
    if (!isVerdict(grant)) events.push({ type: "grant-drawn", id: grant.id, qty, by: no_ });
    events.push({ type: "takeout-departed", no: no_, destination: c.destination ?? "", outAt: parseInstant(c.out_at ?? "") ?? x.occurred, dueBackAt: parseInstant(c.due_back_at ?? "") ?? x.occurred, bearers: c.bearers ?? [], plan: c.plan ?? "", approval: c.approval ?? "", seal: c.seal_no ?? null, qty, unit: taken[0]?.lot.unit ?? "", encryption: c.encryption ?? null, keyDelivery: c.key_delivery ?? null });
    const both = confirmed(no_, "払出し", sidesOut(c, f, x));
    return { events: [...events, both.event], notices: both.notices, made: { takeouts: [no_] }, due: c.due_back_at ? { due_back_at: c.due_back_at } : {} };
  },
});

/** The grant under which a takeout stays out longer: of the approval it left on, or of another that it then draws on. */
function longer(c: Extend, f: ExtendFacts, at: number): Grant | Verdict {
  const t = f.takeout;
  if (!t) return ok;
  const approval = c.approval ?? t.approval;
  return takeoutGrant({ approval, takeout_no: t.no, destination: t.destination, medium: null }, f, at, approval === t.approval);
}

/** 返却予定を延ばす: later than recorded, inside approval and designation, approved by the 責任者; after the time has passed a reason is asked, so that no alarm ends unexplained. */
export const extend = spec<Extend, ExtendFacts>({
  who: "fact",
  signs: (c) => (c.approved_by === undefined ? [] : [c.approved_by]),
  rules: [
    { rule: "R-14", test: (c, f) => must(f.takeout !== null && f.takeout.state === "持出中", "takeout-not-out", { about: [c.takeout_no] }) },
    { rule: "R-10", test: (c, f, x) => { const g = longer(c, f, x.occurred); return isVerdict(g) ? g : ok; } },
    {
      rule: "R-10",
      test: (c, f, x) => {
        const due = parseInstant(c.due_back_at ?? "") ?? x.occurred;
        const to = f.takeout?.destination;
        const designated = f.grants.some((g) => g.kind === "持出先指定" && g.scope.worksite === to && inForce(g, x.occurred) && inForce(g, due));
        return must(to === undefined || designated, "designation-not-in-force", { about: to === undefined ? [] : [to] });
      },
    },
    {
      rule: "R-14",
      test: (c, f, x) => {
        if (c.due_back_at === null || c.due_back_at === undefined) return { is: "yet", missing: ["due_back_at"], code: "due-back-missing" };
        const due = parseInstant(c.due_back_at) ?? 0;
        if (due <= x.now) return no("due-back-in-past", { missing: ["due_back_at"] });
        if (f.takeout && due <= f.takeout.dueBackAt) return no("due-back-not-later", { missing: ["due_back_at"], about: [f.takeout.no] });
        const g = longer(c, f, x.occurred);
        return must(isVerdict(g) || due <= g.to, "due-back-after-approval", { missing: ["due_back_at"], about: isVerdict(g) ? [] : [g.docNo ?? g.approval] });
      },
    },
    { rule: "R-14", test: (_c, f, x) => must(!f.takeout || x.now <= f.takeout.dueBackAt, "due-back-passed", { about: f.takeout ? [f.takeout.no] : [], level: "W" }) },
    {
      rule: "R-49",
      test: (c, f, x) => {
        const day = dayOf(x.now);
        if (c.approved_by === undefined) return x.base.actor !== null && mayLead(x.base.actor, day) ? ok : { is: "yet", missing: ["approved_by"], code: "internal-approval-missing" };
        const p = f.people.get(c.approved_by);
        return must(p !== undefined && mayLead(p, day), "approval-needs-lead", { about: [c.approved_by] });
      },
    },
  ],
  outcome: (c, f, x) => {
    const t = f.takeout;
    const grant = longer(c, f, x.occurred);
    if (!t || isVerdict(grant)) return { events: [] };
    const due = parseInstant(c.due_back_at ?? "") ?? t.dueBackAt;
    const events: Event[] = grant.approval === t.approval ? [] : [{ type: "grant-drawn", id: grant.id, qty: t.qty, by: t.no }];
    events.push({ type: "takeout-extended", no: t.no, from: t.dueBackAt, dueBackAt: due, approval: grant.approval, by: c.approved_by ?? x.actor });
    return { events, due: c.due_back_at ? { due_back_at: c.due_back_at } : {} };
  },
});

/** 返却確認: arrival, erasure at the destination, a check by somebody who did not carry, an equal count. A difference that is declared opens an incident instead of hiding (T5). */
export const close = spec<Close, CloseFacts>({
  who: "fact",
  occurred: (c) => c.occurred_at ?? c.returned_at,
  rules: [
    { rule: "R-16", test: (c, f) => must(f.takeout !== null && f.takeout.state === "持出中", "takeout-not-out", { about: [c.takeout_no] }) },
    {
      rule: "R-16",
      test: (c, f) => {
        const missing: string[] = [];
        if ((c.arrived_at === null || c.arrived_at === undefined) && (f.takeout?.arrivedAt ?? null) === null) missing.push("arrived_at");
        if (c.returned_at === null || c.returned_at === undefined) missing.push("returned_at");
        if (c.returned_checked_by === null || c.returned_checked_by === undefined) missing.push("returned_checked_by");
        if (c.erased_at_destination === null || c.erased_at_destination === undefined) missing.push("erased_at_destination");
        if (c.return_match === undefined) missing.push("return_match");
        if (missing.length > 0) return { is: "yet", missing, code: "return-check-incomplete" };
        if (c.return_match === true) return must(c.returned_quantity === undefined || f.takeout === null || c.returned_quantity === f.takeout.qty, "return-does-not-match", { missing: ["return_match", "returned_quantity"] });
        return must(c.returned_quantity !== undefined && f.takeout !== null && c.returned_quantity < f.takeout.qty, "return-does-not-match", { missing: ["return_match", "returned_quantity"] });
      },
    },
    { rule: "R-16", test: (c, f) => must(!f.takeout || typeof c.returned_checked_by !== "string" || !f.takeout.bearers.includes(c.returned_checked_by), "bearer-checks-return", { about: typeof c.returned_checked_by === "string" ? [c.returned_checked_by] : [] }) },
    { rule: "R-71", test: (c, f) => must(!f.takeout || typeof c.returned_checked_by !== "string" || !f.takeout.bearers.includes(c.returned_checked_by), "bearer-checks-return", { about: typeof c.returned_checked_by === "string" ? [c.returned_checked_by] : [], level: "B" }) },
    { rule: "R-02", test: (c, f, x) => (typeof c.returned_checked_by === "string" ? eligible(f.people.get(c.returned_checked_by) ?? null, c.returned_checked_by, dayOf(x.occurred), f.base) : ok) },
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || !f.incidentTaken, "number-reused", { about: [c.incident ?? ""] }) },
    { rule: "R-16", test: (c, f) => brings(c.brought_by, f.takeout?.bearers) },
    { rule: "R-62", test: (c, f) => drawings(c.signatures ?? [], f) },
    { rule: "R-49", test: (c, f, x) => (f.takeout ? onlySides(c, sidesBack(c, c.returned_checked_by ?? "", f.takeout.bearers, f, x)) : []) },
  ],
  outcome: (c, f, x) => {
    const t = f.takeout;
    if (!t) return { events: [] };
    const lost = c.return_match === true ? 0 : t.qty - (c.returned_quantity ?? t.qty);
    const gone = lostOf(t, lost);
    const back = t.lots.flatMap((lot) => { const g = gone.find((k) => k.lot.id === lot.id); const left = lot.qty - (g?.qty ?? 0); return left > 0 ? [{ lot: { ...lot, qty: g ? left : lot.qty }, qty: left }] : []; });
    const self = f.base.contract.self;
    const events: Event[] = [];
    // What is lost is split off first, so that the lots that come back are whole.
    if (gone.length > 0) events.push(...move(x, gone, t.lots, { to: "missing", party: self, place: null }));
    const homes = new Map<string | null, Taken[]>();
    for (const b of back) {
      const item = [...f.items.values()].find((i) => i.n === b.lot.item);
      const home = c.to_place ?? item?.home ?? f.holdings.get(b.lot.holding)?.storage ?? null;
      homes.set(home, [...(homes.get(home) ?? []), b]);
    }
    for (const [place, home] of homes) events.push(...move(x, home, f.mates, { to: "stored", party: self, place }));
    events.push({ type: "takeout-closed", no: t.no, arrivedAt: parseInstant(c.arrived_at ?? "") ?? t.arrivedAt, returnedAt: parseInstant(c.returned_at ?? "") ?? x.occurred, checkedBy: c.returned_checked_by ?? "", match: lost === 0, erased: c.erased_at_destination ?? "" });
    const both = confirmed(t.no, "返却", sidesBack(c, c.returned_checked_by ?? "", t.bearers, f, x));
    events.push(both.event);
    if (lost === 0 && c.seal_intact !== false) return { events, notices: both.notices };
    const holdings = [...new Set(t.lots.map((l) => l.holding))];
    const opened = openOne(x, { kind: lost > 0 ? "紛失" : "おそれ", incident: c.incident, knownAt: x.occurred, occurredAt: x.occurred, holdings, maxSubjects: lost > 0 ? lost : null, categories: holdings.some((h) => f.holdings.get(h)?.flags.includes("要配慮")) ? ["要配慮"] : [], wrongful: false, cause: "R-16", subject: t.no });
    if (lost > 0) for (const h of holdings) events.push({ type: "frozen", incident: opened.no, holding: h, item: null });
    return { events: [...events, ...opened.events], notices: [...opened.notices, ...both.notices], made: { incidents: [opened.no] } };
  },
});

/** 移送 between reported places, or in our own hands to the city for a return (特14(5)). With a haulier the things count as another party's. */
export const leave = spec<Leave, TransportFacts>({
  who: "fact",
  reminds: [sealed],
  rules: [
    { rule: "R-19", test: (c, f) => planned(c.plan, f, c.from_place, c.to_place) },
    { rule: "R-12", test: (c, f) => (c.haulier !== undefined ? ok : bearers(c.bearers, f)) },
    { rule: "R-02", test: (c, f, x) => bearersFit(c.bearers, f, x) },
    { rule: "R-30", test: (c, f, x) => bearersConsented(c.bearers, f, x) },
    { rule: "R-30", test: (c, f) => { if (c.haulier === undefined) return ok; const p = f.parties.get(c.haulier); return must(p?.role === "運送業者", "haulier-unknown", { about: [c.haulier] }); } },
    { rule: "R-05", test: (c, f) => onHand(f.lines, (l) => l.col === "stored" && l.place === c.from_place) },
    { rule: "R-28", test: (c, f) => (c.handover_no === undefined ? ok : notFrozen(f.lines)) },
    {
      rule: "R-67",
      test: (c, f, x) => {
        const to = f.places.get(c.to_place);
        if (to?.kind === "委託者指定場所") return ok;
        return fitPlace(to, c.to_place, dayOf(x.occurred));
      },
    },
    { rule: "R-10", test: (c, f) => must(f.places.get(c.to_place)?.kind !== "委託者指定場所" || c.handover_no !== undefined, "takeout-or-return-needed", { missing: ["handover_no"] }) },
    { rule: "R-62", test: (c, f) => must(c.transport === undefined || !f.numberTaken, "number-reused", { about: [c.transport ?? ""] }) },
    { rule: "R-02", test: handsOut },
    { rule: "R-49", test: handsOutAndBears },
    { rule: "R-62", test: (c, f) => drawings(c.signatures ?? [], f) },
    { rule: "R-49", test: (c, f, x) => onlySides(c, sidesOut(c, f, x)) },
  ],
  outcome: (c, f, x) => {
    const no_ = c.transport ?? `V-${String(x.take("transport")).padStart(3, "0")}`;
    const { taken } = pick(f.lines, (l) => l.col === "stored" && l.place === c.from_place);
    const events = move(x, taken, around(f), { to: c.haulier === undefined ? "out" : "subcontract", party: c.haulier ?? f.base.contract.self, place: null, transport: no_, handover: c.handover_no ?? null });
    events.push({ type: "transport-departed", no: no_, handover: c.handover_no ?? null, from: c.from_place, to: c.to_place, bearers: c.bearers ?? [], haulier: c.haulier ?? null, plan: c.plan ?? "", seal: c.seal_no ?? null, qty: taken.reduce((n, t) => n + t.qty, 0), unit: taken[0]?.lot.unit ?? "", eta: c.planned_arrival_at === undefined ? null : parseInstant(c.planned_arrival_at) });
    const both = confirmed(no_, "出発", sidesOut(c, f, x));
    return { events: [...events, both.event], notices: both.notices, made: { transports: [no_] } };
  },
});

/** Arrival of a transport, counted by somebody who did not carry (X2). Fewer than left, or a seal that is broken, is an incident. */
export const arrive = spec<Arrive, ArriveFacts>({
  who: "fact",
  rules: [
    { rule: "R-19", test: (c, f) => must(f.transport !== null && f.transport.state === "移送中", "transport-not-under-way", { about: [c.transport] }) },
    { rule: "R-49", test: (c, f) => must(!f.transport || !f.transport.bearers.includes(c.checked_by), "bears-and-checks", { about: [c.checked_by], level: f.base.contract.fewPeople === null ? "B" : "W" }) },
    { rule: "R-02", test: (c, f, x) => eligible(f.people.get(c.checked_by) ?? null, c.checked_by, dayOf(x.occurred), f.base) },
    { rule: "R-67", test: (c, f, x) => { const to = c.to_place ?? f.transport?.to; return fitPlace(to === undefined ? null : f.places.get(to), to, dayOf(x.occurred)); } },
    { rule: "R-06", blind: true, test: (c, f) => must(!f.transport || f.transport.qty === c.counted, "count-differs", { about: [c.transport] }) },
    { rule: "R-06", blind: true, test: (c, f) => must(!f.transport || c.counted <= f.transport.qty, "more-than-departed", { missing: ["counted"], level: "B" }) },
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || !f.incidentTaken, "number-reused", { about: [c.incident ?? ""] }) },
    { rule: "R-19", test: (c, f) => brings(c.brought_by, f.transport?.bearers) },
    { rule: "R-62", test: (c, f) => drawings(c.signatures ?? [], f) },
    { rule: "R-49", test: (c, f, x) => (f.transport ? onlySides(c, sidesBack(c, c.checked_by, f.transport.bearers, f, x)) : []) },
  ],
  outcome: (c, f, x) => {
    const t = f.transport;
    if (!t) return { events: [] };
    const self = f.base.contract.self;
    const place = c.to_place ?? t.to;
    const gone = lostOf(t, t.qty - c.counted);
    const events: Event[] = gone.length > 0 ? move(x, gone, t.lots, { to: "missing", party: self, place: null }) : [];
    const here = t.lots.flatMap((lot) => {
      const left = lot.qty - (gone.find((g) => g.lot.id === lot.id)?.qty ?? 0);
      return left > 0 ? [{ lot: { ...lot, qty: left }, qty: left }] : [];
    });
    events.push(...move(x, here, f.mates, { to: "stored", party: self, place }));
    events.push({ type: "transport-arrived", no: t.no, counted: c.counted, checkedBy: c.checked_by, state: "到着" });
    const both = confirmed(t.no, "到着", sidesBack(c, c.checked_by, t.bearers, f, x));
    events.push(both.event);
    if (gone.length === 0 && c.seal_intact !== false) return { events, notices: both.notices };
    const holdings = [...new Set(t.lots.map((l) => l.holding))];
    const opened = openOne(x, { kind: gone.length > 0 ? "紛失" : "おそれ", incident: c.incident, knownAt: x.occurred, occurredAt: x.occurred, holdings, maxSubjects: gone.length > 0 ? t.qty - c.counted : null, categories: holdings.some((h) => f.holdings.get(h)?.flags.includes("要配慮")) ? ["要配慮"] : [], wrongful: false, cause: "R-06", subject: t.no });
    if (gone.length > 0) for (const h of holdings) events.push({ type: "frozen", incident: opened.no, holding: h, item: null });
    return { events: [...events, ...opened.events], notices: [...opened.notices, ...both.notices], made: { incidents: [opened.no] } };
  },
});

/** Confirming later (T6): the person's own passphrase, or drawn; never in another's name and never back-dated. */
const confirmLater = <C extends { readonly act: SideAct; readonly sides: Later }>(noOf: (c: C) => string) =>
  spec<C, ConfirmFacts>({
    who: "fact",
    late: false,
    signs: (c) => c.sides.filter((s) => s.file === undefined).map((s) => s.worker),
    rules: [
      { rule: "R-12", test: (c, f) => (c.act === "返却" ? [] : notOpen(c.sides, f)) },
      { rule: "R-16", test: (c, f) => (c.act === "返却" ? notOpen(c.sides, f) : []) },
      { rule: "R-02", test: (c, f, x) => unnamed(c.sides, f, "渡した人").map((p) => eligible(f.people.get(p) ?? null, p, dayOf(x.now), f.base)) },
      { rule: "R-49", test: (c, f) => unnamed(c.sides, f, "渡した人").flatMap((p) => handsOutAndBears({ handed_by: p, bearers: f.bearers }, f)) },
      { rule: "R-49", test: (c, f) => unnamed(c.sides, f, "持出者").flatMap((p) => brings(p, f.bearers)) },
      { rule: "R-62", test: (c, f) => drawings(c.sides, f) },
    ],
    outcome: (c, f, x) => madeUp(noOf(c), c.act, c.sides, f, x),
  });

export const confirmOut = confirmLater<z.infer<typeof confirmTakeout>>((c) => c.takeout_no);
export const confirmWay = confirmLater<z.infer<typeof confirmTransport>>((c) => c.transport);
