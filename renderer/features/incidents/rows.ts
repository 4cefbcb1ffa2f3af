import type { InquiryRow } from "../../../shared/ipc/answers.ts";
import { useAsk } from "../../ask.ts";

export const useInquiries = (): readonly InquiryRow[] => useAsk("inquiries.list", {}).rows;
