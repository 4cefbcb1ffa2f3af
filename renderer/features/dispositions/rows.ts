import { useAsk, type Asked } from "../../ask.ts";

/** What the city designated for a holding. */
export interface Designation {
  readonly doc_no: string | null;
  readonly method: string | null;
  readonly party: string | null;
  readonly min_level: string | null;
}
/** A quantity that has not ended, with its item, designation, and what is derived from it and open. */
export interface OpenRow {
  readonly lot: number;
  readonly no: string;
  readonly name: string;
  readonly form: string | null;
  readonly origin_kind: string | null;
  readonly frozen: string | null;
  readonly destroy_by: string | null;
  readonly keep_until: string | null;
  readonly qty: number;
  readonly unit: string;
  readonly col: string;
  readonly party: string;
  readonly handover: string | null;
  readonly item: string | null;
  readonly label: string | null;
  readonly medium_type: string | null;
  readonly ownership: string | null;
  readonly serial: string | null;
  readonly serial_source: string | null;
  readonly photographs: number | null;
  readonly place: string | null;
  readonly designated: readonly Designation[];
  readonly open_descendants: readonly string[];
  /** How many things the page put into one line. */
  readonly things?: number;
}
export interface CertificateRow {
  readonly no: string;
  readonly seq: number;
  readonly handover: string | null;
  readonly corrects: string | null;
  readonly complete: number;
  readonly handed: readonly string[];
}
export interface ListRow {
  readonly list: string;
  readonly name: string;
  readonly by_no: string;
  readonly at: string;
  readonly lines: readonly { readonly holding: string; readonly qty: number; readonly decision: string | null; readonly decided_at: string | null }[];
}

export const useOpenRows = (): Asked<OpenRow> => useAsk("dispositions.open", {}) as Asked<OpenRow>;
export const useCertificates = (): readonly CertificateRow[] => useAsk("certificates.list", {}).rows as readonly CertificateRow[];
export const useLists = (): Asked<ListRow> => useAsk("dispositions.lists", {}) as Asked<ListRow>;
