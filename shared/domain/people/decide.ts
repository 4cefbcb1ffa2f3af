import type { z } from "../bodies.ts";
import type { Event, PersonFields } from "../events.ts";
import type { Person } from "../facts.ts";
import { eligible, spec, twoPersons } from "../command.ts";
import { must, no, ok, yet } from "../decision.ts";
import { addDays, dayOf, startOfDay } from "../../values/day.ts";
import { labelText } from "../../values/label.ts";
import { formatInstant, parseInstant } from "../../values/instant.ts";
import { employerConsent } from "./consent.ts";
import { isExaminer, isInspector, mayLead, onDay } from "./standing.ts";
import type { AccountFacts, ChangeFacts, LeaveFacts, PeopleFacts, RegisterFacts, UseFacts } from "./facts.ts";
import type { changeWorker, endWorker, grantUse, holdTraining, invitePerson, leaveDone, planTraining, registerProcedure, registerWorkers, removePerson, reviewSubcontract, revokeUse, signPledge } from "./commands.ts";

/** What the report of workers (F01) says of a person: a change of it is told to the city. */
const reported: ReadonlySet<string> = new Set(["name", "role", "party", "deputyFrom", "deputyTo", "position", "duties", "employmentType"] satisfies (keyof PersonFields)[]);

const unknown = (numbers: readonly string[], people: ReadonlyMap<string, Person>): string[] => numbers.filter((n) => !people.has(n));

/** R-49 where a command names persons that the register does not know. */
const known = (numbers: readonly string[], people: ReadonlyMap<string, Person>) => {
  const missing = unknown(numbers, people);
  return must(missing.length === 0, "person-unknown", { about: missing });
};

/** Registers 責任者 and 業務従事者 with role, employer and duties (特9-1). */
export const register = spec<z.infer<typeof registerWorkers>, RegisterFacts>({
  who: "lead",
  rules: [
    {
      rule: "R-62",
      test: (c, f) => {
        const twice = c.workers.map((w) => w.worker_no).filter((n, i, all) => f.people.has(n) || all.indexOf(n) !== i);
        return must(twice.length === 0, "number-reused", { about: twice });
      },
    },
    {
      rule: "R-30",
      test: (c, f) =>
        c.workers.map((w) => {
          const party = f.parties.get(w.party);
          if (!party) return no("party-unknown", { about: [w.party] });
          // A dispatched worker is checked where a holding is opened to them; people of any other firm need that firm's consent first (P3, Amagasaki).
          if (party.role === "受託者" || party.role === "委託者" || party.role === "派遣元") return ok;
          return must(f.consents.some((g) => g.kind === "再委託承諾" && g.scope.party === w.party), "party-not-consented", { about: [w.worker_no, w.party] });
        }),
    },
    {
      rule: "R-40",
      test: (c, f) =>
        c.workers.map((w) => {
          if (w.employment_evidence_party !== undefined && w.employment_evidence_party !== w.party) return no("employer-differs", { about: [w.worker_no] });
          const domain = w.email?.split("@")[1]?.toLowerCase();
          const others = f.otherParties.filter((p) => p.id !== w.party);
          if (domain !== undefined && others.some((p) => p.mailDomain?.toLowerCase() === domain)) return no("mail-domain-of-another-party", { about: [w.worker_no] });
          if (w.address !== undefined && others.some((p) => p.address === w.address)) return no("address-of-another-party", { about: [w.worker_no] });
          return ok;
        }),
    },
  ],
  outcome: (c, _f, x) => ({
    events: c.workers.map((w): Event => {
      const n = x.take("4");
      return {
        type: "worker-registered",
        no: w.worker_no,
        n,
        label: labelText(4, x.base.tag, n),
        name: w.name,
        role: w.role,
        party: w.party,
        deputyFrom: w.deputy_from ?? null,
        deputyTo: w.deputy_to ?? null,
        duties: w.duties ?? null,
        permitted: w.permitted_holdings ?? null,
        from: w.from ?? null,
        ...(w.position === undefined ? {} : { position: w.position }),
      };
    }),
    made: { workers: c.workers.map((w) => w.worker_no) },
  }),
});

type Change = z.infer<typeof changeWorker>;

const same = (a: unknown, b: unknown): boolean => (Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((v, i) => v === b[i]) : a === b);

