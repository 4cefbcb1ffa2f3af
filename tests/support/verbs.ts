/** Words of ui.md for a button that are no verb, and words said of it while it works. */
const given: readonly RegExp[] = [
  /^施錠$/u, // §3: the header
  /^ラベルの貼り直し$/u, // §4: digit 9
  /^試し読み 3回$/u, // §6.4
  /^もう一度$/u, // §11.1
  /しています$/u,
];
/** Verbs in plain form, also in the negative (取り込まない) and as a fact that is stated (元の場所へ戻した, 合言葉を忘れた). */
const plain = /(?:[るうくすつぬぶむぐ]|ない|[いしっん][ただ]|れた|けた|めた|べた)$/u;

/** True where the Japanese name of a button is a verb in plain form (ui.md §11.1); what it acts on may stand beside it (取り消す 12, 従事者甲 を招く). */
export const saysVerb = (name: string): boolean => given.some((g) => g.test(name)) || name.split(/[\s　(（：]/u).some((part) => plain.test(part));
