/** What a verification can find, by the words it is told with. */
export type FoundKind = "file" | "order" | "signature" | "seal" | "value" | "remembered" | "keys" | "aside" | "screen" | "right" | "signer" | "time" | "paper" | "contents" | "rewritten" | "misfit";

/** By which words a finding is told: a MUST of the format or a contradiction, as the verification names it. */
const kinds: readonly (readonly [RegExp, FoundKind])[] = [
  [/^J50$/u, "file"],
  [/^J(5|6|7|8|15|20|55)$/u, "order"],
  [/^J(9|11|28)$/u, "signature"],
  [/^(J12|J17|J35)$/u, "seal"],
  [/^J(26|27|29|30)$/u, "value"],
  [/^J(45|46)$/u, "remembered"],
  [/^J(31|32|33|36|37|38|39|40|41|42|43|44)$/u, "keys"],
  [/^J\d+$/u, "aside"],
  [/^snapshot$/u, "screen"],
  [/^(rows-impossible|record-not-canonical)$/u, "misfit"],
  [/^not-permitted$/u, "right"],
  [/^(signer-|confirmation-not-signed|session-of|genesis-not|second-founder|key-|view-)/u, "signer"],
  [/^(time-|fact-after)/u, "time"],
  [/^(print|issue-|number-out|printed-)/u, "paper"],
];

/** The words for a finding by its code; a record that opens and is another than the one that was signed is no damage. */
export function foundKind(code: string, altered: boolean): FoundKind {
  if (code === "J12" && altered) return "rewritten";
  return kinds.find(([pattern]) => pattern.test(code))?.[1] ?? "contents";
}

/** What was found, in a sentence, for the window, the command line and the paper of the result. */
export const foundTexts: { readonly [K in FoundKind]: { readonly ja: string; readonly en: string } } = {
  file: { ja: "記録に付けたファイルが読めません(保存した時の中身と違うか、ありません)。", en: "A file kept with the record cannot be read: it is missing or not what was stored." },
  order: { ja: "記録の並びがつながっていません。", en: "The order of the records does not hold." },
  signature: { ja: "署名が合いません。", en: "A signature does not hold." },
  seal: { ja: "記録の封が開きません。読めない記録です。", en: "The record cannot be opened or read." },
  rewritten: { ja: "記録の中身が、署名したものと違います。", en: "The contents are not those that were signed." },
  value: { ja: "控えておいた検証値と合いません。", en: "It does not agree with a value that was filed." },
  remembered: { ja: "このパソコンが前に見た台帳と合いません。", en: "It is not the ledger that this PC saw before." },
  keys: { ja: "鍵や表紙の内容が、記録と合いません。", en: "Keys or cover do not agree with the records." },
  aside: { ja: "台帳の横に置いたファイルが読めません。", en: "A file beside the ledger cannot be read." },
  screen: { ja: "画面用の控えの値が、記録から作り直した値と違います。", en: "A value kept for the screens is not the one built from the records." },
  right: { ja: "その時の役割や規則では、記録できないものです。", en: "Role or rules of that time did not allow it." },
  signer: { ja: "署名した人が、記録にある人と違います。", en: "It was not signed by who it names." },
  time: { ja: "記録の時刻が合いません。", en: "The times of the record do not hold." },
  paper: { ja: "印刷の記録が、印刷したものと合いません。", en: "The record of a print does not agree with what was printed." },
  contents: { ja: "記録のできごとが、もとの操作から導かれるものと違います。", en: "What it says does not follow from what was asked." },
  misfit: { ja: "それより前の記録と合わず、この台帳の操作からは生まれない記録です。", en: "It cannot stand beside the records before it: no command of this ledger leads to it." },
};
