import type { Ask, Row } from "../readmodel/query.ts";
import { must, textOf } from "../readmodel/query.ts";
import type { ApplicationDraft } from "../domain/approvals/commands.ts";
import type { IncidentDraft } from "../domain/incidents/commands.ts";
import type { Base } from "../domain/facts.ts";
import type { Dates } from "./dates.ts";
import type { Html } from "./html.ts";

/** A record as papers read it: what was sent, by whom, when. Times are epoch ms. */
export interface Recorded {
  readonly seq: number;
  readonly at: number;
  readonly occurred: number;
  readonly channel: string;
  readonly outcome: string;
  readonly signer: string;
  readonly doer?: string;
  readonly confirmed?: readonly string[];
  readonly body?: unknown;
  readonly notices?: readonly { readonly rule: string; readonly code: string }[];
  readonly reasons?: Readonly<Record<string, string>>;
  readonly events?: readonly { readonly type: string }[];
}

/** Pictures of codes, as SVG of the given measures in millimetres. */
export interface Draw {
  readonly qr: (text: string, side: number) => Html;
  readonly code128: (text: string, width: number, height: number) => Html;
  /** How many modules wide the Code 128 of a text is, without the white beside it. */
  readonly bars: (text: string) => number;
}

/** What verification found, for the paper that says so. */
export interface Verified {
  readonly answer: "sound" | "damaged" | "altered" | "unknown";
  readonly size: number;
  readonly root: string;
  readonly damaged: number;
  readonly altered: number;
  readonly unchecked: number;
  readonly redecided: number;
  readonly restorations: number;
  readonly tornTail: boolean;
  /** The first bad place: its record, when that was made and by which channel, and what is wrong. */
  readonly firstBad: { readonly seq: number | null; readonly what: string; readonly at: string | null; readonly channel: string | null } | null;
  /** The size of the value with which the city's own copy agreed in full, and when it was compared (epoch ms); null where no copy was. */
  readonly fixed: { readonly size: number; readonly on: number } | null;
}

/** Everything a form may read, all of one moment between two records. Read only and synchronous. */
export interface Source {
  readonly ask: Ask;
  readonly record: (seq: number) => Recorded | null;
  readonly base: Base;
  readonly actor: string;
  /** The ledger's time, epoch ms. */
  readonly now: number;
  readonly practice: boolean;
  /** How this paper says its dates. */
  readonly dates: Dates;
  readonly tag: string;
  /** Emergency contacts, functions and their numbers, as the ledger shows them also while it is locked. */
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
  /** Fingerprints of the keys in force, by the number of the person. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** Number of our paper, 令8-0391; null for a draft. */
  readonly docNo: string | null;
  /** Labels of kind 6 for the sheets of this paper, in order; empty for a draft. */
  readonly sheets: readonly string[];
  /** Head that the foot speaks of: size, root (hex), the note and its 16 digits; null for a draft. */
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string; readonly digits: string } | null;
  readonly verified: Verified | null;
  readonly draw: Draw;
}

/** What was asked of a form. `asOf` is a day `YYYY-MM-DD`, or an instant where the form can be of one. */
export interface Wanted {
  readonly subject: string | null;
  readonly asOf: string | null;
  readonly options: PrintOptions;
}

/** Choices of the forms that have any. */
export interface PrintOptions {
  /** Sheet or tape of labels, and the first place used on it (1 = top left). */
  readonly sheet?: string | undefined;
  readonly start?: number | undefined;
  /** How many blank sheets. */
  readonly copies?: number | undefined;
  /** Which blank sheet. */
  readonly kind?: string | undefined;
  /** Of a past day: as now known, late entries included, or as it was known then. */
  readonly known?: "now" | "then" | undefined;
  /** Which way a trace goes: from the receipt to now, or back to it. */
  readonly direction?: "forward" | "backward" | undefined;
  /** An incident that is not recorded yet, for the draft of its first report. */
  readonly incident?: IncidentDraft | undefined;
  /** What a form on the screen holds of what the city is asked for. */
  readonly application?: ApplicationDraft | undefined;
}

/** A printed form, or which part of the question cannot be answered. */
export type Built = { readonly body: Html; readonly style?: string; readonly draft?: boolean; /** A page of its own measures, mm. */ readonly page?: { readonly width: number; readonly height: number } } | { readonly wrong: "subject" | "as_of" | "options" };

/** How the contract wants its papers, with what the letter head says. Every value may be missing. */
export interface Head {
  readonly title: string | null;
  readonly contractNo: string | null;
  readonly signedOn: string | null;
  readonly principal: string | null;
  readonly principalRep: string | null;
  readonly contractor: string | null;
  readonly contractorRep: string | null;
  readonly address: string | null;
  readonly honorific: string;
  readonly seal: string;
  readonly contactDept: string | null;
  readonly contactPhone: string | null;
  readonly formNumbers: ReadonlyMap<string, string>;
}

/** Reads the letter head from the contract and its paper settings. */
export function headOf(ask: Ask): Head {
  const settings = new Map(ask("SELECT name, value FROM settings").map((r: Row) => [must.text(r["name"]), textOf(r["value"])]));
  const of = (name: string): string | null => settings.get(name) ?? null;
  const self = ask("SELECT address FROM parties WHERE id=?", of("self") ?? "")[0];
  return {
    title: of("title"),
    contractNo: of("contract_no"),
    signedOn: of("paper_signed_on"),
    principal: of("principal"),
    principalRep: of("paper_principal_rep"),
    contractor: of("contractor"),
    contractorRep: of("paper_contractor_rep"),
    address: of("paper_contractor_address") ?? textOf(self?.["address"]),
    honorific: of("paper_honorific") ?? "宛",
    seal: of("paper_seal") ?? "押印あり",
    contactDept: of("paper_contact_dept"),
    contactPhone: of("paper_contact_phone"),
    formNumbers: new Map([...settings].flatMap(([name, value]) => (name.startsWith("paper_form_") && value !== null ? [[name.slice(11), value] as const] : []))),
  };
}
