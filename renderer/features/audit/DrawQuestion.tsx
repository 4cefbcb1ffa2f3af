import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { usePlace } from "../../state/place.ts";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { Answer, Out } from "./Out.tsx";

const most = 200;

/** 8 抜取り (I9): drawn from the value handed to the city, the inspection number and a number the examiner says, so that anyone draws the same; the draw is a record. */
export function DrawQuestion() {
  const { w, language } = useWords();
  const t = w.questions.draw;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const handed = useAskOne("system.health", {}).row?.handed ?? null;
  const draws = useAsk("draws.list", {}).rows;
  const [said, setSaid] = useState("");
  const [n, setN] = useState<number | null>(5);
  const [inspection, setInspection] = useState("");
  const [tried, setTried] = useState(false);
  const [nothing, setNothing] = useState(false);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const digits = said.normalize("NFKC").trim();
  const good = /^\d{1,12}$/u.test(digits) && n !== null && n >= 1 && n <= most;
  const draw = async (): Promise<void> => {
    setTried(true);
    if (!good) return;
    const got = await send("sample.draw", { said: digits, n, ...(inspection.trim() === "" ? {} : { inspection: inspection.trim() }) });
    setNothing(got.kind === "answer");
    setFault(got.kind === "fault" ? got : null);
    putReply("sample.draw", got, `${t.said} ${digits}`);
    if (got.kind === "accepted") setTried(false);
  };
  useLayer("form", { submit: () => (void draw(), true) });
  return (
    <Answer title={w.questions.names[8]} more={t.more} out={<Out list="draws" />}>
      <p className={look["strong"]}>{handed === null || handed.paper === null ? t.nothing : t.from(handed.paper, figure(handed.size))}</p>
      <div className={css["draw"]}>
        <TextField label={t.said} need hint={t.saidHint} value={said} onChange={setSaid} kind="identifier" error={tried && !/^\d{1,12}$/u.test(digits) ? w.field.number : null} />
        <CountField label={t.n} need value={n} onChange={setN} error={tried && (n === null || n < 1 || n > most) ? w.field.number : null} />
        <TextField label={t.inspection} need={false} value={inspection} onChange={setInspection} kind="identifier" />
      </div>
      <div>
        <Button className={cx(look["button"], look["primary"])} onPress={() => void draw()}>{t.go} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
      </div>
      {nothing && <p role="status" className={look["warn"]}>{t.nothing}</p>}
      {fault && <FaultNote fault={fault} title={w.fault.cannotShow} onClose={() => setFault(null)} />}
      <p className={cx(look["small"], look["muted"])}>{t.again}</p>
      {draws.length === 0 ? (
        <Nothing text={t.none} />
      ) : (
        draws.slice(0, 20).map((d) => (
          <section key={d.seq} className={look["panel"]} aria-label={t.drawn(d.items.length, d.total, d.said)}>
            <div className={look["panelHead"]}>
              <h3>{t.drawn(d.items.length, d.total, d.said)}</h3>
              <span className={cx(look["small"], look["muted"])}>{moment(ms(d.at), today, language)}　{nameOf(d.by_no)}　{w.last.seq(d.seq)}{d.inspection !== null && `　${d.inspection}`}</span>
            </div>
            <ul className={css["drawn"]}>
              {d.items.map((no, i) => (
                <li key={no}>
                  <button type="button" className={look["link"]} aria-label={`${t.trace} ${no}`} onClick={() => go("audit", "q2", no)}>{no}</button>　{nameOf(d.places[i])}
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </Answer>
  );
}
