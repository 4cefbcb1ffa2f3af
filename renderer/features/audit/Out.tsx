import { Button } from "react-aria-components";
import { useExport } from "../../forms/useExport.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

/** The two ways in which an answer leaves the page: on paper (Ctrl+P) and as a file; each is a record. */
export function Out({ list }: { readonly list: "failures" | "standing" | "leavers" | "photographs" | "draws" }) {
  const { w } = useWords();
  const t = w.questions;
  const paper = usePaper();
  const { leave, note } = useExport();
  const print = (): boolean => (paper.print({ form: "list", subject: list }, w.audit.lists[list]), true);
  useLayer("page", { print });
  return (
    <>
      <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : t.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
      <Button className={cx(look["button"], look["smallButton"])} onPress={() => void leave({ list, format: "xlsx" }, w.audit.lists[list])}>{t.file}</Button>
      {paper.note}
      {note}
    </>
  );
}

/** The frame of an answer: the question as its heading, how it leaves, one sentence, and the answer. */
export function Answer({ title, out, more, children }: { readonly title: string; readonly out?: React.ReactNode; readonly more: string; readonly children: React.ReactNode }) {
  return (
    <section className={look["panel"]} aria-label={title}>
      <div className={look["panelHead"]}>
        <h2>{title}</h2>
        <span className={look["spring"]} />
        {out}
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        <p className={cx(look["small"], look["muted"])}>{more}</p>
        {children}
      </div>
    </section>
  );
}
