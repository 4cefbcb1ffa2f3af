import type { CertificateRow, ListRow, OpenRow } from "../../../shared/ipc/answers.ts";
import { useAsk, type Asked } from "../../ask.ts";
import { useAll } from "../../paged.ts";

/** What has not ended of a holding, of a thing, or of what went with a slip: all of it. Null asks nothing. */
export const useOpenRows = (of: { readonly ledger_no: string } | { readonly item: string } | { readonly handover_no: string } | null): Asked<OpenRow> => useAll("dispositions.open", of);
export const useCertificates = (): readonly CertificateRow[] => useAsk("certificates.list", {}).rows;
/** Lists of what is to go, the newest first; with a number that one alone. */
export const useLists = (list?: string): Asked<ListRow> => useAsk("dispositions.lists", list === undefined ? {} : { list });
/** What is open, as the page draws it: `things` where several are one line. */
export type OpenLine = OpenRow & { readonly things?: number };
