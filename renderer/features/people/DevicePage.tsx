import { fieldNameAt } from "../../../shared/articles/fields.ts";
import type { DeviceFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions, Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Links, Referring, RegisterPage, type Fact } from "../../forms/RegisterPage.tsx";

/** What a device was registered with and no event keeps: its user, why media may be attached, whose its administrator accounts are. */
interface Told {
  readonly device?: string;
  readonly user?: string;
  readonly removable_media_reason?: string;
  readonly admin_accounts?: readonly { readonly account: string; readonly worker?: string | null }[];
}

/** One device (特14(9)・(10)・特11): whose it is, where it stands and who uses it, every check of its applications, what was handled at it. */
export function DevicePage({ no }: { readonly no: string }) {
  const { w } = useWords();
  const asked = useAskOne("devices.get", { device: no });
  if (asked.waiting) return null;
  return asked.row === null ? <Nothing text={w.people.device.unknown} /> : <Shown d={asked.row} />;
}

function Shown({ d }: { readonly d: DeviceFull }) {
  const { w, language, value: say } = useWords();
  const t = w.people;
  const { nameOf } = useRegisters();
  const today = useToday();
  const body = useAskOne("records.get", { seq: d.seq }).row?.body as { readonly devices?: readonly Told[]; readonly approved_by?: string } | undefined;
  const told = body?.devices?.find((one) => one.device === d.no);
  const label = (key: string): string => fieldNameAt(key, { channel: "device.register", inside: "devices" })?.[language] ?? key;
  const none = <span className={look["muted"]}>{t.person.none}</span>;
  const accounts = told?.admin_accounts ?? [];
  const facts: readonly Fact[] = [
    [t.columns.kind, d.kind === null ? none : say(d.kind)],
    [label("ownership"), say(d.ownership)],
    [label("serial_no"), d.serial ?? none],
    [t.columns.code, <Links key="place" view="place" to={[d.place]} none={none} />],
    [label("user"), <Links key="user" view="person" to={[told?.user]} none={none} />],
    [label("removable_media"), d.removable === 1 ? [t.device.mayAttach, told?.removable_media_reason].filter((x) => x !== undefined).join("　") : t.device.mayNotAttach],
    [label("admin_accounts"), accounts.length === 0 ? none : accounts.map((a) => `${a.account}　${nameOf(a.worker)}`).join("、")],
    ...(body?.approved_by === undefined ? [] : [[label("approved_by"), <Links key="approved" view="person" to={[body.approved_by]} none={none} />] as const]),
    [t.registered, dayBeside(d.registered_on, today, language)],
    [t.columns.checked, d.apps_on === null ? <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span> : dayBeside(d.apps_on, today, language)],
  ];
  const found = (hits: number): React.ReactNode => (hits === 0 ? t.device.nothingFound : <b className={look["warn"]}>{t.device.found(hits)}</b>);
  return (
    <RegisterPage back={["people", "devices"]} heading={`${d.no}　${d.kind === null ? "" : say(d.kind)}`} history={d.no} about={t.device.facts} seq={d.seq} facts={facts} acts={<Actions page="people" about={d.no} actions={[{ channel: "apps.check", start: { devices: [d.no], hits: [] } }]} />}>
      {(openRecord) => (
        <>
          <Referring
            title={t.device.checks} rows={d.checks} keyOf={(c) => String(c.seq)} text={(c) => c.on_day} onOpen={(c) => openRecord(c.seq)} none={t.device.noChecks}
            columns={[
              { id: "on", name: t.columns.day, width: 200, show: (c) => dayBeside(c.on_day, today, language) },
              { id: "found", name: t.device.result, width: "1fr", minWidth: 180, show: (c) => found(c.hits) },
              { id: "seq", name: w.history.seq, width: 90, right: true, show: (c) => figure(c.seq) },
            ]}
          />
          <Referring
            title={t.device.uses} rows={d.uses} keyOf={(u) => String(u.seq)} text={(u) => u.holding} onOpen={(u) => openRecord(u.seq)} none={t.device.noUses}
            columns={[
              { id: "holding", name: t.columns.no, width: 96, show: (u) => <b className={look["id"]}>{u.holding}</b> },
              { id: "name", name: t.party.what, width: "2fr", minWidth: 150, show: (u) => u.name },
              { id: "who", name: w.history.doer, width: "1fr", minWidth: 120, show: (u) => nameOf(u.worker) },
              { id: "task", name: t.device.task, width: "1fr", minWidth: 90, show: (u) => say(u.task) },
              { id: "at", name: t.plan.when, width: 190, show: (u) => moment(ms(u.occurred), today, language) },
            ]}
          />
        </>
      )}
    </RegisterPage>
  );
}
