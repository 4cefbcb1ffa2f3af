import type { z } from "../bodies.ts";
import { eligible, spec, twoPersons } from "../command.ts";
import type { Context } from "../command.ts";
import type { Verdict } from "../decision.ts";
import { must, no, ok, yet } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Base, Grant, Holding } from "../facts.ts";
import { gate, row } from "../holdings/row.ts";
import { enter } from "../lots.ts";
import { consented, inForce } from "../people/consent.ts";
import { dayOf } from "../../values/day.ts";
import type { CopyFacts } from "./facts.ts";
import type { makeCopy } from "./commands.ts";

type Copy = z.infer<typeof makeCopy>;

/** more persons than the threshold of the contract, or one of the special classes (exactly the threshold is no warning). */
export function bulk(persons: number, holdings: readonly (Holding | undefined)[], base: Base): Verdict {
  const limit = base.parameters.bulk_threshold;
  const special = holdings.some((h) => (h?.flags ?? []).some((f) => f === "要配慮" || f === "特定個人情報" || f === "口座") || (h?.dataItems ?? []).includes("口座"));
  if (special && persons >= 1) return no("special-class", { about: [String(persons)] });
  return must(persons <= limit, "many-persons", { about: [String(persons)], setting: { name: "bulk_threshold", value: limit } });
}

/** The copy grant of the named approval that fits, or why none does: unknown, other scope, other dates, used up (P5). */
export function copyGrant(c: Copy, f: CopyFacts, x: Context): Grant | Verdict {
  if (c.approval === null || c.approval === undefined) return { is: "yet", missing: ["approval"], code: "no-approval" };
  const of = f.grants.filter((g) => g.kind === "複写複製承認" && g.approval === c.approval);
  if (of.length === 0) return no("no-copy-approval", { about: [c.approval] });
  const name = of[0]?.docNo ?? c.approval;
  const scoped = of.filter(
    (g) =>
      f.sources.every((s) => g.scope.holdings?.includes(s) ?? false) &&
      (g.scope.method === undefined || g.scope.method === c.method) &&
      (g.scope.place === undefined || g.scope.place === c.place) &&
      (g.scope.medium === undefined || g.scope.medium === c.medium) &&
      (g.scope.party === undefined || g.scope.party === c.held_by_party) &&
      (g.unit === null || g.unit === c.unit),
  );
  const usedUp = (g: Grant): boolean => g.limit !== null && g.used + c.quantity > g.limit;
  if (scoped.length === 0) return no(of.some(usedUp) ? "approval-used-up" : "approval-other-scope", { about: [name] });
  const live = scoped.filter((g) => inForce(g, x.occurred));
  if (live.length === 0) return no("approval-not-in-force", { about: [name] });
  const left = live.find((g) => !usedUp(g));
  if (!left) return no("approval-used-up", { about: [name], missing: ["quantity"] });
  return left.persons !== null && (c.persons ?? 0) > left.persons ? no("approval-fewer-persons", { about: [name], missing: ["persons"] }) : left;
}

const isVerdict = (v: Grant | Verdict): v is Verdict => "is" in v;

