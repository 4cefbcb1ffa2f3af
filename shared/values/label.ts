import { bug } from "./bug.ts";

/** What a label stands on: 1 holding, 2 item, 3 place, 4 person, 5 container or seal of ours, 6 paper of ours, 9 a key of the screen. */
export type LabelKind = 1 | 2 | 3 | 4 | 5 | 6 | 9;

/** A label that was read: `text` is its full spelling `kind-TTNNNN-c`, whatever form was read. */
export type Label = { readonly kind: LabelKind; readonly tag: string; readonly n: number; readonly text: string };

/** Why a label is not taken: a digit misread, no label at all, or one of another contract's ledger. */
export type LabelProblem = "check-digit" | "form" | "other-ledger";

/**
 * The last number of a kind in one ledger. Numbers have four digits and a fifth from 10000 on: four and five digits are a
 * short form, six and seven carry the tag, so that the two forms never meet.
 */
export const lastLabelNumber = 99_999;

// The quasigroup of H. Michael Damm's thesis (2004), order 10: it finds every single wrong digit and every swap of neighbours.
const damm = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
];

/** The Damm check digit over a run of half-width digits. */
export function checkDigit(digits: string): string {
  if (!/^\d+$/.test(digits)) return bug("a check digit needs digits");
  let interim = 0;
  for (const digit of digits) interim = +(damm[interim] ?? "").charAt(+digit);
  return String(interim);
}

/** Kind, tag (two digits) and number (1 to `lastLabelNumber`) → the label's full text, `2-370117-4`. */
export function labelText(kind: LabelKind, tag: string, n: number): string {
  if (!isTag(tag)) return bug("a tag is two digits");
  if (!Number.isInteger(n) || n < 1 || n > lastLabelNumber) return bug("label number out of range");
  const middle = `${tag}${String(n).padStart(4, "0")}`;
  return `${kind}-${middle}-${checkDigit(`${kind}${middle}`)}`;
}

/** The short form for a page of one ledger, `2-0117-4`: the tag goes, the check digit stays the label's own. */
export function shortLabel(label: Pick<Label, "text">): string {
  return `${label.text.slice(0, 2)}${label.text.slice(4)}`;
}

/**
 * A label as read or typed (full-width digits and any hyphen are understood) → the label, or why not. `ownTag` is the open
 * ledger's: it completes a short form and tells a strange label. null = no ledger is open: any tag is taken, no short form.
 */
export function parseLabel(text: string, ownTag: string | null): Label | { wrong: LabelProblem } {
  const found = /^([1-69])-(\d{4,7})-(\d)$/.exec(plainDigits(text));
  if (!found) return { wrong: "form" };
  const [, kind = "", read = "", check] = found;
  const middle = read.length >= 6 ? read : ownTag === null ? null : `${ownTag}${read}`;
  if (middle === null) return { wrong: "form" };
  const n = +middle.slice(2);
  if (n < 1 || (middle.length === 7 && n < 10_000)) return { wrong: "form" };
  if (checkDigit(`${kind}${middle}`) !== check) return { wrong: "check-digit" };
  const tag = middle.slice(0, 2);
  if (ownTag !== null && tag !== ownTag) return { wrong: "other-ledger" };
  return { kind: +kind as LabelKind, tag, n, text: `${kind}-${middle}-${check}` };
}

/**
 * Labels that ran together in one burst of a scanner (`2-370110-12-370109-2`) → each alone, in order. After the second
 * hyphen stands exactly one digit, so nothing is guessed; a text with anything else in it gives an empty list.
 */
export function splitRun(text: string): string[] {
  const labels: string[] = [];
  const one = /[\s,]*([1-69]-\d{4,7}-\d)/y;
  const run = plainDigits(text);
  while (one.lastIndex < run.length) {
    const label = one.exec(run)?.[1];
    if (label === undefined) return [];
    labels.push(label);
  }
  return labels;
}

/** True for a ledger's tag: two half-width digits. */
export function isTag(tag: string): boolean {
  return /^\d{2}$/.test(tag);
}

function plainDigits(text: string): string {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212\u30FC]/g, "-").trim();
}
