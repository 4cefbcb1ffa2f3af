import type { Event } from "./events.ts";
import type { Column, Item, Lot } from "./facts.ts";
import type { Context } from "./command.ts";
import { labelText } from "../values/label.ts";

/** A quantity of one lot taken by an act; the whole lot or a part of it. */
export interface Taken {
  readonly lot: Lot;
  readonly qty: number;
}

/** Units counted piece by piece: each piece is an item with its own label. Sheets lie in one bundle, files and data records in one folder. */
const pieces = new Set(["箱", "本", "台", "冊"]);
export const isPiece = (unit: string): boolean => pieces.has(unit);
/** Files and data records: what is sent away has no item. */
export const isData = (unit: string): boolean => unit === "ファイル" || unit === "件";

/** Takes a quantity out of lots in the order of their labels, whole lots first, then splits one. `short` is what could not be found. */
export function take(lots: readonly Lot[], quantity: number): { taken: Taken[]; short: number } {
  const sorted = [...lots].sort((a, b) => (a.item ?? Infinity) - (b.item ?? Infinity) || a.id - b.id);
  const taken: Taken[] = [];
  let left = quantity;
  for (const lot of sorted) {
    if (left === 0) break;
    if (lot.qty <= left) {
      taken.push({ lot, qty: lot.qty });
      left -= lot.qty;
    }
  }
  if (left > 0) {
    const part = sorted.find((lot) => !taken.some((t) => t.lot.id === lot.id) && lot.qty > left);
    if (part) {
      taken.push({ lot: part, qty: left });
      left = 0;
    }
  }
  return { taken, short: left };
}

export interface Where {
  readonly to: Column;
  readonly party: string;
  /** Place of the items afterwards; null where they are on the way or with somebody else. */
  readonly place: string | null;
  readonly handover?: string | null;
  readonly takeout?: string | null;
  readonly transport?: string | null;
}

const stateOf: Readonly<Record<Column, string>> = { stored: "保管中", out: "持出中", subcontract: "再委託先・業者", returned: "返還済", delivered: "納品済", disposed: "廃棄済", missing: "所在不明" };

/** What a part is put into when it leaves its thing: a bundle of sheets, a folder of data, the piece itself. */
const container = (unit: string): string => (unit === "枚" ? "束" : isData(unit) ? "フォルダ" : unit);

function byItem(lots: readonly Lot[]): Map<number, Lot[]> {
  const found = new Map<number, Lot[]>();
  for (const lot of new Map(lots.map((l) => [l.id, l])).values()) {
    if (lot.item === null) continue;
    const known = found.get(lot.item);
    if (known) known.push(lot);
    else found.set(lot.item, [lot]);
  }
  return found;
}

/**
 * The events that move what was taken. `around` are the open lots that may lie in the same items. A thing goes when everything in it of the holdings named
 * goes, and takes along whatever else lies in it; otherwise what was taken leaves it: a new thing with a label of its own, or a file sent away without one.
 */
export function move(x: Context, taken: readonly Taken[], around: readonly Lot[], where: Where): Event[] {
  const events: Event[] = [];
  const refs = { handover: where.handover ?? null, takeout: where.takeout ?? null, transport: where.transport ?? null };
  const inside = byItem(around);
  const whole = new Set(taken.filter((t) => t.qty === t.lot.qty).map((t) => t.lot.id));
  const named = new Set(taken.map((t) => t.lot.holding));
  const things = new Set<number>();
  for (const t of taken) {
    const all = whole.has(t.lot.id);
    const base = { type: "lot-moved", lot: t.lot.id, into: all ? t.lot.id : x.take("lot"), holding: t.lot.holding, unit: t.lot.unit, qty: t.qty, from: t.lot.col, to: where.to, party: where.party, ...refs } as const;
    if (all && t.lot.item !== null && !(inside.get(t.lot.item) ?? []).some((l) => named.has(l.holding) && !whole.has(l.id))) {
      things.add(t.lot.item);
      events.push({ ...base, item: t.lot.item });
    } else if (where.to === "missing" || (isData(t.lot.unit) && where.to !== "stored")) events.push({ ...base, item: null });
    else {
      const item = x.take("2");
      const label = labelText(2, x.base.tag, item);
      events.push({ type: "item-made", item, label, no: label, kind: container(t.lot.unit), mediumType: null, ownership: null, serial: null, serialSource: null, encryption: null, place: where.place, party: where.party });
      events.push({ ...base, item });
      events.push({ type: "item-moved", item, place: where.place, party: where.party, state: stateOf[where.to] });
    }
  }
  for (const item of things) {
    for (const mate of inside.get(item) ?? []) {
      if (named.has(mate.holding)) continue;
      events.push({ type: "lot-moved", lot: mate.id, into: mate.id, holding: mate.holding, unit: mate.unit, qty: mate.qty, from: mate.col, to: where.to, item, party: where.party, ...refs });
    }
    events.push({ type: "item-moved", item, place: where.place, party: where.party, state: stateOf[where.to] });
  }
  return events;
}

