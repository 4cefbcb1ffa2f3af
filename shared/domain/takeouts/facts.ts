import type { Lot } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";

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

export interface DepartFacts extends GoodsFacts {
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

export interface CloseFacts extends GoodsFacts {
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

export interface TransportFacts extends GoodsFacts {
  readonly numberTaken: boolean;
}

export interface ArriveFacts extends GoodsFacts {
  readonly transport: Transport | null;
  readonly incidentTaken: boolean;
}
