import { useState } from "react";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { ListPage, Nothing, type Action, type Sheet } from "../../forms/ListPage.tsx";
import { usePaged } from "../../paged.ts";
import { useLocks } from "../../locks.ts";
import { isOfCity, isOutOfUse, short, useRegisters } from "../../registers.ts";
import type { ApprovalRow, DeviceRow, ItemRow, KeyRow, PartyRow, PersonRow, PlanRow } from "../../../shared/ipc/answers.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { isCancelled } from "../../ui/states.ts";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { isReviewed } from "./reviewed.ts";
import { DevicePage } from "./DevicePage.tsx";
import { FewPeople } from "./FewPeople.tsx";
import { Invited, type Invitation } from "./Invited.tsx";
import { KeyPage } from "./KeyPage.tsx";
import { KeyChip } from "./KeyTables.tsx";
import { keyStates } from "./keyStates.ts";
import { PartyPage } from "./PartyPage.tsx";
import { PersonForm } from "./PersonForm.tsx";
import { PersonPage } from "./PersonPage.tsx";
import { PlaceForm } from "./PlaceForm.tsx";
import { ApprovalPage } from "./ApprovalPage.tsx";
import { PlanPage } from "./PlanPage.tsx";
import { PlacePage } from "./PlacePage.tsx";
import { SettingPage } from "./SettingPage.tsx";
import { settingValue } from "./settingValue.ts";
import { placeTree, type Nested } from "./placeTree.ts";

