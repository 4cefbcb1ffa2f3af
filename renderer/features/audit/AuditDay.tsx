import { useState } from "react";
import { Button } from "react-aria-components";
import type { Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { useLayer } from "../../keys/layers.ts";
import { focusBar } from "../../keys/focus.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { BadgeQuestion } from "./BadgeQuestion.tsx";
import { CountQuestion } from "./CountQuestion.tsx";
import { DrawQuestion } from "./DrawQuestion.tsx";
import { FailuresQuestion } from "./FailuresQuestion.tsx";
import { LeaversQuestion } from "./LeaversQuestion.tsx";
import { PackQuestion } from "./PackQuestion.tsx";
import { PhotographsQuestion } from "./PhotographsQuestion.tsx";
import { Trace } from "./Trace.tsx";
import { Verify } from "./Verify.tsx";

/** The nine questions of an audit day, by their digits (domain 5.1). */
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
type Digit = (typeof digits)[number];
const viewOf = (digit: number): string => `q${String(digit)}`;
const digitOf = (view: string): Digit => digits.find((d) => viewOf(d) === view) ?? 1;
/** What a label asks by itself: a slip or ledger number forwards, a thing backwards, a shelf the count, a badge the person. */
const byKind: Readonly<Record<number, Digit>> = { 1: 1, 2: 2, 3: 3, 4: 4, 6: 1 };

/** 監査 (ui.md §7.6): the result of verification, the trace or another answer, and the questions of the day with their digits; labels are read in any order. */
export function AuditDay() {
  const { w } = useWords();
  const t = w.questions;
  const { view, about, go } = usePlace();
  const today = useToday();
  const digit = digitOf(view);
  const [asOf, setAsOf] = useState<string | null>(null);
  // One number stays the start while the way is changed; a badge or a shelf is another matter.
  const [start, setStart] = useState<string | null>(about);
  const counts = useAskOne("failures.count", {}).row;
  const from = (digit === 1 || digit === 2 ? about : null) ?? start;
  const open = (d: Digit, no: string | null = null): void => {
    if (no !== null && (d === 1 || d === 2)) setStart(no);
    go("audit", viewOf(d), no ?? (d === 1 || d === 2 ? from : null));
    focusBar();
  };
  const read = (labels: readonly Label[]): boolean => {
    const last = labels.findLast((l) => byKind[l.kind] !== undefined);
    if (!last) return false;
    open(byKind[last.kind] ?? 1, last.text);
    return true;
  };
  useLayer("page", { scan: read });
  useBarWords(null, t.hint);
  const past = asOf !== null && asOf < today;
  const more = (d: Digit): string | undefined => (d === 6 ? (counts === null ? undefined : t.failures(counts.corrected, counts.refused, counts.late)) : d in t.more ? t.more[d as keyof typeof t.more] : undefined);
  return (
    <>
      <Verify />
      <div className={look["columns"]}>
        <div className={look["stack"]}>
          {(digit === 1 || digit === 2) && <Trace start={from} direction={digit === 1 ? "forward" : "backward"} asOf={asOf} onStart={(no) => open(digit, no)} onDirection={(d) => open(d === "forward" ? 1 : 2)} />}
          {digit === 3 && <CountQuestion place={about} />}
          {digit === 4 && <BadgeQuestion badge={about} onBadge={(no) => open(4, no)} />}
          {digit === 5 && <LeaversQuestion />}
          {digit === 6 && <FailuresQuestion />}
          {digit === 7 && <PhotographsQuestion />}
          {digit === 8 && <DrawQuestion />}
          {digit === 9 && <PackQuestion />}
        </div>
        <aside className={look["stack"]} data-region="side" aria-label={t.title}>
          <section className={look["panel"]} aria-label={t.title}>
            <div className={look["panelHead"]}>
              <h2>{t.title}</h2>
              <span className={look["spring"]} />
              <ArticleTag article="6-1" />
            </div>
            <div className={look["panelBody"]}>
              <KeyActions compact label={t.title} actions={digits.map((d) => ({ digit: d, name: t.names[d], more: more(d), kind: d === digit ? "primary" as const : undefined, act: () => open(d) }))} />
            </div>
          </section>
          <section className={look["panel"]} aria-label={t.when}>
            <div className={cx(look["panelBody"], look["stack"])}>
              <h2>{t.when}</h2>
              <DayField label={t.when} labelHidden value={asOf ?? today} onChange={(d) => setAsOf(d)} today={today} />
              <p className={cx(look["small"], look["muted"], css["tight"])}>{t.whenMore}</p>
              {past && (
                <div>
                  <Button className={cx(look["button"], look["smallButton"])} onPress={() => setAsOf(null)}>{t.now}</Button>
                </div>
              )}
            </div>
          </section>
        </aside>
      </div>
    </>
  );
}
