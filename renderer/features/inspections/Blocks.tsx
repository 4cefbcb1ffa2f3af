import { useEffect, useRef, useState } from "react";
import { Button, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { useToday } from "../../clock.ts";
import { useLayer } from "../../keys/layers.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { articleOf, askedOf, blockNames, countedItem, itemsOf, type Answer, type Block, type Item } from "./blockItems.ts";
import { answerOf, noNote, shownBlocks, verdictOf, type Counted, type Walk } from "./closing.ts";
import css from "./inspections.module.css";

const answers: readonly Answer[] = ["pass", "fail", "na"];

/** 点検の項目 A–L: one block open at a time; `1` 適 `2` 否 `3` 該当なし on the 項目 that has focus. A block's verdict is computed, there is no answer for all. */
export function Blocks({ walk, counted, onChange, ask }: { readonly walk: Walk; readonly counted: Counted | null; readonly onChange: (some: Partial<Walk>) => void; readonly ask: number }) {
  const { w } = useWords();
  const t = w.inspections.blocks;
  const today = useToday();
  const asked = askedOf(walk.kind);
  const [all, setAll] = useState(asked.length === 0);
  const shown = all ? blockNames : shownBlocks(walk);
  const [open, setOpen] = useState<Block | null>(shown[0] ?? null);
  const box = useRef<HTMLElement>(null);
  const gapIn = (b: Block): boolean => itemsOf(b).some((i) => answerOf(walk, i, counted) === "fail" && ((walk.notes[i]?.due ?? null) === null || ((walk.notes[i]?.text ?? "").trim() === "" && !(i === countedItem && counted !== null)))) || itemsOf(b).some((i) => answerOf(walk, i, counted) === "na" && (walk.reasons[i] ?? "").trim() === "");
  useEffect(() => {
    if (ask > 0) setOpen(shown.find(gapIn) ?? null);
    // asked for, not watched
  }, [ask]);

  const put = (item: Item, answer: Answer): void => onChange({ answers: { ...walk.answers, [item]: answer } });
  const focusItem = (item: Item | undefined): void => {
    if (item !== undefined) setTimeout(() => box.current?.querySelector<HTMLElement>(`[data-item="${item}"] input`)?.focus(), 30);
  };
  /** To the next 項目, of the next block after the last. */
  const goOn = (item: Item): void => {
    const block = item[0] as Block;
    const rest = itemsOf(block).slice(itemsOf(block).indexOf(item) + 1).filter((i) => i !== countedItem || counted === null);
    if (rest.length > 0) return focusItem(rest[0]);
    const next = shown[shown.indexOf(block) + 1];
    if (next === undefined) return;
    setOpen(next);
    focusItem(itemsOf(next).find((i) => i !== countedItem || counted === null));
  };
  useLayer("card", {
    digit: (n) => {
      const item = document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset["item"] as Item | undefined;
      const answer = answers[n - 1];
      if (item === undefined || answer === undefined) return false;
      put(item, answer);
      // 否 and 該当なし ask for words first.
      if (answer !== "pass") setTimeout(() => box.current?.querySelector<HTMLElement>(`[data-item="${item}"] textarea, [data-item="${item}"] [data-note] input`)?.focus(), 30);
      else goOn(item);
      return true;
    },
  });
  const words: Readonly<Record<Answer, string>> = { pass: w.verdict.pass, fail: w.verdict.fail, na: w.verdict.na };
  const chip = (b: Block) => {
    const { verdict, fails } = verdictOf(walk, b, counted);
    if (verdict === null) return <Chip icon="ring" tone="chipWait">{t.yet}</Chip>;
    return verdict === "fail" ? <Chip icon="cross" tone="chipBad">{t.fail(fails)}</Chip> : verdict === "na" ? <Chip tone="chipEnd">{words.na}</Chip> : <Chip icon="check" tone="chipGood">{words.pass}</Chip>;
  };
  return (
    <section className={look["panel"]} aria-label={t.title} ref={box}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={look["spring"]} />
        <span className={cx(look["small"], look["muted"])}>
          <kbd className={look["key"]}>F6</kbd> {t.keys} {answers.map((a, i) => <span key={a}><kbd className={look["key"]}>{i + 1}</kbd> {words[a]} </span>)}
        </span>
      </div>
      {shown.map((b) => {
        const on = open === b;
        return (
          <div key={b} className={css["block"]}>
            <div className={cx(css["blockHead"], on && css["blockOn"])}>
              <button type="button" className={css["toggle"]} aria-expanded={on} onClick={() => setOpen(on ? null : b)}>
                <b>{b}</b>
                <span className={on ? look["strong"] : undefined}>{t.names[b]}</span>
                <span className={cx(look["small"], look["muted"])}>{t.answered(verdictOf(walk, b, counted).answered, itemsOf(b).length)}</span>
                <span>{chip(b)}</span>
              </button>
              <ArticleTag article={articleOf[b]} />
            </div>
            {on && (
              <div className={css["items"]}>
                {itemsOf(b).map((i) => {
                  const answer = answerOf(walk, i, counted);
                  const fromCount = i === countedItem && counted !== null;
                  const note = walk.notes[i] ?? noNote;
                  const setNote = (some: Partial<typeof note>): void => onChange({ notes: { ...walk.notes, [i]: { ...note, ...some } } });
                  const why = walk.reasons[i] ?? "";
                  const setWhy = (text: string): void => onChange({ reasons: { ...walk.reasons, [i]: text } });
                  // The last reason given before in this block can be taken over by a press, never by itself.
                  const before = itemsOf(b).slice(0, itemsOf(b).indexOf(i)).reverse().map((k) => (answerOf(walk, k, counted) === "na" ? (walk.reasons[k] ?? "").trim() : "")).find((r) => r !== "");
                  const bare = answer === "na" ? why.trim() === "" : answer === "fail" && (note.due === null || (note.text.trim() === "" && !fromCount));
                  return (
                    <div key={i} className={css["item"]} data-item={fromCount ? undefined : i} data-gap={bare ? "" : undefined}>
                      <span>
                        {t.items[i]}
                        {fromCount && <span className={cx(look["small"], look["muted"])} style={{ display: "block" }}>{counted.left > 0 ? t.fromCount : t.difference(counted.absent, counted.unexpected, counted.elsewhere)}</span>}
                      </span>
                      {fromCount ? (
                        answer === null ? <Chip icon="ring" tone="chipWait">{t.yet}</Chip> : answer === "fail" ? <Chip icon="cross" tone="chipBad">{words.fail}</Chip> : <Chip icon="check" tone="chipGood">{words.pass}</Chip>
                      ) : (
                        <RadioGroup aria-label={t.items[i]} value={answer} onChange={(a) => put(i, a as Answer)} orientation="horizontal" className={css["choice"] ?? ""}>
                          {answers.map((a) => (
                            <RadioField key={a} value={a} className={css["option"] ?? ""}>
                              <RadioButton className={cx(css["face"], css[a])}>
                              {answer === a && <Icon name={a === "fail" ? "cross" : "check"} />}
                              {words[a]}
                              </RadioButton>
                            </RadioField>
                          ))}
                        </RadioGroup>
                      )}
                      {answer === "fail" && (
                        <div className={css["fields"]} data-note="">
                          <TextField label={t.text} need={!fromCount} value={note.text} onChange={(text) => setNote({ text })} error={ask > 0 && note.text.trim() === "" && !fromCount ? t.gap : null} />
                          <DayField label={t.due} need value={note.due} onChange={(due) => setNote({ due })} today={today} error={ask > 0 && note.due === null ? t.gap : null} />
                          <DayField label={t.doneOn} value={note.doneOn} onChange={(doneOn) => setNote({ doneOn })} today={today} />
                        </div>
                      )}
                      {answer === "na" && (
                        <div className={css["why"]} data-note="" onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && !e.nativeEvent.isComposing && (e.preventDefault(), goOn(i))}>
                          <TextField label={t.reason} need value={why} onChange={setWhy} error={ask > 0 && why.trim() === "" ? t.gap : null} />
                          {why.trim() === "" && before !== undefined && <Button className={cx(look["button"], look["smallButton"])} onPress={() => (setWhy(before), goOn(i))}>{t.sameReason}</Button>}
                        </div>
                      )}
                    </div>
                  );
                })}
              </div>
            )}
          </div>
        );
      })}
      {!all && shown.length < blockNames.length && (
        <div className={look["panelBody"]}>
          <Button className={cx(look["link"])} onPress={() => setAll(true)}>{t.more}　{t.foldedAway(blockNames.length - shown.length)}</Button>
        </div>
      )}
    </section>
  );
}
