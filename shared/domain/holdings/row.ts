import type { HoldingBody } from "../bodies.ts";
import type { Context } from "../command.ts";
import { eligible } from "../command.ts";
import type { Rule, Verdict } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Holding } from "../facts.ts";
import { fitPlace } from "../goods.ts";
import { registrationColumns } from "../parameters.ts";
import { employerConsent } from "../people/consent.ts";
import { labelText, parseLabel } from "../../values/label.ts";
import { dayOf } from "../../values/day.ts";
import type { NewHoldingFacts } from "./facts.ts";

/** Columns a registration must fill that the body leaves empty, in the order of the ledger (L1). A list of flags may be empty: that is an answer. */
export function gapsOf(body: HoldingBody | undefined): string[] {
  return registrationColumns.filter((column) => {
    const v = body?.[column];
    if (v === null || v === undefined || v === "") return true;
    return column !== "flags" && Array.isArray(v) && v.length === 0;
  });
}

/**
 * The gate of a new row of the ledger: every column of the article (R-09 as a block), a number never used before, a reported and locked place,
 * users who are reported, pledged, trained and of a consented employer.
 * `body` gives null where the command makes no new row. A draft may be saved at any time: of it only the number is asked.
 */
export function gate<C, F extends NewHoldingFacts>(body: (c: C, f: F) => HoldingBody | undefined | null, numberOf: (c: C) => string | undefined, approval: (c: C) => string | null, draft: (c: C) => boolean = () => false): Rule<C, F, Context>[] {
  const when = (c: C, f: F, ask: (b: HoldingBody) => Verdict | Verdict[]): Verdict | Verdict[] => {
    const b = body(c, f);
    return b === null || b === undefined || draft(c) ? ok : ask(b);
  };
  return [
    {
      rule: "R-09",
      test: (c, f) => {
        const b = body(c, f);
        if (b === null || draft(c)) return ok;
        const missing = gapsOf(b);
        return must(missing.length === 0, "registration-incomplete", { missing, level: "B", about: numberOf(c) === undefined ? [] : [numberOf(c) ?? ""] });
      },
    },
    { rule: "R-62", test: (c, f) => must(body(c, f) === null || !f.taken, "number-reused", { about: [numberOf(c) ?? ""] }) },
    { rule: "R-67", test: (c, f, x) => when(c, f, (b) => fitPlace(f.place, b.storage_location, dayOf(x.occurred))) },
    { rule: "R-02", test: (c, f, x) => when(c, f, (b) => (b.authorized_workers ?? []).map((n) => eligible(f.people.get(n) ?? null, n, dayOf(x.occurred), f.base))) },
    {
      rule: "R-30",
      test: (c, f, x) =>
        when(c, f, (b) =>
          (b.authorized_workers ?? []).map((n) => {
            const p = f.people.get(n);
            return p ? employerConsent(p, { no: numberOf(c) ?? "", approval: approval(c) }, f.consents, f.base.contract.self, x.occurred) : ok;
          }),
        ),
    },
    { rule: "R-02", test: (c, f) => when(c, f, (b) => (b.custodian === null || b.custodian === undefined || f.people.has(b.custodian) ? ok : no("person-unknown", { about: [b.custodian] }))) },
  ];
}

/** The row itself and its users; the number is the one given, or the next label of kind 1. What was a draft keeps its label. */
export function row(x: Context, given: string | undefined, body: HoldingBody, more: { state: string; party: string; approval: string | null; destroyBy: string | null; draft?: Holding | null }): { events: Event[]; no: string } {
  const before = more.draft ? parseLabel(more.draft.label, x.base.tag) : null;
  const n = before && "n" in before ? before.n : x.take("1");
  const label = labelText(1, x.base.tag, n);
  const number = given ?? body.ledger_no ?? label;
  return {
    no: number,
    events: [{ type: "holding-created", no: number, n, label, state: more.state, body, party: more.party, approval: more.approval, destroyBy: more.destroyBy, gaps: gapsOf(body).length }],
  };
}
