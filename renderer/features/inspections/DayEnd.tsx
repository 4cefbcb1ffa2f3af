import { Button } from "react-aria-components";
import { dayOf, endOfDay } from "../../../shared/values/day.ts";
import { useNow } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useAll } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { useAct } from "../../forms/useAct.tsx";
import css from "./inspections.module.css";

const untold: Readonly<Record<string, string>> = {};

/** 終業確認 (A3): what lies outside is put back, one reading each, or explained; then the day can be closed. */
export function DayEnd() {
  const { w, language, value, amount } = useWords();
  const t = w.inspections.day;
  const go = usePlace((s) => s.go);
  const { nameOf } = useRegisters();
  const now = useNow(30_000);
  const today = dayOf(now);
  const uses = useAll("uses.open", {}).rows;
  const takeouts = useAll("takeouts.list", { open: true }).rows.filter((k) => ms(k.due_back_at) <= endOfDay(today));
  const matters = [...uses.map((u) => String(u.seq)), ...takeouts.map((k) => k.no)];
  const command = useCommand("day.close", {
    initial: untold,
    body: (v) => ({ explained: matters.filter((m) => (v[m] ?? "").trim() !== "").map((m) => ({ matter: m, text: (v[m] ?? "").trim() })) }),
    draft: { form: "day.close", about: today },
    live: false,
    onAccepted: () => go("today"),
  });
  const left = matters.filter((m) => (command.values[m] ?? "").trim() === "").length;
  const act = useAct();
  /** One after the other; what the ledger does not take at once is said and holds the rest. */
  const putBack = ([use, ...rest]: readonly { readonly seq: number; readonly subject: string }[]): void => {
    if (use) act.perform({ channel: "usage.return", body: { use: use.seq }, subject: use.subject, done: () => putBack(rest) });
  };
  useBarWords(null, t.scan);
  useLayer("form", {
    scan: (labels) => {
      const mine = labels.flatMap((l) => uses.filter((u) => u.label === l.text));
      if (mine.length === 0) return false;
      putBack(mine.map((u) => ({ seq: u.seq, subject: `${short(u.label ?? u.holding)} ${u.name}` })));
      return true;
    },
    submit: () => (command.submit(), true),
    escape: () => (go("today"), focusBar(), true),
  });
  const why = (matter: string) => <div className={css["wide"]}><TextField label={t.why} hint={t.whyHint} value={command.values[matter] ?? ""} onChange={(text) => command.set({ [matter]: text })} /></div>;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{t.title}</h1>
        {left > 0 ? <Chip icon="ring" tone="chipWait">{t.left(left)}</Chip> : <Chip icon="check" tone="chipGood">{t.left(0)}</Chip>}
        <span className={cx(look["small"], look["muted"])}>{t.more}</span>
        <ArticleTag article="14(1)" />
      </div>
      {act.note}
      {command.note}
      <section className={look["panel"]} data-region="content" aria-label={t.title}>
        {matters.length === 0 && <p className={look["panelBody"]}>{t.none}</p>}
        {uses.map((u) => (
          <div key={u.seq} className={css["row"]}>
            <Chip icon="half" tone="chipUse">{t.use}</Chip>
            <span><b className={look["id"]}>{u.label === null ? u.holding : short(u.label)}</b> {u.name}　<span className={cx(look["small"], look["muted"])}>{nameOf(u.worker)}　{value(u.task)}　{moment(ms(u.occurred), today, language)}</span></span>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => putBack([{ seq: u.seq, subject: u.name }])}>{t.putBack}</Button>
            {why(String(u.seq))}
          </div>
        ))}
        {takeouts.map((k) => (
          <div key={k.no} className={css["row"]}>
            <Chip icon="out" tone="chipOut">{t.out}</Chip>
            <span><b className={look["id"]}>{k.no}</b> {amount(k.qty, k.unit)}　{nameOf(k.destination)}　<span className={cx(look["small"], look["muted"])}>{t.due(moment(ms(k.due_back_at), today, language))}</span></span>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("takeouts", "", k.no)}>{w.list.open}</Button>
            {why(k.no)}
          </div>
        ))}
      </section>
      <div className={look["row"]} data-region="side">
        <Button className={cx(look["button"], left > 0 ? look["refused"] : look["primary"])} onPress={command.submit}><Icon name="pen" /> {t.record} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
        <Button className={cx(look["button"])} onPress={() => go("today")}>{t.back}</Button>
      </div>
    </>
  );
}
