import { hasMyNumberCheckDigit } from "./my-number.ts";

/** What a text may hold beyond one line: `lines` allows new line (LF) and tab. */
export type TextOptions = { readonly lines?: boolean };

/** Why a text is refused before any rule reads it. */
export type BadText = "control" | "bidi" | "surrogate" | "noncharacter";

const bidiControl = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
// C0, DEL, C1, the line and paragraph separators, interlinear marks and the invisible tag letters.
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const controlButLines = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const noncharacter = /\p{Noncharacter_Code_Point}/u;
// With the u flag a pair reads as one character, so that only a half without its other half is found.
const halfPair = /\p{Surrogate}/u;

/**
 * Names what makes a text unfit to be kept and printed: half of a surrogate pair, a noncharacter, a control character
 * or one that turns the direction of writing (a print could then read other than the record). Null where it is fit.
 */
export function badText(s: string, options: TextOptions = {}): BadText | null {
  if (halfPair.test(s)) return "surrogate";
  if (noncharacter.test(s)) return "noncharacter";
  if ((options.lines ? controlButLines : control).test(s)) return "control";
  return bidiControl.test(s) ? "bidi" : null;
}

/** What looks like personal data of a citizen and asks for a reason (R-61, level W). */
export type PersonalWarning = "phone" | "mail" | "account" | "names" | "number12";

/**
 * R-61 on one field. Free text: `block` where a twelve-digit number with a right check digit stands in it, `warn` for
 * what looks like a telephone, mail address, bank account or list of names. In an identifier (a maker's serial may have
 * twelve digits) the same number only warns, as `number12`, and nothing else is looked for.
 */
export function personalData(
  text: string,
  field: "free" | "identifier" = "free",
): { block: boolean; warn: PersonalWarning[] } {
  const copy = scanCopy(text);
  const found = myNumbersIn(copy.text).length > 0;
  if (field === "identifier") return { block: false, warn: found ? ["number12"] : [] };
  const warn: PersonalWarning[] = [];
  if (phones.some((pattern) => pattern.test(copy.text))) warn.push("phone");
  if (mail.test(copy.text)) warn.push("mail");
  if (accounts.some((pattern) => pattern.test(copy.text))) warn.push("account");
  if (countNames(copy.text) >= manyNames) warn.push("names");
  return { block: found, warn };
}

/** The text with every digit of a 個人番号 found in it replaced by ＊, for a screen or message that must not repeat it. */
export function maskNumbers(text: string): string {
  const copy = scanCopy(text);
  const hidden = new Set<number>();
  for (const { start, end } of myNumbersIn(copy.text)) {
    for (let i = start; i < end; i++) if (isDigit(copy.text.charCodeAt(i))) hidden.add(copy.origin[i] ?? -1);
  }
  if (hidden.size === 0) return text;
  let masked = "";
  let at = 0;
  for (const character of text) {
    masked += hidden.has(at) ? "＊" : character;
    at += character.length;
  }
  return masked;
}

const invisible = /[\u200B-\u200D\u2060\uFEFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** The copy that is scanned: NFKC, without characters of no width or of writing direction, and where each unit came from. */
function scanCopy(text: string): { text: string; origin: number[] } {
  let copy = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    if (!invisible.test(character)) {
      const folded = character.normalize("NFKC");
      copy += folded;
      for (let i = 0; i < folded.length; i++) origin.push(at);
    }
    at += character.length;
  }
  return { text: copy, origin };
}

// One separator between the groups of four: a hyphen of any sort (ー is what a keyboard in kana mode gives), a blank, a middle dot.
const separator = "[-\\u2010-\\u2015\\u2212\\u2043\\u30FC \\t\\u30FB\\u00B7\\u2027]";
// A look-ahead, so that overlapping candidates are all seen.
const twelve = new RegExp(`(?<!\\d)(?=(\\d{12}|\\d{4}${separator}\\d{4}${separator}\\d{4})(?!\\d))`, "g");

