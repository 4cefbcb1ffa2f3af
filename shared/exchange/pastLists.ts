import { holdingsAsOf, itemsAsOf, lotsAsOf } from "../readmodel/asOf.ts";
import type { HoldingThen } from "../readmodel/asOf.ts";
import { namesOf } from "../readmodel/names.ts";
import type { Names } from "../readmodel/names.ts";
import type { Ask } from "../readmodel/query.ts";
import { must, textOf } from "../readmodel/query.ts";
import { formatInstant } from "../values/instant.ts";
import { columns } from "./exportLists.ts";
import type { ExportColumn, ExportList } from "./exportLists.ts";

/** What a past time is told of: the rows of the ledger, things, and lots. */
export const pastNames = ["holdings", "items", "lots"] as const;
export type PastName = (typeof pastNames)[number];
/** As it was known then, or as now known, with what was recorded later. */
export type Known = "then" | "now";

type Row = Readonly<Record<string, unknown>>;
interface Past {
  readonly title: string;
  /** Which row is which on both sides. */
  readonly key: string;
  readonly head: readonly ExportColumn[];
  readonly facts: readonly ExportColumn[];
  readonly rows: (ask: Ask, asOf: string, known: Known, names: Names) => readonly Row[];
}

const going: Readonly<Record<string, string>> = { out: "持出中 ", transit: "移送中 ", missing: "所在不明 " };
/** States of a row of which nothing has come yet: it has the place it is meant for. */
const planned: ReadonlySet<string> = new Set(["予定", "下書き"]);
const whole = { limit: Number.MAX_SAFE_INTEGER };

/** Where a holding was: one place by its name, several with what was in each. */
function placed(h: HoldingThen, names: Names): string {
  if (planned.has(h.state)) return names.at(h.storage_location) ?? "";
  return h.lies.map((l) => `${going[l.is] ?? ""}${names.at(l.at) ?? ""}${h.lies.length > 1 || l.is === "missing" ? ` ${String(l.qty)}${l.unit}` : ""}`.trim()).join("、");
}

/** The lists of the ledger at a past time, with the columns under which the window shows them (L4). */
const pasts: Readonly<Record<PastName, Past>> = {
  holdings: {
    title: "個人情報管理台帳",
    key: "ledger_no",
    head: columns(["ledger_no", "台帳番号"], ["name", "名称"]),
    facts: columns(["state", "状態"], ["place", "場所"], ["custodian", "管理責任者", "person"], ["users", "利用者", "person"], ["use_until", "利用期限", "day"], ["keep_until", "保管期限", "day"], ["subject_count", "本人の数(人)", "number"]),
    rows: (ask, asOf, known, names) => holdingsAsOf(ask, asOf, known, whole).map((h) => ({ ...h, state: h.frozen === null ? h.state : `凍結 ${h.frozen}`, place: placed(h, names) })),
  },
  items: {
    title: "物の一覧",
    key: "n",
    head: columns(["label", "ラベル"], ["no", "番号"], ["kind", "種類"]),
    facts: columns(["state", "状態"], ["place", "場所", "place"], ["since", "いつから", "instant"]),
    rows: (ask, asOf, known) => itemsAsOf(ask, asOf, known, whole).map((i) => ({ ...i, place: i["place"] ?? i["party"], since: instant(i["since"]) })),
  },
  lots: {
    title: "分の一覧",
    key: "lot",
    head: columns(["ledger_no", "台帳番号"], ["lot", "分の番号", "number"]),
    facts: columns(["qty", "数量", "number"], ["unit", "単位"], ["col", "状態", "line"], ["party", "保有者", "place"], ["item", "入っている物"]),
    // What has moved on is no quantity any more.
    rows: (ask, asOf, known) => lotsAsOf(ask, asOf, known, whole).filter((l) => must.number(l["qty"]) > 0),
  },
};

const side: Readonly<Record<Known, string>> = { then: "その時に知られていた", now: "後の記録も含む" };
const differs: ExportColumn = { key: "differs", heading: "違い", kind: "mark" };

/** True for a list that can be made of a past time. */
export const isPast = (name: string): name is PastName => pastNames.some((n) => n === name);

/** The columns of a list of a past time: of one side, or where `known` is null of both beside each other, with a mark where they differ. */
export function pastList(name: PastName, known: Known | null): ExportList {
  const { title, head, facts } = pasts[name];
  const of = (k: Known): ExportColumn[] => facts.map((c) => ({ ...c, key: `${k}_${c.key}`, heading: `${side[k]} ${c.heading}` }));
  return { title, query: `${name}.as_of`, columns: known === null ? [...head, ...of("then"), ...of("now"), differs] : [...head, ...facts] };
}

/** The rows of a list at a day's end or an instant, in the order of their numbers; of both sides joined, what one side does not know stands empty there. */
export function pastRows(ask: Ask, name: PastName, asOf: string, known: Known | null): readonly Row[] {
  const { key, head, facts, rows } = pasts[name];
  const names = namesOf(ask);
  if (known !== null) return rows(ask, asOf, known, names);
  const of = (k: Known): ReadonlyMap<unknown, Row> => new Map(rows(ask, asOf, k, names).map((r) => [r[key], r]));
  const [then, now] = [of("then"), of("now")];
  const keys = [...new Set([...then.keys(), ...now.keys()])].sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1));
  return keys.map((k) => {
    const [a, b] = [then.get(k), now.get(k)];
    const one = b ?? a ?? {};
    const fact = (r: Row | undefined, c: ExportColumn): unknown => r?.[c.key] ?? null;
    return {
      ...Object.fromEntries(head.map((c) => [c.key, one[c.key]])),
      ...Object.fromEntries(facts.flatMap((c) => [[`then_${c.key}`, fact(a, c)], [`now_${c.key}`, fact(b, c)]])),
      known_then: a !== undefined,
      known_now: b !== undefined,
      differs: a === undefined || b === undefined || facts.some((c) => JSON.stringify(fact(a, c)) !== JSON.stringify(fact(b, c))),
    };
  });
}

/** What a row of the list says besides which row it is. */
export const factsOfPast = (name: PastName): readonly ExportColumn[] => pasts[name].facts;

const instant = (ms: unknown): string | null => (typeof ms === "number" ? formatInstant(ms) : textOf(ms as string | null));
