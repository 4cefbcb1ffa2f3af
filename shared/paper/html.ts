/** A piece of HTML that is safe to print: our own mark-up with every value escaped. Made by `h` alone. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: a value (escaped), a piece of HTML, a list of both; null and false print nothing. */
export type Part = string | number | null | undefined | false | Html | readonly Part[];

const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text → text that says the same in HTML, inside an element or a quoted attribute. Control characters are left out. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (c) => marks[c] ?? c).replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, "");

function spelled(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map(spelled).join("");
}

/** h`<td>${value}</td>`: the mark-up as written, every value escaped. */
export function h(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.map((s, i) => s + (i < parts.length ? spelled(parts[i]) : "")).join("") };
}

/** Pieces one after the other. */
export const joined = (parts: readonly Part[]): Html => ({ html: spelled(parts) });

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆〇]/u;
/** Width in letters of the square: digits and Latin letters are half as wide. */
const squares = (text: string): number => [...text].reduce((n, c) => n + (c < "\u0080" ? 0.5 : 1), 0);

const wide = (text: string): string => text.replaceAll(/\d/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
/** What is scanned or typed back: makers' numbers, codes and values, drawn in a face or a block of their own. */
const asItStands = /^<(?:svg|pre)\b|^<[^>]*\bclass="(?:[^"]* )?(?:serial|sans|hex|typed)(?: [^"]*)?"/u;
const empties = /^<(?:br|wbr|img|col|hr)\b/u;

/**
 * The digits of a piece of HTML full width, for a contract that wants them so. Numbers of the ledger, of papers and of telephones (a word with a letter, a hyphen
 * or a stroke in it: L-001, 令8-0391/1) stay, and so does what is drawn to be read back; points and commas stay half width.
 */
export function wideDigits(html: string): string {
  // Elements that are open, from the first that stays as it stands.
  let inside = 0;
  return html.replaceAll(/<[^>]*>|[^<>]+/gu, (piece) => {
    if (piece.startsWith("<")) {
      if (piece.startsWith("</")) inside = Math.max(0, inside - 1);
      else if (!empties.test(piece) && !piece.endsWith("/>") && (inside > 0 || asItStands.test(piece))) inside++;
      return piece;
    }
    return inside > 0 ? piece : piece.replaceAll(/&[#\w]+;|[0-9A-Za-z](?:[-.,:\/@_+]?[0-9A-Za-z])*/gu, (word) => (/[^\d.,:]/u.test(word) ? word : wide(word)));
  });
}

/**
 * Parentheses beside Japanese words, in the texts of a piece of HTML: half width as they were typed for the screen, full width on paper (ui 11.6). What
 * stands in short ones is not broken over two lines. Those of a number alone, `S7K(2)`, and whatever stands inside a tag stay.
 */
export const wideParentheses = (html: string): string =>
  html.replaceAll(/<[^>]*>|[^<>]+/gu, (piece) =>
    piece.startsWith("<")
      ? piece
      : piece.replaceAll(/\(([^()]*)\)/gu, (pair, inside: string, at: number) => {
          if (!japanese.test(inside) && !japanese.test(piece.charAt(at - 1))) return pair;
          return squares(inside) <= 4 ? `<span class="nb">（${inside}）</span>` : `（${inside}）`;
        }),
  );
