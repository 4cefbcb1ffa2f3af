import type { Event } from "../events.ts";
import { spec } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import type { Verdict } from "../decision.ts";
import type { z } from "../bodies.ts";
import { addYears, dayOf, fiscalYear } from "../../values/day.ts";
import { fold } from "../../values/fold.ts";
import { labelText } from "../../values/label.ts";
import type { ClearFacts, CloseFacts, ContractFacts } from "./facts.ts";
import type { changeLedger, closeContract, createContract, partyBody, registerParties, setParameters } from "./commands.ts";

type Create = z.infer<typeof createContract>;
type SetParameters = z.infer<typeof setParameters>;

const partyEvent = (p: z.infer<typeof partyBody>): Event => ({
  type: "party-registered",
  id: p.id,
  role: p.role,
  name: p.name,
  affiliation: p.affiliation ?? null,
  parent: p.parent_party ?? null,
  mailDomain: p.mail_domain ?? null,
  address: p.address ?? null,
});

/** Registers the contract, its parameters, the parties and the founders (特9-1). One ledger holds one contract, so it happens once. */
export const create = spec<Create, ContractFacts>({
  who: "lead",
  rules: [
    { rule: "R-62", test: (_c, f) => must(!f.base.contract.exists, "contract-exists") },
    { rule: "R-62", test: (c) => must(new Set(c.parties.map((p) => p.id)).size === c.parties.length, "number-reused", { missing: ["parties"] }) },
    { rule: "R-65", topic: "term", test: (c) => must(c.term_from <= c.term_to, "term-reversed", { missing: ["term_to"], level: "B" }) },
  ],
  outcome: (c, f, x) => {
    const self = c.parties.find((p) => p.role === "受託者")?.id ?? "P-SELF";
    const events: Event[] = [
      {
        type: "contract-created",
        values: {
          contract_no: c.contract_no,
          title: c.title,
          principal: c.principal,
          contractor: c.contractor,
          clause_version: c.clause_version ?? null,
          fiscal_year: c.fiscal_year ?? fiscalYear(c.term_from),
          term_from: c.term_from,
          term_to: c.term_to,
          started_on: c.started_on,
          confidentiality_class: c.confidentiality_class,
          is_mynumber_zone: c.is_mynumber_zone,
          disposition_due_on: c.disposition_due_on ?? c.term_to,
          self,
        },
      },
      ...c.parties.map(partyEvent),
      ...Object.entries(c.parameters ?? {}).map(([name, value]): Event => ({ type: "setting-changed", name, value: value ?? null })),
    ];
    for (const p of c.founders) {
      const known = f.founders.find((k) => k.no === p.worker_no);
      const n = known ? 0 : x.take("4");
      events.push({
        type: "worker-registered",
        no: p.worker_no,
        n,
        label: known?.label ?? labelText(4, x.base.tag, n),
        name: p.name,
        role: p.role,
        party: p.party ?? self,
        deputyFrom: p.deputy_from ?? null,
        deputyTo: p.deputy_to ?? null,
        duties: null,
        permitted: null,
        from: null,
      });
    }
    return { events, made: { workers: c.founders.map((p) => p.worker_no) } };
  },
});

/** Changes a parameter of the contract, or allows few people with the city's document (P6). */
export const parameters = spec<SetParameters, ContractFacts>({
  who: "approve",
  rules: [{ rule: "R-49", test: () => ok }],
  outcome: (c) => ({
    events: [
      ...Object.entries(c.parameters ?? {}).map(([name, value]): Event => ({ type: "setting-changed", name, value: value ?? null })),
      ...(c.few_people === undefined ? [] : [{ type: "setting-changed", name: "few_people", value: c.few_people } as const]),
      ...(c.disposition_due_on === undefined ? [] : [{ type: "setting-changed", name: "disposition_due_on", value: c.disposition_due_on } as const]),
    ],
  }),
});

