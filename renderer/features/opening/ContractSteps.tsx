import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { addMonths, dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useLayer } from "../../keys/layers.ts";
import { focusBar } from "../../keys/focus.ts";
import { CheckField, SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { DayField } from "../../ui/DayField.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { ledgerNow, useSession } from "../../state/session.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { ReasonNote } from "../../ui/ReasonNote.tsx";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { cycles, firstPlaces, placeKinds, roles, startOfContract } from "./choices.ts";
import css from "./opening.module.css";
import { Outside } from "./Outside.tsx";
import { Rail } from "./Rail.tsx";

/** First run, steps 2 and 3: the contract with our defaults, then people and places with the day they were reported. */
export function ContractSteps() {
  const { w } = useWords();
  const step = useSession((s) => s.firstRun);
  const [emergency, setEmergency] = useState(false);
  return (
    <Outside emergency={emergency} onEmergency={setEmergency}>
      <div className={look["row"]}>
        <h1>{w.opening.run.title}</h1>
        <span className={look["muted"]}>{w.opening.run.more}</span>
      </div>
      <div className={css["run"]}>
        <Rail at={step === "people" ? 3 : 2} />
        {step === "people" ? <People /> : <Contract />}
      </div>
    </Outside>
  );
}

interface ContractValues {
  readonly contract_no: string;
  readonly title: string;
  readonly principal: string;
  readonly contractor: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly started: string | null;
  readonly due: string | null;
  readonly cls: string;
  readonly myNumber: boolean;
  readonly name: string;
  readonly bearers: number | null;
  readonly overdue: number | null;
  readonly first: number | null;
  readonly bulk: number | null;
  readonly media: string;
  readonly backup: string;
  readonly report: string;
}

const textOr = (s: string): string | undefined => (s.trim() === "" ? undefined : s.trim());

function Contract() {
  const { w, value } = useWords();
  const today = dayOf(ledgerNow());
  const person = useSession((s) => s.person) ?? "";
  const role = useAskOne("system.status", {}).row?.person ?? person;
  const year = today.slice(5, 7) < "04" ? Number(today.slice(0, 4)) - 1 : Number(today.slice(0, 4));
  const command = useCommand<"contract.create", ContractValues>("contract.create", {
    draft: { form: "contract.create", about: "" },
    initial: { contract_no: "", title: "", principal: "", contractor: "", from: `${year}-04-01`, to: `${year + 1}-03-31`, started: today, due: `${year + 1}-03-31`, cls: "", myNumber: false, name: "", bearers: 2, overdue: 2, first: 60, bulk: 100, media: cycles[0] ?? "", backup: cycles[1] ?? "", report: cycles[1] ?? "" },
    body: (v) => ({
      contract_no: textOr(v.contract_no),
      title: textOr(v.title),
      principal: textOr(v.principal),
      contractor: textOr(v.contractor),
      fiscal_year: v.from === null ? undefined : Number(v.from.slice(0, 4)) - (v.from.slice(5, 7) < "04" ? 1 : 0),
      term_from: v.from ?? undefined,
      term_to: v.to ?? undefined,
      started_on: v.started ?? undefined,
      disposition_due_on: v.due ?? undefined,
      confidentiality_class: textOr(v.cls),
      is_mynumber_zone: v.myNumber,
      parameters: { ...(v.bearers === null ? {} : { min_bearers: v.bearers }), ...(v.overdue === null ? {} : { overdue_hours: v.overdue }), ...(v.first === null ? {} : { first_report_minutes: v.first }), ...(v.bulk === null ? {} : { bulk_threshold: v.bulk }), cycle_media: v.media, cycle_backup: v.backup, cycle_accuracy: v.backup, cycle_report: v.report } as never,
      parties: [
        { id: startOfContract.self, role: startOfContract.contractorRole, name: v.contractor.trim() === "" ? startOfContract.self : v.contractor },
        { id: startOfContract.city, role: startOfContract.principalRole, name: v.principal.trim() === "" ? startOfContract.city : v.principal },
      ],
      founders: [{ worker_no: role, name: v.name.trim() === "" ? role : v.name, role: startOfContract.firstRole, party: startOfContract.self, account: true }],
    }),
    onAccepted: () => useSession.getState().set({ firstRun: "people" }),
  });
  const { values: v, set } = command;
  useLayer("form", { submit: () => (command.submit(), true) });
  return (
    <form className={css["work"]} onSubmit={(e) => { e.preventDefault(); command.submit(); }}>
      <h2>2　{w.opening.run.step2}</h2>
      <div className={css["fields"]}>
        <TextField label={w.opening.run.contractNo} need value={v.contract_no} onChange={(contract_no) => set({ contract_no })} autoFocus />
        <TextField label={w.opening.run.contractTitle} need value={v.title} onChange={(title) => set({ title })} />
        <TextField label={w.opening.run.principal} need value={v.principal} onChange={(principal) => set({ principal })} />
        <TextField label={w.opening.run.contractor} need value={v.contractor} onChange={(contractor) => set({ contractor })} />
      </div>
      <div className={css["fields"]}>
        <DayField label={`${w.opening.run.term} ${w.opening.run.from}`} need value={v.from} onChange={(from) => set({ from })} today={today} />
        <DayField label={`${w.opening.run.term} ${w.opening.run.to}`} need value={v.to} onChange={(to) => set({ to, due: to })} today={today} />
        <DayField label={w.opening.run.started} need value={v.started} onChange={(started) => set({ started })} today={today} />
        <DayField label={w.opening.run.due} value={v.due} onChange={(due) => set({ due })} today={addMonths(today, 12)} />
      </div>
      <div className={cx(css["fields"], css["three"])}>
        <TextField label={w.opening.run.cls} need value={v.cls} onChange={(cls) => set({ cls })} />
        <TextField label={w.opening.run.yourName} hint={w.opening.run.nameHint} need value={v.name} onChange={(name) => set({ name })} />
        <CheckField label={w.opening.run.myNumber} value={v.myNumber} onChange={(myNumber) => set({ myNumber })} />
      </div>
      <div className={cx(css["fields"], css["three"])}>
        {(["media", "backup", "report"] as const).map((k) => (
          <SelectField key={k} label={w.opening.run[k]} value={v[k]} onChange={(c) => set({ [k]: c })} choices={cycles.map((c) => ({ id: c, text: value(c) }))} />
        ))}
      </div>
      <div className={cx(css["fields"], css["four"])}>
        <CountField label={w.opening.run.bearers} value={v.bearers} onChange={(bearers) => set({ bearers })} unit={w.opening.run.persons} />
        <CountField label={w.opening.run.overdue} value={v.overdue} onChange={(overdue) => set({ overdue })} unit={w.opening.run.hours} />
        <CountField label={w.opening.run.first} value={v.first} onChange={(first) => set({ first })} unit={w.opening.run.minutes} />
        <CountField label={w.opening.run.bulk} value={v.bulk} onChange={(bulk) => set({ bulk })} unit={w.opening.run.persons} />
      </div>
      <p className={cx(look["note"], look["small"])}>
        {w.opening.run.noNumbers}　{w.opening.run.spec}
      </p>
      {command.note}
      <div className={css["go"]}>
        <Button type="submit" className={cx(look["button"], command.blocked ? look["refused"] : look["primary"])}>{w.opening.run.next2} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
      </div>
    </form>
  );
}

interface Worker {
  readonly worker_no: string;
  readonly name: string;
  readonly role: string;
}
interface NewPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly lock: string;
}

