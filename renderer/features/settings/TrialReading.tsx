import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { endsReading, signOf } from "../../scan/reader.ts";
import { judgeTrial, learnt, trialReadings, trialSilence, type EndMark, type TrialReading as Reading, type TrialStroke } from "../../scan/trial.ts";
import { useLayer } from "../../keys/layers.ts";
import { useSettings } from "../../state/settings.ts";
import { useTrial } from "../../state/trial.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

const device = ["layout", "end", "gap", "alt"] as const;

/** 試し読み 3回: learns how fast this scanner is and how it ends, and says in words what to set on it (ui.md §6.4). */
export function TrialReading({ onLearnt }: { readonly onLearnt: (gap: number, end: EndMark) => void }) {
  const { w } = useWords();
  const t = w.settings;
  const { gap, end } = useSettings();
  const [on, setOn] = useState(false);
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [why, setWhy] = useState<"short" | "slow" | null>(null);
  const strokes = useRef<TrialStroke[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const done = readings.length >= trialReadings;
  const found = learnt(readings);

  const over = useCallback((mark: EndMark) => {
    clearTimeout(timer.current);
    const judged = judgeTrial(strokes.current, mark);
    strokes.current = [];
    setWhy(typeof judged === "string" ? judged : null);
    if (typeof judged !== "string") setReadings((now) => [...now, judged]);
  }, []);
  const tell = useRef(onLearnt);
  useEffect(() => {
    tell.current = onLearnt;
  });
  useEffect(() => {
    if (!on || !done) return;
    setOn(false);
    tell.current(found.gap, found.end);
  }, [on, done, found.gap, found.end]);
  useEffect(() => {
    if (!on) return;
    useTrial.getState().put((event) => {
      if (event.ctrlKey || event.metaKey) return false;
      if (endsReading(event.code)) {
        if (strokes.current.length === 0) return false;
        over(event.code === "Tab" ? "Tab" : "Enter");
        return true;
      }
      if (signOf(event.code) === null) return false;
      if (!event.repeat) strokes.current.push({ code: event.code, at: event.timeStamp, alt: event.altKey });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => over("none"), trialSilence);
      return true;
    });
    return () => {
      clearTimeout(timer.current);
      strokes.current = [];
      useTrial.getState().put(null);
    };
  }, [on, over]);
  useLayer("note", { escape: () => (setOn(false), true) }, on);

  const start = (): void => {
    setReadings([]);
    setWhy(null);
    setOn(true);
  };
  return (
    <section className={look["panel"]} aria-label={t.scanner}>
      <div className={look["panelHead"]}>
        <h2>{t.scanner}</h2>
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        <p>
          {t.scannerNow(gap)} {t.endNow[end]}
        </p>
        <p className={look["muted"]}>{t.trialMore}</p>
        <div className={look["row"]}>
          {on ? (
            <Button className={cx(look["button"])} onPress={() => setOn(false)}>
              {t.trialStop} <kbd className={look["key"]}>Esc</kbd>
            </Button>
          ) : (
            <Button className={cx(look["button"], look["primary"])} onPress={start}>
              {t.trial}
            </Button>
          )}
          <span role="status" className={look["strong"]}>
            {on ? t.trialWait(readings.length + 1) : ""}
            {on && readings.length > 0 ? `　${t.trialCount(readings.length)}` : ""}
            {on && why !== null ? `　${why === "short" ? t.trialShort : t.trialSlow}` : ""}
            {done ? t.learnt(found.longest, found.gap) : ""}
          </span>
        </div>
        {done && (
          <div className={cx(look["note"], found.set.length === 0 ? look["noteGood"] : look["noteWarn"])}>
            <h3>{t.device}</h3>
            <p>{found.set.length === 0 ? t.deviceGood : t.deviceAll}</p>
            <ul>
              {device.map((d) => {
                const wrong = found.set.includes(d);
                return (
                  <li key={d} className={wrong ? look["warn"] : undefined}>
                    <Icon name={wrong ? "alarm" : "check"} /> {t.deviceSet[d]}　<span className={look["small"]}>{wrong ? t.deviceDo : t.deviceFine}</span>
                  </li>
                );
              })}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
