import type { Words } from "../../words/words.ts";

export type Block = keyof Words["inspections"]["blocks"]["names"];
export type Item = keyof Words["inspections"]["blocks"]["items"];
export type Answer = "pass" | "fail" | "na";

/** Letters of the blocks in their order. */
export const blockNames = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"] as const satisfies readonly Block[];

const sizes: Readonly<Record<Block, number>> = { A: 6, B: 5, C: 4, D: 2, E: 4, F: 3, G: 3, H: 1, I: 2, J: 2, K: 1, L: 1 };

/** 項目 of a block, in order; their words stand in the catalogue. */
export const itemsOf = (block: Block): readonly Item[] => Array.from({ length: sizes[block] }, (_, i) => `${block}${i + 1}` as Item);

/** The article each block rests on. */
export const articleOf: Readonly<Record<Block, string>> = { A: "14(6)", B: "14(6)", C: "14(6)", D: "14(8)", E: "14(8)", F: "14(8)", G: "14(1)", H: "14(9)", I: "14(10)", J: "14(7)", K: "14(8)", L: "7" };

/** Kinds of inspection on the wire, in the order they are offered. */
export const kinds = ["月次媒体", "月次", "四半期", "年次", "年次棚卸", "臨時", "異動時", "日次退室"] as const;
export type Kind = (typeof kinds)[number];

/** Blocks that a kind has to answer: monthly A B C G H, quarterly and yearly all, others at least one. */
export function askedOf(kind: string): readonly Block[] {
  if (kind.startsWith("月次")) return ["A", "B", "C", "G", "H"];
  return kind.startsWith("四半期") || kind.startsWith("年次") ? blockNames : [];
}

/** True where the tests of restoring and of accuracy belong to it. */
export const hasTests = (kind: string): boolean => askedOf(kind).length === 12;

/** The 項目 that comes from the count and is answered by nobody. */
export const countedItem: Item = "A1";
/** Words of the wire. */
export const present = "有";
export const absent = "無";
export const unexpected = "想定外";
export const elsewhere = "場所違い";
export const success = "成功";
export const failure = "失敗";
export const failed = "否" as const;
export const candidate = "事故候補" as const;
export const newPlace = "新しい場所" as const;
/** The column of what lies in store. */
export const stored = "stored";
/** The state of a thing that lies in its place. */
const kept = "保管中";
/**
 * What can be done with a reading that does not agree; `state` is what the ledger says of the thing now, null for a label it does not know. What it says is
 * out or ended is a candidate incident, until the ledger was put right.
 */
export function actionsOf(verdict: string, state: string | null): readonly ("所在確認済" | typeof candidate | "元へ戻した" | typeof newPlace | "未登録の物として登録")[] {
  if (verdict === absent) return ["所在確認済", candidate];
  if (verdict === elsewhere) return ["元へ戻した", newPlace];
  return state === null ? ["未登録の物として登録", candidate] : state === kept ? ["所在確認済", "未登録の物として登録", candidate] : [candidate];
}
/** Roles that may confirm a closing. */
export const mayConfirm = (role: string): boolean => role.startsWith("責任者") || role.startsWith("副責任者");
export const own = "受託者";
