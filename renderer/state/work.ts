import { create } from "zustand";

/** Long work of the host: how far it is, and where it stood when it was first told (`at`, ms of the machine), from which the time left is guessed. */
export interface Working {
  readonly what: string;
  readonly done: number;
  readonly of: number;
  readonly first: { readonly done: number; readonly at: number };
}

interface Work {
  readonly now: readonly Working[];
  /** Takes news of the host; work that is over goes. */
  readonly hear: (what: string, done: number, of: number) => void;
  readonly clear: () => void;
}

export const useWork = create<Work>((set) => ({
  now: [],
  hear: (what, done, of) =>
    set((s) => {
      const others = s.now.filter((w) => w.what !== what);
      if (done >= of) return { now: others };
      const first = s.now.find((w) => w.what === what)?.first ?? { done, at: Date.now() };
      return { now: [...others, { what, done, of, first }] };
    }),
  clear: () => set({ now: [] }),
}));

/** Ms left at the pace so far; undefined while too little was seen. */
export function leftOf(w: Working, at: number): number | undefined {
  const gone = w.done - w.first.done;
  return gone <= 0 ? undefined : ((at - w.first.at) / gone) * (w.of - w.done);
}
