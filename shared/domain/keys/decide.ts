import type { z } from "../bodies.ts";
import type { Context } from "../command.ts";
import { eligible, spec, twoPersons } from "../command.ts";
import type { Rule } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import { openOne } from "../incidents/open.ts";
import { mayLead } from "../people/standing.ts";
import { dayOf } from "../../values/day.ts";
import type { DoorKey, KeyFacts, KeyState } from "./facts.ts";
import type { issueKey, loseKey, registerKeys, retireKey, returnKey } from "./commands.ts";

interface OfKey {
  readonly key: string;
}

const keyOf = (c: OfKey, f: KeyFacts): DoorKey | undefined => f.keys.get(c.key);

/** The key is registered, and is where the act needs it to be. */
const stands = <C extends OfKey>(...states: readonly KeyState[]): Rule<C, KeyFacts, Context> => ({
  rule: "R-04",
  test: (c, f) => {
    const key = keyOf(c, f);
    if (!key) return no("key-unknown", { about: [c.key] });
    if (states.includes(key.state)) return ok;
    if (key.state === "廃止") return no("key-retired", { about: [c.key] });
    if (key.state === "紛失") return no("key-is-lost", { about: [c.key] });
    return key.state === "貸出中" ? no("key-out-already", { about: [c.key, key.worker ?? ""] }) : no("key-not-out", { about: [c.key] });
  },
});

/** Keys pass through the hands of who keeps them: the 鍵管理者 of a place that the key opens, or who leads. */
const keeper = <C extends OfKey>(): Rule<C, KeyFacts, Context> => ({
  rule: "R-49",
  test: (c, f, x) => {
    const leads = x.base.actor !== null && mayLead(x.base.actor, dayOf(x.now));
    return must(leads || (keyOf(c, f)?.places ?? []).some((p) => f.places.get(p)?.keyHolder === x.actor), "key-needs-keeper", { about: [x.actor] });
  },
});

/** One step after the other, so that who had a key on a day can be told. */
const inOrder = <C extends OfKey>(): Rule<C, KeyFacts, Context> => ({
  rule: "R-04",
  test: (c, f, x) => { const key = keyOf(c, f); return must(!key || x.occurred >= key.since, "before-last-step", { about: [c.key], missing: ["occurred_at"] }); },
});

/** Keys and cards are registered one by one, each with the places it opens (D1; 特14(1)). */
export const register = spec<z.infer<typeof registerKeys>, KeyFacts>({
  who: "lead",
  rules: [
    { rule: "R-62", test: (c, f) => { const twice = c.keys.map((k) => k.key).filter((n, i, all) => f.keys.has(n) || all.indexOf(n) !== i); return must(twice.length === 0, "number-reused", { about: twice }); } },
    { rule: "R-67", test: (c, f) => { const unknown = c.keys.flatMap((k) => k.opens).filter((p) => !f.places.has(p)); return must(unknown.length === 0, "place-unknown", { about: unknown }); } },
  ],
  outcome: (c) => ({ events: c.keys.map((k): Event => ({ type: "key-registered", key: k.key, kind: k.kind, places: [...new Set(k.opens)] })), made: { keys: c.keys.map((k) => k.key) } }),
});

/** A key is given to a reported, pledged, trained person by who keeps it; the two are two (P6). */
export const issue = spec<z.infer<typeof issueKey>, KeyFacts>({
  who: "fact",
  rules: [
    stands("保管中"),
    { rule: "R-02", test: (c, f, x) => eligible(f.people.get(c.worker) ?? null, c.worker, dayOf(x.occurred), f.base) },
    keeper(),
    { rule: "R-49", test: (c, _f, x) => twoPersons(c.worker, x.actor, x.base, "key-on-both-sides") },
    inOrder(),
  ],
  outcome: (c, f, x) => ({ events: [{ type: "key-issued", key: c.key, worker: c.worker, by: x.doer, places: keyOf(c, f)?.places ?? [] }] }),
});

/** A key comes back, or is found again; who takes it is not who had it. */
export const giveBack = spec<z.infer<typeof returnKey>, KeyFacts>({
  who: "fact",
  rules: [
    stands("貸出中", "紛失"),
    keeper(),
    { rule: "R-49", test: (c, f, x) => twoPersons(keyOf(c, f)?.worker, x.actor, x.base, "key-on-both-sides") },
    inOrder(),
  ],
  outcome: (c, f, x) => {
    const key = keyOf(c, f);
    return { events: key ? [{ type: "key-returned", key: c.key, worker: key.worker, by: x.doer, found: key.state === "紛失", places: key.places }] : [] };
  },
});

/** 紛失 of a key is told by anybody and never waits: it opens an incident (おそれ) on what lies behind its lock, and stands in 今日やること until it is found or used no more. */
export const lose = spec<z.infer<typeof loseKey>, KeyFacts>({
  who: "anyone",
  late: false,
  rules: [stands("保管中", "貸出中")],
  outcome: (c, f, x) => {
    const key = keyOf(c, f);
    if (!key) return { events: [] };
    const one = openOne(x, { kind: "おそれ", incident: undefined, knownAt: x.occurred, occurredAt: null, holdings: f.behind.map((h) => h.no), maxSubjects: null, categories: f.behind.some((h) => h.flags.includes("要配慮")) ? ["要配慮"] : [], wrongful: false, cause: "R-04", subject: `${key.kind} ${key.no}` });
    return { events: [{ type: "key-lost", key: c.key, worker: key.worker, by: x.doer, places: key.places }, ...one.events], notices: one.notices, made: { incidents: [one.no] } };
  },
});

export const retire = spec<z.infer<typeof retireKey>, KeyFacts>({
  who: "lead",
  rules: [stands("保管中", "紛失"), inOrder()],
  outcome: (c, f, x) => ({ events: [{ type: "key-retired", key: c.key, by: x.doer, places: keyOf(c, f)?.places ?? [] }] }),
});
