import type { z } from "../../shared/values/schema.ts";
import type { actions } from "../../shared/ipc/actions.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { filled } from "./shape.ts";

type Paper = z.input<(typeof actions)["print.form"]>;
type Draft = NonNullable<NonNullable<Paper["options"]>["application"]>;
type Body = Readonly<Record<string, unknown>>;

/** Applications and letters that a form on the screen can be the content of. */
export type ApplicationForm = "F04" | "F06" | "F07" | "F09" | "designation" | "vendor";

/** What the city is asked for before a command may be recorded, by the command. */
const ofChannel: Readonly<Partial<Record<CommandName, ApplicationForm>>> = { "copy.make": "F06", "takeout.depart": "F07", "takeout.request": "F07", "takeout.extend": "F07", "handover.to_subcontractor": "F04", "provision.record": "F09" };

/** What is asked for by the reason of a refusal; a reason that several commands have asks for what its command needs. */
const ofCode: Readonly<Record<string, ApplicationForm | "command">> = {
  "no-approval": "F06", "no-copy-approval": "F06", "approval-fewer-persons": "F06",
  "approval-used-up": "command", "approval-not-in-force": "command", "approval-other-scope": "command",
  "no-takeout-approval": "F07", "takeout-not-approved": "F07", "destination-not-designated": "F07", "designation-not-in-force": "F07",
  "party-not-consented": "F04", "consent-used-up": "F04",
  "no-permission": "F09", "other-purpose": "F09",
  "no-designation": "designation", "method-differs": "designation", "another-method-designated": "designation",
  "serials-differ": "vendor", "photographs-missing": "vendor",
};

const text = (v: unknown): string | undefined => (typeof v === "string" && v.trim() !== "" ? v : undefined);
const number = (v: unknown): number | undefined => (typeof v === "number" ? v : undefined);
const texts = (v: unknown): readonly string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === "string" && x !== "") : []);

/** The lines of a body: named one by one, or one holding with its quantity. */
function linesOf(body: Body): NonNullable<Draft["lots"]> {
  const rows: readonly Body[] = Array.isArray(body["lots"]) ? (body["lots"] as readonly Body[]) : texts(body["source_holdings"]).length > 0 ? texts(body["source_holdings"]).map((ledger_no) => ({ ...body, ledger_no })) : [{ ...body, ledger_no: body["source"] ?? body["ledger_no"] }];
  return rows.flatMap((r) => {
    const no = text(r["ledger_no"]);
    const quantity = number(r["quantity"]);
    return no === undefined ? [] : [filled({ ledger_no: no, quantity: quantity !== undefined && quantity > 0 ? quantity : undefined, unit: text(r["unit"]), medium: text(r["medium"]) }) as NonNullable<Draft["lots"]>[number]];
  });
}

/**
 * The application or letter that a half-filled command is the content of, ready to be printed; null where what it must name (its holding, the other firm,
 * the slip) is not known yet. `party` is a firm that the refusal names.
 */
export function applicationOf(form: ApplicationForm, channel: CommandName, body: Body, party: string | null = null): Paper | null {
  const lots = linesOf(body);
  const first = lots[0]?.ledger_no ?? null;
  const takeout = text(body["takeout_no"]) ?? null;
  const firm = text(body["party"]) ?? text(body["held_by_party"]) ?? party ?? null;
  const draft: Draft = {
    ...(lots.length === 0 ? {} : { lots }),
    ...(filled({
      purpose: text(body["necessity"]) ?? text(body["purpose"]),
      method: form === "designation" && channel === "handover.return" ? "返還" : text(body["method"]),
      place: text(body["place"]),
      persons: number(body["persons"]),
      destroy_by: text(body["destroy_by"]),
      party: firm ?? undefined,
      destination: text(body["destination"]),
      out_at: text(body["out_at"]),
      due_back_at: text(body["due_back_at"]),
      bearers: texts(body["bearers"]),
      plan: text(body["plan"]),
      container: text(body["container"]),
      encryption: text(body["encryption"]),
      key_delivery: text(body["key_delivery"]),
      certificate_no: text(body["certificate_no"]),
      serials: Array.isArray(body["serials"]) ? texts(body["serials"]) : undefined,
      photographs: Array.isArray(body["photographs"]) ? texts(body["photographs"]).length : undefined,
    }) as Draft | undefined),
  };
  const subject = { F04: firm, F06: first, F07: takeout ?? first, F09: first, designation: first, vendor: text(body["handover_no"]) ?? null }[form];
  return subject === null ? null : { form, subject, options: { application: draft } };
}

/** Which application a command is recorded upon, where one is. */
export const applicationBefore = (channel: CommandName): ApplicationForm | null => ofChannel[channel] ?? null;

/** Which application or letter the next step of a reason makes; null where it makes none. */
export function applicationFor(code: string, channel: CommandName): ApplicationForm | null {
  const form = ofCode[code];
  return form === undefined ? null : form === "command" ? (ofChannel[channel] ?? null) : form;
}