/** 複写・複製 (特4, 特14(4)): written approval, reported place, stated need; every copy becomes a lot under a child holding. */
export const make = spec<Copy, CopyFacts>({
  who: "fact",
  rules: [
    { rule: "R-20", test: (c, f, x) => { const g = copyGrant(c, f, x); return isVerdict(g) ? g : ok; } },
    { rule: "R-21", test: (c, f, x) => { if (c.place === null || c.place === undefined) return yet("place"); const p = f.places.get(c.place); return must(p !== undefined && p.reportedOn !== null && p.reportedOn <= dayOf(x.occurred) && (p.usedTo === null || dayOf(x.occurred) <= p.usedTo), "copy-place-not-reported", { about: [c.place] }); } },
    { rule: "R-22", test: (c) => ((c.necessity ?? "").trim() === "" ? { is: "yet", missing: ["necessity"], code: "necessity-empty" } : ok) },
    {
      rule: "R-29",
      test: (c, f, x) => {
        if (f.sources.length === 0) return no("source-missing", { missing: ["source"] });
        const unknown = f.sources.filter((s) => !f.holdings.has(s));
        if (unknown.length > 0) return no("holding-unknown", { about: unknown });
        return f.sources.map((s) => {
          const u = f.holdings.get(s)?.users.find((k) => k.no === x.doer);
          return must(u !== undefined && (u.from === null || u.from <= x.occurred), "not-a-user", { about: [x.doer, s] });
        });
      },
    },
    { rule: "R-02", test: (_c, f, x) => eligible(f.people.get(x.doer) ?? null, x.doer, dayOf(x.occurred), f.base) },
    { rule: "R-49", test: (c, f, x) => twoPersons(c.checked_by, x.doer, f.base, "copies-and-checks") },
    {
      rule: "R-13",
      test: (c, f) => {
        if (c.medium === undefined) return ok;
        const item = f.items.get(c.medium);
        if (!item) return no("medium-unknown", { about: [c.medium] });
        if (item.ownership === "私物") return no("private-medium", { about: [c.medium] });
        return must(item.state !== "持出中", "medium-out", { about: [c.medium] });
      },
    },
    { rule: "R-05", test: (_c, f) => must(f.sources.every((s) => f.sourceLots.some((l) => l.holding === s && l.col !== "missing")), "source-not-on-hand", { about: f.sources }) },
    { rule: "R-25", test: (c, f) => bulk(c.persons ?? Math.max(0, ...f.sources.map((s) => f.holdings.get(s)?.subjectCount ?? 0)), f.sources.map((s) => f.holdings.get(s)), f.base) },
    { rule: "R-26", test: (c) => must(c.method !== "バックアップ", "backup-is-a-copy") },
    { rule: "R-23", test: (c, f) => (f.child ? ok : no("child-made", { makes: c.result ?? "" })) },
    {
      rule: "R-23",
      test: (c, f) => {
        if (!f.child) return must(c.joins === undefined, "holding-unknown", { about: [c.joins ?? ""], level: "B" });
        const same = f.childLots.some((l) => l.approval === c.approval && l.copyMethod === c.method) && f.sources.length === f.childSources.length && f.sources.every((s) => f.childSources.includes(s));
        return must(same, "does-not-join", { about: [f.child.no], level: "B" });
      },
    },
    { rule: "R-24", test: (c) => (c.destroy_by === null || c.destroy_by === undefined ? { is: "yet", missing: ["destroy_by"], code: "destroy-by-missing", level: "B" } : ok) },
    { rule: "R-62", test: (c, f) => must(c.copy_no === undefined || !f.copyTaken, "number-reused", { about: [c.copy_no ?? ""] }) },
    ...gate<Copy, CopyFacts>((c, f) => (f.child ? null : c.holding), (c) => c.result ?? c.holding?.ledger_no, (c) => c.approval ?? null),
    {
      rule: "R-30",
      test: (c, f, x) => {
        const party = c.held_by_party;
        if (party === undefined || party === f.base.contract.self) return ok;
        return must(consented(f.grants, party, { no: c.result ?? "", approval: c.approval ?? null }, x.occurred) !== undefined, "party-not-consented", { about: [party, c.result ?? ""] });
      },
    },
  ],
  outcome: (c, f, x) => {
    const party = c.held_by_party ?? f.base.contract.self;
    const col = party === f.base.contract.self ? ("stored" as const) : ("subcontract" as const);
    const copyNo = c.copy_no ?? `C-${String(x.take("copy")).padStart(3, "0")}`;
    const made = f.child
      ? { events: [] as Event[], no: f.child.no }
      : row(x, c.result, { ...(c.holding ?? {}), parent_holdings: [...f.sources] }, { state: "保管中", party, approval: c.approval ?? null, destroyBy: c.destroy_by ?? null, draft: f.draft });
    const events: Event[] = [...made.events];
    const joined = f.childLots.find((l) => l.approval === c.approval && l.copyMethod === c.method && l.col === col && (c.medium === undefined || l.itemNo === c.medium));
    let labels: string[] = [];
    if (f.child && joined) events.push({ type: "lot-grown", lot: joined.id, holding: made.no, unit: c.unit, col, enter: "generated", qty: c.quantity });
    else {
      const medium = c.medium === undefined ? null : (f.items.get(c.medium) ?? null);
      const place = col === "subcontract" ? null : (c.holding?.storage_location ?? f.child?.storage ?? c.place ?? null);
      const got = enter(x, { holding: made.no, unit: c.unit, qty: c.quantity, enter: "generated", col, place, party, medium, parents: f.sourceLots.map((l) => l.id), handover: null, approval: c.approval ?? null, copyMethod: c.method, checked: true });
      events.push(...got.events);
      labels = got.labels;
    }
    const grant = copyGrant(c, f, x);
    if (!isVerdict(grant)) events.push({ type: "grant-drawn", id: grant.id, qty: c.quantity, by: copyNo });
    events.push({ type: "copy-made", no: copyNo, result: made.no, sources: f.sources, method: c.method, qty: c.quantity, unit: c.unit, persons: c.persons ?? null, place: c.place ?? "", destroyBy: c.destroy_by ?? null, approval: c.approval ?? null });
    return { events, made: { copies: [copyNo], holdings: [made.no], items: labels } };
  },
});
