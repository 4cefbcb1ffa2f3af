import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { codes, isCode } from "../../shared/articles/codes.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { personalData } from "../../shared/values/text.ts";
import { useLayer } from "../keys/layers.ts";
import { useWords } from "../words/words.ts";
import { aboutText } from "./aboutText.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import { cx } from "./cx.ts";
import { TextField } from "./TextField.tsx";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import css from "./notes.module.css";

/** Warnings that ask for a reason, each with its field; nothing is recorded until the same command goes again with them (ui.md §1.5). */
export function ReasonNote({ asked, onRecord, onLeave }: { readonly asked: Extract<Reply, { kind: "needs-reason" }>; readonly onRecord: (reasons: Readonly<Record<string, string>>) => void; readonly onLeave: () => void }) {
  const { w, language, list } = useWords();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const box = useRef<HTMLElement>(null);
  const rules = [...new Set(asked.warnings.map((r) => r.rule))];
  const complete = rules.every((r) => (reasons[r] ?? "").trim() !== "" && !personalData(reasons[r] ?? "").block);
  const record = (): boolean => {
    if (complete) onRecord(reasons);
    else box.current?.querySelector<HTMLElement>("textarea")?.focus();
    return true;
  };
  useLayer("note", { escape: () => (onLeave(), true), submit: record });
  useEffect(() => box.current?.querySelector<HTMLElement>("textarea,input")?.focus(), [asked]);
  return (
    <section ref={box} role="alertdialog" aria-labelledby="reason-title" aria-describedby="reason-yet" tabIndex={-1} className={cx(css["note"], css["ask"])}>
      <h3 className={css["title"]} id="reason-title">
        <Icon name="pen" />
        {w.reason.title}
      </h3>
      <div className={css["reasons"]}>
        {rules.map((rule) => (
          <div key={rule}>
            {asked.warnings.filter((r) => r.rule === rule).map((r, i) => (
              <p key={i}>
                {isCode(r.code) ? codes[r.code][language] : r.code} <ArticleTag article={r.article} setting={r.setting} />
                {r.about && r.about.length > 0 && <span className={cx(look["small"], look["muted"])}>　{list(r.about.slice(0, 6).map((n) => aboutText(w, r.rule, n)))}</span>}
              </p>
            ))}
            <TextField label={`${w.reason.label} ${rule}`} value={reasons[rule] ?? ""} onChange={(v) => setReasons((old) => ({ ...old, [rule]: v }))} lines={2} />
          </div>
        ))}
      </div>
      <div className={css["go"]}>
        <Button className={cx(look["button"], look["primary"], !complete && look["refused"])} onPress={record}>
          {w.reason.record} <kbd className={look["key"]}>Ctrl+Enter</kbd>
        </Button>
        <Button className={cx(look["button"])} onPress={onLeave}>
          {w.reason.leave} <kbd className={look["key"]}>Esc</kbd>
        </Button>
        <b id="reason-yet" className={look["small"]}>{w.reason.notYet}</b>
      </div>
    </section>
  );
}
