import { fieldNameAt } from "../../../shared/articles/fields.ts";
import type { PlanFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { Actions, Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Links, RegisterPage, type Fact } from "../../forms/RegisterPage.tsx";
import { Journeys, Slips } from "./Went.tsx";

/** One transport plan (特14(5)): the two ends it joins, how many bearers, who answers, container and contact, whether the city has it, what went by it. */
export function PlanPage({ plan }: { readonly plan: string }) {
  const { w } = useWords();
  const asked = useAskOne("plans.get", { plan });
  if (asked.waiting) return null;
  return asked.row === null ? <Nothing text={w.people.plan.unknown} /> : <Shown p={asked.row} />;
}

function Shown({ p }: { readonly p: PlanFull }) {
  const { w, language } = useWords();
  const t = w.people;
  const { place, contract } = useRegisters();
  const today = useToday();
  const body = useAskOne("records.get", { seq: p.seq }).row?.body;
  const label = (key: string): string => fieldNameAt(key, { channel: "transport_plan.register" })?.[language] ?? key;
  const none = <span className={look["muted"]}>{t.person.none}</span>;
  const lacking = <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span>;
  const vehicle = body?.["vehicle"];
  const end = (group: readonly string[]): React.ReactNode => <Links view={(no) => (place(no) === null ? "party" : "place")} to={group} none={none} />;
  const approvals = [...new Set(p.journeys.flatMap((j) => j.approval ?? []))];
  const facts: readonly Fact[] = [
    [t.plan.one, end(p.one)],
    [t.plan.other, end(p.other)],
    [t.plan.bearers, t.plan.atLeast(Number(contract?.parameters["min_bearers"] ?? 2))],
    [label("responsible"), <Links key="responsible" view="person" to={[p.responsible]} none={lacking} />],
    [label("container"), p.container ?? lacking],
    [label("contact"), p.contact ?? lacking],
    [label("vehicle"), typeof vehicle === "string" ? vehicle : none],
    [t.columns.doc, p.doc_no ?? none],
    [t.plan.sent, p.submitted === null ? none : dayBeside(p.submitted.on_day, today, language)],
    [label("acknowledged"), p.submitted?.acknowledged ?? lacking],
    [t.plan.approval, <Links key="approvals" view="approval" to={approvals} none={none} />],
  ];
  return (
    <RegisterPage
      back={["people", "plans"]} heading={`${p.plan}　${p.name}`} history={p.plan} about={t.plan.facts} seq={p.seq} facts={facts}
      acts={
        <>
          <Actions page="takeouts" plain actions={[{ channel: "takeout.depart", start: { plan: p.plan } }, { channel: "transport.depart", start: { plan: p.plan } }]} />
          {p.submitted !== null && p.submitted.acknowledged === null && <Actions page="audit" about={p.plan} plain actions={[{ channel: "submission.acknowledge", start: { form: "F08", doc_no: p.doc_no } }]} />}
        </>
      }
    >
      {() => (
        <>
          <Journeys title={t.plan.journeys} rows={p.journeys} none={t.plan.noJourneys} />
          <Slips title={t.party.handovers} rows={p.handovers} />
        </>
      )}
    </RegisterPage>
  );
}
