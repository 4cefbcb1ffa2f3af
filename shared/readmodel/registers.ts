import type { DeviceFull, DeviceRow, GrantOf, JourneyOf, PartyFull, PartyRow, PlanFull, PlanRow, SettingStep, SlipOf } from "../ipc/answers.ts";
import { dayOf } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";
import { personsOn, personsWithFirm } from "./persons.ts";

/** Parties, devices and transport plans: each with what refers to it (特2, 特14(5), 特14(9)–(10)). */

/** How many rows of one kind a page has. */
const most = 100;

const instant = (v: Row[string] | undefined): string | null => (typeof v === "number" ? formatInstant(v) : null);

const partyRow = (r: Row): PartyRow => ({
  id: must.text(r["id"]),
  role: must.text(r["role"]),
  name: must.text(r["name"]),
  affiliation: textOf(r["affiliation"]),
  parent: textOf(r["parent"]),
  mail_domain: textOf(r["mail_domain"]),
  address: textOf(r["address"]),
  reviewed_on: textOf(r["reviewed_on"]),
  registered_on: textOf(r["registered_on"]),
  seq: must.number(r["seq"]),
});

const deviceRow = (r: Row): DeviceRow => ({
  no: must.text(r["no"]),
  kind: textOf(r["kind"]),
  ownership: must.text(r["ownership"]),
  serial: textOf(r["serial"]),
  place: textOf(r["place"]),
  removable: must.number(r["removable"]),
  registered_on: must.text(r["registered_on"]),
  apps_on: textOf(r["apps_on"]),
  apps_hits: numberOf(r["apps_hits"]),
  seq: must.number(r["seq"]),
});

const planRow = (r: Row): PlanRow => ({
  plan: must.text(r["plan"]),
  name: must.text(r["name"]),
  one: listOf(r["one"]),
  other: listOf(r["other"]),
  doc_no: textOf(r["doc_no"]),
  responsible: textOf(r["responsible"]),
  container: textOf(r["container"]),
  contact: textOf(r["contact"]),
  seq: must.number(r["seq"]),
});

const grantOf = (r: Row): GrantOf => ({
  grant_id: must.number(r["id"]),
  approval: must.text(r["approval"]),
  doc_no: textOf(r["doc_no"]),
  kind: must.text(r["kind"]),
  scope: JSON.parse(must.text(r["scope"])) as GrantOf["scope"],
  from_ms: formatInstant(must.number(r["from_ms"])),
  to_ms: formatInstant(must.number(r["to_ms"])),
});

const slipOf = (r: Row): SlipOf => ({
  no: must.text(r["no"]),
  seq: must.number(r["seq"]),
  direction: must.text(r["direction"]),
  party: textOf(r["party"]),
  at: formatInstant(must.number(r["at"])),
  qty: must.number(r["qty"]),
  unit: textOf(r["unit"]),
  check_by: instant(r["check_by"]),
  checked_at: instant(r["checked_at"]),
  certificate_by: textOf(r["certificate_by"]),
  certified: must.number(r["certified"]),
});

const takeoutOf = (r: Row): JourneyOf => ({
  is: "takeout",
  no: must.text(r["no"]),
  seq: must.number(r["seq"]),
  state: must.text(r["state"]),
  from_place: null,
  to_place: must.text(r["destination"]),
  bearers: listOf(r["bearers"]),
  haulier: null,
  qty: must.number(r["qty"]),
  unit: must.text(r["unit"]),
  at: instant(r["out_at"]),
  approval: textOf(r["approval"]),
});

const transportOf = (r: Row): JourneyOf => ({
  is: "transport",
  no: must.text(r["no"]),
  seq: must.number(r["seq"]),
  state: must.text(r["state"]),
  from_place: must.text(r["from_place"]),
  to_place: must.text(r["to_place"]),
  bearers: listOf(r["bearers"]),
  haulier: textOf(r["haulier"]),
  qty: must.number(r["qty"]),
  unit: must.text(r["unit"]),
  at: instant(r["eta"]),
  approval: null,
});

export const partiesList = (ask: Ask): PartyRow[] => ask("SELECT * FROM parties ORDER BY id").map(partyRow);
export const devicesList = (ask: Ask): DeviceRow[] => ask("SELECT * FROM devices ORDER BY no").map(deviceRow);
export const plansList = (ask: Ask): PlanRow[] => ask("SELECT * FROM plans ORDER BY plan").map(planRow);

