import type { OpenRow } from "../../../shared/ipc/answers.ts";
import { useAsk, type Asked } from "../../ask.ts";
import { useAll } from "../../paged.ts";

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

/** What has not ended of a holding, of a thing, or of what went with a slip: all of it. Null asks nothing. */
export const useOpenRows = (of: { readonly ledger_no: string } | { readonly item: string } | { readonly handover_no: string } | null): Asked<OpenRow> => useAll("dispositions.open", of);
export const useCertificates = (): readonly CertificateRow[] => useAsk("certificates.list", {}).rows as readonly CertificateRow[];
/** Lists of what is to go, the newest first; with a number that one alone. */
export const useLists = (list?: string): Asked<ListRow> => useAsk("dispositions.lists", list === undefined ? {} : { list }) as Asked<ListRow>;
