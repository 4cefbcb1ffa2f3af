import type { Verdict } from "./decision.ts";
import { must, no, ok, yet } from "./decision.ts";
import type { LotLine } from "./bodies.ts";
import type { Base, Grant, Holding, Item, Lot, Party, Person, Place, Plan } from "./facts.ts";
import type { Taken } from "./lots.ts";
import { take } from "./lots.ts";

/** What an act on things needs to know: its lines with the holdings and their open lots, what else lies in the same items, and the items themselves. */
export interface GoodsFacts {
  readonly base: Base;
  readonly lines: readonly GoodsLine[];
  readonly mates: readonly Lot[];
  /** Items by number (`M-001`), label or internal number as text. */
  readonly items: ReadonlyMap<string, Item>;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly people: ReadonlyMap<string, Person>;
  readonly places: ReadonlyMap<string, Place>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly grants: readonly Grant[];
}

export interface GoodsLine extends LotLine {
  readonly holding: Holding | null;
  readonly lots: readonly Lot[];
}

interface Body {
  readonly ledger_no?: string | undefined;
  readonly quantity?: number | null | undefined;
  readonly unit?: LotLine["unit"] | null | undefined;
  readonly lots?: readonly LotLine[] | undefined;
  readonly medium?: string | null | undefined;
  readonly serial_no?: string | undefined;
  readonly photographs?: readonly string[] | undefined;
}

/** The lines of a command that names one holding or a list; a gap in the quantity gives no line. */
export function linesOf(c: Body): LotLine[] {
  if (c.lots) return c.lots.map((l) => ({ ...l, ...(l.unit === undefined && c.unit ? { unit: c.unit } : {}) }));
  if (c.ledger_no === undefined || c.quantity === null || c.quantity === undefined) return [];
  return [
    {
      ledger_no: c.ledger_no,
      quantity: c.quantity,
      ...(c.unit ? { unit: c.unit } : {}),
      ...(typeof c.medium === "string" ? { medium: c.medium } : {}),
      ...(c.serial_no === undefined ? {} : { serial_no: c.serial_no }),
      ...(c.photographs === undefined ? {} : { photographs: [...c.photographs] }),
    },
  ];
}

/** Takes each line's quantity from the lots that pass `from`; honours the medium and the places a line names. What one line took, the next cannot take. */
export function pick(lines: readonly GoodsLine[], from: (lot: Lot) => boolean): { taken: Taken[]; short: { line: GoodsLine; by: number }[] } {
  const used = new Map<number, Taken>();
  const short: { line: GoodsLine; by: number }[] = [];
  const grab = (line: GoodsLine, lots: readonly Lot[], quantity: number): void => {
    const free = lots.flatMap((lot) => {
      const before = used.get(lot.id)?.qty ?? 0;
      return before === 0 ? [lot] : before < lot.qty ? [{ ...lot, qty: lot.qty - before }] : [];
    });
    const got = take(free, quantity);
    for (const t of got.taken) {
      const before = used.get(t.lot.id);
      used.set(t.lot.id, before ? { lot: before.lot, qty: before.qty + t.qty } : t);
    }
    if (got.short > 0) short.push({ line, by: got.short });
  };
  for (const line of lines) {
    const fits = line.lots.filter((l) => from(l) && (line.medium === undefined || l.itemNo === line.medium) && (line.unit === undefined || l.unit === line.unit));
    if (line.by_place) for (const [place, qty] of Object.entries(line.by_place)) grab(line, fits.filter((l) => l.place === place), qty);
    else grab(line, fits, line.quantity);
  }
  return { taken: [...used.values()], short };
}

/** The open lots that may lie in the same things as what an act takes. */
export const around = (f: Pick<GoodsFacts, "lines" | "mates">): Lot[] => [...f.mates, ...f.lines.flatMap((l) => l.lots)];

/** nobody can move what the ledger does not have; nothing is said where no line is entered. */
export function onHand(lines: readonly GoodsLine[], from: (lot: Lot) => boolean): Verdict[] {
  if (lines.length === 0) return [{ is: "yet", missing: ["ledger_no", "quantity"], level: "B" }];
  const unknown = lines.filter((l) => !l.holding).map((l) => l.ledger_no);
  if (unknown.length > 0) return [no("holding-unknown", { about: unknown })];
  const uneven = lines.filter((l) => l.by_place && Object.values(l.by_place).reduce((n, q) => n + q, 0) !== l.quantity).map((l) => l.ledger_no);
  if (uneven.length > 0) return [no("places-differ", { about: uneven, missing: ["by_place"] })];
  const { short } = pick(lines, from);
  return short.length === 0 ? [ok] : short.map((s) => no("not-enough-on-hand", { about: [s.line.ledger_no], missing: ["quantity"] }));
}

