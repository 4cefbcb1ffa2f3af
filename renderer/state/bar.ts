import { useEffect } from "react";
import { create } from "zustand";

/** What the bar of the page says instead of 読取り待ち (点検: counting; a form: what may be read in any order). */
interface Bar {
  readonly state: string | null;
  readonly hint: string | null;
  readonly help: () => void;
  /** Prints the paper of the page, or says that it has none. */
  readonly print: () => void;
  readonly put: (some: Partial<Pick<Bar, "state" | "hint" | "help" | "print">>) => void;
}

export const useBar = create<Bar>((set) => ({ state: null, hint: null, help: () => undefined, print: () => undefined, put: (some) => set(some) }));

/** Words of the bar while a page is shown. */
export function useBarWords(state: string | null, hint: string | null): void {
  useEffect(() => {
    useBar.getState().put({ state, hint });
    return () => useBar.getState().put({ state: null, hint: null });
  }, [state, hint]);
}