/** What of the person is different under the command on its first day: each field that it names and that is not so already. */
function different(c: Change, p: Person): PersonFields {
  const now = onDay(p, c.valid_from);
  const asked: PersonFields = {
    ...(c.name === undefined ? {} : { name: c.name }),
    ...(c.role === undefined ? {} : { role: c.role }),
    ...(c.party === undefined ? {} : { party: c.party }),
    ...(c.deputy_from === undefined ? {} : { deputyFrom: c.deputy_from }),
    ...(c.deputy_to === undefined ? {} : { deputyTo: c.deputy_to }),
    ...(c.position === undefined ? {} : { position: c.position }),
    ...(c.duties === undefined ? {} : { duties: c.duties }),
    ...(c.permitted_holdings === undefined ? {} : { permitted: c.permitted_holdings }),
    ...(c.employment_type === undefined ? {} : { employmentType: c.employment_type }),
    ...(c.badge_no === undefined ? {} : { badgeNo: c.badge_no }),
  };
  return Object.fromEntries(Object.entries(asked).filter(([field, value]) => !same(now[field as keyof PersonFields], value)));
}

/** The person with the change among the others: one of a later day stays in force from its own day on. */
function changed(c: Change, p: Person, f: ChangeFacts): Person {
  const set = different(c, p);
  const party = set.party === undefined ? undefined : f.parties.get(set.party);
  const one = { from: c.valid_from, set: { ...set, ...(party ? { partyRole: party.role } : {}) } };
  return { ...p, changes: [...p.changes.filter((k) => k.from <= c.valid_from), one, ...p.changes.filter((k) => k.from > c.valid_from)] };
}

/** Days from `start` on at which what any of these persons may do can become another. */
function turns(people: readonly Person[], start: string): string[] {
  const days: (string | null | undefined)[] = [];
  for (const p of people) {
    for (const s of [p, ...p.changes.map((k) => k.set)]) days.push(s.deputyFrom, typeof s.deputyTo === "string" ? addDays(s.deputyTo, 1) : null);
    days.push(...p.changes.map((k) => k.from), p.endsOn === null ? null : addDays(p.endsOn, 1));
  }
  return [start, ...new Set(days.filter((d): d is string => typeof d === "string" && d > start))];
}

const canLead = (p: Person, day: string): boolean => !isExaminer(p, day) && mayLead(p, day);
const rights = (p: Person, day: string): readonly boolean[] => [canLead(p, day), !isExaminer(p, day) && isInspector(p, day)];
/** The first day on which a change can give or take a right: records before have been decided. */
const countsFrom = (c: Change, now: number): string => (c.valid_from > dayOf(now) ? c.valid_from : dayOf(now));

/**
 * Changes a registered person from a day on (特9-1): role, dates of standing in, employer, duties. What was recorded before stays as it was decided, because
 * a change counts from its own record and its own day. Nobody gives a right to themselves, and the ledger is never left without one who leads.
 */
export const change = spec<Change, ChangeFacts>({
  who: "lead",
  occurred: (c, now) => (c.valid_from < dayOf(now) ? formatInstant(startOfDay(c.valid_from)) : null),
  rules: [
    { rule: "R-49", test: (c, f) => known([c.worker], f.people) },
    { rule: "R-49", test: (c, f) => must(typeof f.people.get(c.worker)?.leftAt !== "number", "person-ended", { about: [c.worker] }) },
    { rule: "R-62", test: (c, f) => { const p = f.people.get(c.worker); return must(!p || Object.keys(different(c, p)).length > 0, "nothing-changed", { about: [c.worker] }); } },
    {
      // P6: what one may do is set by another. Where nobody else can set it, the city's document for few people makes it a warning.
      rule: "R-49",
      test: (c, f, x) => {
        const p = f.people.get(c.worker);
        if (!p || c.worker !== x.actor) return ok;
        const after = changed(c, p, f);
        const raised = turns([p, after], countsFrom(c, x.now)).some((day) => rights(after, day).some((has, i) => has && rights(p, day)[i] !== true));
        const another = f.keyed.some((k) => k.no !== x.actor && canLead(k, dayOf(x.now)));
        return must(!raised, "raises-own-rights", { about: [c.worker], level: x.base.contract.fewPeople !== null && !another ? "W" : "B" });
      },
    },
    {
      rule: "R-49",
      test: (c, f, x) => {
        const p = f.people.get(c.worker);
        if (!p || !f.keyed.some((k) => k.no === p.no)) return ok;
        const others = f.keyed.filter((k) => k.no !== p.no);
        const after = changed(c, p, f);
        const alone = turns([...others, p, after], countsFrom(c, x.now)).some((day) => canLead(p, day) && !canLead(after, day) && !others.some((k) => canLead(k, day)));
        return must(!alone, "nobody-left-to-lead", { about: [c.worker] });
      },
    },
    {
      rule: "R-49",
      test: (c, f) => {
        const p = f.people.get(c.worker);
        if (!p || (typeof c.deputy_from !== "string" && typeof c.deputy_to !== "string")) return ok;
        const after = onDay(changed(c, p, f), c.valid_from);
        if (!after.role.includes("副責任者")) return no("standing-in-without-role", { missing: ["role"], about: [c.worker] });
        if (after.deputyFrom === null) return yet("deputy_from");
        return must(after.deputyTo === null || after.deputyFrom <= after.deputyTo, "validity-reversed", { missing: ["deputy_to"] });
      },
    },
    {
      rule: "R-30",
      test: (c, f, x) => {
        const p = f.people.get(c.worker);
        if (!p || c.party === undefined) return ok;
        const party = f.parties.get(c.party);
        if (!party) return no("party-unknown", { about: [c.party] });
        const ours = party.role === "受託者" || party.role === "委託者" || party.role === "派遣元";
        if (!ours && !f.consents.some((g) => g.kind === "再委託承諾" && g.scope.party === c.party)) return no("party-not-consented", { about: [c.worker, c.party] });
        // What the person uses stays open to them, so the new employer needs the consent for each of it.
        const after = changed(c, p, f);
        return f.uses.map((h) => employerConsent(after, h, f.consents, f.base.contract.self, Math.max(x.now, startOfDay(c.valid_from))));
      },
    },
    { rule: "R-40", test: (c) => must(c.employment_evidence_party === undefined || c.party === undefined || c.employment_evidence_party === c.party, "employer-differs", { about: [c.worker] }) },
    { rule: "R-65", test: (c, _f, x) => must(c.name === undefined || c.valid_from <= dayOf(x.now), "date-in-future", { missing: ["valid_from"], level: "B" }) },
  ],
  outcome: (c, f) => {
    const p = f.people.get(c.worker);
    if (!p) return { events: [] };
    const set = different(c, p);
    const now = onDay(p, c.valid_from);
    const was: PersonFields = Object.fromEntries(Object.keys(set).map((field) => [field, now[field as keyof PersonFields]]));
    const told = p.reportedOn !== null && Object.keys(set).some((field) => reported.has(field));
    return { events: [{ type: "worker-changed", no: c.worker, from: c.valid_from, set, was, reason: c.reason }], notices: told ? [{ article: "9-1", rule: "R-47", code: "person-change-to-report" }] : [] };
  },
});