/** A party with what refers to it; `self` is the contractor, `now` epoch ms. Null for a number nobody has. */
export function partyFull(ask: Ask, id: string, self: string, now: number): PartyFull | null {
  const row = ask("SELECT * FROM parties WHERE id=?", id)[0];
  if (!row) return null;
  return {
    ...partyRow(row),
    below: ask("SELECT id, role, name FROM parties WHERE parent=?1 AND id<>?1 ORDER BY id", id).map((r) => ({ id: must.text(r["id"]), role: must.text(r["role"]), name: must.text(r["name"]) })),
    grants: ask("SELECT g.* FROM grant_targets t JOIN grants g ON g.id=t.id WHERE t.target=? ORDER BY g.to_ms DESC, g.id LIMIT ?", id, most).map(grantOf),
    // Who works for it on the day: a person may have come from another.
    persons: personsOn(ask, ask(`${personsWithFirm} ORDER BY p.n, p.no`), dayOf(now))
      .filter((p) => p["party"] === id)
      .map((p) => ({ no: must.text(p["no"]), name: must.text(p["name"]), role: must.text(p["role"]), ends_on: textOf(p["ends_on"]), left_at: numberOf(p["left_at"]) })),
    places: ask("SELECT code, name, kind, used_to FROM places WHERE party=? ORDER BY code", id).map((r) => ({ code: must.text(r["code"]), name: must.text(r["name"]), kind: must.text(r["kind"]), used_to: textOf(r["used_to"]) })),
    holds:
      id === self
        ? []
        : ask("SELECT l.holding AS no, h.name, l.unit, sum(l.qty) AS qty FROM lots l INDEXED BY lots_open JOIN holdings h ON h.no=l.holding WHERE l.party=? AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') GROUP BY l.holding, l.unit ORDER BY l.holding LIMIT ?", id, most).map((r) => ({ no: must.text(r["no"]), name: must.text(r["name"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]) })),
    handovers: ask("SELECT * FROM handovers WHERE party=? ORDER BY seq DESC LIMIT ?", id, most).map(slipOf),
    journeys: ask("SELECT * FROM transports WHERE haulier=? ORDER BY seq DESC LIMIT ?", id, most).map(transportOf),
    provisions: ask("SELECT seq, holding, qty, unit, approval FROM provisions WHERE party=? ORDER BY seq DESC LIMIT ?", id, most).map((r) => ({ seq: must.number(r["seq"]), holding: must.text(r["holding"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), approval: must.text(r["approval"]) })),
  };
}

/** A device with every check of its applications and what was used at it; null for a number nobody has. */
export function deviceFull(ask: Ask, no: string): DeviceFull | null {
  const row = ask("SELECT * FROM devices WHERE no=?", no)[0];
  if (!row) return null;
  return {
    ...deviceRow(row),
    checks: ask("SELECT seq, on_day, hits FROM app_checks WHERE device=? ORDER BY seq DESC LIMIT ?", no, most).map((r) => ({ seq: must.number(r["seq"]), on_day: must.text(r["on_day"]), hits: must.number(r["hits"]) })),
    uses: ask("SELECT u.seq, u.holding, h.name, u.worker, u.task, u.count, r.occurred FROM uses u INDEXED BY uses_device JOIN holdings h ON h.no=u.holding JOIN records r ON r.seq=u.seq WHERE u.device=? ORDER BY u.seq DESC LIMIT ?", no, most).map((r) => ({ seq: must.number(r["seq"]), holding: must.text(r["holding"]), name: must.text(r["name"]), worker: must.text(r["worker"]), task: must.text(r["task"]), count: numberOf(r["count"]), occurred: formatInstant(must.number(r["occurred"])) })),
  };
}

/** What a setting of the contract was set to, the newest first. */
export function settingSteps(ask: Ask, name: string): SettingStep[] {
  const rows = ask("SELECT s.seq, s.value, r.at, r.signer, r.channel FROM setting_steps s JOIN records r ON r.seq=s.seq WHERE s.name=? ORDER BY s.seq DESC LIMIT ?", name, most + 1);
  return rows.slice(0, most).map((r, i) => ({ seq: must.number(r["seq"]), at: formatInstant(must.number(r["at"])), by_no: must.text(r["signer"]), channel: must.text(r["channel"]), value: r["value"] ?? null, before: rows[i + 1]?.["value"] ?? null }));
}

/** A transport plan with what went by it; null for a number nobody has. */
export function planFull(ask: Ask, plan: string): PlanFull | null {
  const row = ask("SELECT * FROM plans WHERE plan=?", plan)[0];
  if (!row) return null;
  const sent = ask("SELECT on_day, acknowledged, acknowledged_on FROM submissions WHERE seq=? AND form='F08'", must.number(row["seq"]))[0];
  const journeys = [...ask("SELECT * FROM takeouts WHERE plan=? ORDER BY seq DESC LIMIT ?", plan, most).map(takeoutOf), ...ask("SELECT * FROM transports WHERE plan=? ORDER BY seq DESC LIMIT ?", plan, most).map(transportOf)];
  return {
    ...planRow(row),
    submitted: sent === undefined ? null : { on_day: must.text(sent["on_day"]), acknowledged: textOf(sent["acknowledged"]), acknowledged_on: textOf(sent["acknowledged_on"]) },
    journeys: journeys.sort((a, b) => b.seq - a.seq).slice(0, most),
    handovers: ask("SELECT * FROM handovers WHERE plan=? ORDER BY seq DESC LIMIT ?", plan, most).map(slipOf),
  };
}
