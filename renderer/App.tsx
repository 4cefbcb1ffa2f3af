import { useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { act, onPush } from "./bridge.ts";
import { sealAll } from "./drafts/drafts.ts";
import { forget } from "./ask.ts";
import { ContractSteps } from "./features/opening/ContractSteps.tsx";
import { Locked } from "./features/opening/Locked.tsx";
import { Opening } from "./features/opening/Opening.tsx";
import { KeySteps } from "./features/opening/KeySteps.tsx";
import { takeSettings } from "./features/settings/change.ts";
import { Frame } from "./Frame.tsx";
import { useRegisters } from "./registers.ts";
import { readsOnly } from "./role.ts";
import { learnStatus } from "./status.ts";
import { keepFocus } from "./keys/keepFocus.ts";
import { forgetCaret, giveCaretBack, keepCaret } from "./keys/caret.ts";
import { useCard } from "./state/card.ts";
import { useLast } from "./state/last.ts";
import { usePlace } from "./state/place.ts";
import { useSession } from "./state/session.ts";
import { useWork } from "./state/work.ts";
import { useWords } from "./words/words.ts";

/** Everything the page shows, by the state of the ledger: none, being set up, locked, open. */
export function App() {
  const { language } = useWords();
  const phase = useSession((s) => s.phase);
  const locked = useSession((s) => s.why !== null);
  const running = useSession((s) => s.firstRun);
  useEffect(() => {
    void learnStatus();
    void act("app.settings.get", {}).then((got) => {
      if ("rows" in got && got.rows[0]) takeSettings(got.rows[0]);
    });
    return onPush((push) => {
      const session = useSession.getState();
      if (push.kind === "idle") session.set({ idleLeft: push.left });
      // The page of opening tells its own steps.
      else if (push.kind === "progress" && push.what !== "session.open") useWork.getState().hear(push.what, push.done, push.of);
      else if (push.kind === "locking") void sealAll();
      // What the locked page and F8 show is part of the host's state, not of the ledger's answers.
      else if (push.kind === "unlocked" || (push.kind === "changed" && push.channel === "ledger.change")) void learnStatus();
      else if (push.kind === "locked") {
        // What is not sealed yet is sealed now: the host still takes it for a moment. Then nothing of the ledger stays in the page.
        keepCaret();
        void sealAll();
        forget();
        useWork.getState().clear();
        useCard.getState().close();
        useCard.getState().setDoer(null);
        useLast.getState().put(null);
        session.set({ phase: "locked", why: push.why, lockedAt: Date.now(), lastPerson: session.person, person: null, firstRun: null });
      }
    });
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(keepFocus, []);
  const person = useSession((s) => s.person);
  const last = useSession((s) => s.lastPerson);
  useEffect(() => {
    // Another person gets their own 今日; the same person is back where they were.
    if (phase !== "open" || last === null) return;
    if (person === last) return giveCaretBack();
    forgetCaret();
    usePlace.getState().go("today");
  }, [phase, person, last]);
  const { me } = useRegisters();
  const reads = phase === "open" && readsOnly(me);
  const came = person === last;
  useEffect(() => {
    // A 検査員 has no list of ours: the page of reports and audit is theirs.
    if (reads && !came && usePlace.getState().page === "today") usePlace.getState().go("audit");
  }, [reads, came]);
  const shown =
    phase === "starting" ? null : phase === "setup" || running === "keys" ? <KeySteps /> : phase === "open" ? running === "contract" || running === "people" ? <ContractSteps /> : <Frame /> : phase === "locked" && locked ? <Locked /> : <Opening />;
  return <I18nProvider locale={language === "ja" ? "ja-JP-u-ca-japanese" : "en-GB"}>{shown}</I18nProvider>;
}