/** Enters that a worker leaves on a day; the list of steps appears as a notice. */
export const end = spec<z.infer<typeof endWorker>, LeaveFacts>({
  who: "lead",
  rules: [
    { rule: "R-49", test: (c, f) => known([c.worker], f.people) },
    { rule: "R-48", test: (c, f) => no("leaver-steps", { missing: ["権限", "名札", "鍵", "媒体", "特1の確認"], about: [c.worker, ...f.bears, ...f.keeps, ...f.uses, ...f.keys, ...f.keysOut] }) },
  ],
  outcome: (c) => ({ events: [{ type: "worker-ended", no: c.worker, on: c.to }] }),
});

/** All steps of a leaver are done (P7): refused while the person still bears or keeps something. Rights end with it. */
export const leave = spec<z.infer<typeof leaveDone>, LeaveFacts>({
  who: "lead",
  rules: [
    { rule: "R-49", test: (c, f) => known([c.worker], f.people) },
    {
      rule: "R-48",
      test: (c, f) => {
        const steps = (["権限", "名札", "鍵", "媒体", "特1の確認"] as const).filter((s) => !c.done.includes(s));
        if (steps.length > 0) return no("leaver-steps-open", { missing: steps, about: [c.worker], level: "B" });
        const holds = [...f.bears, ...f.keeps, ...f.keys, ...f.keysOut];
        return must(holds.length === 0, "leaver-still-holds", { about: holds, level: "B" });
      },
    },
  ],
  outcome: (c, f, x) => ({
    events: [...f.uses.map((h): Event => ({ type: "use-revoked", holding: h, no: c.worker })), { type: "worker-left", no: c.worker, at: x.now }],
  }),
});

export const pledge = spec<z.infer<typeof signPledge>, PeopleFacts>({
  who: "lead",
  late: false,
  rules: [
    { rule: "R-49", test: (c, f) => known(c.workers, f.people) },
    { rule: "R-02", test: (c, _f, x) => must(c.signed_on <= dayOf(x.now), "date-in-future", { missing: ["signed_on"] }) },
  ],
  outcome: (c) => ({ events: c.workers.map((no_): Event => ({ type: "pledge-signed", no: no_, on: c.signed_on })) }),
});

export const plan = spec<z.infer<typeof planTraining>, PeopleFacts>({
  who: "lead",
  rules: [{ rule: "R-49", test: (c, f, x) => { const p = f.people.get(c.approved_by); return must(p !== undefined && (p.no === x.actor || x.confirmed.includes(p.no)), "approver-not-signing", { about: [c.approved_by] }); } }],
  outcome: (c) => ({ events: [{ type: "training-planned", docNo: c.doc_no, approvedBy: c.approved_by, on: c.approved_on }] }),
});

