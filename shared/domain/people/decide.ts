import type { z } from "../bodies.ts";
import type { Event } from "../events.ts";
import type { Person } from "../facts.ts";
import { eligible, spec, twoPersons } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import { dayOf, startOfDay } from "../../values/day.ts";
import { labelText } from "../../values/label.ts";
import { parseInstant } from "../../values/instant.ts";
import { employerConsent } from "./consent.ts";
import type { AccountFacts, LeaveFacts, PeopleFacts, RegisterFacts, UseFacts } from "./facts.ts";
import type { endWorker, grantUse, holdTraining, invitePerson, leaveDone, planTraining, registerProcedure, registerWorkers, removePerson, reviewSubcontract, revokeUse, signPledge } from "./commands.ts";

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
      };
    }),
    made: { workers: c.workers.map((w) => w.worker_no) },
  }),
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
      test: (c, f) =>
        c.workers.map((n) => {
          const p = f.people.get(n);
          return must(!p?.permitted || p.permitted.includes(c.ledger_no), "outside-duties", { about: [n, c.ledger_no] });
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
