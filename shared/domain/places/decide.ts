import type { z } from "../bodies.ts";
import type { Event } from "../events.ts";
import { spec } from "../command.ts";
import { mayLead } from "../people/standing.ts";
import type { Context } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import type { Verdict } from "../decision.ts";
import { dayOf } from "../../values/day.ts";
import { labelText } from "../../values/label.ts";
import type { PlaceFacts } from "./facts.ts";
import type { checkApps, registerDevices, registerMedia, registerPlaces, registerPlan, updateMedium } from "./commands.ts";

/** 特14(1): a cabinet or storage room has a lock or an access control. */
export const locked = (p: { kind: string; lockType: string | null; accessControl: string | null }): boolean => p.lockType !== null || p.accessControl !== null;

export const register = spec<z.infer<typeof registerPlaces>, PlaceFacts>({
  who: "lead",
  rules: [
    {
      rule: "R-04",
      test: (c) =>
        c.worksites.map((w) =>
          must(!(w.kind === "保管庫" || w.kind === "保管室") || locked({ kind: w.kind, lockType: w.lock_type ?? null, accessControl: w.access_control ?? null }), "storage-without-lock", { missing: ["lock_type", "access_control"], about: [w.code] }),
        ),
    },
    {
      rule: "R-62",
      test: (c, f) => {
        const twice = c.worksites.map((w) => w.code).filter((n, i, all) => f.places.has(n) || all.indexOf(n) !== i);
        return must(twice.length === 0, "number-reused", { about: twice });
      },
    },
  ],
  outcome: (c, f, x) => ({
    events: c.worksites.map((w): Event => {
      const n = x.take("3");
      return {
        type: "place-registered",
        code: w.code,
        n,
        label: labelText(3, x.base.tag, n),
        name: w.name,
        kind: w.kind,
        lockType: w.lock_type ?? null,
        accessControl: w.access_control ?? null,
        keyHolder: w.key_holder ?? null,
        keyNo: w.key_no ?? null,
        keyCount: w.key_count ?? null,
        party: w.party ?? f.base.contract.self,
        parent: w.parent ?? null,
      };
    }),
    made: { places: c.worksites.map((w) => w.code) },
  }),
});

/** Devices and media are approved by the 責任者 or acting 副責任者: who signs is one, or one has confirmed. */
function approvedBy(who: string | undefined, f: PlaceFacts, x: Context): Verdict {
  const day = dayOf(x.now);
  if (x.base.actor && mayLead(x.base.actor, day)) return ok;
  if (who === undefined) return no("approver-missing", { missing: ["approved_by"] });
  const p = f.people.get(who);
  if (!p || !mayLead(p, day)) return no("approval-needs-lead", { about: [who] });
  return must(x.confirmed.includes(who), "signature-missing", { about: [who] });
}

/** 特14(9): private devices are not used; 特11: open ports and shared administrator accounts ask for a reason. */
export const devices = spec<z.infer<typeof registerDevices>, PlaceFacts>({
  who: "fact",
  late: false,
  rules: [
    { rule: "R-44", test: (c) => c.devices.map((d) => must(d.ownership !== "私物", "private-device", { about: [d.device] })) },
    { rule: "R-49", test: (c, f, x) => approvedBy(c.approved_by, f, x) },
    { rule: "R-62", test: (c, f) => { const twice = c.devices.map((d) => d.device).filter((n, i, all) => f.devices.includes(n) || all.indexOf(n) !== i); return must(twice.length === 0, "number-reused", { about: twice }); } },
    { rule: "R-41", test: (c) => c.devices.map((d) => must(!(d.removable_media === true) || (d.removable_media_reason ?? "") !== "", "removable-media-without-reason", { missing: ["removable_media_reason"], about: [d.device] })) },
    { rule: "R-42", test: (c, f) => c.devices.flatMap((d) => (d.admin_accounts ?? []).map((a) => must(typeof a.worker === "string" && f.people.has(a.worker), "administrator-not-named", { about: [d.device] }))) },
  ],
  outcome: (c) => ({ events: c.devices.map((d): Event => ({ type: "device-registered", no: d.device, kind: d.kind ?? null, ownership: d.ownership, serial: d.serial_no ?? null, place: d.place ?? null, removable: d.removable_media === true })) }),
});

