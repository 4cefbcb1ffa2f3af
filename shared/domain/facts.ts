import type { ArticleId, RuleId } from "../articles/catalogue.ts";
import type { GrantKind, Scope } from "./approvals/commands.ts";
import type { Parameters } from "./parameters.ts";

/** Plain shapes in which read models hand facts to rules. Instants are epoch milliseconds, days `YYYY-MM-DD` in Japan time. */

/** What of a person a recorded change sets from its first day on. */
export interface PersonChange {
  readonly from: string;
  readonly set: Partial<Pick<Person, "role" | "party" | "partyRole" | "deputyFrom" | "deputyTo" | "position" | "duties" | "permitted" | "employmentType" | "badgeNo">>;
}

/** A person as registered; who they are on a day says `onDay`. */
export interface Person {
  readonly no: string;
  readonly label: string;
  readonly name: string;
  readonly role: string;
  readonly party: string;
  readonly partyRole: string;
  readonly deputyFrom: string | null;
  readonly deputyTo: string | null;
  readonly reportedOn: string | null;
  readonly reportedFrom: string | null;
  readonly pledgedOn: string | null;
  readonly trainedOn: string | null;
  readonly endsOn: string | null;
  readonly leftAt: number | null;
  readonly permitted: readonly string[] | null;
  readonly position: string | null;
  readonly duties: string | null;
  readonly employmentType: string | null;
  readonly badgeNo: string | null;
  /** In the order of their first days, of one day in the order of their records. */
  readonly changes: readonly PersonChange[];
}

export interface Party {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly mailDomain: string | null;
  readonly address: string | null;
}

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly party: string;
  readonly address: string | null;
  readonly parent: string | null;
  readonly lockType: string | null;
  readonly accessControl: string | null;
  /** How private things are kept out. */
  readonly privateItems: string | null;
  /** Kinds of the places that it lies in, at any height, and that have a lock or an access control. */
  readonly enclosed: readonly string[];
  readonly keyHolder: string | null;
  readonly keyNo: string | null;
  readonly keyCount: number | null;
  readonly reportedOn: string | null;
  readonly usedFrom: string | null;
  readonly usedTo: string | null;
}

export interface Item {
  readonly n: number;
  readonly no: string;
  readonly label: string;
  readonly kind: string;
  readonly mediumType: string | null;
  readonly ownership: string | null;
  readonly serial: string | null;
  readonly serialSource: string | null;
  readonly encryption: string | null;
  readonly place: string | null;
  readonly home: string | null;
  readonly party: string;
  readonly state: string;
  readonly photographed: boolean;
}

/** The columns of the reconciliation line; `missing` stands beside it. */
export type Column = "stored" | "out" | "subcontract" | "returned" | "delivered" | "disposed" | "missing";
export type Enter = "received" | "collected" | "generated";

export interface Lot {
  readonly id: number;
  readonly holding: string;
  readonly item: number | null;
  readonly itemNo: string | null;
  readonly unit: string;
  readonly qty: number;
  readonly col: Column;
  readonly place: string | null;
  readonly party: string;
  readonly checked: boolean;
  readonly handover: string | null;
  readonly takeout: string | null;
  readonly transport: string | null;
  readonly approval: string | null;
  readonly copyMethod: string | null;
  readonly frozen: string | null;
}

export interface Holding {
  readonly no: string;
  readonly label: string;
  readonly name: string;
  readonly originKind: string;
  readonly unit: string | null;
  readonly form: string | null;
  readonly purpose: string | null;
  readonly custodian: string | null;
  readonly storage: string | null;
  readonly party: string;
  readonly state: string;
  readonly flags: readonly string[];
  readonly confidentiality: string | null;
  readonly subjectCount: number | null;
  readonly keepUntil: string | null;
  readonly approval: string | null;
  readonly gaps: number;
  readonly frozen: string | null;
  readonly users: readonly { readonly no: string; readonly from: number | null }[];
  readonly parents: readonly string[];
  readonly dataItems: readonly string[];
}

export interface Grant {
  readonly id: number;
  readonly approval: string;
  readonly docNo: string | null;
  readonly kind: GrantKind;
  readonly scope: Scope;
  readonly limit: number | null;
  readonly unit: string | null;
  readonly from: number;
  readonly to: number;
  readonly persons: number | null;
  readonly used: number;
}

export interface Plan {
  readonly plan: string;
  readonly between: readonly (readonly string[])[];
  readonly responsible: string | null;
  readonly container: string | null;
  readonly contact: string | null;
}

/** A holding that is still open (something of it stored, out, with another party or missing). */
export interface OpenHolding {
  readonly no: string;
  readonly party: string | null;
}

export interface Instruction {
  readonly id: string;
  readonly due: number | null;
  readonly doneAt: number | null;
}

export interface Incident {
  readonly no: string;
  readonly kind: string;
  readonly state: "open" | "draft" | "closed";
  readonly knownAt: number;
  readonly firstReportedAt: number | null;
  readonly holdings: readonly string[];
  readonly concluded: boolean;
  readonly instructions: readonly Instruction[];
}

/** What every decision may ask: the contract as it stands, who signs, the numbers next free. */
export interface Base {
  readonly contract: {
    readonly exists: boolean;
    readonly title: string;
    readonly self: string;
    readonly termTo: string;
    readonly startedOn: string;
    readonly dispositionDueOn: string;
    readonly confidentiality: string;
    readonly myNumberZone: boolean;
    readonly fewPeople: string | null;
    readonly closed: boolean;
  };
  readonly parameters: Parameters;
  readonly actor: Person | null;
  /** Who signs although the ledger has no contract yet: a founder named in the genesis. */
  readonly founder: boolean;
  readonly numbers: Readonly<Record<string, number>>;
  readonly tag: string;
}

export type { ArticleId, RuleId };
