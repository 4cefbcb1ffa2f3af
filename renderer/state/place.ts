import { create } from "zustand";

/** The ten places of the page, in the order of their keys 1–9, 0. */
export const placeNames = ["today", "holdings", "handovers", "copies", "takeouts", "inspections", "dispositions", "incidents", "people", "audit"] as const;
export type PlaceName = (typeof placeNames)[number];
/** Every page there is: the ten places, and the settings of this PC, which have no digit. */
export type PageName = PlaceName | "settings";

/** Where in the page somebody is: one of the pages, a page inside it (`view`), and what it is about. */
export interface Where {
  readonly page: PageName;
  readonly view: string;
  readonly about: string | null;
  /** Values a form starts with (an item that was read, a task that was opened). */
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Place extends Where {
  readonly before: readonly Where[];
  /** Goes somewhere; focus then returns to the scan bar. */
  readonly go: (page: PageName, view?: string, about?: string | null, given?: Readonly<Record<string, unknown>>) => void;
  readonly back: () => void;
}

const start: Where = { page: "today", view: "", about: null };

export const usePlace = create<Place>((set) => ({
  ...start,
  before: [],
  go: (page, view = "", about = null, given) =>
    set((s) => ({ page, view, about, ...(given ? { with: given } : { with: {} }), before: [...s.before.slice(-19), { page: s.page, view: s.view, about: s.about, ...(s.with ? { with: s.with } : {}) }] })),
  back: () => set((s) => ({ ...start, with: {}, ...s.before.at(-1), before: s.before.slice(0, -1) })),
}));
