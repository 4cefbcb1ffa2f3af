import type { Texts } from "./language.ts";

/** Answers that a form made from a body asks for in words of their own. */
export const ja = {
  noFlags: "要配慮・特定個人情報などの区分はいずれもなし", seal: { asked: "封印", of: (no: string) => `封印 ${no}`, whole: "切れていない", broken: "切れている・番号が違う" }, yes: "はい", no: "いいえ",
  draft: { goOn: "下書きの続きを書く", hint: "状態を予定にすると、台帳の行になります" },
};

export const en: Texts<typeof ja> = {
  noFlags: "None of the special classes", seal: { asked: "Seal", of: (no) => `Seal ${no}`, whole: "unbroken", broken: "broken, or another number" }, yes: "yes", no: "no",
  draft: { goOn: "Go on with the draft", hint: "With the state “Planned” it becomes a row of the ledger" },
};
