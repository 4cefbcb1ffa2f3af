/** One line of the comparison: a serial number that was handed over beside the one of the certificate, either may be missing. */
export interface Pair {
  readonly handed: string | null;
  readonly listed: string | null;
}

/** How many places of two texts of one length differ; -1 where the lengths differ. */
const apart = (a: string, b: string): number => (a.length !== b.length ? -1 : [...a].filter((c, i) => c !== b[i]).length);

/**
 * the firm's serial numbers against those handed over. Equal ones first; what is left is put beside the nearest of the same length (up to a third of its
 * places), so that a slip of the pen is seen as one; the rest stands alone.
 */
export function matchSerials(handed: readonly string[], listed: readonly string[]): readonly Pair[] {
  const left = [...new Set(listed)].filter((s) => !handed.includes(s));
  const pairs: Pair[] = [];
  for (const h of handed) {
    if (listed.includes(h)) {
      pairs.push({ handed: h, listed: h });
      continue;
    }
    const near = left.map((s) => ({ s, n: apart(h, s) })).filter((k) => k.n > 0 && k.n <= Math.max(1, Math.floor(h.length / 3))).sort((a, b) => a.n - b.n)[0];
    if (near) left.splice(left.indexOf(near.s), 1);
    pairs.push({ handed: h, listed: near?.s ?? null });
  }
  return [...pairs, ...left.map((s) => ({ handed: null, listed: s }))];
}

/** A text cut where it differs from another of the same length: what differs is set bold. */
export function differing(text: string, other: string | null): readonly { readonly text: string; readonly bold: boolean }[] {
  if (other === null || other.length !== text.length) return [{ text, bold: false }];
  const parts: { text: string; bold: boolean }[] = [];
  [...text].forEach((c, i) => {
    const bold = c !== other[i];
    const last = parts.at(-1);
    if (last && last.bold === bold) last.text += c;
    else parts.push({ text: c, bold });
  });
  return parts;
}

/** Lines of a pasted list → serial numbers: trimmed, without empty lines and repetitions. */
export const readSerials = (text: string): readonly string[] => [...new Set(text.normalize("NFKC").split(/[\n,、;\t]+/u).map((s) => s.trim()).filter((s) => s !== ""))];
