import { canonical, parseCanonical } from "../../shared/values/canonical.ts";
import type { Event } from "../../shared/domain/events.ts";
import type { Notice, Reason } from "../../shared/domain/decision.ts";
import type { JournalMember } from "../journal/journal.ts";
import type { Json } from "../../shared/values/json.ts";
import { isEventType } from "../../shared/readmodel/apply.ts";
import { isInstant } from "../../shared/values/instant.ts";

/** Version of the rules under which a record was decided; a verification re-decides records of its own version. */
export const rulesVersion = 1;

/** What one record says: an accepted command with its body and events, or a refused one with reasons and the numbers it named. Times are epoch ms. */
export interface LedgerRecord {
  readonly v: 1;
  readonly rules: number;
  readonly at: number;
  readonly occurred: number;
  readonly channel: string;
  readonly outcome: "accepted" | "refused";
  /** Worker number of who signs. */
  readonly signer: string;
  readonly doer?: string;
  readonly confirmed?: readonly string[];
  readonly body?: unknown;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly notices?: readonly Notice[];
  readonly events?: readonly Event[];
  readonly refusals?: readonly Reason[];
  readonly ids?: readonly string[];
  /** Set where the machine's clock stood before the last record (`back`). */
  readonly clock?: "back";
  readonly journal?: JournalMember;
}

/** The one spelling of a record. */
export const encodeRecord = (r: LedgerRecord): Uint8Array => Buffer.from(canonical(r as unknown as Json), "utf8");

/** Reads a record; null where the bytes are not one of ours in its one spelling. */
export function decodeRecord(bytes: Uint8Array, strict = true): LedgerRecord | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  let value: unknown;
  if (strict) {
    const parsed = parseCanonical(text);
    if (!("value" in parsed)) return null;
    value = parsed.value;
  } else value = parsedJson(text);
  const r = value as Readonly<Record<keyof LedgerRecord, unknown>> | null;
  const events = r?.events ?? [];
  const sound =
    typeof r === "object" &&
    r !== null &&
    r.v === 1 &&
    isInstant(r.at) &&
    isInstant(r.occurred) &&
    typeof r.channel === "string" &&
    (r.outcome === "accepted" || r.outcome === "refused") &&
    typeof r.signer === "string" &&
    Array.isArray(events) &&
    events.every((e: unknown) => typeof e === "object" && e !== null && "type" in e && typeof e.type === "string" && isEventType(e.type));
  return sound ? (value as LedgerRecord) : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a record that does not fit says of itself, as far as it is readable: when it was made (epoch ms) and by which channel; and whether a later program wrote it. */
export interface SelfTold {
  readonly at: number | null;
  readonly channel: string | null;
  readonly later: boolean;
}

/** Reads that from the bytes of any record. */
export function selfTold(bytes: Uint8Array): SelfTold {
  const r = parsedJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")) as Readonly<Record<string, unknown>> | null;
  const channel = r?.["channel"];
  const rules = r?.["rules"];
  return { at: isInstant(r?.["at"]) ? r["at"] : null, channel: typeof channel === "string" && /^[a-z_]{1,30}\.[a-z_]{1,30}$/u.test(channel) ? channel : null, later: typeof rules === "number" && rules > rulesVersion };
}