/** no disposal, return or correction of what an incident froze (holding, or an item in which a lot lies). */
export function notFrozen(lines: readonly GoodsLine[]): Verdict[] {
  const frozen = new Set<string>();
  for (const l of lines) {
    if (l.holding?.frozen) frozen.add(`${l.ledger_no} ${l.holding.frozen}`);
    for (const lot of l.lots) if (lot.frozen && (l.medium === undefined || lot.itemNo === l.medium)) frozen.add(`${lot.itemNo ?? l.ledger_no} ${lot.frozen}`);
  }
  return frozen.size === 0 ? [ok] : [no("frozen", { about: [...frozen] })];
}

const topClasses = /3A|3B|3C|機密性3/u;

/** ordinary mail or an e-mail attachment for 要配慮, 特定個人情報 or the contract's top classes. */
export function method(c: { method?: string | null | undefined; flags?: readonly string[] | undefined }, lines: readonly GoodsLine[]): Verdict {
  if (c.method !== "普通郵便" && c.method !== "メール添付" && c.method !== "メール") return ok;
  const flagged = (c.flags ?? []).length > 0 || lines.some((l) => (l.holding?.flags ?? []).some((f) => f === "要配慮" || f === "特定個人情報") || topClasses.test(l.holding?.confidentiality ?? ""));
  return must(!flagged, "ordinary-mail", { about: lines.map((l) => l.ledger_no) });
}

/** a registered plan with responsible person, container and contact that joins the two ends. An end is a place, or a party with its places. */
export function planned(plan: string | null | undefined, f: Pick<GoodsFacts, "plans" | "places">, a: string | null, b: string | null): Verdict {
  if (plan === null || plan === undefined) return { is: "yet", missing: ["plan"], code: "plan-missing" };
  const p = f.plans.get(plan);
  if (!p) return no("plan-unknown", { about: [plan] });
  const gaps = [p.responsible ?? "responsible", p.container ?? "container", p.contact ?? "contact"].filter((g) => g === "responsible" || g === "container" || g === "contact");
  if (gaps.length > 0) return no("plan-incomplete", { missing: gaps, about: [plan] });
  const at = (group: readonly string[], end: string): boolean => group.some((g) => g === end || f.places.get(g)?.party === end);
  const [left = [], right = []] = p.between;
  const joins = (x: string | null, y: string | null): boolean => (x === null || at(left, x)) && (y === null || at(right, y));
  return must(joins(a, b) || joins(b, a), "plan-does-not-join", { about: [plan, ...[a, b].filter((e): e is string => e !== null)] });
}

/** a place reported to the city (on the day) and locked or access-controlled, itself or by what it stands in: a shelf in a locked cabinet needs no lock of its own. */
export function fitPlace(place: Place | null | undefined, code: string | null | undefined, day: string): Verdict {
  if (code === null || code === undefined) return yet("storage_location");
  if (!place) return no("place-unknown", { about: [code] });
  if (place.usedTo !== null && place.usedTo < day) return no("place-out-of-use", { about: [code] });
  const missing = [...(place.reportedOn !== null && place.reportedOn <= day ? [] : ["reported_on"]), ...(place.lockType !== null || place.accessControl !== null || place.enclosed.length > 0 ? [] : ["lock_type"])];
  return missing.length === 0 ? ok : no("place-unfit", { missing, about: [code] });
}

/** a medium that leaves for another party shows its serial, read from the label or the device itself, and photographs (Kanagawa). */
export function serials(lines: readonly { medium?: string | undefined; serial_no?: string | undefined; serial_source?: string | undefined; photographs?: readonly string[] | undefined }[], items: ReadonlyMap<string, Item>, photographs: readonly string[]): Verdict[] {
  return lines
    .filter((l) => l.medium !== undefined)
    .map((l) => {
      const number = l.medium ?? "";
      const item = items.get(number);
      if (!item) return no("medium-unknown", { about: [number] });
      const missing: string[] = [];
      const serial = item.serial;
      const source = item.serialSource ?? l.serial_source ?? null;
      if (serial === null) missing.push("serial_no");
      else if (l.serial_no !== undefined && l.serial_no !== serial) return no("serial-differs", { missing: ["serial_no"], about: [number] });
      if (source === null || source === "OS報告値") missing.push("serial_source");
      if ((l.photographs ?? []).length === 0 && photographs.length === 0) missing.push("photographs");
      return missing.length === 0 ? ok : no("serial-not-from-label", { missing, about: [number] });
    });
}

/** True where a holding is kept as electronic data. */
export const isElectronic = (h: Holding | null): boolean => h !== null && (h.form === null ? h.unit === "ファイル" || h.unit === "件" || h.unit === "本" || h.unit === "台" : h.form !== "紙");
