/** One cell of a sheet as a person saw it. `text` is what was shown; the rest is what the file knew beside it. */
export interface Cell {
  readonly text: string;
  /** The number behind a shown text, where the file keeps numbers (xlsx). */
  readonly number?: number;
  /** The day behind a shown date, `YYYY-MM-DD` (xlsx). */
  readonly day?: string;
  readonly struck?: boolean;
  /** The comment (メモ) attached to the cell. */
  readonly comment?: string;
  /** True where the cell lies under another one of its column, joined with it; `text` is then that cell's. */
  readonly covered?: boolean;
  /** Bytes of the file that are no character of its encoding, in hex (`82 ff`); `text` has U+FFFD in their place. */
  readonly undecoded?: string;
}

export interface SheetRow {
  /** Sheet row, or record number of a CSV, from 1. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

/** A table read from a file. Merged cells keep their text in the first cell only, except downwards (`covered`). */
export interface Sheet {
  readonly kind: "csv" | "xlsx";
  readonly name: string | null;
  readonly rows: readonly SheetRow[];
}

/** Column 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  let left = index + 1;
  let letters = "";
  while (left > 0) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
    left = Math.floor((left - 1) / 26);
  }
  return letters;
}

/** A text without blanks at its ends (full-width and no-break ones too); a cell that holds a dash and nothing else is empty. */
export function trimmed(text: string): string {
  const inner = text.replace(/^[\s\u3000\u00A0\uFEFF]+|[\s\u3000\u00A0\uFEFF]+$/gu, "");
  return /^[-－―‐–—−ー]$/u.test(inner) ? "" : inner;
}

/** The spelling under which texts are compared: NFKC, upper case, no blanks. Never stored. */
export const sameSpelling = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
