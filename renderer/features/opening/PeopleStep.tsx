import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { send } from "../../bridge.ts";
import { dropDraft, keepDraft, leaveDraft, takeDraft } from "../../drafts/drafts.ts";
import { afterConversion } from "../../keys/converting.ts";
import { focusBar } from "../../keys/focus.ts";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { usePlace, type PlaceName } from "../../state/place.ts";
import { deputyRole, roles } from "../../forms/wireWords.ts";
import { ledgerNow, useSession } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { ReasonNote } from "../../ui/ReasonNote.tsx";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { firstPlaces, placeKinds, startOfContract } from "./choices.ts";
import css from "./opening.module.css";
import { Ready } from "./Ready.tsx";

interface Worker {
  readonly worker_no: string;
  readonly name: string;
  readonly role: string;
  readonly deputyFrom: string | null;
  readonly deputyTo: string | null;
}
interface NewPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly lock: string;
}
interface Values {
  readonly workers: readonly Worker[];
  readonly places: readonly NewPlace[];
  readonly reported: string | null;
  readonly pledged: string | null;
  readonly trained: string | null;
  readonly docWorkers: string;
  readonly docPlaces: string;
}

const form = "first-run.people";

/** The first number of a row (`W-004`) that nobody has. */
function free(letter: string, digits: number, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const no = `${letter}-${String(n).padStart(digits, "0")}`;
    if (!taken.includes(no)) return no;
  }
}

/** First run, step 3: people and places with the day they were reported. May be left and taken up again: what is registered is not registered twice. */
export function PeopleStep({ onReady }: { readonly onReady: (ready: boolean) => void }) {
  const { persons } = useRegisters();
  // The founder is registered with the contract; before that answer nobody knows which numbers are free.
  return persons.length === 0 ? null : <PeopleForm onReady={onReady} />;
}

