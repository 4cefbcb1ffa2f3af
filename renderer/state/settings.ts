import { create } from "zustand";
import type { labelPapers } from "../../shared/ipc/actions.ts";
import type { EndMark } from "../scan/trial.ts";
import type { Language } from "../words/language.ts";

interface Settings {
  readonly language: Language;
  readonly sound: boolean;
  /** Longest gap between two strokes of the scanner of this PC, ms (ui.md §6.4). */
  readonly gap: number;
  /** How a reading of that scanner ends. */
  readonly end: EndMark;
  readonly idleMinutes: number;
  /** What labels are printed on where nothing is asked. */
  readonly labels: (typeof labelPapers)[number];
  readonly set: (some: Partial<Omit<Settings, "set">>) => void;
}

/** How this PC shows things; kept by the host, never ledger data. */
export const useSettings = create<Settings>((set) => ({ language: "ja", sound: false, gap: 80, end: "Enter", idleMinutes: 10, labels: "a4-24", set: (some) => set(some) }));
