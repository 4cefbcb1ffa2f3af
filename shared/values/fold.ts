import { variantKanji } from "./variant-kanji.data.ts";

const variants = new Map<string, string>();
for (const group of variantKanji) {
  const [first = "", ...others] = group;
  for (const other of others) variants.set(other, first);
}

/**
 * The key under which a text is searched: width, case, ひらがな/カタカナ, listed variant kanji, the long vowel mark after kana,
 * hyphens of every sort, blanks and variation selectors make no difference. The stored text is never changed by it.
 * A part of a text folds to a part of its key, so that a search is `fold(text)` containing `fold(words)`.
 */
export function fold(text: string): string {
  // ゛ and ゜ standing alone (か゛) would become a blank and a mark; as plain marks they join the letter before them.
  const joined = text.replace(/\u309B/g, "\u3099").replace(/\u309C/g, "\u309A").normalize("NFKC").toLowerCase();
  let key = "";
  let afterKana = false;
  for (const character of joined) {
    if (skipped.test(character)) continue;
    if (character === "ー" && afterKana) continue;
    if (hyphen.test(character)) {
      key += "-";
      afterKana = false;
      continue;
    }
    const folded = foldOne(character);
    afterKana = folded >= "ァ" && folded <= "ヺ";
    key += folded;
  }
  return key;
}

// Blanks, characters of no width, variation selectors (葛 with and without one is the same name to a reader).
const skipped = /[\s\u200B-\u200D\u2060\uFEFF\u00AD\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;
const hyphen = /[-\u2010-\u2015\u2212\u2043ー]/;

function foldOne(character: string): string {
  const unit = character.charCodeAt(0);
  const katakana = unit >= 0x3041 && unit <= 0x3096 ? String.fromCharCode(unit + 0x60) : character;
  return variants.get(katakana) ?? katakana;
}
