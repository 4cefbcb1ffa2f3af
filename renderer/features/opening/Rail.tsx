import { Icon } from "../../ui/Icon.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./opening.module.css";

/** The three steps of the first run, each with what it is for and where one is (picture 09). `onBack` leads to the page where another ledger is opened, while none is being made. */
export function Rail({ at, onBack }: { readonly at: 1 | 2 | 3; readonly onBack?: (() => void) | undefined }) {
  const { w } = useWords();
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
      <div style={{ padding: "16px 20px", marginTop: "auto" }} className={look["small"]}>
        <b>{w.opening.run.already}</b>
        <p>{w.opening.run.fromExcel}: {w.opening.run.importHint}</p>
        <p>{w.opening.run.fromBackup}: {w.opening.run.backupHint}</p>
        {onBack && (
          <div className={look["row"]}>
            <button type="button" className={look["link"]} onClick={onBack}>{w.opening.other}</button>
            <button type="button" className={look["link"]} onClick={onBack}>{w.opening.run.tryPractice}</button>
          </div>
        )}
      </div>
    </div>
  );
}
