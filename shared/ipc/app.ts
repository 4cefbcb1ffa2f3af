import { count, obj, ref, text, z } from "../domain/bodies.ts";
import { sha256hex } from "../values/schema.ts";
import { labelPapers, passphraseText } from "./actions.ts";

/** A half-typed form, at most about 2 MB as text: a paste of a megabyte is kept too. */
const draftText = z.string().max(2_000_000);
/** A folder or file of this PC as a person typed or chose it. */
const path = z.string().min(1).max(4096);
const draftId = z.string().regex(/^[0-9a-f]{32}$/u);
const contact = obj({ name: z.string().min(1).max(100), phone: z.string().min(1).max(100) });

/**
 * Minutes without a touch after which the ledger locks, sound on a reading, language of the page, longest gap of the scanner in ms, how its readings
 * end, and what labels are printed on. Kept on this PC, not in a ledger.
 */
export const settings = obj({ idle_minutes: z.number().int().min(1).max(60), sound: z.boolean(), language: z.enum(["ja", "en"]), gap: z.number().int().min(60).max(200), end_mark: z.enum(["Enter", "Tab", "none"]), labels: z.enum(labelPapers) });
export type Settings = z.infer<typeof settings>;

/** What the window itself does: before a ledger is open it serves these and nothing else. Rows of each answer stand in `AppRows`. */
export const appActions = {
  "app.status": obj({}),
  /** A touch of key or pointer: starts the idle time anew. */
  "app.active": obj({}),
  "app.ledgers": obj({}),
  "app.open": obj({ dir: path }),
  /** Lets a person show the ledger: its `ledger.json` in the system's own dialog. */
  "app.open_chosen": obj({}),
  "app.close": obj({}),
  "app.create": obj({
    alias: text(100),
    person: ref,
    role: text(20),
    founders: z.array(obj({ no: ref, role: text(20) })).max(10).optional(),
    passphrase: passphraseText,
    contacts: z.array(contact).max(20).optional(),
    dir: path.optional(),
  }),
  "app.recovery_check": obj({ typed: z.string().min(1).max(1000) }),
  /** Throws away a ledger whose recovery sheet was never typed back; it holds nothing but its founding. */
  "app.abandon_setup": obj({ dir: path.optional() }),
  "app.create_practice": obj({}),
  "app.settings.get": obj({}),
  "app.settings.set": settings.partial(),
  "draft.seal": obj({ form: text(60), context: z.string().max(200), text: draftText, id: draftId.optional() }),
  "draft.list": obj({}),
  "draft.open": obj({ id: draftId }),
  "draft.discard": obj({ id: draftId }),
  "file.choose": obj({ accept: z.array(z.string().regex(/^\.[a-z0-9]{1,8}$/u)).max(10).optional() }),
  /** Reads a file that was chosen before, where it still holds what it held then. */
  "file.again": obj({ path, digest: sha256hex }),
  /** Opens a paper or list that was saved since the start, in the program that the system has for it. */
  "file.open": obj({ path: z.string().min(1).max(4096) }),
  /** The system's print dialog for the paper that was printed and saved last; only where the host has one (`print_dialog`). */
  "file.print": obj({ path: z.string().min(1).max(4096) }),
  "file.save": obj({ name: z.string().regex(/^[^/\\:*?"<>|\p{Cc}]{1,120}$/u), data: z.base64().max(22_000_000) }),
} as const;
export type AppActionName = keyof typeof appActions;

/** The clear part of an open or locked ledger (ui §7.7): nothing that names a contract, a city or a person. */
export interface ClearLedger {
  readonly dir: string;
  readonly alias: string;
  /** Tag and four characters of the ledger's id, `37-C4E1`. */
  readonly short_id: string;
  readonly practice: boolean;
  readonly persons: readonly { readonly label: string; readonly no: string; readonly invited: boolean }[];
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
}

/** The one row of an answer, by action; `app.ledgers` and `draft.list` answer with several, those not named with none. */
export interface AppRows {
  readonly "app.status": {
    readonly state: "none" | "setup" | "locked" | "open";
    readonly ledger?: ClearLedger;
    /** Worker number of who is signed in. */
    readonly person?: string;
    readonly idle_seconds: number;
    readonly idle_left?: number;
    /** Code of why nothing can be recorded. */
    readonly read_only?: string;
    /** A ledger whose recovery sheet was not typed back: not usable until then. */
    readonly setup?: { readonly dir: string; readonly alias: string; readonly label: string };
    readonly host: string;
    /** Whether the host shows the system's print dialog. */
    readonly print_dialog: boolean;
    readonly version: string;
  };
  readonly "app.ledgers": { readonly dir: string; readonly alias: string; readonly short_id: string; readonly practice: boolean; readonly state: "ready" | "missing" | "damaged" | "newer" | "setup" };
  /** What the first sheet says: beside the recovery key whose ledger it is, and the founder's badge and key. */
  readonly "app.create": { readonly recovery_sheet: string; readonly dir: string; readonly label: string; readonly short_id: string; readonly fingerprint: string };
  readonly "app.create_practice": { readonly dir: string; readonly label: string; readonly person: string; readonly passphrase: string };
  readonly "app.settings.get": Settings;
  readonly "draft.seal": { readonly id: string };
  readonly "draft.list": { readonly id: string; readonly form: string; readonly context: string; readonly at: string } | { readonly others: true };
  readonly "draft.open": { readonly form: string; readonly context: string; readonly at: string; readonly text: string };
  /** No row where the person chose nothing. */
  readonly "file.choose": { readonly name: string; readonly data: string; readonly path: string; readonly digest: string };
  readonly "file.again": { readonly is: "same"; readonly data: string } | { readonly is: "gone" | "changed" };
  readonly "file.save": { readonly path: string };
  /** False where the person left the dialog. */
  readonly "file.print": { readonly printed: boolean };
}

/** What the host tells without being asked. `idle` counts down; `locking` gives the page the seconds it has left to seal drafts. */
export const push = z.discriminatedUnion("kind", [
  obj({ kind: z.literal("changed"), channel: text(60) }),
  obj({ kind: z.literal("idle"), left: count }),
  obj({ kind: z.literal("locking"), in: count }),
  obj({ kind: z.literal("locked"), why: z.enum(["idle", "key", "sleep", "screen"]) }),
  obj({ kind: z.literal("unlocked"), person: ref }),
  obj({ kind: z.literal("progress"), what: text(60), done: count, of: count }),
]);
export type Push = z.infer<typeof push>;
export type LockReason = Extract<Push, { kind: "locked" }>["why"];
