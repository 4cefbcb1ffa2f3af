import { useState } from "react";
import { Button } from "react-aria-components";
import { addMonths, dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { useLayer } from "../../keys/layers.ts";
import { CheckField, SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { DayField } from "../../ui/DayField.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { deputyRole } from "../../forms/wireWords.ts";
import { ledgerNow, useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { cycles, startOfContract } from "./choices.ts";
import css from "./opening.module.css";
import { Outside } from "./Outside.tsx";
import { PeopleStep } from "./PeopleStep.tsx";
import { Rail } from "./Rail.tsx";

/** First run, steps 2 and 3: the contract with our defaults, then people and places with the day they were reported. */
export function ContractSteps() {
  const { w } = useWords();
  const step = useSession((s) => s.firstRun);
  const [emergency, setEmergency] = useState(false);
  const [ready, setReady] = useState(false);
  return (
    <Outside emergency={emergency} onEmergency={setEmergency}>
      <div className={look["row"]}>
        <h1>{w.opening.run.title}</h1>
        <span className={look["muted"]}>{w.opening.run.more}</span>
      </div>
      <div className={css["run"]}>
        <Rail at={step !== "people" ? 2 : ready ? 4 : 3} />
        {step === "people" ? <PeopleStep onReady={setReady} /> : <Contract />}
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
  readonly deputyFrom: string | null;
  readonly deputyTo: string | null;
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
  const no = useAskOne("system.status", {}).row?.person ?? person;
  // The role was chosen in step 1 and stands in the first record.
  const founders = useAskOne("records.get", { seq: 1 }).row?.events?.flatMap((e) => (e.type === "genesis" ? (e.founders ?? []) : [])) ?? [];
  const role = founders.find((f) => f.no === no)?.role ?? startOfContract.firstRole;
  const year = today.slice(5, 7) < "04" ? Number(today.slice(0, 4)) - 1 : Number(today.slice(0, 4));
  const command = useCommand<"contract.create", ContractValues>("contract.create", {
    draft: { form: "contract.create", about: "" },
    initial: { contract_no: "", title: "", principal: "", contractor: "", from: `${year}-04-01`, to: `${year + 1}-03-31`, started: today, due: `${year + 1}-03-31`, cls: "", myNumber: false, name: "", deputyFrom: today, deputyTo: `${year + 1}-03-31`, bearers: 2, overdue: 2, first: 60, bulk: 100, media: cycles[0] ?? "", backup: cycles[1] ?? "", report: cycles[1] ?? "" },
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
        { id: startOfContract.self, role: startOfContract.contractorRole, name: textOr(v.contractor) ?? w.opening.run.unfilled },
        { id: startOfContract.city, role: startOfContract.principalRole, name: textOr(v.principal) ?? w.opening.run.unfilled },
      ],
      founders: [{ worker_no: no, name: textOr(v.name), role, party: startOfContract.self, account: true, ...(role !== deputyRole ? {} : { deputy_from: v.deputyFrom ?? undefined, deputy_to: v.deputyTo ?? undefined }) }] as never,
    }),
    onAccepted: () => useSession.getState().set({ firstRun: "people" }),
  });
  const { values: v, set } = command;
  useLayer("form", { submit: () => (command.submit(), true) });
  return (
    <form className={css["work"]} onSubmit={(e) => { e.preventDefault(); command.submit(); }}>
      <h2>2　{w.opening.run.step2}</h2>
      <div className={css["fields"]}>
        <TextField label={w.opening.run.contractNo} need error={command.gap("contract_no")} value={v.contract_no} onChange={(contract_no) => set({ contract_no })} autoFocus />
        <TextField label={w.opening.run.contractTitle} need error={command.gap("title")} value={v.title} onChange={(title) => set({ title })} />
        <TextField label={w.opening.run.principal} need error={command.gap("principal")} value={v.principal} onChange={(principal) => set({ principal })} />
        <TextField label={w.opening.run.contractor} need error={command.gap("contractor")} value={v.contractor} onChange={(contractor) => set({ contractor })} />
      </div>
      <div className={css["fields"]}>
        <DayField label={`${w.opening.run.term} ${w.opening.run.from}`} need error={command.gap("term_from")} value={v.from} onChange={(from) => set({ from })} today={today} />
        <DayField label={`${w.opening.run.term} ${w.opening.run.to}`} need error={command.gap("term_to")} value={v.to} onChange={(to) => set({ to, due: to })} today={today} />
        <DayField label={w.opening.run.started} need error={command.gap("started_on")} value={v.started} onChange={(started) => set({ started })} today={today} />
        <DayField label={w.opening.run.due} value={v.due} onChange={(due) => set({ due })} today={addMonths(today, 12)} />
      </div>
      <div className={cx(css["fields"], css["three"])}>
        <TextField label={w.opening.run.cls} need error={command.gap("confidentiality_class")} value={v.cls} onChange={(cls) => set({ cls })} />
        <TextField label={w.opening.run.yourName} hint={w.opening.run.nameHint} need error={command.missing("name", textOr(v.name) ?? null) ? w.form.gap : null} value={v.name} onChange={(name) => set({ name })} />
        <CheckField label={w.opening.run.myNumber} value={v.myNumber} onChange={(myNumber) => set({ myNumber })} />
      </div>
      {role === deputyRole && (
        <div className={css["fields"]}>
          <DayField label={`${w.opening.run.deputy} ${w.opening.run.from}`} need value={v.deputyFrom} onChange={(deputyFrom) => set({ deputyFrom })} today={today} />
          <DayField label={`${w.opening.run.deputy} ${w.opening.run.to}`} value={v.deputyTo} onChange={(deputyTo) => set({ deputyTo })} today={today} />
        </div>
      )}
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