function People() {
  const { w, value } = useWords();
  const today = dayOf(ledgerNow());
  const me = useSession((s) => s.person) ?? "";
  const [workers, setWorkers] = useState<readonly Worker[]>([{ worker_no: "W-002", name: "", role: roles[0] ?? "" }, { worker_no: "W-003", name: "", role: roles[1] ?? "" }]);
  const [places, setPlaces] = useState<readonly NewPlace[]>(firstPlaces);
  const [reported, setReported] = useState<string | null>(today);
  const [pledged, setPledged] = useState<string | null>(today);
  const [trained, setTrained] = useState<string | null>(today);
  const [docWorkers, setDocWorkers] = useState("");
  const [docPlaces, setDocPlaces] = useState("");
  const [doing, setDoing] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ readonly channel: string; readonly reply: Extract<Reply, { kind: "refused" | "fault" | "needs-reason" }> } | null>(null);
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());
  const [ready, setReady] = useState(false);

  const finish = async (reasons: Readonly<Record<string, string>> = {}): Promise<void> => {
    if (doing !== null) return;
    setAnswer(null);
    const newWorkers = workers.filter((x) => x.name.trim() !== "");
    const newPlaces = places.filter((p) => p.name.trim() !== "");
    const all = [me, ...newWorkers.map((x) => x.worker_no)];
    const jobs: { readonly channel: string; readonly body: object; readonly on: boolean }[] = [
      { channel: "worksite.register", on: newPlaces.length > 0, body: { worksites: newPlaces.map((p) => ({ code: p.code, name: p.name, kind: p.kind, lock_type: p.lock.trim() === "" ? null : p.lock })) } },
      { channel: "worker.register", on: newWorkers.length > 0, body: { workers: newWorkers.map((x) => ({ ...x, party: startOfContract.self })) } },
      { channel: "submission.submit", on: reported !== null && docPlaces !== "" && newPlaces.length > 0, body: { form: "F02", doc_no: docPlaces, reported_on: reported, worksites: newPlaces.map((p) => p.code) } },
      { channel: "submission.submit", on: reported !== null && docWorkers !== "", body: { form: "F01", doc_no: docWorkers, reported_on: reported, workers: all } },
      { channel: "pledge.sign", on: pledged !== null, body: { form: "F16", workers: all, signed_on: pledged } },
      { channel: "training.session", on: trained !== null, body: { session: "TR-01", present: all, absent: [], on: trained } },
    ];
    const done = new Set(made);
    for (const [i, job] of jobs.entries()) {
      const key = `${i}${JSON.stringify(job.body)}`;
      if (!job.on || done.has(key)) continue;
      setDoing(channelName(w.channels, job.channel));
      const reply = await send(job.channel, job.body, Object.keys(reasons).length > 0 ? { reasons } : {});
      if (reply.kind === "refused" || reply.kind === "fault" || reply.kind === "needs-reason") {
        setDoing(null);
        setMade(done);
        return setAnswer({ channel: job.channel, reply });
      }
      done.add(key);
    }
    setMade(done);
    setDoing(null);
    setReady(true);
  };
  const leave = (page: "today" | "handovers", view?: string): void => {
    useSession.getState().set({ firstRun: null });
    usePlace.getState().go(page, view);
    setTimeout(focusBar);
  };

  if (ready)
    return (
      <div className={css["work"]}>
        <h2>
          <Icon name="check" /> {w.opening.run.ready}
        </h2>
        <p>{w.opening.run.recorded(made.size)}</p>
        <p className={look["muted"]}>{w.opening.run.readyMore}</p>
        <div className={css["go"]}>
          <Button className={cx(look["button"], look["primary"])} autoFocus onPress={() => leave("handovers", "receive")}>{w.opening.run.firstReceipt} <kbd className={look["key"]}>Enter</kbd></Button>
          <Button className={cx(look["button"])} onPress={() => leave("today")}>{w.opening.run.toToday}</Button>
        </div>
      </div>
    );
  return (
    <form className={css["work"]} onSubmit={(e) => { e.preventDefault(); void finish(); }}>
      <h2>3　{w.opening.run.step3}</h2>
      <h3>{w.opening.run.workers}</h3>
      <table className={css["table"]}>
        <thead><tr><th>{w.opening.run.person}</th><th>{w.opening.run.name}</th><th>{w.opening.run.role}</th></tr></thead>
        <tbody>
          {workers.map((x, i) => (
            <tr key={i}>
              <td><TextField label={`${w.opening.run.person} ${i + 1}`} labelHidden kind="identifier" value={x.worker_no} onChange={(worker_no) => setWorkers((all) => all.map((o, n) => (n === i ? { ...o, worker_no } : o)))} /></td>
              <td><TextField label={`${w.opening.run.name} ${i + 1}`} labelHidden value={x.name} onChange={(name) => setWorkers((all) => all.map((o, n) => (n === i ? { ...o, name } : o)))} /></td>
              <td><SelectField label={`${w.opening.run.role} ${i + 1}`} labelHidden value={x.role} onChange={(role) => setWorkers((all) => all.map((o, n) => (n === i ? { ...o, role } : o)))} choices={roles.map((r) => ({ id: r, text: value(r) }))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div><Button className={cx(look["button"], look["smallButton"])} onPress={() => setWorkers((all) => [...all, { worker_no: `W-${String(all.length + 2).padStart(3, "0")}`, name: "", role: roles[0] ?? "" }])}>{w.opening.run.addWorker}</Button></div>
      <h3>{w.opening.run.places}</h3>
      <table className={css["table"]}>
        <thead><tr><th>{w.opening.run.placeName}</th><th>{w.opening.run.placeKind}</th><th>{w.opening.run.lock}</th></tr></thead>
        <tbody>
          {places.map((p, i) => (
            <tr key={p.code}>
              <td><TextField label={`${w.opening.run.placeName} ${i + 1}`} labelHidden value={p.name} onChange={(name) => setPlaces((all) => all.map((o, n) => (n === i ? { ...o, name } : o)))} /></td>
              <td><SelectField label={`${w.opening.run.placeKind} ${i + 1}`} labelHidden value={p.kind} onChange={(kind) => setPlaces((all) => all.map((o, n) => (n === i ? { ...o, kind } : o)))} choices={placeKinds.map((k) => ({ id: k, text: value(k) }))} /></td>
              <td><TextField label={`${w.opening.run.lock} ${i + 1}`} labelHidden value={p.lock} onChange={(lock) => setPlaces((all) => all.map((o, n) => (n === i ? { ...o, lock } : o)))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div><Button className={cx(look["button"], look["smallButton"])} onPress={() => setPlaces((all) => [...all, { code: `P-${String(all.length + 1).padStart(2, "0")}`, name: "", kind: placeKinds[0] ?? "", lock: "" }])}>{w.opening.run.addPlace}</Button></div>
      <div className={css["fields"]}>
        <DayField label={w.opening.run.reported} value={reported} onChange={setReported} today={today} />
        <TextField label={w.opening.run.docPlaces} value={docPlaces} onChange={setDocPlaces} kind="identifier" />
        <TextField label={w.opening.run.docWorkers} value={docWorkers} onChange={setDocWorkers} kind="identifier" />
        <DayField label={w.opening.run.pledged} value={pledged} onChange={setPledged} today={today} />
        <DayField label={w.opening.run.trained} value={trained} onChange={setTrained} today={today} />
      </div>
      {doing !== null && <p role="status">{w.opening.run.step(doing)}</p>}
      {answer?.reply.kind === "refused" && <RefusalNote channel={answer.channel} refused={answer.reply} onClose={() => setAnswer(null)} />}
      {answer?.reply.kind === "needs-reason" && <ReasonNote asked={answer.reply} onRecord={(r) => void finish(r)} onLeave={() => setAnswer(null)} />}
      {answer?.reply.kind === "fault" && <FaultNote fault={answer.reply} title={w.fault.cannot(channelName(w.channels, answer.channel))} onClose={() => setAnswer(null)} />}
      <div className={css["go"]}>
        <Button type="submit" className={cx(look["button"], look["primary"])}>{w.opening.run.finish} <kbd className={look["key"]}>Enter</kbd></Button>
        <Button className={cx(look["button"])} onPress={() => leave("today")}>{w.opening.run.skip}</Button>
      </div>
    </form>
  );
}
