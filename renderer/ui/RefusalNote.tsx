import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { codes, isCode } from "../../shared/articles/codes.ts";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { useLayer } from "../keys/layers.ts";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { aboutText } from "./aboutText.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import css from "./notes.module.css";

/** A next step that the page can really take: a button instead of advice (ui.md §11.2). `code` says for which reason. */
export interface NextStep {
  readonly code: string;
  readonly act: () => void;
}

/**
 * A refusal teaches: every reason with its article and what is missing, the next step, its record number. Not modal; focus moves to it and
 * `onClose` (Escape, too) gives it back to the field.
 */
export function RefusalNote({ channel, refused, steps = [], about, onClose }: { readonly channel: string; readonly refused: Extract<Reply, { kind: "refused" }>; readonly steps?: readonly NextStep[]; readonly about?: (no: string) => string; readonly onClose: () => void }) {
  const { w, language, list } = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [refused]);
  const possible = steps.filter((s) => refused.reasons.some((r) => r.code === s.code));
  useLayer("note", {
    escape: () => (onClose(), true),
    // Nothing below hears an Enter that is pressed in the note.
    enter: () => {
      const first = possible[0];
      if (!first) return box.current === document.activeElement;
      first.act();
      return true;
    },
  });
  const many = refused.reasons.length > 1;
  return (
    <section ref={box} role="alertdialog" aria-labelledby="refusal-title" aria-describedby="refusal-why" tabIndex={-1} className={cx(css["note"], css["refuse"])}>
      <h3 className={css["title"]} id="refusal-title">
        <Icon name="cross" />
        {w.refusal.cannot(channelName(w.channels, channel))}
      </h3>
      <dl className={css["list"]} id="refusal-why">
        {refused.reasons.map((r, i) => (
          <div key={`${r.code}${i}`} style={{ display: "contents" }}>
            <dt>{many ? w.refusal.whyN(i + 1) : w.refusal.why}</dt>
            <dd>
              {isCode(r.code) ? codes[r.code][language] : r.code} <ArticleTag article={r.article} setting={r.setting} bad />
              {r.missing.length > 0 && (
                <div>
                  <b>{w.refusal.missing}</b>　{list(r.missing.map((m) => fieldLabel(m, channel)?.[language] ?? m))}
                </div>
              )}
              {r.about && r.about.length > 0 && (
                <div className={cx(look["small"], look["muted"])}>
                  {w.refusal.about}　{list(r.about.slice(0, 8).map((n) => aboutText(w, r.rule, n, about)))}
                  {r.about.length > 8 && `　${w.list.more(r.about.length - 8)}`}
                </div>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className={css["go"]}>
        {possible.map((s, i) => (
          <Button key={s.code} className={cx(look["button"], i === 0 && look["primary"])} onPress={s.act}>
            {isCode(s.code) ? codes[s.code].next[language] : s.code} {i === 0 && <kbd className={look["key"]}>Enter</kbd>}
          </Button>
        ))}
        <Button className={cx(look["button"])} onPress={onClose}>
          {w.refusal.close} <kbd className={look["key"]}>Esc</kbd>
        </Button>
        {possible.length === 0 && isCode(refused.reasons[0]?.code ?? "") && <span className={look["small"]}>{w.fault.next}　{codes[refused.reasons[0]?.code as keyof typeof codes].next[language]}</span>}
      </div>
      <p className={css["foot"]}>{w.refusal.seq(refused.seq)}</p>
    </section>
  );
}
