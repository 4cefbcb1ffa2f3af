import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** One file of a family cut into parts: the characters it is for. */
interface Part {
  readonly file: string;
  readonly rangeText: string;
}

interface Face {
  readonly family: string;
  readonly weight: 400 | 700;
  /** The parts that have a character; several have the signs that Latin and Japanese share. */
  readonly parts: ReadonlyMap<number, readonly Part[]>;
}

/** Families that papers use, all static files (a variable font is embedded without a name): 明朝 for text, ゴシック for serial numbers. */
const families = [
  { family: "Noto Serif JP", pack: "@fontsource/noto-serif-jp" },
  { family: "Noto Sans JP", pack: "@fontsource/noto-sans-jp" },
] as const;

let faces: readonly Face[] | null = null;

function load(): readonly Face[] {
  return families.flatMap(({ family, pack }) =>
    ([400, 700] as const).map((weight): Face => {
      const css = require.resolve(`${pack}/${String(weight)}.css`);
      const parts = new Map<number, Part[]>();
      for (const [, file = "", rangeText = ""] of readFileSync(css, "utf8").matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)[^;]*;\s*unicode-range:\s*([^;]+);/gu)) {
        const part: Part = { file: join(dirname(css), file), rangeText };
        for (const range of rangeText.split(",")) {
          const [from = "0", to = from] = range.trim().slice(2).split("-");
          for (let c = parseInt(from, 16); c <= parseInt(to, 16); c++) {
            const known = parts.get(c);
            if (known) known.push(part);
            else parts.set(c, [part]);
          }
        }
      }
      return { family, weight, parts };
    }),
  );
}

const cache = new Map<string, string>();
const dataUrl = (file: string): string => {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const url = `data:font/woff2;base64,${readFileSync(file).toString("base64")}`;
  cache.set(file, url);
  return url;
};

// Variation selectors and joiners have no shape of their own: the letter before them is drawn.
const shapeless = /[\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF\u00AD\u{E0100}-\u{E01EF}]/u;

/** Characters of a text that are drawn, each once. */
const drawn = (text: string): string[] => [...new Set(text)].filter((c) => c > " " && !shapeless.test(c));

/**
 * The @font-face rules for a text: of the hundred-odd files a family is cut into, those whose characters occur, as data: URLs. No generic family stands
 * behind them, so a character that no file has must be replaced before (`withoutGaps`).
 */
export function fontRules(text: string): string {
  faces ??= load();
  const characters = drawn(text);
  return faces
    .map((face) => {
      // The blank is drawn from the parts that have it.
      const wanted = new Set<Part>(face.parts.get(32));
      for (const c of characters) {
        const having = face.parts.get(c.codePointAt(0) ?? 0) ?? [];
        const part = having.at(-1);
        if (part && !having.some((p) => wanted.has(p))) wanted.add(part);
      }
      return [...wanted].map((p) => `@font-face{font-family:"${face.family}";font-weight:${String(face.weight)};font-style:normal;font-display:block;src:url(${dataUrl(p.file)}) format("woff2");unicode-range:${p.rangeText}}`).join("");
    })
    .join("");
}

/**
 * A text in which every character without a shape in our fonts stands as what it is made of (Ⅱ as II), and where that has no shape either as 〓 with its
 * number, so that nothing prints as an empty box.
 */
export function withoutGaps(text: string): string {
  const known = (faces ??= load());
  const has = (c: string): boolean => known.every((face) => face.parts.has(c.codePointAt(0) ?? 0));
  return drawn(text)
    .filter((c) => !has(c))
    .reduce((t, c) => {
      const parts = c.normalize("NFKC");
      return t.replaceAll(c, parts !== c && [...parts].every((p) => has(p) && !/[&<>"']/u.test(p)) ? parts : `〓(U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`);
    }, text);
}
