import type { Label } from "../../shared/values/label.ts";
import { create } from "zustand";
import { soundOfReading } from "../sound.ts";

/** What a reading of the bar said (ui.md part 10); stays until the next reading, a complaint only until something else is begun. */
export type ReadingNote =
  | { readonly is: "read"; readonly text: string }
  | { readonly is: "split"; readonly texts: readonly string[] }
  | { readonly is: "check-digit" | "other-ledger" | "form" | "letters" | "unknown"; readonly text: string }
  | { readonly is: "filled"; readonly texts: readonly string[]; readonly into: readonly string[]; readonly typing: boolean }
  | { readonly is: "unwanted" | "idle-key"; readonly text: string }
  | { readonly is: "while-typing"; readonly text: string }
  | { readonly is: "no-paper" }
  | { readonly is: "twice"; readonly text: string; readonly why: string };

/** True for a note that says why nothing was done; it is about that reading only and goes with the next page, stroke or record. */
export const isComplaint = (note: ReadingNote | null): boolean => note !== null && !["read", "split", "filled", "while-typing"].includes(note.is);

/** The open card and what the bar shows. */
interface Card {
  readonly label: Label | null;
  readonly note: ReadingNote | null;
  /** The person whose badge was read for one record (ui.md §7.10). */
  readonly doer: string | null;
  readonly typed: string;
  readonly searching: boolean;
  /** The words of the search. */
  readonly words: string;
  readonly open: (label: Label) => void;
  readonly say: (note: ReadingNote | null) => void;
  readonly setDoer: (no: string | null) => void;
  readonly type: (text: string) => void;
  readonly search: (on: boolean, words?: string) => void;
  readonly setWords: (words: string) => void;
  readonly close: () => void;
}

export const useCard = create<Card>((set) => ({
  label: null,
  note: null,
  doer: null,
  typed: "",
  searching: false,
  words: "",
  open: (label) => set({ label, typed: "", searching: false }),
  say: (note) => {
    if (note !== null) soundOfReading(note.is === "read" || note.is === "filled" || note.is === "split" || note.is === "while-typing");
    set({ note });
  },
  setDoer: (doer) => set({ doer }),
  type: (typed) => set((s) => ({ typed, ...(typed !== "" && isComplaint(s.note) ? { note: null } : {}) })),
  search: (searching, words = "") => set((s) => ({ searching, words, typed: "", ...(isComplaint(s.note) ? { note: null } : {}) })),
  setWords: (words) => set({ words }),
  close: () => set({ label: null, note: null, typed: "" }),
}));