export const train = spec<z.infer<typeof holdTraining>, PeopleFacts>({
  who: "lead",
  rules: [{ rule: "R-49", test: (c, f) => known([...c.present, ...c.absent], f.people) }],
  outcome: (c, _f, x) => ({ events: [{ type: "training-held", session: c.session, on: c.on ?? dayOf(x.occurred), present: c.present, absent: c.absent }] }),
});

/** Makes persons users of a holding (特14(7)); each must be reported, pledged, trained and of a consented employer. */
export const grant = spec<z.infer<typeof grantUse>, UseFacts>({
  who: "fact",
  rules: [
    { rule: "R-29", test: (c, f) => must(f.holding !== null, "holding-unknown", { about: [c.ledger_no] }) },
    { rule: "R-02", test: (c, f, x) => c.workers.map((n) => eligible(f.people.get(n) ?? null, n, startsOn(c.valid_from, x.now), f.base)) },
    {
      rule: "R-30",
      test: (c, f, x) => {
        const h = f.holding;
        if (!h) return ok;
        return c.workers.map((n) => {
          const p = f.people.get(n);
          return p ? employerConsent(p, h, f.consents, f.base.contract.self, x.now) : ok;
        });
      },
    },
    {
      rule: "R-46",
      test: (c, f, x) =>
        c.workers.map((n) => {
          const p = f.people.get(n);
          const permitted = p ? onDay(p, dayOf(x.now)).permitted : null;
          return must(!permitted || permitted.includes(c.ledger_no), "outside-duties", { about: [n, c.ledger_no] });
        }),
    },
  ],
  outcome: (c) => ({
    events: c.workers.map((n): Event => ({ type: "use-granted", holding: c.ledger_no, no: n, from: c.valid_from === undefined ? null : (parseInstant(c.valid_from) ?? startOfDay(c.valid_from)) })),
  }),
});

function startsOn(validFrom: string | undefined, now: number): string {
  if (validFrom === undefined) return dayOf(now);
  const ms = parseInstant(validFrom);
  return ms === null ? validFrom : dayOf(ms);
}

export const revoke = spec<z.infer<typeof revokeUse>, UseFacts>({
  who: "lead",
  rules: [{ rule: "R-29", test: (c, f) => c.workers.map((n) => must(f.holding?.users.some((u) => u.no === n) ?? false, "not-a-user", { about: [n, c.ledger_no] })) }],
  outcome: (c) => ({ events: c.workers.map((n): Event => ({ type: "use-revoked", holding: c.ledger_no, no: n })) }),
});

export const procedure = spec<z.infer<typeof registerProcedure>, PeopleFacts>({
  who: "lead",
  rules: [{ rule: "R-03", test: () => ok }],
  outcome: (c, _f, x) => ({ events: [{ type: "procedure-registered", docNo: c.doc_no, version: c.version, kinds: c.kinds ?? ["定期", "緊急"], contacts: c.contacts?.length ?? 0, on: dayOf(x.occurred) }] }),
});

/** An account for a registered person; the one-time passphrase is made by the program and never recorded. */
export const invite = spec<z.infer<typeof invitePerson>, AccountFacts>({
  who: "approve",
  rules: [
    { rule: "R-49", test: (c, f) => known([c.worker], f.people) },
    { rule: "R-62", test: (c, f) => must(!f.accounts.includes(c.worker), "account-exists", { about: [c.worker] }) },
  ],
  outcome: (c) => ({ events: [{ type: "account-invited", no: c.worker }], made: { accounts: [c.worker] } }),
});

/** Takes a person's account away; a new key epoch starts, so that the old passphrase opens nothing newer. */
export const remove = spec<z.infer<typeof removePerson>, AccountFacts>({
  who: "approve",
  rules: [
    { rule: "R-49", test: (c, f) => must(f.accounts.includes(c.worker), "account-unknown", { about: [c.worker] }) },
    { rule: "R-49", test: (c, _f, x) => { const v = twoPersons(c.worker, x.actor, x.base, "cannot-remove-oneself"); return v; } },
  ],
  outcome: (c) => ({ events: [{ type: "account-removed", no: c.worker }] }),
});

export const review = spec<z.infer<typeof reviewSubcontract>, PeopleFacts>({
  who: "lead",
  rules: [{ rule: "R-31", test: (c, f) => must(f.parties.has(c.party), "party-unknown", { about: [c.party], level: "B" }) }],
  outcome: (c, _f, x) => ({ events: [{ type: "subcontract-reviewed", party: c.party, on: dayOf(x.occurred), docNo: c.doc_no ?? null }] }),
});
