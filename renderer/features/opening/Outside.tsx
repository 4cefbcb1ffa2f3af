import { useEffect, useState } from "react";
import { dayOf } from "../../../shared/values/day.ts";
import { clock, fullDay } from "../../dates.ts";
import { listenToKeys } from "../../keys/keyboard.ts";
import { offer } from "../../keys/layers.ts";
import { Emergency, Help } from "../../Overlays.tsx";
import type { Reading } from "../../scan/reader.ts";
import { useCard } from "../../state/card.ts";
import { useSession } from "../../state/session.ts";
import { useSettings } from "../../state/settings.ts";
import { useWords } from "../../words/words.ts";
import { touched } from "../../touched.ts";
import look from "../../ui/look.module.css";
import css from "./opening.module.css";

/** What stands around every page before a ledger is open: nothing of its contents, the machine's date, and keys that read and call for help. */
export function Outside({ children, bar, emergency = false, onEmergency, page = "setup" }: { readonly children: React.ReactNode; readonly page?: "opening" | "locked" | "setup"; readonly bar?: React.ReactNode; readonly emergency?: boolean; readonly onEmergency: (open: boolean) => void }) {
  const { w, language } = useWords();
  const version = useSession((s) => s.version);
  const practice = useSession((s) => s.face?.practice === true);
  const [help, setHelp] = useState(false);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(
    () =>
      listenToKeys({
        ownTag: () => null,
        limit: () => useSettings.getState().gap,
        typed: () => useCard.getState().typed,
        type: (text) => useCard.getState().type(text),
        read: (reading: Reading) => {
          if (reading.is === "labels") offer((l) => l.scan?.(reading.labels));
          else useCard.getState().say({ is: reading.is, text: reading.text });
        },
        word: () => undefined,
        keyRead: (text, took) => useCard.getState().say({ is: took ? "read" : "idle-key", text }),
        readWhileTyping: (labels) => void offer((l) => l.scan?.(labels)),
        touched,
        go: () => undefined,
        focusBar: () => document.getElementById("scan-bar")?.focus(),
        search: () => undefined,
        help: () => setHelp(true),
        emergency: () => onEmergency(true),
        lock: () => undefined,
        settings: () => undefined,
        print: () => undefined,
        trial: () => false,
        region: () => undefined,
        open: () => false,
      }),
    [onEmergency],
  );
  useEffect(() => {
    document.title = `${practice ? `${w.practice} ` : ""}${w.product}`;
  }, [w, practice]);
  return (
    <div className={css["page"]}>
      {practice ? <div className={css["band"]} /> : <div />}
      <main className={css["middle"]}>{children}</main>
      <footer className={css["foot"]}>
        <span>
          {fullDay(dayOf(now), language)} <b>{clock(now)}</b>
        </span>
        <span>{w.opening.version(version)}</span>
        {bar}
        <span>{w.opening.offline}</span>
        <button type="button" className={look["link"]} onClick={() => setHelp(true)}>
          <kbd className={look["key"]}>F1</kbd> {w.bar.help}
        </button>
      </footer>
      {help && <Help page={page} articles={[]} onClose={() => setHelp(false)} />}
      {emergency && <Emergency onClose={() => onEmergency(false)} />}
    </div>
  );
}
