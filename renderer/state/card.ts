import type { Label } from "../../shared/values/label.ts";
import { create } from "zustand";
import { soundOfReading } from "../sound.ts";

/** What a reading of the bar said (ui.md part 10); stays until the next reading. */
export type ReadingNote =
  | { readonly is: "read"; readonly text: string }
  | { readonly is: "split"; readonly texts: readonly string[] }
  | { readonly is: "check-digit" | "other-ledger" | "form" | "unknown"; readonly text: string }
  | { readonly is: "filled"; readonly texts: readonly string[]; readonly into: readonly string[]; readonly typing: boolean }
  | { readonly is: "unwanted" | "idle-key"; readonly text: string }
  | { readonly is: "while-typing"; readonly text: string }
  | { readonly is: "no-paper" }
  | { readonly is: "twice"; readonly text: string; readonly why: string };

/** The open card and what the bar shows. */
interface Card {
  readonly label: Label | null;
  readonly note: ReadingNote | null;
  /** The person whose badge was read for one record (ui.md §7.10). */
  readonly doer: string | null;
  readonly typed: string;
  readonly searching: boolean;
  readonly open: (label: Label) => void;
  readonly say: (note: ReadingNote | null) => void;
  readonly setDoer: (no: string | null) => void;
  readonly type: (text: string) => void;
  readonly search: (on: boolean) => void;
  readonly close: () => void;
}

export const useCard = create<Card>((set) => ({
  label: null,
  note: null,
  doer: null,
  typed: "",
  searching: false,
  open: (label) => set({ label, typed: "", searching: false }),
  say: (note) => {
    if (note !== null) soundOfReading(note.is === "read" || note.is === "filled" || note.is === "split" || note.is === "while-typing");
    set({ note });
  },
  setDoer: (doer) => set({ doer }),
  type: (typed) => set({ typed }),
  search: (searching) => set({ searching, typed: "" }),
  close: () => set({ label: null, note: null, typed: "" }),
}));
