import { useAsk } from "../../ask.ts";

/** An inquiry of the city about one holding; `closed_seq` is the record of its answer. */
export interface InquiryRow {
  readonly no: string;
  readonly holding: string;
  readonly doc_no: string;
  readonly asked_at: string;
  readonly closed_seq: number | null;
}

export const useInquiries = (): readonly InquiryRow[] => useAsk("inquiries.list", {}).rows as readonly InquiryRow[];