export const parties = spec<z.infer<typeof registerParties>, ContractFacts>({
  who: "lead",
  rules: [
    {
      rule: "R-62",
      test: (c, f) => {
        const twice = c.parties.map((p) => p.id).filter((id, i, all) => f.knownParties.includes(id) || all.indexOf(id) !== i);
        return must(twice.length === 0, "number-reused", { about: twice });
      },
    },
  ],
  outcome: (c) => ({ events: c.parties.map(partyEvent) }),
});

/** A shorter word than this stands in too many others to point at one of them. */
const leastName = 2;
const leastPart = 4;

/** What of a field in the clear names the contract, the city or a person: a whole name refuses, a part of one (a family name, some words of the title) asks why. */
function namesIn(field: "alias" | "contacts", text: string, f: ClearFacts): Verdict[] {
  const said = fold(text);
  const holds = (name: string): boolean => fold(name).length >= leastName && said.includes(fold(name));
  const whole = f.people.filter((p) => holds(p.name));
  if (whole.length > 0 || f.names.some(holds)) return [no("name-in-the-clear", { missing: [field], about: whole.map((p) => p.no) })];
  const part = f.people.filter((p) => p.name.split(/\s+/u).some(holds));
  const ofTitle = said.length >= leastPart && f.names.some((name) => fold(name).includes(said));
  return part.length > 0 || ofTitle ? [no("name-perhaps-in-the-clear", { missing: [field], about: part.map((p) => p.no), level: "W" })] : [];
}

/** Changes what everybody who sees the machine may read: alias and emergency contacts. The ledger writes the file by the same steps as its keys. */
export const clear = spec<z.infer<typeof changeLedger>, ClearFacts>({
  who: "approve",
  late: false,
  rules: [
    {
      rule: "R-61",
      article: "1",
      test: (c, f) => {
        const found = [...namesIn("alias", c.alias, f), ...c.contacts.flatMap((k) => [...namesIn("contacts", k.name, f), ...namesIn("contacts", k.phone, f)])];
        return found.length === 0 ? ok : found;
      },
    },
    // A mobile number is mostly one person's; a duty phone is told with its reason.
    { rule: "R-61", article: "1", test: (c) => must(!c.contacts.some((k) => /^0[789]0/u.test(fold(k.phone).replaceAll(/\D/gu, ""))), "mobile-number-in-the-clear", { missing: ["contacts"], level: "W" }) },
  ],
  outcome: (c) => ({ events: [{ type: "clear-part-changed", alias: c.alias, contacts: c.contacts }] }),
});

/** Closing (特7): nothing open, nothing with another party, F21 acknowledged, the line closed in every unit. */
export const close = spec<z.infer<typeof closeContract>, CloseFacts>({
  who: "approve",
  rules: [
    {
      rule: "R-32",
      test: (_c, f) => {
        const elsewhere = f.open.filter((h) => h.party !== null && h.party !== f.base.contract.self).map((h) => h.no);
        return must(elsewhere.length === 0, "held-by-another-party", { about: elsewhere });
      },
    },
    {
      rule: "R-27",
      test: (_c, f) => must(f.open.length === 0, f.parentsOfOpen.length > 0 ? "open-with-descendants" : "holdings-open", { about: f.open.map((h) => h.no) }),
    },
    { rule: "R-59", test: (_c, f) => must(f.f21Acknowledged, "f21-not-acknowledged", { missing: ["F21"] }) },
    {
      rule: "R-37",
      test: (_c, f) => must(f.difference.length === 0, "line-does-not-close", { about: f.difference.map((d) => d.unit) }),
    },
    { rule: "R-62", test: (_c, f) => must(!f.base.contract.closed, "contract-closed-already") },
  ],
  outcome: (c, f, x) => {
    const closedOn = c.closed_on ?? dayOf(x.now);
    return { events: [{ type: "contract-closed", closedOn, retainUntil: c.record_retention_until ?? addYears(`${fiscalYear(closedOn) + 1}-03-31`, f.base.parameters.retention_years) }] };
  },
});
