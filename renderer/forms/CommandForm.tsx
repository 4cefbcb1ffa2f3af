import { Button } from "react-aria-components";
import { clockSeconds } from "../dates.ts";
import { useLayer } from "../keys/layers.ts";
import { useRegisters } from "../registers.ts";
import { CheckList } from "../ui/CheckList.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { Chip } from "../ui/StateChip.tsx";
import { useWords } from "../words/words.ts";
import css from "./CommandForm.module.css";
import { NeededFields } from "./needed.ts";
import type { Command } from "./useCommand.tsx";

/**
 * The page of one command: title with its draft chip, groups on the left in the order of the paper form, on the right the live check, the note of the last
 * answer and the two buttons. Ctrl+Enter records, also when something is missing: then the refusal.
 */
export function CommandForm<V>({ title, more, command, record, checkTitle, onLeave, side, children }: { readonly title: string; readonly more?: string | undefined; readonly command: Command<V>; readonly record?: string | undefined; readonly checkTitle?: string | undefined; readonly onLeave: () => void; readonly side?: React.ReactNode; readonly children: React.ReactNode }) {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  const { application } = command;
  useLayer("form", { print: () => (application?.print(), application !== null), submit: () => (command.submit(), true), escape: () => (onLeave(), true) });
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{title}</h1>
        {command.savedAt !== null && <Chip icon="pen" tone="chipWait">{w.form.draft}</Chip>}
        <span className={cx(look["small"], look["muted"])}>
          {more}　{command.savedAt !== null && `${w.form.draftSaved(clockSeconds(command.savedAt))}(${w.form.onlyYou})`}　{command.continuedFrom !== null && w.form.continued(clockSeconds(command.continuedFrom))}
        </span>
        {command.others && <span role="status" className={cx(look["small"], look["warn"], look["strong"])}><Icon name="clock" /> {w.form.otherRecords}</span>}
        {command.continuedFrom !== null && (
          <Button className={cx(look["link"])} onPress={command.discard}>{w.form.discard}</Button>
        )}
      </div>
      <div className={cx(look["columns"], look["columnsWide"])}>
        <form className={cx(look["panel"], css["form"])} style={{ gap: 0 }} data-region="content" onSubmit={(e) => e.preventDefault()} aria-label={title}>
          <NeededFields.Provider value={command.needed}>{children}</NeededFields.Provider>
        </form>
        <aside className={css["side"]} data-region="side" aria-label={checkTitle ?? w.check.title}>
          {command.note}
          <div className={css["go"]}>
            <Button className={cx(look["button"], command.blocked ? look["refused"] : look["primary"])} onPress={command.submit}>
              <Icon name="pen" /> {command.busy ? w.form.working : (record ?? w.form.record)} <kbd className={look["key"]}>Ctrl+Enter</kbd>
            </Button>
            <Button className={cx(look["button"])} onPress={onLeave}>{w.form.leave}</Button>
          </div>
          {application !== null && (
            <div className={css["go"]}>
              <Button className={cx(look["button"], look["smallButton"])} onPress={application.print}><Icon name="printer" /> {application.printing ? w.today.act.printing : application.name} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
            </div>
          )}
          {side}
          {command.checks.length > 0 && <CheckList channel={command.channel} rows={command.checks} title={checkTitle ?? w.check.title} about={nameOf} />}
        </aside>
      </div>
    </>
  );
}

/** One numbered group of a form: what it is about, then its fields one below the other; `line` sets some side by side. */
export function Group({ n, title, children }: { readonly n: number; readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={css["group"]}>
      <h2>
        <span className={css["number"]}>{n}</span>
        {title}
      </h2>
      <div className={css["fields"]}>{children}</div>
    </section>
  );
}

/** Fields side by side; below each other in a narrow window. */
export function Line({ children }: { readonly children: React.ReactNode }) {
  return <div className={css["line"]}>{children}</div>;
}
