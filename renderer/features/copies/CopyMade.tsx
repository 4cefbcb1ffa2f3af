import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

/** What a copy made: its 台帳番号 and the things it lies in. The new labels print at once (ui.md §8), again on Ctrl+P. */
export function CopyMade({ no, labels }: { readonly no: string; readonly labels: readonly string[] }) {
  const { w, list } = useWords();
  const t = w.copies.made;
  const go = usePlace((s) => s.go);
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: "labels", subject: labels.join(",") }, `${w.audit.forms.labels} ${no}`), true);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    print();
  });
  useLayer("page", { print, enter: () => (go("copies", "copies"), true), escape: () => (go("copies", "copies"), focusBar(), true) });
  return (
    <>
      <div className={look["pageHead"]}><h1><span className={look["id"]}>{no}</span>　{t.title}</h1></div>
      {paper.note}
      <section className={cx(look["panel"], look["empty"])} data-region="content">
        <Icon name="printer" />
        <div>
          <p>{t.labels(list(labels.map(short)))}</p>
          <p className={look["muted"]} role="status">{paper.printing ? t.printing : (paper.said ?? t.stick)}</p>
        </div>
        <Button className={cx(look["button"])} onPress={print}>{t.again} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
        <Button className={cx(look["button"], look["primary"])} onPress={() => go("copies", "copies")}>{t.done} <kbd className={look["key"]}>Enter</kbd></Button>
      </section>
    </>
  );
}
