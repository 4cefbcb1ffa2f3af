import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** How much of a list its page has room for: rows, and the height they take in px. Null while the page may be as long as it is. */
export interface Fits {
  readonly rows: number;
  readonly height: number;
  /** Height in px from the top of the part to the foot of the page. */
  readonly room: number;
}

/** Px of a row that was never drawn, of the line 「ほか n件」, and of the white below the page. */
const row = 50;
const rest = 40;
const white = 12;
/** Fewer rows are no list: then the page scrolls. */
const least = 3;

/**
 * Measures how many rows of the list in `box` stand above the foot of the page (ui.md §3: the last rows fold into 「ほか n件」, so that the right column
 * keeps its button). `keys` are the rows in order; rows are as high as they were drawn. Nothing is folded below 1200 px, where the columns lie under one another.
 */
export function useFits(box: RefObject<HTMLElement | null>, keys: readonly string[], on: boolean): Fits | null {
  const [fits, setFits] = useState<Fits | null>(null);
  const drawn = useRef({ width: 0, heights: new Map<string, number>() });
  useLayoutEffect(() => {
    const part = box.current;
    const main = part?.closest("main");
    if (!part || !main || !on) {
      setFits(null);
      return;
    }
    const measure = (): void => {
      const list = part.querySelector<HTMLElement>("[role=grid]");
      if (!list || window.innerWidth < 1200) return setFits(null);
      const seen = drawn.current;
      if (seen.width !== list.clientWidth) drawn.current = { width: list.clientWidth, heights: new Map() };
      const { heights } = drawn.current;
      for (const r of list.querySelectorAll<HTMLElement>("[role=row]")) heights.set(r.dataset["key"] ?? "", r.getBoundingClientRect().height);
      const top = part.getBoundingClientRect().top;
      const room = Math.floor(main.getBoundingClientRect().bottom - white - (top + main.scrollTop));
      const inside = room - (list.getBoundingClientRect().top - top) - 1;
      const height = (n: number): number => keys.slice(0, n).reduce((sum, key) => sum + (heights.get(key) ?? row), 0);
      let rows = keys.length;
      if (height(rows) > inside) while (rows > least && height(rows) > inside - rest) rows--;
      const now = { rows, height: Math.ceil(height(rows)), room };
      setFits((before) => (before?.rows === now.rows && before.height === now.height && before.room === now.room ? before : now));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const e of [main, part, ...main.children, ...(part.parentElement?.children ?? [])]) watch.observe(e);
    return () => watch.disconnect();
  });
  return fits;
}
