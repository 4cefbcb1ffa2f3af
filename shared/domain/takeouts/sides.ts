import type { Context } from "../command.ts";
import type { Notice, Verdict } from "../decision.ts";
import { no } from "../decision.ts";
import type { Event } from "../events.ts";
import type { ConfirmFacts, How, Side, SideAct, SideName, Signing } from "./facts.ts";

/** What a command says of its own confirming; by whose key it was signed is no part of any body. */
interface Signed {
  readonly signatures?: readonly { readonly worker: string; readonly file: string }[] | undefined;
}

/** Rules of the acts: R-16 is of the return (14(2)), R-71 of a disposal (7), R-12 of all other ways between two hands (14(5)). */
const ruleOf = (act: SideAct): Pick<Notice, "rule" | "article"> => (act === "返却" ? { rule: "R-16", article: "14(2)" } : act === "廃棄・消去" ? { rule: "R-71", article: "7" } : { rule: "R-12", article: "14(5)" });

/** True for who signs the record: the signer, and whoever gave badge and passphrase beside. */
const byKey = (person: string, x: Context): boolean => x.actor === person || x.confirmed.includes(person);

const drew = (c: Signed, person: string): string | undefined => c.signatures?.find((s) => s.worker === person)?.file;

/** How one person confirmed. The key says more than a drawing, a drawing more than the sheet on which the act was written first. */
function howOf(person: string | null, c: Signed, f: Signing, x: Context): { readonly how: How; readonly file: string | null } {
  if (person !== null && byKey(person, x)) return { how: "合言葉", file: null };
  const file = person === null ? undefined : drew(c, person);
  if (file !== undefined) return { how: "署名", file };
  return { how: f.sheet ? "紙" : "署名なし", file: null };
}

/**
 * Who hands out: named, else who did it, records or confirms and does not bear. Where the city agreed to few people it may be a bearer; else nobody is known
 * to have, and the side stays open.
 */
function giver(c: Signed & { readonly handed_by?: string | undefined }, bearers: readonly string[], x: Context): string | null {
  if (c.handed_by !== undefined) return c.handed_by;
  const there = [x.doer, x.actor, ...x.confirmed, ...(c.signatures ?? []).map((s) => s.worker)];
  return there.find((p) => !bearers.includes(p)) ?? (x.base.contract.fewPeople === null ? null : x.doer);
}

/** Who brings back: named, and every bearer who confirms. One of several where nobody does. */
function bringers(c: Signed & { readonly brought_by?: string | undefined }, bearers: readonly string[], x: Context): readonly (string | null)[] {
  const known = bearers.filter((b) => b === c.brought_by || byKey(b, x) || drew(c, b) !== undefined);
  return known.length > 0 ? known : bearers.length === 1 ? bearers : bearers.length === 0 ? [] : [null];
}

const named = (side: SideName, persons: readonly (string | null)[]) => persons.map((person, n) => ({ side, n, person }));

/** The two sides of a departure: who hands out, and each bearer. */
export const sidesOut = (c: Signed & { readonly handed_by?: string | undefined; readonly bearers?: readonly string[] | undefined }, f: Signing, x: Context): Side[] =>
  [...named("渡した人", [giver(c, c.bearers ?? [], x)]), ...named("持出者", [...new Set(c.bearers ?? [])])].map((s) => ({ ...s, ...howOf(s.person, c, f, x) }));

/** The two sides of a return or an arrival: who brings, and who receives. */
export const sidesBack = (c: Signed & { readonly brought_by?: string | undefined }, receiver: string, bearers: readonly string[], f: Signing, x: Context): Side[] =>
  [...named("持出者", bringers(c, bearers, x)), ...named("受け取った人", [receiver])].map((s) => ({ ...s, ...howOf(s.person, c, f, x) }));

/** The notice that names who has not confirmed. A missing confirmation refuses nothing: the act has happened, and it can be made up for. */
export function missingOf(act: SideAct, sides: readonly Side[]): readonly Notice[] {
  const open = sides.filter((s) => s.how === "署名なし").map((s) => s.person ?? s.side);
  return open.length === 0 ? [] : [{ ...ruleOf(act), code: "confirmation-missing", about: open }];
}

/** The event of an act's sides, and the notice of those that are missing. */
export const confirmed = (no_: string, act: SideAct, sides: readonly Side[]): { readonly event: Event; readonly notices: readonly Notice[] } => ({ event: { type: "sides-confirmed", no: no_, act, sides }, notices: missingOf(act, sides) });

/** A drawing is a picture that the ledger holds, and is nobody else's: the same bytes a second time are a copy of a signature. */
export function drawings(files: readonly { readonly worker: string; readonly file?: string | undefined }[], f: Signing): Verdict[] {
  return files.flatMap(({ worker, file }, i): Verdict[] => {
    if (file === undefined) return [];
    const known = f.drawings.get(file);
    if (known?.picture !== true) return [no("drawing-not-stored", { missing: ["signatures"], about: [worker] })];
    return known.used || files.findIndex((s) => s.file === file) < i ? [no("drawing-used-before", { missing: ["signatures"], about: [worker] })] : [];
  });
}

/** Whoever drew stands on one of the sides. */
export const onlySides = (c: Signed, sides: readonly Side[]): Verdict[] => (c.signatures ?? []).filter((s) => !sides.some((k) => k.person === s.worker)).map((s) => no("not-a-side", { about: [s.worker] }));

/** Sides as a late confirmation names them: which, whose, and the drawing where there is one. */
export type Later = readonly { readonly side: SideName; readonly worker: string; readonly file?: string | undefined }[];

/** Each person who confirms later beside the open side that is theirs; null where none is. A side of which nobody said who it was is whoever's the rules allow. */
function openSides(sides: Later, f: ConfirmFacts): readonly (Side | null)[] {
  const left = f.sides.filter((s) => s.how === "署名なし");
  return sides.map((s) => {
    const fits = (k: Side, person: string | null): boolean => k.side === s.side && k.person === person;
    const own = left.find((k) => fits(k, s.worker)) ?? left.find((k) => fits(k, null));
    if (own) left.splice(left.indexOf(own), 1);
    return own ?? null;
  });
}

/** Refusals for who stands on no side that is still open, whatever the level of the rule. */
export const notOpen = (sides: Later, f: ConfirmFacts): Verdict[] => openSides(sides, f).flatMap((own, i) => (own ? [] : [no("side-not-open", { about: [sides[i]?.worker ?? ""], level: "B" })]));

/** Persons who confirm a side of which nobody said who it was. */
export const unnamed = (sides: Later, f: ConfirmFacts, side: SideName): string[] => openSides(sides, f).flatMap((own, i) => (own?.person === null && own.side === side ? [sides[i]?.worker ?? ""] : []));

/** What a late confirmation makes of the open sides: the event, and the notice of those that stay open. */
export function madeUp(no_: string, act: SideAct, sides: Later, f: ConfirmFacts, x: Context): { readonly events: Event[]; readonly notices: readonly Notice[] } {
  const own = openSides(sides, f);
  const now = sides.flatMap((s, i): Side[] => {
    const side = own[i];
    return side ? [{ ...side, person: s.worker, how: byKey(s.worker, x) ? "合言葉" : "署名", file: byKey(s.worker, x) ? null : (s.file ?? null) }] : [];
  });
  const rest = f.sides.filter((s) => s.how === "署名なし" && !own.includes(s));
  return { events: [confirmed(no_, act, now).event], notices: confirmed(no_, act, rest).notices };
}