interface SettingRow {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** 体制・研修: the registers an article asks for, each list with its commands. */
export function PeoplePage() {
  const { w, language, value: say, kind, list, amount } = useWords();
  const t = w.people;
  const { view, about, go } = usePlace();
  const { persons, places, parties, devices, contract, nameOf, me } = useRegisters();
  const things = usePaged("items.list", {});
  const lockOf = useLocks();
  const items = things.rows;
  const keys = useAsk("keys.list", {}).rows;
  const plans = useAsk("plans.list", {}).rows;
  const granted = usePaged("approvals.list", {});
  const approvals = granted.rows;
  const today = dayOf(ledgerNow());
  const day = (d: string | null): React.ReactNode => (d === null || d === "" ? <span className={look["warn"]}>{t.lacking}</span> : dayBeside(d, today, language));
  const [invited, setInvited] = useState<Invitation | null>(null);
  if (invited) return <Invited invitation={invited} onLeave={() => (setInvited(null), go("people", "persons"))} />;
  if (view === "person" && about !== null) return <PersonPage no={about} />;
  if (view === "person-change" && about !== null) return <PersonForm key={about} no={about} />;
  if (view === "approval" && about !== null) return <ApprovalPage key={about} no={about} />;
  if (view === "place" && about !== null) return <PlacePage key={about} code={about} />;
  if (view === "party" && about !== null) return <PartyPage key={about} id={about} />;
  if (view === "device" && about !== null) return <DevicePage key={about} no={about} />;
  if (view === "plan" && about !== null) return <PlanPage key={about} plan={about} />;
  if (view === "setting" && about !== null) return <SettingPage key={about} name={about} />;
  if (view === "key" && about !== null) return <KeyPage key={about} no={about} />;
  if (view === "place-change" && about !== null) return <PlaceForm key={about} code={about} />;
  const nested = placeTree(places);
  // The city's own places: neither their lock nor their report is ours.
  const notOurs = <span className={look["muted"]}>{t.place.ofCity}</span>;

  const personCols: readonly Col<PersonRow>[] = [
    { id: "no", name: t.columns.no, width: 96, show: (p) => <span className={look["id"]}>{p.no}</span> },
    { id: "name", name: t.columns.name, width: "2fr", minWidth: 130, show: (p) => p.name },
    { id: "role", name: t.columns.role, width: "2fr", minWidth: 130, show: (p) => say(p.role) },
    { id: "firm", name: t.columns.firm, width: "2fr", minWidth: 130, show: (p) => p.party_name ?? p.party },
    { id: "reported", name: t.columns.reported, width: 150, show: (p) => (p.ends_on !== null && p.ends_on < today ? t.ended(dayBeside(p.ends_on, today, language)) : p.untold !== null ? <span className={look["warn"]}><Icon name="clock" /> {t.place.untoldShort}</span> : day(p.reported_on)) },
    { id: "pledged", name: t.columns.pledged, width: 124, show: (p) => day(p.pledged_on) },
    { id: "trained", name: t.columns.trained, width: 124, show: (p) => day(p.trained_on) },
    { id: "account", name: t.columns.account, width: 88, show: (p) => (p.account === "active" ? t.active : p.account === "invited" ? t.invited : p.account === "removed" ? t.removed : t.noKey) },
  ];
  const placeCols: readonly Col<Nested>[] = [
    { id: "code", name: t.columns.no, width: 96, show: ({ place: p }) => <span className={look["id"]}>{p.code}</span> },
    { id: "name", name: t.columns.code, width: "2fr", minWidth: 170, show: ({ place: p, depth }) => <span style={{ paddingLeft: depth * 20 }}>{depth > 0 && <span aria-hidden="true" className={look["muted"]}>└ </span>}{p.name} {isOutOfUse(p, today) && <Chip icon="crossed" tone="chipEnd">{t.place.outOfUse}</Chip>}</span> },
    { id: "kind", name: t.columns.kind, width: "1fr", minWidth: 110, show: ({ place: p }) => say(p.kind) },
    { id: "lock", name: t.columns.lock, width: "2fr", minWidth: 130, show: ({ place: p }) => lockOf(p) || (isOfCity(p, parties) ? notOurs : <span className={look["bad"]}>{t.lacking}</span>) },
    { id: "holder", name: t.columns.holder, width: "1fr", minWidth: 100, show: ({ place: p }) => nameOf(p.key_holder) },
    { id: "reported", name: t.columns.reported, width: 150, show: ({ place: p }) => (p.reported_on === null && isOfCity(p, parties) ? notOurs : p.untold !== null ? <span className={look["warn"]}><Icon name="clock" /> {t.place.untoldShort}</span> : day(p.reported_on)) },
    { id: "items", name: t.columns.items, width: 72, right: true, show: ({ place: p }) => figure(p.items) },
  ];
  const keyCols: readonly Col<KeyRow>[] = [
    { id: "no", name: t.columns.no, width: 130, show: (k) => <span className={look["id"]}>{k.no}</span> },
    { id: "kind", name: t.columns.kind, width: 96, show: (k) => say(k.kind) },
    { id: "opens", name: t.keys.opens, width: "2fr", minWidth: 150, show: (k) => list(k.places.map(nameOf)) },
    { id: "state", name: t.columns.state, width: 130, show: (k) => <KeyChip state={k.state} /> },
    { id: "holder", name: t.keys.holder, width: "2fr", minWidth: 150, show: (k) => (k.worker === null ? "" : keyStates[k.state]?.name === "lost" ? t.keys.withLast(nameOf(k.worker)) : nameOf(k.worker)) },
    { id: "since", name: t.keys.since, width: 190, show: (k) => moment(ms(k.since), today, language) },
  ];
  const itemCols: readonly Col<ItemRow>[] = [
    { id: "no", name: t.columns.no, width: 130, show: (i) => <span className={look["id"]}>{short(i.no)}</span> },
    { id: "label", name: t.columns.label, width: 112, show: (i) => short(i.label) },
    { id: "kind", name: t.columns.kind, width: "1fr", minWidth: 110, show: (i) => kind(i.medium_type ?? i.kind) },
    { id: "serial", name: t.columns.serial, width: "2fr", minWidth: 130, show: (i) => i.serial ?? "" },
    { id: "where", name: t.columns.where, width: "2fr", minWidth: 130, show: (i) => (i.place === null ? nameOf(i.party) : nameOf(i.place)) },
    { id: "state", name: t.columns.state, width: 130, show: (i) => say(i.state) },
    { id: "owner", name: t.columns.owner, width: 88, show: (i) => say(i.ownership) },
  ];
  const deviceCols: readonly Col<DeviceRow>[] = [
    { id: "no", name: t.columns.no, width: 96, show: (d) => <span className={look["id"]}>{d.no}</span> },
    { id: "kind", name: t.columns.kind, width: "2fr", minWidth: 120, show: (d) => say(d.kind) },
    { id: "owner", name: t.columns.owner, width: "1fr", minWidth: 90, show: (d) => say(d.ownership) },
    { id: "where", name: t.columns.code, width: "1fr", minWidth: 100, show: (d) => nameOf(d.place) },
    { id: "checked", name: t.columns.checked, width: 150, show: (d) => day(d.apps_on) },
  ];
  const partyCols: readonly Col<PartyRow>[] = [
    { id: "id", name: t.columns.no, width: 96, show: (p) => <span className={look["id"]}>{p.id}</span> },
    { id: "name", name: t.columns.firm, width: "2fr", minWidth: 150, show: (p) => p.name },
    { id: "role", name: t.columns.role, width: "1fr", minWidth: 120, show: (p) => say(p.role) },
    { id: "reviewed", name: t.columns.reviewed, width: 150, show: (p) => (isReviewed(p.role) ? day(p.reviewed_on) : "") },
  ];
  const planCols: readonly Col<PlanRow>[] = [
    { id: "plan", name: t.columns.no, width: 96, show: (p) => <span className={look["id"]}>{p.plan}</span> },
    { id: "name", name: t.columns.plan, width: "2fr", minWidth: 150, show: (p) => p.name },
    { id: "responsible", name: t.columns.responsible, width: "1fr", minWidth: 110, show: (p) => nameOf(p.responsible) },
    { id: "container", name: t.columns.container, width: "1fr", minWidth: 120, show: (p) => p.container ?? "" },
    { id: "contact", name: t.columns.contact, width: "1fr", minWidth: 110, show: (p) => p.contact ?? "" },
    { id: "doc", name: t.columns.doc, width: 150, show: (p) => p.doc_no ?? "" },
  ];
  const approvalCols: readonly Col<ApprovalRow>[] = [
    { id: "doc", name: t.columns.doc, width: "2fr", minWidth: 150, show: (a) => <span className={look["strong"]}>{a.doc_no ?? a.approval}</span> },
    { id: "no", name: t.columns.no, width: 88, show: (a) => a.approval },
    { id: "what", name: t.columns.what, width: "2fr", minWidth: 140, show: (a) => say(a.kind) },
    { id: "left", name: t.columns.left, width: 150, right: true, show: (a) => (a.limit_qty === null || a.left === null ? t.noLimit : a.left <= 0 ? <span className={look["muted"]}>{t.nothingLeft}</span> : t.outOf(amount(a.left, a.unit), amount(a.limit_qty, a.unit))) },
    { id: "until", name: t.columns.until, width: 150, show: (a) => (a.to_ms === null ? "" : dayBeside(dayOf(ms(a.to_ms)), today, language)) },
  ];
  const settings: readonly SettingRow[] = contract === null ? [] : [...Object.entries(contract.parameters as unknown as Record<string, unknown>), ...Object.entries(contract as unknown as Record<string, unknown>).filter(([k]) => ["contract_no", "title", "principal", "contractor", "term_from", "term_to", "started_on", "disposition_due_on", "confidentiality_class", "few_people"].includes(k))].map(([name, v]) => ({ id: name, name: w.people.settings[name as keyof typeof w.people.settings] ?? name, value: settingValue(v, say) }));
  const settingCols: readonly Col<SettingRow>[] = [
    { id: "name", name: t.columns.setting, width: "1fr", minWidth: 200, show: (s) => s.name },
    { id: "value", name: t.columns.value, width: "1fr", minWidth: 160, show: (s) => s.value },
  ];

  /** Whom an administrator names as having approved a thing signs on the spot. */
  const approver: Action["signers"] = (v) => (typeof v["approved_by"] === "string" && v["approved_by"] !== me?.no ? [{ role: t.approver, person: v["approved_by"] }] : []);
  const sheets: readonly Sheet[] = [
    {
      id: "persons", name: t.sheets.persons, count: persons.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.persons} rows={persons} columns={personCols} keyOf={(p) => p.no} text={(p) => p.name} onOpen={(p) => go("people", "person", p.no)} empty={<Nothing text={t.none.persons} />} /></div>,
      actions: [{ channel: "worker.register", start: { workers: [{}] } }, { channel: "submission.submit", start: { form: "F01" }, first: ["form", "doc_no", "reported_on", "workers", "changes"] }, { channel: "pledge.sign" }, { channel: "account.invite", after: (reply, v) => setInvited({ no: String(v["worker"] ?? ""), passphrase: reply.made?.["one_time_passphrase"]?.[0] ?? "", fingerprint: reply.made?.["fingerprint"]?.[0] ?? "" }) }, { channel: "worker.end" }, { channel: "worker.leave_done" }, { channel: "account.remove" }],
    },
    {
      id: "places", name: t.sheets.places, count: places.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.places} rows={nested} columns={placeCols} keyOf={(n) => n.place.code} text={(n) => n.place.name} onOpen={(n) => go("people", "place", n.place.code)} empty={<Nothing text={t.none.places} />} /></div>,
      actions: [{ channel: "worksite.register", start: { worksites: [{}] } }, { channel: "submission.submit", start: { form: "F02" }, first: ["form", "doc_no", "reported_on", "worksites", "from"] }],
    },
    {
      id: "keys", name: t.keys.title, count: keys.length,
      content: <div className={look["panel"]}><DataTable label={t.keys.title} rows={keys} columns={keyCols} keyOf={(k) => k.no} text={(k) => k.no} onOpen={(k) => go("people", "key", k.no)} empty={<Nothing text={t.keys.none} />} /></div>,
      actions: [{ channel: "key.register", start: { keys: [{}] } }, { channel: "key.issue" }, { channel: "key.return" }, { channel: "key.lost" }, { channel: "key.retire" }],
    },
    {
      id: "items", name: t.sheets.items, count: things.more === null ? items.filter((i) => !isCancelled(i)).length : undefined,
      content: <div className={look["panel"]}><DataTable label={t.sheets.items} rows={items} columns={itemCols} keyOf={(i) => i.no} text={(i) => i.no} onOpen={(i) => go("holdings", "item", i.no)} more={things.more} empty={<Nothing text={t.none.items} />} /></div>,
      actions: [{ channel: "medium.register", start: { media: [{}] }, signers: approver }, { channel: "medium.update" }],
    },
    {
      id: "devices", name: t.sheets.devices, count: devices.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.devices} rows={devices} columns={deviceCols} keyOf={(d) => d.no} text={(d) => d.no} onOpen={(d) => go("people", "device", d.no)} empty={<Nothing text={t.none.devices} />} /></div>,
      actions: [{ channel: "device.register", start: { devices: [{}] }, signers: approver }, { channel: "apps.check", start: { hits: [] } }],
    },
    {
      id: "parties", name: t.sheets.parties, count: parties.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.parties} rows={parties} columns={partyCols} keyOf={(p) => p.id} text={(p) => p.name} onOpen={(p) => go("people", "party", p.id)} empty={<Nothing text={t.none.parties} />} /></div>,
      actions: [{ channel: "party.register", start: { parties: [{}] } }, { channel: "subcontract.review" }],
    },
    {
      id: "plans", name: t.sheets.plans, count: plans.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.plans} rows={plans} columns={planCols} keyOf={(p) => p.plan} text={(p) => p.name} onOpen={(p) => go("people", "plan", p.plan)} empty={<Nothing text={t.none.plans} />} /></div>,
      actions: [{ channel: "transport_plan.register" }],
    },
    {
      id: "approvals", name: t.sheets.approvals, count: granted.more === null ? new Set(approvals.map((a) => a.approval)).size : undefined,
      content: <div className={look["panel"]}><DataTable label={t.sheets.approvals} rows={approvals} columns={approvalCols} keyOf={(a) => `${a.approval} ${String(a.grant_id ?? 0)}`} text={(a) => a.doc_no ?? a.approval} onOpen={(a) => go("people", "approval", a.approval)} more={granted.more} empty={<Nothing text={t.none.approvals} />} /></div>,
      actions: [{ channel: "approval.record", start: { grants: [{}] }, first: ["approval", "doc_no", "form", "result", "letter", "grants"] }],
    },
    {
      id: "training", name: t.sheets.training,
      content: <div className={look["panel"]}><DataTable label={t.sheets.training} rows={persons} columns={[personCols[0], personCols[1], personCols[6]].filter((c): c is Col<PersonRow> => c !== undefined)} keyOf={(p) => p.no} text={(p) => p.name} onOpen={(p) => go("people", "person", p.no)} empty={<Nothing text={t.none.trainings} />} /></div>,
      actions: [{ channel: "training.session" }, { channel: "training.plan" }, { channel: "procedure.register" }],
    },
    {
      id: "contract", name: t.sheets.contract,
      content: (
        <>
          {typeof contract?.few_people === "string" && contract.few_people !== "" && <FewPeople doc={contract.few_people} />}
          <div className={look["panel"]}><DataTable label={t.sheets.contract} rows={settings} columns={settingCols} keyOf={(s) => s.id} text={(s) => s.name} onOpen={(s) => go("people", "setting", s.id)} empty={<Nothing text={t.none.persons} />} /></div>
        </>
      ),
      actions: [{ channel: "parameters.set" }, { channel: "contract.close" }],
    },
  ];
  return <ListPage page="people" title={t.title} sheets={sheets} />;
}
