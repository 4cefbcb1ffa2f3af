import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions, Nothing } from "../../forms/ListPage.tsx";
import { Referring, RegisterPage } from "../../forms/RegisterPage.tsx";
import { useRegisters } from "../../registers.ts";
import look from "../../ui/look.module.css";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { settingValue } from "./settingValue.ts";

/** Settings that stand beside the parameters in the body of a change. */
const beside: ReadonlySet<string> = new Set(["disposition_due_on", "few_people"]);

/** One setting of the contract: its value, and who gave it every value it had. The reason stands in the record that a row opens. */
export function SettingPage({ name }: { readonly name: string }) {
  const { w, language, value: say } = useWords();
  const t = w.people;
  const { nameOf, contract } = useRegisters();
  const today = useToday();
  const asked = useAsk("settings.steps", { name });
  if (contract === null || asked.waiting) return null;
  const label = Object.hasOwn(t.settings, name) ? t.settings[name as keyof typeof t.settings] : null;
  if (label === null) return <Nothing text={t.setting.unknown} />;
  const parameter = Object.hasOwn(contract.parameters, name);
  const now = parameter ? contract.parameters[name] : (contract as unknown as Readonly<Record<string, unknown>>)[name];
  const shown = (v: unknown): string => settingValue(v, say) || t.person.none;
  const last = asked.rows[0];
  return (
    <RegisterPage
      back={["people", "contract"]} heading={label} about={t.setting.facts} seq={last?.seq ?? null} history={null}
      facts={[[t.columns.value, <b key="now">{shown(now)}</b>], [t.setting.since, last === undefined ? t.setting.begun : moment(ms(last.at), today, language)]]}
      acts={(parameter || beside.has(name)) && <Actions page="people" about={name} actions={[{ channel: "parameters.set", start: parameter ? { parameters: { [name]: now } } : { [name]: now } }]} />}
    >
      {(openRecord) => (
        <Referring
          title={t.setting.steps} rows={asked.rows} keyOf={(s) => String(s.seq)} text={(s) => shown(s.value)} onOpen={(s) => openRecord(s.seq)} none={t.setting.begun}
          columns={[
            { id: "at", name: t.plan.when, width: 190, show: (s) => moment(ms(s.at), today, language) },
            { id: "value", name: t.columns.value, width: "1fr", minWidth: 130, show: (s) => <b>{shown(s.value)}</b> },
            { id: "before", name: t.place.before, width: "1fr", minWidth: 130, show: (s) => <span className={look["muted"]}>{s.before === null ? "" : shown(s.before)}</span> },
            { id: "what", name: w.history.what, width: "1fr", minWidth: 130, show: (s) => channelName(w.channels, s.channel) },
            { id: "by", name: w.history.doer, width: "1fr", minWidth: 110, show: (s) => nameOf(s.by_no) },
            { id: "seq", name: w.history.seq, width: 90, right: true, show: (s) => figure(s.seq) },
          ]}
        />
      )}
    </RegisterPage>
  );
}
