import type { Base, Lot, Person } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";

/** The acts at which two sides meet, and who stands on them (T6). */
export type SideAct = "払出し" | "返却" | "出発" | "到着" | "廃棄・消去";
export type SideName = "渡した人" | "持出者" | "受け取った人" | "実施者" | "確認者";
/** How a side confirmed: by its key, drawn, on a numbered record sheet, or not at all. */
export type How = "合言葉" | "署名" | "紙" | "署名なし";

/** One person on one side of an act. `person` null where nobody said who it was; `n` tells the persons of one side apart. */
export interface Side {
  readonly side: SideName;
  readonly n: number;
  readonly person: string | null;
  readonly how: How;
  /** Digest of the drawn signature. */
  readonly file: string | null;
}

/** What is known of the drawn signatures and the record sheet that a command names. */
export interface Signing {
  /** By digest: whether it is a stored picture of a fit size, and whether another confirmation has it already. */
  readonly drawings: ReadonlyMap<string, { readonly picture: boolean; readonly used: boolean }>;
  /** True where the named record sheet was printed here and is neither spoiled nor given back blank. */
  readonly sheet: boolean;
}

/** The sides of an act that was recorded, for confirming later; nobody bears anything in a disposal. */
export interface ConfirmFacts extends Signing {
  readonly base: Base;
  readonly people: ReadonlyMap<string, Person>;
  readonly bearers: readonly string[];
  readonly sides: readonly Side[];
}

export interface Takeout {
  readonly no: string;
  readonly state: string;
  readonly bearers: readonly string[];
  readonly outAt: number;
  readonly arrivedAt: number | null;
  readonly dueBackAt: number;
  readonly qty: number;
  readonly unit: string;
  readonly electronic: boolean;
  readonly seal: string | null;
  readonly lots: readonly Lot[];
}

export interface DepartFacts extends GoodsFacts, Signing {
  readonly numberTaken: boolean;
  readonly approvedInside: boolean;
}

export interface RequestFacts extends GoodsFacts {
  readonly numberTaken: boolean;
}

export interface ArrivedFacts extends Pick<GoodsFacts, "base"> {
  readonly takeout: Pick<Takeout, "no" | "state" | "outAt"> | null;
}

/** A takeout that is out, with where it went and the approval it draws on; its lots are the lines. */
export interface ExtendFacts extends GoodsFacts {
  readonly takeout: (Pick<Takeout, "no" | "state" | "dueBackAt" | "qty"> & { readonly destination: string; readonly approval: string | null }) | null;
}

export interface CloseFacts extends GoodsFacts, Signing {
  readonly takeout: Takeout | null;
  readonly incidentTaken: boolean;
}

export interface Transport {
  readonly no: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
  readonly handover: string | null;
  readonly bearers: readonly string[];
  readonly qty: number;
  readonly unit: string;
  readonly lots: readonly Lot[];
}

export interface TransportFacts extends GoodsFacts, Signing {
  readonly numberTaken: boolean;
}

export interface ArriveFacts extends GoodsFacts, Signing {
  readonly transport: Transport | null;
  readonly incidentTaken: boolean;
}
