import { useSettings } from "../state/settings.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Language, Texts } from "./language.ts";
import { valueIn } from "./values.ts";

/** The catalogue of one language. */
export type Words = Texts<typeof ja>;

export type { Language };

export const catalogue: Readonly<Record<Language, Words>> = { ja, en };

/** The catalogue of the chosen language, the language itself, `value()` for the words of the wire (保管中, 書面), and `list()` that joins names (・). The same object until the language changes. */
export function useWords(): { readonly w: Words; readonly language: Language; readonly value: (wire: string | null | undefined) => string; readonly list: (parts: readonly string[]) => string } {
  return ways[useSettings((s) => s.language)];
}

const waysOf = (language: Language) => ({
  w: catalogue[language],
  language,
  value: (wire: string | null | undefined): string => valueIn(language, wire),
  list: (parts: readonly string[]): string => parts.filter((p) => p !== "").join(language === "ja" ? "・" : ", "),
});
const ways = { ja: waysOf("ja"), en: waysOf("en") };

/** The sentence of a fault's code; an unknown one (of a newer host) reads as a stop inside the program. */
export function faultText(w: Words, code: string): string {
  const texts: Readonly<Record<string, string>> = w.fault.codes;
  return texts[code] ?? w.fault.codes.internal;
}
