import { create } from "zustand";

/** While a trial reading runs every key of a label goes to it and to nothing else; `hear` gives true when it took the key. */
interface Trial {
  readonly hear: ((event: KeyboardEvent) => boolean) | null;
  readonly put: (hear: Trial["hear"]) => void;
}

export const useTrial = create<Trial>((set) => ({ hear: null, put: (hear) => set({ hear }) }));
