import type { Grant, Holding, Party, Person } from "../facts.ts";
import { no, ok } from "../decision.ts";
import type { Verdict } from "../decision.ts";
import { dayOf } from "../../values/day.ts";
import { onDay } from "./standing.ts";

/** A grant is in force at an instant (both ends belong to it). */
export const inForce = (g: Grant, at: number): boolean => g.from <= at && at <= g.to;

/** The grant covers the holding: named itself, or made as a copy under the approval that the grant names. */
export const covers = (g: Grant, h: Pick<Holding, "no" | "approval">): boolean =>
  (g.scope.holdings?.includes(h.no) ?? false) || (g.scope.copies_under !== undefined && g.scope.copies_under === h.approval);

/** 特2-1: a written consent naming this party and this holding, in force at the instant. */
export function consented(grants: readonly Grant[], party: string, h: Pick<Holding, "no" | "approval">, at: number): Grant | undefined {
  return grants.find((g) => g.kind === "再委託承諾" && g.scope.party === party && covers(g, h) && inForce(g, at));
}

/** R-30 for a worker of another employer: consent of the party, or for a dispatching firm the city's confirmation of the dispatch of this person. */
export function employerConsent(p: Person, h: Pick<Holding, "no" | "approval">, grants: readonly Grant[], self: string, at: number): Verdict {
  const { party, partyRole } = onDay(p, dayOf(at));
  if (party === self) return ok;
  // A worker may be listed before the consent begins to run; then use, not listing, waits for its first day.
  const later = grants.map((g) => ({ ...g, from: Math.min(g.from, at) }));
  if (partyRole === "派遣元") {
    const checked = later.some((g) => g.scope.subject === "派遣の確認" && g.scope.party === party && (g.scope.workers === undefined || g.scope.workers.includes(p.no)) && covers(g, h) && inForce(g, at));
    return checked ? ok : no("dispatch-not-confirmed", { about: [p.no, party, h.no] });
  }
  return consented(later, party, h, at) ? ok : no("party-not-consented", { about: [p.no, party, h.no] });
}

/** R-30 for a hand-over to a party. */
export function partyConsent(party: Party | null, id: string | undefined, h: Pick<Holding, "no" | "approval">, grants: readonly Grant[], at: number): Verdict {
  if (id === undefined || !party) return no("party-unknown", { missing: ["party"], about: id === undefined ? [] : [id] });
  if (party.role === "委託者" || party.role === "受託者" || party.role === "運送業者") return ok;
  return consented(grants, party.id, h, at) ? ok : no("party-not-consented", { about: [party.id, h.no] });
}