function PeopleForm({ onReady }: { readonly onReady: (ready: boolean) => void }) {
  const { w, value, list } = useWords();
  const t = w.opening.run;
  const today = dayOf(ledgerNow());
  const registers = useRegisters();
  const newWorker = (taken: readonly string[]): Worker => ({ worker_no: free("W", 3, taken), name: "", role: roles[0] ?? "", deputyFrom: null, deputyTo: null });
  const [v, setV] = useState<Values>(() => {
    const taken = registers.persons.map((p) => p.no);
    const first = newWorker(taken);
    return { workers: [first, { ...newWorker([...taken, first.worker_no]), role: roles[1] ?? "" }], places: firstPlaces, reported: null, pledged: null, trained: null, docWorkers: "", docPlaces: "" };
  });
  const [doing, setDoing] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ readonly channel: string; readonly reply: Extract<Reply, { kind: "refused" | "fault" | "needs-reason" }> } | null>(null);
  const [made, setMade] = useState(0);
  const [ready, setReady] = useState(false);
  const [tried, setTried] = useState(false);
  const touched = useRef(false);
  const set = useCallback((some: Partial<Values>): void => {
    touched.current = true;
    setV((old) => ({ ...old, ...some }));
  }, []);
  useEffect(() => {
    let gone = false;
    let stop = (): void => undefined;
    void takeDraft<Values>(form, "").then((draft) => {
      if (gone || draft === null) return;
      stop = afterConversion(() => {
        if (!touched.current) setV((old) => ({ ...old, ...draft.values }));
      });
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  useEffect(() => (touched.current ? keepDraft(form, "", v, () => undefined) : undefined), [v]);
  useEffect(() => () => leaveDraft(form, ""), []);
  const setWorker = (i: number, some: Partial<Worker>): void => set({ workers: v.workers.map((o, n) => (n === i ? { ...o, ...some } : o)) });
  const setPlace = (i: number, some: Partial<NewPlace>): void => set({ places: v.places.map((o, n) => (n === i ? { ...o, ...some } : o)) });

  const doc = v.docPlaces !== "" || v.docWorkers !== "";
  const half = { day: doc && v.reported === null, doc: !doc && v.reported !== null };
  const finish = async (reasons: Readonly<Record<string, string>> = {}): Promise<void> => {
    if (doing !== null) return;
    setAnswer(null);
    setTried(true);
    // Half of a report is not left out in silence.
    if (half.day || half.doc) return;
    const newWorkers = v.workers.filter((x) => x.name.trim() !== "" && registers.person(x.worker_no) === null);
    const newPlaces = v.places.filter((p) => p.name.trim() !== "" && registers.place(p.code) === null);
    const here = registers.persons.filter((p) => p.left_at === null);
    const lacking = (has: (p: (typeof here)[number]) => string | null): string[] => [...here.filter((p) => has(p) === null).map((p) => p.no), ...newWorkers.map((x) => x.worker_no)];
    const [unreported, unpledged, untrained] = [lacking((p) => p.reported_on), lacking((p) => p.pledged_on), lacking((p) => p.trained_on)];
    const unreportedPlaces = [...registers.places.filter((p) => p.reported_on === null).map((p) => p.code), ...newPlaces.map((p) => p.code)];
    const jobs: readonly { readonly channel: string; readonly body: object; readonly on: boolean }[] = [
      { channel: "worksite.register", on: newPlaces.length > 0, body: { worksites: newPlaces.map((p) => ({ code: p.code, name: p.name, kind: p.kind, lock_type: p.lock.trim() === "" ? null : p.lock })) } },
      {
        channel: "worker.register", on: newWorkers.length > 0,
        body: { workers: newWorkers.map(({ worker_no, name, role, deputyFrom, deputyTo }) => ({ worker_no, name, role, party: startOfContract.self, ...(role === deputyRole && deputyFrom !== null ? { deputy_from: deputyFrom } : {}), ...(role === deputyRole && deputyTo !== null ? { deputy_to: deputyTo } : {}) })) },
      },
      { channel: "submission.submit", on: v.reported !== null && v.docPlaces !== "" && unreportedPlaces.length > 0, body: { form: "F02", doc_no: v.docPlaces, reported_on: v.reported, worksites: unreportedPlaces } },
      { channel: "submission.submit", on: v.reported !== null && v.docWorkers !== "" && unreported.length > 0, body: { form: "F01", doc_no: v.docWorkers, reported_on: v.reported, workers: unreported } },
      { channel: "pledge.sign", on: v.pledged !== null && unpledged.length > 0, body: { form: "F16", workers: unpledged, signed_on: v.pledged } },
      { channel: "training.session", on: v.trained !== null && untrained.length > 0, body: { session: "TR-01", present: untrained, absent: [], on: v.trained } },
    ];
    for (const job of jobs) {
      if (!job.on) continue;
      setDoing(channelName(w.channels, job.channel));
      const reply = await send(job.channel, job.body, Object.keys(reasons).length > 0 ? { reasons } : {});
      putReply(job.channel, reply, "", reply.kind === "accepted" ? { made: reply.made } : {});
      if (reply.kind === "refused" || reply.kind === "fault" || reply.kind === "needs-reason") {
        setDoing(null);
        return setAnswer({ channel: job.channel, reply });
      }
      setMade((n) => n + 1);
    }
    setDoing(null);
    touched.current = false;
    void dropDraft(form, "");
    setReady(true);
  };
  const leave = (page: PlaceName, view?: string, given?: Readonly<Record<string, unknown>>): void => {
    useSession.getState().set({ firstRun: null });
    usePlace.getState().go(page, view, null, given);
    setTimeout(focusBar);
  };

  if (ready) return <Ready made={made} onLeave={leave} onReady={onReady} onMore={() => setReady(false)} />;
  const names = [...registers.persons.map((p) => `${p.no} ${p.name}`), ...registers.places.map((p) => p.name)];
  return (
    <form className={css["work"]} onSubmit={(e) => { e.preventDefault(); void finish(); }}>
      <h2>3　{t.step3}</h2>
      <p className={look["muted"]}>{t.registered(list(names))}</p>
      <h3>{t.workers}</h3>
      <table className={css["table"]}>
        <thead><tr><th>{t.person}</th><th>{t.name}</th><th>{t.role}</th></tr></thead>
        <tbody>
          {v.workers.flatMap((x, i) => [
            <tr key={i}>
              <td><TextField label={`${t.person} ${i + 1}`} labelHidden kind="identifier" value={x.worker_no} onChange={(worker_no) => setWorker(i, { worker_no })} /></td>
              <td><TextField label={`${t.name} ${i + 1}`} labelHidden value={x.name} onChange={(name) => setWorker(i, { name })} autoFocus={i === 0} /></td>
              <td><SelectField label={`${t.role} ${i + 1}`} labelHidden value={x.role} onChange={(role) => setWorker(i, { role })} choices={roles.map((r) => ({ id: r, text: value(r) }))} /></td>
            </tr>,
            ...(x.role !== deputyRole ? [] : [
              <tr key={`${i}-deputy`}>
                <td />
                <td><DayField label={`${t.deputy} ${t.from}`} value={x.deputyFrom} onChange={(deputyFrom) => setWorker(i, { deputyFrom })} today={today} /></td>
                <td><DayField label={`${t.deputy} ${t.to}`} value={x.deputyTo} onChange={(deputyTo) => setWorker(i, { deputyTo })} today={today} /></td>
              </tr>,
            ]),
          ])}
        </tbody>
      </table>
      <div><Button className={cx(look["button"], look["smallButton"])} onPress={() => set({ workers: [...v.workers, newWorker([...registers.persons.map((p) => p.no), ...v.workers.map((x) => x.worker_no)])] })}>{t.addWorker}</Button></div>
      <h3>{t.places}</h3>
      <table className={css["table"]}>
        <thead><tr><th>{t.placeName}</th><th>{t.placeKind}</th><th>{t.lock}</th></tr></thead>
        <tbody>
          {v.places.map((p, i) => (
            <tr key={p.code}>
              <td><TextField label={`${t.placeName} ${i + 1}`} labelHidden value={p.name} onChange={(name) => setPlace(i, { name })} /></td>
              <td><SelectField label={`${t.placeKind} ${i + 1}`} labelHidden value={p.kind} onChange={(kind) => setPlace(i, { kind })} choices={placeKinds.map((k) => ({ id: k, text: value(k) }))} /></td>
              <td><TextField label={`${t.lock} ${i + 1}`} labelHidden value={p.lock} onChange={(lock) => setPlace(i, { lock })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div><Button className={cx(look["button"], look["smallButton"])} onPress={() => set({ places: [...v.places, { code: free("P", 2, [...registers.places.map((p) => p.code), ...v.places.map((p) => p.code)]), name: "", kind: placeKinds[0] ?? "", lock: "" }] })}>{t.addPlace}</Button></div>
      <p className={look["muted"]}>{t.stated}</p>
      <div className={css["fields"]}>
        <DayField label={t.reported} value={v.reported} onChange={(reported) => set({ reported })} today={today} error={tried && half.day ? t.dayMissing : null} />
        <TextField label={t.docPlaces} value={v.docPlaces} onChange={(docPlaces) => set({ docPlaces })} kind="identifier" error={tried && half.doc ? t.docMissing : null} />
        <TextField label={t.docWorkers} value={v.docWorkers} onChange={(docWorkers) => set({ docWorkers })} kind="identifier" />
        <DayField label={t.pledged} value={v.pledged} onChange={(pledged) => set({ pledged })} today={today} />
        <DayField label={t.trained} value={v.trained} onChange={(trained) => set({ trained })} today={today} />
      </div>
      {doing !== null && <p role="status">{t.step(doing)}</p>}
      {answer?.reply.kind === "refused" && <RefusalNote channel={answer.channel} refused={answer.reply} onClose={() => setAnswer(null)} />}
      {answer?.reply.kind === "needs-reason" && <ReasonNote asked={answer.reply} onRecord={(r) => void finish(r)} onLeave={() => setAnswer(null)} />}
      {answer?.reply.kind === "fault" && <FaultNote fault={answer.reply} title={w.fault.cannot(channelName(w.channels, answer.channel))} onClose={() => setAnswer(null)} />}
      <div className={css["go"]}>
        <Button type="submit" className={cx(look["button"], look["primary"])}>{t.finish} <kbd className={look["key"]}>Enter</kbd></Button>
        <Button className={cx(look["button"])} onPress={() => leave("today")}>{t.skip}</Button>
      </div>
    </form>
  );
}
