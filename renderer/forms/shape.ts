import { commands, type CommandName } from "../../shared/ipc/commands.ts";
import { z } from "../../shared/values/schema.ts";

/** The body of a command as a form sees it: which fields, of what kind, which of them its schema requires. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly kind?: "day" | "instant" | "dayOrInstant" | "text";
  readonly longest?: number;
  readonly maximum?: number;
}

const made = new Map<CommandName, Shape>();

/** The shape of a command's body, from the one declaration on the wire. */
export function shapeOf(channel: CommandName): Shape {
  const known = made.get(channel);
  if (known) return known;
  const shape = z.toJSONSchema(commands[channel], { unrepresentable: "any", io: "input" }) as Shape;
  made.set(channel, shape);
  return shape;
}

/** A field that may be null is its other alternative: a gap is left empty on the page. */
export function inner(shape: Shape): Shape {
  if (shape.anyOf) {
    const some = shape.anyOf.filter((s) => s.type !== "null");
    if (some.length > 0 && some[0]) return inner(some[0]);
  }
  return shape;
}

/** What a name of the wire stands for; the field then offers the register. */
export type Register = "person" | "place" | "party" | "holding" | "item" | "plan" | "approval" | "handover" | "takeout" | "transport" | "incident" | "inspection" | "device" | "key";

const registers: Readonly<Record<string, Register>> = {
  worker: "person", workers: "person", custodian: "person", authorized_workers: "person", checked_by: "person", confirmed_by: "person", reviewer: "person", bearers: "person", approved_by: "person", returned_checked_by: "person", counted_by: "person", closed_by: "person", doer: "person", key_holder: "person", responsible: "person", present: "person", absent: "person", user: "person",
  place: "place", storage_location: "place", from_place: "place", to_place: "place", destination: "place", worksites: "place", worksite: "place", lies_in: "place", opens: "place",
  party: "party", held_by_party: "party", haulier: "party", parent_party: "party", employment_evidence_party: "party",
  ledger_no: "holding", source: "holding", source_holdings: "holding", parent: "holding", parent_holdings: "holding", holdings: "holding", permitted_holdings: "holding", joins: "holding", backups: "holding",
  medium: "item", media: "item", media_no: "item", item: "item", items: "item",
  plan: "plan", approval: "approval", designated: "approval", copies_under: "approval", handover_no: "handover", takeout_no: "takeout", transport: "transport", incident: "incident", inspection: "inspection", device: "device", devices: "device", key: "key",
};

/**
 * The register a field chooses from (what lies above a place is a place, and no holding); null for words of the person's own. A field that gives a new number (a new worker, place, approval …) is named in
 * `fresh`, by channel.
 */
export const registerOf = (channel: CommandName, name: string): Register | null => (fresh[channel]?.includes(name) === true ? null : (registers[channel === "worksite.register" && name === "parent" ? "lies_in" : name] ?? null));

const fresh: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  "approval.record": ["approval", "copies_under"],
  "incident.open": ["incident"],
  "inspection.close": ["inspection"],
  "inspection.finding": ["inspection", "ledger_no", "incident"],
  "inspection.read": ["inspection", "items"],
  "inspection.follow": ["inspection", "item"],
  "inspection.cure": ["inspection"],
  "medium.register": ["media_no", "media"],
  "device.register": ["device", "devices"],
  "worksite.register": ["worksites"],
  "key.register": ["key", "keys"],
  "worker.register": ["workers"],
  "transport_plan.register": ["plan"],
  "holding.create": ["ledger_no"],
  "holding.collect": ["ledger_no"],
  "holding.produce": ["ledger_no"],
  "handover.receive": ["handover_no", "incident"],
  "handover.return": ["handover_no"],
  "handover.deliver": ["handover_no"],
  "handover.to_subcontractor": ["handover_no"],
  "handover.from_subcontractor": ["handover_no"],
  "handover.to_disposal_vendor": ["handover_no"],
  "arrival.check": ["incident"],
  "takeout.depart": ["takeout_no"],
  "takeout.request": ["takeout_no"],
  "takeout.close": ["incident"],
  "transport.depart": ["transport", "handover_no"],
  "transport.arrive": ["incident"],
  "contract.create": ["worker_no"],
};

/** A body with each required group in it, if only empty: the rules then name the columns that it lacks (L1), one by one. */
export function withGroups(channel: CommandName, body: unknown): unknown {
  const shape = shapeOf(channel);
  const groups = (shape.required ?? []).filter((name) => {
    const group = inner(shape.properties?.[name] ?? {});
    return group.type === "object" && group.properties !== undefined && (group.required ?? []).length === 0;
  });
  return { ...Object.fromEntries(groups.map((name) => [name, {}])), ...(body as object) };
}

/** Lists that are an answer when they are empty: none of the classes applies (L1). */
export const answeredEmpty: ReadonlySet<string> = new Set(["flags"]);

/** A body without what was left empty: no empty words, lists or groups, which the wire would refuse. */
export function filled(value: unknown): unknown {
  if (value === "" || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const list = value.map(filled).filter((v) => v !== undefined);
    return list.length === 0 ? undefined : list;
  }
  if (typeof value === "object") {
    const entries = Object.entries(value).flatMap(([k, v]) => {
      const f = answeredEmpty.has(k) && Array.isArray(v) && v.length === 0 ? v : filled(v);
      return f === undefined ? [] : [[k, f] as const];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value;
}
