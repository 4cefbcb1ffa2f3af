import { useSettings } from "../state/settings.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Language, Texts } from "./language.ts";
import { amountIn, kindIn, unitIn, valueIn } from "./values.ts";

/** The catalogue of one language. */
export type Words = Texts<typeof ja>;

export type { Language };

export const catalogue: Readonly<Record<Language, Words>> = { ja, en };

interface Ways {
  readonly w: Words;
  readonly language: Language;
  /** A word of the wire (保管中, 書面). */
  readonly value: (wire: string | null | undefined) => string;
  /** The kind of a thing, in the singular (USBメモリ, Box). */
  readonly kind: (wire: string | null | undefined) => string;
  /** A number with its unit (12箱, 12 boxes, 1 box). */
  readonly amount: (n: number, unit: string | null | undefined) => string;
  /** A unit beside a number that stands for itself; null where there is no number yet. */
  readonly unitOf: (unit: string | null | undefined, n: number | null) => string;
  /** Names joined (・). */
  readonly list: (parts: readonly string[]) => string;
}

/** The catalogue of the chosen language and the ways to say what the wire says. The same object until the language changes. */
export function useWords(): Ways {
  return ways[useSettings((s) => s.language)];
}

const waysOf = (language: Language): Ways => ({
  w: catalogue[language],
  language,
  value: (wire) => valueIn(language, wire),
  kind: (wire) => kindIn(language, wire),
  amount: (n, unit) => amountIn(language, n, unit),
  unitOf: (unit, n) => unitIn(language, unit, n),
  list: (parts) => parts.filter((p) => p !== "").join(language === "ja" ? "・" : ", "),
});
const ways = { ja: waysOf("ja"), en: waysOf("en") };

/** The sentence of a fault's code; an unknown one (of a newer host) reads as a stop inside the program. */
export function faultText(w: Words, code: string): string {
  const texts: Readonly<Record<string, string>> = w.fault.codes;
  return texts[code] ?? w.fault.codes.internal;
}