/** What lies in the same things as what was taken and is not taken itself, whole. */
export function leftInside(taken: readonly Taken[], around: readonly Lot[]): Lot[] {
  const inside = byItem(around);
  const whole = new Set(taken.filter((t) => t.qty === t.lot.qty).map((t) => t.lot.id));
  return [...new Set(taken.map((t) => t.lot.item))].flatMap((item) => (item === null ? [] : (inside.get(item) ?? []).filter((l) => !whole.has(l.id))));
}

/** A medium whose data were erased stays on hand, empty; a bundle or a destroyed medium is gone when nothing is left in it. */
export function dispose(x: Context, taken: readonly Taken[], around: readonly Lot[], physical: boolean): Event[] {
  const kept = new Set(leftInside(taken, around).map((l) => l.item));
  const events: Event[] = [];
  for (const t of taken) {
    const whole = t.qty === t.lot.qty;
    const into = whole ? t.lot.id : x.take("lot");
    events.push({ type: "lot-moved", lot: t.lot.id, into, holding: t.lot.holding, unit: t.lot.unit, qty: t.qty, from: t.lot.col, to: "disposed", item: null, party: t.lot.party, handover: t.lot.handover, takeout: null, transport: null });
    if (whole && physical && t.lot.item !== null && !kept.has(t.lot.item)) events.push({ type: "item-moved", item: t.lot.item, place: null, party: t.lot.party, state: "廃棄済" });
  }
  return events;
}

/** Makes the items and lots of a quantity that enters the ledger at a place: one item a piece, one bundle of sheets, one folder of data, or the named medium. */
export function enter(
  x: Context,
  what: { holding: string; unit: string; qty: number; enter: "received" | "collected" | "generated"; col: Column; place: string | null; party: string; medium: Item | null; parents: readonly number[]; handover: string | null; approval: string | null; copyMethod: string | null; checked: boolean },
): { events: Event[]; lots: { lot: number; item: number | null; qty: number }[]; labels: string[] } {
  const events: Event[] = [];
  const lots: { lot: number; item: number | null; qty: number }[] = [];
  const labels: string[] = [];
  const one = (qty: number, item: number | null): void => {
    const lot = x.take("lot");
    events.push({ type: "lot-made", lot, holding: what.holding, item, unit: what.unit, col: what.col, enter: what.enter, qty, parents: what.parents, party: what.party, handover: what.handover, approval: what.approval, copyMethod: what.copyMethod, checked: what.checked });
    lots.push({ lot, item, qty });
  };
  if (what.medium) {
    one(what.qty, what.medium.n);
    labels.push(what.medium.label);
    return { events, lots, labels };
  }
  const count = isPiece(what.unit) ? what.qty : 1;
  const each = isPiece(what.unit) ? 1 : what.qty;
  const kind = isPiece(what.unit) ? what.unit : what.unit === "枚" ? "束" : "フォルダ";
  for (let i = 0; i < count; i++) {
    const item = x.take("2");
    const label = labelText(2, x.base.tag, item);
    events.push({ type: "item-made", item, label, no: label, kind, mediumType: null, ownership: null, serial: null, serialSource: null, encryption: null, place: what.place, party: what.party });
    labels.push(label);
    one(each, item);
  }
  return { events, lots, labels };
}
