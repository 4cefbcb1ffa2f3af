import { create } from "zustand";
import type { Language } from "../words/language.ts";

interface Settings {
  readonly language: Language;
  readonly sound: boolean;
  /** Longest gap between two strokes of the scanner of this PC, ms (ui.md §6.4). */
  readonly gap: number;
  readonly set: (some: Partial<Pick<Settings, "language" | "sound" | "gap">>) => void;
}

/** How this PC shows things; kept by the host, never ledger data. */
export const useSettings = create<Settings>((set) => ({ language: "ja", sound: false, gap: 80, set: (some) => set(some) }));
