import { type Day, dayOf } from "../../../shared/values/day.ts";
import { dayBeside } from "../../dates.ts";
import { ledgerNow } from "../../state/session.ts";
import { useWords } from "../../words/words.ts";
import { parted } from "./importAnswers.ts";
import type { Why } from "./preview.ts";

/** Sentences of a reading that have neither group nor code, by how the wire spells them: why a row waits, and why an answer could not be taken. */
const others = [
  ["parentFirst", /^元の№(.*) を取り込んでから$/u], ["mostRows", /^一度に取り込めるのは/u], ["noNumber", /^その№は台帳にない$|^番号がない$/u], ["noPlace", /場所の台帳にない/u], ["noWorker", /従事者にない|利用者がない/u],
  ["noCount", /^人数として読めない$/u], ["noText", /^文字がない$/u], ["noKind", /区分の表にない/u], ["taken", /すでにある$/u], ["dayForm", /^日付は/u], ["notAsked", /決めることの中にない$/u],
] as const;

/** How the page says why something of an old ledger is asked, waits or is not taken: Japanese as it was read, English by its kind; days as everywhere. */
export function useImportWhy(): { readonly said: (of: Why) => string; readonly days: (text: string) => string } {
  const { w, language } = useWords();
  const t = w.audit.files;
  const today = dayOf(ledgerNow());
  const kinds: Readonly<Record<string, string>> = { ...t.groups, ...t.rejections };
  const days = (text: string): string => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/gu, (day) => dayBeside(day as Day, today, language));
  const said = (of: Why): string => {
    const { text } = parted(of.why);
    if (language === "ja") return days(text);
    const kind = kinds[of.group ?? of.code ?? of.rule ?? ""];
    if (kind !== undefined) return kind;
    const other = others.flatMap(([name, form]) => { const found = form.exec(text); return found === null ? [] : [[name, found[1] ?? ""] as const]; })[0];
    return other === undefined ? t.others.unfit : other[0] === "parentFirst" ? t.others.parentFirst(other[1]) : t.others[other[0]];
  };
  return { said, days };
}

/** Why an answer could not be taken, where one was not. */
export function useRefused(): (why: string | undefined) => string | null {
  const { said } = useImportWhy();
  return (why) => (why === undefined ? null : said({ why }));
}