export const media = spec<z.infer<typeof registerMedia>, PlaceFacts>({
  who: "fact",
  late: false,
  rules: [
    { rule: "R-44", test: (c) => c.media.map((m) => must(m.ownership !== "私物", "private-medium", { about: [m.media_no] })) },
    { rule: "R-49", test: (c, f, x) => approvedBy(c.approved_by, f, x) },
    { rule: "R-62", test: (c, f) => { const twice = c.media.map((m) => m.media_no).filter((n, i, all) => f.items.has(n) || all.indexOf(n) !== i); return must(twice.length === 0, "number-reused", { about: twice }); } },
  ],
  outcome: (c, f, x) => {
    const labels: string[] = [];
    const events = c.media.map((m): Event => {
      const item = x.take("2");
      const label = labelText(2, x.base.tag, item);
      labels.push(label);
      return { type: "item-made", item, label, no: m.media_no, kind: "媒体", mediumType: m.media_type, ownership: m.ownership, serial: m.serial_no ?? null, serialSource: m.serial_source ?? null, encryption: m.hw_encryption ?? null, place: m.place ?? null, party: f.base.contract.self };
    });
    return { events, made: { items: labels } };
  },
});

export const medium = spec<z.infer<typeof updateMedium>, PlaceFacts>({
  who: "fact",
  rules: [{ rule: "R-13", test: (c, f) => must(f.items.has(c.media_no), "medium-unknown", { about: [c.media_no] }) }],
  outcome: (c, f) => {
    const item = f.items.get(c.media_no);
    if (!item) return { events: [] };
    return { events: [{ type: "item-described", item: item.n, serial: c.serial_no ?? item.serial, serialSource: c.serial_source ?? item.serialSource, photographs: c.photographs?.length ?? 0, retiredOn: c.retired_on ?? null }] };
  },
});

/** 特14(5): who answers, which way, in what container, whom to call. */
export const plan = spec<z.infer<typeof registerPlan>, PlaceFacts>({
  who: "lead",
  rules: [
    { rule: "R-62", test: (c, f) => must(!f.plans.includes(c.plan), "number-reused", { about: [c.plan] }) },
    { rule: "R-19", test: (c, f) => must(f.people.has(c.responsible), "person-unknown", { about: [c.responsible] }) },
  ],
  outcome: (c, _f, x) => ({
    events: [
      { type: "plan-registered", plan: c.plan, name: c.name, between: c.between, docNo: c.doc_no, responsible: c.responsible, container: c.container, contact: c.contact },
      { type: "submission-made", form: "F08", docNo: c.doc_no, on: dayOf(x.occurred), asOf: null, statement: null, request: null },
    ],
  }),
});

/** 特14(10): the list of each PC is compared; what is 不要 or 禁止 and still there asks for a reason and is followed up. */
export const apps = spec<z.infer<typeof checkApps>, PlaceFacts>({
  who: "fact",
  rules: [
    { rule: "R-45", test: (c, f) => { const missing = c.devices.filter((d) => !f.devices.includes(d)); return must(missing.length === 0, "device-unknown", { about: missing, level: "B" }); } },
    { rule: "R-45", test: (c) => { const bad = c.hits.filter((h) => h.verdict !== "業務必要").map((h) => h.device); return must(bad.length === 0, "forbidden-application", { about: bad }); } },
  ],
  outcome: (c, _f, x) => ({ events: c.devices.map((d): Event => ({ type: "apps-checked", no: d, on: dayOf(x.occurred), hits: c.hits.filter((h) => h.device === d && h.verdict !== "業務必要").length })) }),
});
