import { codes, isCode } from "../../shared/articles/codes.ts";
import { fieldLabel } from "../../shared/articles/fields.ts";
import { dayBeside, moment } from "../dates.ts";
import type { AboutRow, SayingRow } from "../../shared/ipc/answers.ts";
import { shortLabel } from "../../shared/values/label.ts";
import { figure } from "../figure.ts";
import { channelName } from "../words/channels.ts";
import { formName } from "../words/forms.ts";
import type { useWords } from "../words/words.ts";

type Words = ReturnType<typeof useWords>;

/** What the text of a fact needs besides the fact. */
export interface Naming {
  readonly words: Words;
  readonly nameOf: (no: string | null | undefined) => string;
  readonly today: string;
  /** The command of the record that the fact is of. */
  readonly channel?: string | undefined;
}

/** A fact as it is read: its name, where it has one, and what it is. */
export interface Said {
  readonly label: string;
  readonly text: string;
}

const label = /^[1-9]-\d{6,7}-\d$/u;
const day = /^\d{4}-\d{2}-\d{2}$/u;
const formPattern = /^F\d{2}$/u;
/** The most names that one fact lists. */
const most = 3;

/** A value of a record in words: a name for a number of ours, a day as it is written, the name of a form. */
function valueText(v: string | number | boolean | readonly string[] | null, n: Naming): string {
  const { w, language, value, list } = n.words;
  if (v === null || v === "") return w.history.empty;
  if (typeof v === "number") return figure(v);
  if (typeof v === "boolean") return v ? w.verdict.pass : w.verdict.fail;
  if (typeof v !== "string") return list([...v.slice(0, most).map((one) => valueText(one, n)), ...(v.length > most ? [w.history.others(v.length - most)] : [])]);
  if (day.test(v)) return dayBeside(v, n.today, language);
  const form = formName(w.forms, v);
  if (form !== null) return `${v} ${form}`;
  if (label.test(v)) return shortLabel({ text: v });
  return value(n.nameOf(v));
}

/** The word of the catalogue for something the program itself names; undefined where it is none. */
const wordIn = (words: Readonly<Record<string, string>>, id: string): string | undefined => (Object.hasOwn(words, id) && !formPattern.test(id) ? words[id] : undefined);

/** Columns of the line (14(7)) by their names; what is missing stands in none. */
const columnText = (column: string, { w }: Words): string => (Object.hasOwn(w.balance.cells, column) ? w.balance.cells[column as keyof Words["w"]["balance"]["cells"]] : column === "missing" ? w.state.missing : column);

/** A fact of the wire in the words of the page. */
export function saidText(s: SayingRow, n: Naming): Said {
  const { w, language, amount } = n.words;
  const nameOf = (field: string): string => fieldLabel(field, n.channel)?.[language] ?? field;
  switch (s.is) {
    case "moved": {
      const columns = [s.from, s.to].filter((c): c is string => c !== null).map((c) => columnText(c, n.words));
      return { label: columns.join(" → "), text: s.n < 0 ? w.history.taken(amount(-s.n, s.unit)) : amount(s.n, s.unit) };
    }
    case "time": {
      const at = (ms: number): string => moment(ms, n.today, language);
      return { label: nameOf(s.field), text: s.was === undefined ? at(s.now) : `${at(s.was)} → ${at(s.now)}` };
    }
    case "fact": {
      const paper = (v: typeof s.now): string | undefined => (typeof v !== "string" ? undefined : s.field === "forms" ? wordIn(w.audit.forms, v) : s.field === "subject" || s.field === "list" ? wordIn(w.audit.lists, v) : undefined);
      const one = (v: typeof s.now): string => paper(v) ?? (typeof v === "number" && s.unit !== undefined ? amount(v, s.unit) : s.field === "block" && typeof v === "string" ? nameOf(v) : valueText(v, n));
      return { label: nameOf(s.field), text: s.was === undefined ? one(s.now) : `${one(s.was)} → ${one(s.now)}` };
    }
    case "words":
      return { label: nameOf(s.field), text: s.text };
    case "record":
      return { label: "", text: w.history.ofRecord(figure(s.seq), s.channel === undefined ? "" : channelName(w.channels, s.channel)) };
    case "refusal":
      return { label: "", text: isCode(s.code) ? codes[s.code][language] : s.code };
  }
}

/** A number of ours as it is read: a label without the tag of this ledger. */
export const aboutNo = (a: AboutRow): string => (a.kind === "sheet" ? shortLabel({ text: a.no }) : a.no);

/** The name beside a number a record is about: of a place or person its present one, of a form or kind the word. */
export const aboutName = (a: AboutRow, n: Naming): string => (a.name === null ? "" : n.words.value(n.nameOf(a.name)));
