import { previewImport, exportList } from "./exchange.ts";
import { setClock, storeAttachment } from "../domain/records/commands.ts";
import { applicationDraft } from "../domain/approvals/commands.ts";
import { incidentDraft } from "../domain/incidents/commands.ts";
import { calendars } from "../values/era.ts";
import { day, dayOrInstant, dict, obj, ref, text, z } from "../domain/bodies.ts";

/** A passphrase as it is typed; NFKC happens before use. Never recorded, never repeated. */
const passphrase = z.string().min(1).max(1024);

/** How a paper addresses the city, how it is sealed and how wide its digits are; the first of each is what a contract without a word about it gets (domain 2.1). */
export const honorifics = ["宛", "宛て", "様", "殿"] as const;
export const seals = ["押印あり", "省略", "署名"] as const;
export const digitWidths = ["半角", "全角"] as const;

/** What labels are printed on: A4 sheets by their number of labels, tapes by their width in mm. */
export const labelPapers = ["a4-12", "a4-24", "a4-44", "tape-12", "tape-18", "tape-24", "tape-36"] as const;

/** A form of the catalogue by its id. */
const form = z.string().regex(/^(F\d\d|[a-z]{1,20})$/u);

/** What the program itself does on a person's word: not a decision of the domain, but a record where something changes. */
export const actions = {
  "session.open": obj({ person: ref, passphrase, new_passphrase: passphrase.optional() }),
  "session.lock": obj({}),
  "clock.set": setClock,
  /** Opens with the typed recovery sheet for a person who lost the passphrase, and sets a new one. */
  "session.recover": obj({ sheet: z.string().min(1).max(2_000), person: ref, new_passphrase: passphrase }),
  "attachment.store": storeAttachment,
  "attachment.get": obj({ digest: z.string().regex(/^[0-9a-f]{64}$/u) }),
  "checkpoint.make": obj({}),
  /** Verifies everything from the bytes; `note` is the city's sheet (the whole signed note of its QR), `code` the 16 digits read aloud or the 64 hex digits. */
  "ledger.verify": obj({ note: z.string().min(1).max(20_000).optional(), code: z.string().min(1).max(100).optional() }),
  /** Stops long work where that loses nothing; what was stopped answers with `interrupted` and how far it came. */
  "work.stop": obj({ what: z.enum(["ledger.verify", "import.preview"]) }),
  /** Prints a form; `reprint` names a paper printed before, whose frozen body is printed again. */
  "print.form": obj({
    form: text(20).optional(),
    subject: text(400).optional(),
    as_of: dayOrInstant.optional(),
    draft: z.boolean().optional(),
    reprint: text(20).optional(),
    options: obj({ sheet: z.enum(labelPapers).optional(), start: z.number().int().min(1).max(44).optional(), copies: z.number().int().min(1).max(100).optional(), kind: z.enum(["use", "takeout"]).optional(), known: z.enum(["now", "then"]).optional(), direction: z.enum(["forward", "backward"]).optional(), incident: incidentDraft.optional(), application: applicationDraft.optional() }).optional(),
  }),
  /** How the contract wants its papers; null puts a value back to its default. */
  "print.settings": obj({
    honorific: z.enum(honorifics).nullish(),
    seal: z.enum(seals).nullish(),
    digits: z.enum(digitWidths).nullish(),
    signed_on: day.nullish(),
    principal_rep: text(120).nullish(),
    contractor_rep: text(120).nullish(),
    contractor_address: text(200).nullish(),
    contact_dept: text(120).nullish(),
    contact_phone: text(120).nullish(),
    form_numbers: dict(form, text(40).nullable()).optional(),
    calendars: dict(form, z.enum(calendars).nullable()).optional(),
    reason: text(400),
  }),
  /** Draws a spot check that anyone draws the same (I9): from the last value handed to the city, the inspection number and a number the officer says. A record. */
  "sample.draw": obj({ said: z.string().regex(/^\d{1,12}$/u), n: z.number().int().min(1).max(200), inspection: ref.optional() }),
  /** A dry run over a file of an old ledger; nothing is written. */
  "import.preview": previewImport,
  /** A list as a file; each one is a record (E1). */
  "export.list": exportList,
  "passphrase.change": obj({ old_passphrase: passphrase, new_passphrase: passphrase }),
} as const;

export type ActionName = keyof typeof actions;
export { passphrase as passphraseText };
