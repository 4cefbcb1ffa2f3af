import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./opening.module.css";
import { toOpening } from "./toOpening.ts";

/** The three steps of the first run, each with what it is for and where one is (picture 09), and the ways out of it; none while a recovery sheet is on the screen (`stay`). After the last step (4) the page itself offers them. */
export function Rail({ at, stay = false }: { readonly at: 1 | 2 | 3 | 4; readonly stay?: boolean }) {
  const { w } = useWords();
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const leave = (next: "practice" | "another"): void => void toOpening(next).then(setFault);
  const steps = [
    { title: w.opening.run.step1, more: w.opening.run.step1More },
    { title: w.opening.run.step2, more: w.opening.run.step2More },
    { title: w.opening.run.step3, more: w.opening.run.step3More },
  ];
  return (
    <div className={css["rail"]}>
      <ol>
        {steps.map((s, i) => (
          <li key={s.title} className={cx(css["step"], i + 1 === at && css["on"], i + 1 < at && css["done"])} aria-current={i + 1 === at ? "step" : undefined}>
            <span className={css["num"]}>{i + 1 < at ? <Icon name="check" /> : i + 1}</span>
            <div>
              <h2>{s.title}</h2>
              <p className={look["muted"]}>{s.more}</p>
              <b className={i + 1 < at ? look["good"] : i + 1 === at ? look["act"] : look["muted"]}>{i + 1 < at ? w.opening.run.done : i + 1 === at ? w.opening.run.here : w.opening.run.later}</b>
            </div>
          </li>
        ))}
      </ol>
      {at < 4 && <div style={{ padding: "16px 20px", marginTop: "auto" }} className={cx(look["stack"], look["small"])}>
        <b>{w.opening.run.already}</b>
        <p>{w.opening.run.importHint}</p>
        <p>{w.opening.run.backupHint}</p>
        {!stay && (
          <>
            <div className={look["row"]}>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => leave("practice")}>{w.opening.run.tryPractice}</Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => leave("another")}>{w.opening.other}</Button>
            </div>
            {at > 1 && <p className={look["muted"]}>{w.opening.run.closes}</p>}
          </>
        )}
        {fault && <FaultNote fault={fault} title={w.fault.cannotOpen} onClose={() => setFault(null)} />}
      </div>}
    </div>
  );
}
