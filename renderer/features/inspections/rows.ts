import type { Answers } from "../../../shared/ipc/answers.ts";
import { useAsk } from "../../ask.ts";

/** A place of a walk-round: how many were read, and when its count ended. */
export interface CountRow {
  readonly inspection: string;
  readonly place: string;
  readonly kind: string | null;
  readonly since: string;
  readonly done_at: string | null;
  readonly read: number;
}
/** A finding of an inspection; `done_on` null while it is open. Its words stand in the record `seq`. */
export interface FindingRow {
  readonly inspection: string;
  readonly block: string;
  readonly seq: number;
  readonly n: number;
  readonly due: string | null;
  readonly done_on: string | null;
}
export type ReadingRow = Answers["inspections.readings"];

/** Places of one inspection, or of all that are running. */
export const useCounts = (inspection?: string): readonly CountRow[] => useAsk("inspections.counts", inspection === undefined ? {} : { inspection }).rows as readonly CountRow[];
/** Every finding, open ones first. */
export const useFindings = (): readonly FindingRow[] => useAsk("inspections.findings", {}).rows as readonly FindingRow[];
