import { Fragment } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconName.ts";
import look from "./look.module.css";
import { cx } from "./cx.ts";
import css from "./TraceLine.module.css";
import { useWords } from "../words/words.ts";

/** One station as it is drawn: its texts are ready, the number on the right too. */
export interface Stop {
  readonly key: string;
  readonly icon: IconName;
  readonly state: "normal" | "difference" | "gap";
  readonly time: readonly string[];
  readonly title: string;
  /** Who, and what there is to say; the marked ones stand bold. */
  readonly people: string;
  readonly facts: readonly { readonly text: string; readonly strong: boolean }[];
  /** What the ledger held after it, and by how much that changed. */
  readonly held: string;
  readonly change: string | null;
  /** The paper or page behind it. */
  readonly link: { readonly text: string; readonly open: () => void } | null;
}

/** Stations of a trace in their order (ui.md §9): normal, difference, gap by icon, word and colour; the numbers stand on the right edge, so that a change jumps out. `line` is drawn before the stop of that key. */
export function TraceLine({ label, stops, line }: { readonly label: string; readonly stops: readonly Stop[]; readonly line: { readonly before: string; readonly text: string; readonly held: string } | null }) {
  const { w } = useWords();
  return (
    <ol className={css["line"]} aria-label={label}>
      {stops.map((s) => (
        <Fragment key={s.key}>
          {line?.before === s.key && (
            <li className={css["rule"]}>
              <span><Icon name="clock" /> {line.text}</span>
              <b>{line.held}</b>
            </li>
          )}
          <li className={cx(css["stop"], s.state !== "normal" && css[s.state])}>
            <span className={css["dot"]}><Icon name={s.icon} /></span>
            <span className={css["time"]}>{s.time.map((t) => <span key={t}>{t}</span>)}</span>
            <div className={css["what"]}>
              <b>
                {s.state !== "normal" && <span className={css["mark"]}><Icon name={s.state === "difference" ? "alarm" : "ring"} /> {w.trace.states[s.state]}　</span>}
                {s.title}
              </b>
              {s.people !== "" && <span>　{s.people}</span>}
              {s.facts.length > 0 && <div className={css["facts"]}>{s.facts.map((f, i) => <span key={`${String(i)}${f.text}`} className={f.strong ? look["strong"] : undefined}>{f.text}</span>)}</div>}
            </div>
            <span className={css["link"]}>
              {s.link && <button type="button" className={cx(look["button"], look["smallButton"])} onClick={s.link.open}><Icon name="paper" />{s.link.text}</button>}
            </span>
            <span className={css["held"]}>
              <b>{s.held}</b>
              {s.change !== null && <span>{s.change}</span>}
            </span>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
