import type { z } from "../bodies.ts";
import type { Event, PlaceFields } from "../events.ts";
import type { Place } from "../facts.ts";
import { spec } from "../command.ts";
import { ended, mayLead } from "../people/standing.ts";
import type { Context } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import type { Notice, Verdict } from "../decision.ts";
import { dayOf } from "../../values/day.ts";
import { labelText } from "../../values/label.ts";
import type { Lying, PlaceChangeFacts, PlaceFacts } from "./facts.ts";
import type { changePlace, checkApps, registerDevices, registerMedia, registerPlaces, registerPlan, updateMedium } from "./commands.ts";

/** A lock or an access control, as 特14(1) asks: the place's own. */
const locked = (p: { lockType: string | null; accessControl: string | null }): boolean => p.lockType !== null || p.accessControl !== null;
/** The place's own lock, or that of a place it lies in: for what lies there either will do. */
const guarded = (p: Place | undefined): boolean => p !== undefined && (locked(p) || p.enclosed.length > 0);
/** 特14(1): a cabinet or storage room, which is never without; a part of one has its lock, the door of an office around it is none. */
const keeps = (kind: string): boolean => kind === "保管庫" || kind === "保管室";
const inLocked = (p: Place | undefined): boolean => p !== undefined && ((keeps(p.kind) && locked(p)) || p.enclosed.some(keeps));

/** A photograph is a file kept with the ledger, so that it can be seen again. */
function photographed(digests: readonly string[] | undefined, f: PlaceFacts): Verdict {
  return must((digests ?? []).every((d) => f.stored.includes(d)), "photograph-not-stored", { missing: ["photographs"] });
}

export const register = spec<z.infer<typeof registerPlaces>, PlaceFacts>({
  who: "lead",
  rules: [
    {
      rule: "R-04",
      test: (c, f) => {
        // What it lies in may be registered with the same command.
        const under = (code: string | null | undefined, seen: readonly string[] = []): boolean => {
          if (code === null || code === undefined || seen.includes(code)) return false;
          const w = c.worksites.find((k) => k.code === code);
          return w === undefined ? inLocked(f.places.get(code)) : (keeps(w.kind) && locked({ lockType: w.lock_type ?? null, accessControl: w.access_control ?? null })) || under(w.parent, [...seen, code]);
        };
        return c.worksites.map((w) => must(!keeps(w.kind) || under(w.code), "storage-without-lock", { missing: ["lock_type", "access_control"], about: [w.code] }));
      },
    },
    {
      rule: "R-62",
      test: (c, f) => {
        const twice = c.worksites.map((w) => w.code).filter((n, i, all) => f.places.has(n) || all.indexOf(n) !== i);
        return must(twice.length === 0, "number-reused", { about: twice });
      },
    },
    { rule: "R-62", test: (c, f) => c.worksites.map((w) => photographed(w.photographs, f)) },
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
        ...(typeof w.address === "string" ? { address: w.address } : {}),
        ...(typeof w.private_items === "string" ? { privateItems: w.private_items } : {}),
        ...(w.photographs === undefined ? {} : { photographs: w.photographs }),
      };
    }),
    made: { places: c.worksites.map((w) => w.code) },
  }),
});

type Change = z.infer<typeof changePlace>;

/** What of the place is different under the command: each field that it names and that is not so already. */
function different(c: Change, p: Place): PlaceFields {
  const asked: PlaceFields = {
    ...(c.name === undefined ? {} : { name: c.name }),
    ...(c.address === undefined ? {} : { address: c.address }),
    ...(c.lies_in === undefined ? {} : { parent: c.lies_in }),
    ...(c.lock_type === undefined ? {} : { lockType: c.lock_type }),
    ...(c.access_control === undefined ? {} : { accessControl: c.access_control }),
    ...(c.private_items === undefined ? {} : { privateItems: c.private_items }),
    ...(c.key_holder === undefined ? {} : { keyHolder: c.key_holder }),
    ...(c.key_no === undefined ? {} : { keyNo: c.key_no }),
    ...(c.key_count === undefined ? {} : { keyCount: c.key_count }),
    ...(c.used_from === undefined ? {} : { usedFrom: c.used_from }),
    ...(c.used_to === undefined ? {} : { usedTo: c.used_to }),
  };
  return Object.fromEntries(Object.entries(asked).filter(([field, value]) => p[field as keyof PlaceFields] !== value));
}

