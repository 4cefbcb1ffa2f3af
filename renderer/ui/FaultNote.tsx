import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { useLayer } from "../keys/layers.ts";
import { faultText, useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import css from "./notes.module.css";

/** The machine could not: what, why, that nothing was recorded (or what `now` says is so), what next, the reference. Not the contract saying no. */
export function FaultNote({ fault, title, kept = false, now, again, onAgain, onClose }: { readonly fault: Extract<Reply, { kind: "fault" }>; readonly title: string; readonly kept?: boolean; readonly now?: string; readonly again?: string; readonly onAgain?: (() => void) | undefined; readonly onClose: () => void }) {
  const { w, language } = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [fault]);
  useLayer("note", {
    escape: () => (onClose(), true),
    // Nothing below hears an Enter that is pressed in the note.
    enter: () => {
      if (!onAgain) return box.current === document.activeElement;
      onAgain();
      return true;
    },
  });
  const nexts: Readonly<Record<string, string>> = w.fault.nexts;
  const field = fault.field === undefined ? null : (fieldLabel(fault.field.split(/[.[]/u)[0] ?? "")?.[language] ?? fault.field);
  return (
    <section ref={box} role="alertdialog" aria-labelledby="fault-title" tabIndex={-1} className={cx(css["note"], css["fault"])}>
      <h3 className={css["title"]} id="fault-title">
        <Icon name="machine" />
        {fault.code === "held" || fault.code === "record-does-not-fit" ? w.fault.held : title}
      </h3>
      <dl className={css["list"]}>
        <dt>{w.fault.why}</dt>
        <dd>{faultText(w, fault.code)}{field !== null && `　${field}`}</dd>
        <dt>{w.fault.now}</dt>
        <dd>
          <b>{fault.why === "no-answer" ? w.fault.checkFirst : (now ?? w.fault.nothing)}</b> {kept && w.fault.kept}
        </dd>
        <dt>{w.fault.next}</dt>
        <dd>{nexts[fault.code] ?? nexts["other"]}　{w.fault.ref(fault.ref)}</dd>
      </dl>
      <div className={css["go"]}>
        {onAgain && (
          <Button className={cx(look["button"], look["primary"])} onPress={onAgain}>
            {again ?? w.fault.again} <kbd className={look["key"]}>Enter</kbd>
          </Button>
        )}
        <Button className={cx(look["button"])} onPress={onClose}>
          {w.fault.close} <kbd className={look["key"]}>Esc</kbd>
        </Button>
      </div>
    </section>
  );
}
