import { useState } from "react";
import { Button } from "react-aria-components";
import { labelPapers } from "../../../shared/ipc/actions.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { play } from "../../sound.ts";
import { usePlace } from "../../state/place.ts";
import { useSettings } from "../../state/settings.ts";
import { CheckField, SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { changeSettings } from "./change.ts";
import { ClearForm, ClearPanel } from "./ClearPanel.tsx";
import { PassphrasePanel } from "./PassphrasePanel.tsx";
import css from "./settings.module.css";
import { TrialReading } from "./TrialReading.tsx";

/** 設定: what belongs to this PC (a change works at once and is kept by the host), what of the ledger stands in the clear, the own passphrase. */
export function SettingsPage() {
  const view = usePlace((s) => s.view);
  return view === "form:ledger.change" ? <ClearForm /> : <OfThisPc />;
}

function OfThisPc() {
  const { w, language } = useWords();
  const t = w.settings;
  const { sound, idleMinutes, labels } = useSettings();
  const paper = usePaper();
  const [said, setSaid] = useState<string | null>(null);
  const [typed, setTyped] = useState<number | null>(idleMinutes);
  const change = (some: Parameters<typeof changeSettings>[0]): void => {
    void changeSettings(some).then((kept) => setSaid(kept ? t.saved : w.fault.nexts.other));
  };
  const wrong = typed === null || typed < 1 || typed > 60;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{t.title}</h1>
        <span className={look["muted"]}>{t.more}</span>
        <span className={look["spring"]} />
        <span role="status" className={look["good"]}>{said}</span>
      </div>
      <div className={look["stack"]} data-region="content">
        <TrialReading onLearnt={(gap, end) => change({ gap, end_mark: end })} />
        <section className={look["panel"]} aria-label={t.keySheet}>
          <div className={look["panelHead"]}>
            <h2>{t.keySheet}</h2>
          </div>
          <div className={cx(look["panelBody"], look["stack"])}>
            <p className={look["muted"]}>{t.keySheetMore}</p>
            <div className={look["row"]}>
              <Button className={cx(look["button"])} isPending={paper.printing} onPress={() => paper.print({ form: "keys" }, w.audit.forms.keys)}>
                <Icon name="printer" /> {paper.printing ? w.audit.print.working : t.keySheetGo}
              </Button>
            </div>
            {paper.note}
          </div>
        </section>
        <section className={look["panel"]} aria-label={t.labels}>
          <div className={look["panelHead"]}>
            <h2>{t.labels}</h2>
          </div>
          <div className={cx(look["panelBody"], look["stack"])}>
            <div className={css["fields"]}>
              <SelectField label={t.labels} labelHidden value={labels} onChange={(sheet) => change({ labels: labelPapers.find((p) => p === sheet) ?? labels })} choices={labelPapers.map((id) => ({ id, text: w.audit.options.sheets[id] }))} />
            </div>
            <p className={look["muted"]}>{t.labelsMore}</p>
          </div>
        </section>
        <section className={look["panel"]} aria-label={t.sound}>
          <div className={look["panelHead"]}>
            <h2>{t.sound}</h2>
          </div>
          <div className={cx(look["panelBody"], look["stack"])}>
            <CheckField label={t.soundOn} value={sound} onChange={(on) => change({ sound: on })} />
            <p className={look["muted"]}>{t.soundMore}</p>
            <div className={look["row"]}>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => play(true)}>
                {t.tryGood}
              </Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => play(false)}>
                {t.tryBad}
              </Button>
            </div>
          </div>
        </section>
        <section className={look["panel"]} aria-label={t.idle}>
          <div className={look["panelHead"]}>
            <h2>{t.idle}</h2>
          </div>
          <div className={look["panelBody"]}>
            <CountField
              short
              label={t.idleMinutes}
              hint={t.idleHint}
              unit={t.minutes}
              value={typed}
              error={wrong ? t.idleWrong : null}
              onChange={(n) => {
                setTyped(n);
                if (n !== null && n >= 1 && n <= 60) change({ idle_minutes: n });
              }}
            />
          </div>
        </section>
        <ClearPanel />
        <PassphrasePanel />
        <section className={look["panel"]} aria-label={t.language}>
          <div className={look["panelHead"]}>
            <h2>{t.language}</h2>
          </div>
          <div className={cx(look["panelBody"], look["stack"])}>
            <div className={look["row"]} role="group" aria-label={w.language.label}>
              {(["ja", "en"] as const).map((l) => (
                <button key={l} type="button" lang={l} className={cx(look["button"], look["smallButton"], language === l && look["primary"])} aria-pressed={language === l} onClick={() => change({ language: l })}>
                  {w.language[l]}
                </button>
              ))}
            </div>
            <p className={look["muted"]}>{t.languageMore}</p>
          </div>
        </section>
      </div>
    </>
  );
}
