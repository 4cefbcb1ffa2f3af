import { articles, articlesOf, isArticle } from "../articles/catalogue.ts";
import { codes, isCode } from "../articles/codes.ts";
import { columnNames, eventName } from "../paper/words.ts";
import { namesOf } from "../readmodel/names.ts";
import type { Ask } from "../readmodel/query.ts";
import { textOf } from "../readmodel/query.ts";
import type { ExportColumn, ExportName } from "./exportLists.ts";
import { exportLists } from "./exportLists.ts";

/** Names of what stands in a row as a number of ours, those of papers among them; a text that is none comes back as it is. */
export interface Wording {
  readonly person: (no: string) => string;
  /** A place, or a party that holds something. */
  readonly at: (code: string) => string;
  readonly form: (id: string) => string;
  /** The document of an approval of the city. */
  readonly approval: (id: string) => string;
}

/** The names of this ledger; `form` those of its papers. */
export function wordingOf(ask: Ask, form: (id: string) => string): Wording {
  const names = namesOf(ask);
  const documents = new Map(ask("SELECT id, doc_no FROM approvals WHERE doc_no IS NOT NULL").map((r) => [textOf(r["id"]), textOf(r["doc_no"])]));
  return { person: (no) => names.person(no) ?? no, at: (code) => names.at(code) ?? code, form, approval: (id) => documents.get(id) ?? id };
}

const gravities: Readonly<Record<string, string>> = { 1: "事故候補", 2: "期限超過", 3: "今日まで", 4: "承認待ち", 5: "今月中" };
const wireWords: Readonly<Record<string, string>> = { accepted: "記録", refused: "拒否", open: "対応中", closed: "終結", draft: "下書き", active: "有効", invited: "招待中", removed: "取外し済" };

/** The line of a holding, `枚:received:1203 枚:missing:25`, as it is read; a column alone by its name. */
const lineOf = (text: string): string =>
  text
    .split(" ")
    .map((p) => p.split(":"))
    .map(([unit = "", col = "", qty = ""]) => (col === "" ? (columnNames[unit] ?? unit) : `${columnNames[col] ?? col} ${qty}${unit}`))
    .join("、");

/** Where a part is, `out:P-90`, as it is read. */
function partOf(text: string, names: Wording): string {
  const [is = "", ...at] = text.split(":");
  const place = names.at(at.join(":"));
  return is === "missing" ? "所在不明" : is === "out" ? `持出中 ${place}` : is === "transit" ? `移送中 ${place}` : place;
}

/** A value of a list in the words people read, by the kind of its column; what has no words comes back as it is. Lists stay lists. */
export function worded(value: unknown, column: ExportColumn, names: Wording): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map((v) => worded(v, column, names));
  if (typeof value === "number") return column.kind === "gravity" ? (gravities[String(value)] ?? value) : value;
  if (typeof value !== "string" || value === "") return value;
  switch (column.kind) {
    case "person": {
      // Who did something is now and then a party, as the city is.
      const person = names.person(value);
      return person === value ? names.at(value) : person;
    }
    case "place":
      return names.at(value);
    case "number-of": {
      const person = names.person(value);
      return person !== value ? person : Object.hasOwn(exportLists, value) ? exportLists[value as ExportName].title : names.at(value);
    }
    case "approval":
      return names.approval(value);
    case "form":
      return names.form(value);
    case "channel":
      return eventName(value);
    case "word":
      return wireWords[value] ?? value;
    case "articles":
      return (isArticle(value) ? [value] : articlesOf(value)).map((a) => articles[a].ja).join("・");
    case "sentence":
      return isCode(value) ? codes[value].ja : value;
    case "lies":
      return partOf(value, names);
    case "line":
      return lineOf(value);
    default:
      return value;
  }
}