function myNumbersIn(copy: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of copy.matchAll(twelve)) {
    const candidate = match[1] ?? "";
    if (hasMyNumberCheckDigit(candidate.replace(/\D/g, ""))) found.push({ start: match.index, end: match.index + candidate.length });
  }
  return found;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

const hyphen = "[-\\u2010-\\u2015\\u2212\\u30FC]";
const phones = [
  // 03-1234-5678, 0120-000-000, 090 0000 0000, 03(1234)5678: ten or eleven digits from 0, in three groups
  new RegExp(`(?<![\\d-])(?=(?:\\D?\\d){10,11}(?!${hyphen}?\\d))\\(?0\\d{1,4}(?:\\)|\\(|${hyphen}| )\\d{1,4}(?:\\)|${hyphen}| )\\d{3,4}(?!\\d)`),
  // 0312345678, 09012345678
  /(?<!\d)0[1-9]\d{8,9}(?!\d)/,
  // +81 3 1234 5678
  /\+81[-\s]?\(?\d{1,4}\)?[-\s]?\d{1,4}[-\s]?\d{3,4}(?!\d)/,
  // 電話 123-4567
  new RegExp(`(?:電話|携帯|TEL|FAX)[^\\d\\n]{0,6}\\d{2,4}${hyphen}\\d{4}(?!\\d)`, "i"),
];
const mail = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/;
const counted = "(?!\\d|[,.]\\d|[枚件通冊箱点部個人本台組円])";
const accounts = [
  // 口座番号 1234567 / 普通預金 0000000. 普通郵便 is a way of sending.
  new RegExp(`(?:口座|普通(?!郵便|紙|便)|当座|貯蓄預金)[^\\d\\n]{0,10}\\d{6,8}${counted}`),
  // 記号 10000 番号 1234567
  /記号[^\d\n]{0,6}\d{5}[^\d\n]{0,10}番号[^\d\n]{0,6}\d{6,8}(?!\d)/,
];

const manyNames = 3;
const surnames =
  "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡邉|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|清水|山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|後藤|小川|岡田|村上|長谷川|近藤|石井|斉藤|斎藤|齋藤|坂本|遠藤|藤井|青木|福田|三浦|西村|藤原|太田|松田|原田|岡本|中野|中川|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|谷口|安藤|丸山|今井|大野|高田|菅原|河野|武田|藤本|上野|杉山|千葉|村田|増田|小島|小山|大塚|平野|久保|渡部|松井|菊地|岩崎|松尾|佐野|木下|野口|野村|新井|古川";
const named = /^[\p{Script=Han}々]{1,5}(?:様|さん|氏|殿)$/u;
const commonName = new RegExp(`^(?:${surnames}) ?[\\p{Script=Han}\\p{Script=Hiragana}々]{1,3}$`, "u");
const kanaName = /^[ァ-ヶー]{2,5} [ァ-ヶー]{2,5}$/;
// 受領 確認 has the same shape as a rare surname and a name: such pairs count only beside a common one.
const pair = /^[\p{Script=Han}々ヶ]{1,3} [\p{Script=Han}\p{Script=Hiragana}々]{1,3}$/u;
// 中村支所, 山口倉庫: a place or an office, not a person
const office = /[市町村区県所課係部室庫棚箱社店局校園館]$/;

/** How many people a text seems to list. A heuristic: it asks for a reason and never stops anybody. */
function countNames(copy: string): number {
  let sure = 0;
  let pairs = 0;
  for (const part of copy.split(/[、,;・/\n\t:。()「」]|(?<=様|さん|氏|殿)/)) {
    const one = part.trim();
    if (named.test(one) || kanaName.test(one) || (commonName.test(one) && !office.test(one))) sure++;
    else if (pair.test(one)) pairs++;
  }
  return sure === 0 ? 0 : sure + pairs;
}