const named = (lies: readonly Lying[]): string[] => [...new Set([...lies.flatMap((l) => l.holdings), ...lies.map((l) => l.item)])];

/**
 * A change of a place (特9-2, 特14(1)). What lies there keeps its lock: it is moved first. A changed place stays reported, and the change is a
 * matter of 今日やること until the city is told (F02); nothing that was done meanwhile is undone.
 */
export const change = spec<Change, PlaceChangeFacts>({
  who: "lead",
  rules: [
    { rule: "R-67", test: (c, f) => must(f.places.has(c.worksite), "place-unknown", { about: [c.worksite] }) },
    {
      rule: "R-04",
      test: (c, f, x) => {
        const p = f.places.get(c.worksite);
        if (!p) return ok;
        const after = { ...p, ...different(c, p) };
        if (locked(after)) return ok;
        const into = typeof c.lies_in === "string" ? f.places.get(c.lies_in) : undefined;
        const above = c.lies_in === undefined ? p.enclosed.length > 0 : guarded(into);
        const inside = f.lies.filter((l) => l.holdings.length > 0);
        if (guarded(p) && !above && inside.length > 0) return no("unlocked-while-kept", { missing: ["lock_type", "access_control"], about: named(inside) });
        return must(!keeps(p.kind) || (c.lies_in === undefined ? p.enclosed.some(keeps) : inLocked(into)) || (after.usedTo !== null && after.usedTo <= dayOf(x.now)), "storage-without-lock", { missing: ["lock_type", "access_control"], about: [p.code] });
      },
    },
    { rule: "R-67", test: (c, f, x) => must(typeof c.used_to !== "string" || c.used_to > dayOf(x.now) || f.lies.length === 0, "ended-while-kept", { about: named(f.lies) }) },
    {
      rule: "R-67",
      test: (c, f) => {
        if (typeof c.lies_in !== "string") return ok;
        if (!f.places.has(c.lies_in)) return no("place-unknown", { about: [c.lies_in] });
        return must(!f.above.includes(c.worksite), "place-within-itself", { about: [c.worksite, c.lies_in] });
      },
    },
    {
      rule: "R-67",
      test: (c, f) => {
        const p = f.places.get(c.worksite);
        const after = p ? { ...p, ...different(c, p) } : null;
        return must(!after || after.usedFrom === null || after.usedTo === null || after.usedFrom <= after.usedTo, "validity-reversed", { missing: ["used_to"] });
      },
    },
    {
      rule: "R-49",
      test: (c, f, x) => {
        if (typeof c.key_holder !== "string") return ok;
        const holder = f.people.get(c.key_holder);
        if (!holder) return no("person-unknown", { about: [c.key_holder] });
        return must(!ended(holder, dayOf(x.occurred)), "person-ended", { about: [c.key_holder] });
      },
    },
    { rule: "R-62", test: (c, f) => photographed(c.photographs, f) },
    { rule: "R-62", test: (c, f) => { const p = f.places.get(c.worksite); return must(!p || Object.keys(different(c, p)).length > 0 || (c.photographs ?? []).length > 0, "nothing-changed", { about: [c.worksite] }); } },
  ],
  outcome: (c, f) => {
    const p = f.places.get(c.worksite);
    if (!p) return { events: [] };
    const set = different(c, p);
    const was: PlaceFields = Object.fromEntries(Object.keys(set).map((field) => [field, p[field as keyof PlaceFields]]));
    const notices: Notice[] = p.reportedOn === null || Object.keys(set).length === 0 ? [] : [{ article: "9-2", rule: "R-67", code: "change-to-report" }];
    return { events: [{ type: "place-changed", code: c.worksite, set, was, photographs: c.photographs ?? [] }], notices };
  },
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
