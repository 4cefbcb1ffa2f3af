import { onTouched } from "../touched.ts";

/** Where somebody was typing when the ledger locked: which text field of the page, and where in it. Nothing of what stood there. */
interface Kept {
  readonly field: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly length: number;
}

let kept: Kept | null = null;

const fields = (): (HTMLInputElement | HTMLTextAreaElement)[] => [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main input:not([readonly],[type=radio],[type=checkbox],[type=hidden],[type=password]), main textarea")];

/** Remembers field and caret of the page that is about to be taken away (ui.md §7.7). */
export function keepCaret(): void {
  const all = fields();
  const at = all.findIndex((f) => f === document.activeElement);
  const field = all[at];
  kept = field ? { field: at, from: field.selectionStart, to: field.selectionEnd, length: field.value.length } : null;
}

/** Another person opened the ledger: their page is their own. */
export function forgetCaret(): void {
  kept = null;
}

/**
 * Puts the same person back into the same field and caret, as soon as the form stands there again with its draft in it; after two seconds with whatever
 * stands there. Gives back how to stop waiting.
 */
export function giveCaretBack(): () => void {
  const where = kept;
  kept = null;
  if (where === null) return () => undefined;
  const until = performance.now() + 2_000;
  // Who goes on by themselves meanwhile is not moved.
  const stop = onTouched(() => end());
  const end = (): void => {
    clearInterval(timer);
    stop();
  };
  const timer = setInterval(() => {
    const field = fields()[where.field];
    const late = performance.now() > until;
    if (!field || (field.value.length !== where.length && !late)) {
      if (late) end();
      return;
    }
    end();
    field.focus();
    if (where.from !== null) field.setSelectionRange(where.from, where.to);
  }, 50);
  return end;
}
