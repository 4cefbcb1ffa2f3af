import type { Answers, CountRow, FindingRow } from "../../../shared/ipc/answers.ts";
import { useAsk } from "../../ask.ts";

export type ReadingRow = Answers["inspections.readings"];

/** Places of one inspection, or of all that are running. */
export const useCounts = (inspection?: string): readonly CountRow[] => useAsk("inspections.counts", inspection === undefined ? {} : { inspection }).rows;
/** Every finding, open ones first. */
export const useFindings = (): readonly FindingRow[] => useAsk("inspections.findings", {}).rows;
