import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../shared/articles/fields.ts";
import { useLayer } from "../keys/layers.ts";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import css from "./notes.module.css";

/** Puts the person into the first field that says what is wrong with it, unfolding what hides it; false where there is none. */
function focusFirst(): boolean {
  const part = "input:not([type=hidden]),textarea,button";
  for (const field of document.querySelectorAll<HTMLElement>("main [data-invalid]")) {
    // A list with fields of its own is left to them.
    const at = field.matches(part) ? field : field.querySelector<HTMLElement>("[data-invalid]") !== null ? null : field.querySelector<HTMLElement>(part);
    if (at === null) continue;
    for (let fold = at.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    // Also what is scrolled away is seen; what the page does not show cannot be gone to.
    if (at.getClientRects().length === 0) continue;
    at.focus();
    return true;
  }
  return false;
}

/**
 * A form with a gap was to be recorded: which fields are missing (L1), by name. Nothing went to the ledger, so there is no record of it; the first of the fields
 * has the focus. `tried` grows with each try.
 */
export function GapNote({ channel, missing, wrong, tried, onClose }: { readonly channel: string; readonly missing: readonly string[]; readonly wrong: readonly string[]; readonly tried: number; readonly onClose: () => void }) {
  const { w, language, list } = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!focusFirst()) box.current?.focus();
  }, [tried]);
  useLayer("note", { escape: () => (onClose(), true), enter: () => box.current === document.activeElement });
  const names = (all: readonly string[]): string => list(all.map((m) => fieldLabel(m, channel)?.[language] ?? m));
  return (
    <section ref={box} role="alertdialog" aria-live="assertive" aria-labelledby="gap-title" aria-describedby="gap-what" tabIndex={-1} className={cx(css["note"], css["ask"])}>
      <h3 className={css["title"]} id="gap-title">
        <Icon name="pen" />
        {w.gaps.title(channelName(w.channels, channel))}
      </h3>
      <dl className={css["list"]} id="gap-what">
        {missing.length > 0 && (
          <>
            <dt>{w.refusal.missing}</dt>
            <dd>{names(missing)} <ArticleTag article="14(7)" /></dd>
          </>
        )}
        {wrong.length > 0 && (
          <>
            <dt>{w.gaps.wrong}</dt>
            <dd>{names(wrong)}</dd>
          </>
        )}
      </dl>
      <div className={css["go"]}>
        <Button className={cx(look["button"])} onPress={onClose}>
          {w.refusal.close} <kbd className={look["key"]}>Esc</kbd>
        </Button>
        <b className={look["small"]}>{w.reason.notYet}</b>
      </div>
    </section>
  );
}
