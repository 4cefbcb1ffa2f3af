import { Button } from "react-aria-components";
import { useRegisters } from "../../registers.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { mayConfirm } from "./blockItems.ts";
import type { Missing, Walk } from "./closing.ts";
import css from "./inspections.module.css";

/** What is missing, always to be seen, and closing by two: 点検者 closes, 責任者 confirms, each with badge and passphrase. */
export function CloseBox({ walk, missing, onConfirmer, onClose, busy, note }: { readonly walk: Walk; readonly missing: Missing; readonly onConfirmer: (no: string | null) => void; readonly onClose: () => void; readonly busy: boolean; readonly note: React.ReactNode }) {
  const { w, list } = useWords();
  const t = w.inspections.close;
  const { personChoices, person } = useRegisters();
  const gaps = [
    missing.places > 0 && t.places(missing.places),
    missing.items > 0 && t.items(missing.items),
    missing.follow > 0 && t.follow(missing.follow),
    missing.findings > 0 && t.findings(missing.findings),
    missing.reasons > 0 && t.reasons(missing.reasons),
    missing.restore && t.restore,
    missing.accuracy && t.accuracy,
    ...(missing.blocks.length > 0 ? [t.block(list(missing.blocks))] : []),
  ].filter((g): g is string => g !== false);
  return (
    <>
      <section className={look["panel"]} aria-label={t.title}>
        <div className={css["close"]}>
          {note}
          <ChoiceField label={t.confirmer} value={walk.confirmer} onChange={onConfirmer} choices={personChoices.filter((c) => mayConfirm(person(c.id)?.role ?? ""))} />
          <div className={css["pair"]}>
            <span className={css["step"]}>1 {t.first}</span>
            <span className={css["step"]}>2 {t.second}</span>
          </div>
          <p className={cx(look["small"], look["muted"])}>{t.more}</p>
        </div>
      </section>
      <div className={css["lasting"]}>
        <p role="status">
          {missing.nothing ? <b className={look["good"]}><Icon name="check" /> {t.ready}</b> : <><b className={look["bad"]}><Icon name="cross" /> {t.notYet}</b>　{list(gaps)}</>} <ArticleTag article="14(6)" bad={!missing.nothing} />
        </p>
        <Button className={cx(look["button"], missing.nothing ? look["primary"] : look["refused"])} onPress={onClose} isPending={busy}><Icon name="pen" /> {t.go} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
      </div>
    </>
  );
}
