import { ms } from "../dates.ts";
import type { ApprovalRow, GrantRow, PlanRow, TakeoutRow } from "../../shared/ipc/answers.ts";
import { readScope, word } from "./scopes.ts";

/** One thing that is to go: a quantity of a holding, in an item or loose. */
export interface Line {
  readonly ledger_no: string;
  readonly item: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
}

/** What a grant of the city names; absent members are not narrowed. */
export interface Scope {
  readonly holdings: readonly string[] | null;
  readonly copies_under: string | null;
  readonly takeout_no: string | null;
  readonly worksite: string | null;
  readonly medium: string | null;
}

export const takeoutKind = "持出し承認";
export const designationKind = "持出先指定";
export const designatedPlace = "委託者指定場所";
export const outState = "持出中";
export const underWay = "移送中";
export const arrivedState = "到着";
export const innerApproval = "持出し(内部承認)";
/** What was erased at the destination, in the words that the return records. */
export const erasures = ["対象外(持出先で写していない)", "対象外(紙)", "持出先で消去を確かめた"] as const;
/** Erasure at the destination that somebody saw, as the return records it. */
export const witnessed = (saw: string): string => `${erasures[2]}　立会 ${saw.trim()}`;
export const encryptions = ["AES-256", "媒体内蔵 AES-256", "ファイル暗号化 AES-256", "対象外(紙)"] as const;
export const keyWays = ["到着後に電話", "別の人が手渡し", "別便の書面", "電話"] as const;
export const declined = "不承認";
export const approved = "承認";
export type Decision = typeof approved | typeof declined;
export const onPaper = "対象外(紙)";


/** The scope of a grant from its JSON text; what cannot be read narrows nothing, and the rules of the ledger decide. */
export function scopeOf(text: string | null): Scope {
  const read = readScope(text);
  return { holdings: Array.isArray(read["holdings"]) ? read["holdings"].filter((h) => typeof h === "string") : null, copies_under: word(read["copies_under"]), takeout_no: word(read["takeout_no"]), worksite: word(read["worksite"]), medium: word(read["medium"]) };
}

/** True for an approval that grants something of a kind. */
export const grantOf = (kind: string) => (r: ApprovalRow): r is GrantRow => r.kind === kind && r.from_ms !== null && r.to_ms !== null;

export interface TakeoutGrant {
  readonly row: GrantRow;
  readonly scope: Scope;
  readonly live: boolean;
}

/** Takeout grants of the city, those in force first, then by what ends first. `at` epoch ms. */
export const takeoutGrants = (rows: readonly ApprovalRow[], at: number): readonly TakeoutGrant[] =>
  rows
    .filter(grantOf(takeoutKind))
    .map((row) => ({ row, scope: scopeOf(row.scope), live: ms(row.from_ms) <= at && at <= ms(row.to_ms) }))
    .sort((a, b) => Number(b.live) - Number(a.live) || ms(a.row.to_ms) - ms(b.row.to_ms));

/** The designation of a place that is in force; null where there is none. */
export const designationOf = (rows: readonly ApprovalRow[], place: string | null, at: number): GrantRow | null =>
  place === null ? null : (rows.filter(grantOf(designationKind)).find((r) => scopeOf(r.scope).worksite === place && ms(r.from_ms) <= at && at <= ms(r.to_ms)) ?? null);

/** True where a grant may cover the lines and the place; `copyOf` tells the approval under which a holding is a copy. */
export function covers(g: TakeoutGrant, lines: readonly Line[], to: string | null, copyOf: (ledgerNo: string) => string | null): boolean {
  const s = g.scope;
  const medium = lines.find((l) => l.item !== null)?.item ?? null;
  return (
    (to === null || s.worksite === null || s.worksite === to) &&
    (s.medium === null || medium === null || s.medium === medium) &&
    (g.row.unit === null || lines.every((l) => l.unit === null || l.unit === g.row.unit)) &&
    lines.every((l) => (s.holdings === null && s.copies_under === null) || s.holdings?.includes(l.ledger_no) === true || (s.copies_under !== null && copyOf(l.ledger_no) === s.copies_under))
  );
}

/** Plans that join two places, whichever way. */
export const joining = (plans: readonly PlanRow[], from: string | null, to: string | null): readonly PlanRow[] =>
  plans.filter((p) => {
    const at = (side: readonly string[], end: string | null): boolean => end === null || side.includes(end);
    return (at(p.one, from) && at(p.other, to)) || (at(p.one, to) && at(p.other, from));
  });

/** A way to go that fits the things now: approval, place, plan, and the last takeout that went the same way. */
export interface Offer {
  readonly grant: TakeoutGrant;
  readonly to: string;
  readonly plan: PlanRow;
  readonly before: TakeoutRow | null;
}

/** What fits, best first: what went this way before, then what ends first (ui.md §7.3). */
export function offers(o: { readonly grants: readonly TakeoutGrant[]; readonly rows: readonly ApprovalRow[]; readonly plans: readonly PlanRow[]; readonly past: readonly TakeoutRow[]; readonly lines: readonly Line[]; readonly from: string | null; readonly at: number; readonly copyOf: (no: string) => string | null }): readonly Offer[] {
  if (o.lines.length === 0) return [];
  const found = o.grants
    .filter((g) => g.live && (g.row.left === null || g.row.left > 0))
    .flatMap((grant): Offer[] => {
      const to = grant.scope.worksite;
      if (to === null || designationOf(o.rows, to, o.at) === null || !covers(grant, o.lines, to, o.copyOf)) return [];
      const before = o.past.find((p) => p.destination === to) ?? null;
      const plans = joining(o.plans, o.from, to);
      const plan = plans.find((p) => p.plan === before?.plan) ?? plans[0];
      return plan ? [{ grant, to, plan, before }] : [];
    });
  return found.sort((a, b) => Number(b.before !== null) - Number(a.before !== null) || ms(a.grant.row.to_ms) - ms(b.grant.row.to_ms));
}

/** Which slot a badge goes into: its own, one whose person is refused, the first empty one, else one more. */
export function slotFor(bearers: readonly (string | null)[], no: string, refused: ReadonlySet<string>): number {
  const own = bearers.indexOf(no);
  if (own >= 0) return own;
  const bad = bearers.findIndex((b) => b !== null && refused.has(b));
  if (bad >= 0) return bad;
  const empty = bearers.indexOf(null);
  return empty >= 0 ? empty : bearers.length;
}

/** The form of a holding on paper, the unit of what is counted out of a bundle, and the only stop-over that needs no approval of its own. */
export const onPaperForm = "紙";
export const bundle = "枚";
export const direct = "なし";
