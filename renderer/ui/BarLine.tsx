import { useLayoutEffect, useRef, useState } from "react";
import css from "./BalanceFigure.module.css";
import { cx } from "./cx.ts";

/** About how wide a text is in small type, px. */
export const wide = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 255 ? 14 : 8), 0);

/** How much room a whole bar has in px: the box less `beside` (what stands left and right of it). */
export function useBarRoom(beside: number): { readonly box: React.RefObject<HTMLDivElement | null>; readonly room: number } {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(900);
  useLayoutEffect(() => {
    const seen = box.current;
    if (!seen) return;
    const measure = (): void => setRoom(seen.clientWidth - beside);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(seen);
    return () => watch.disconnect();
  }, [beside]);
  return { box, room };
}

/** One bar of numbers: its name where it has one, its cells, and what they come to. The balance and the result of a verification are drawn with it, so that it is learned once (ui.md §1.2). */
export function BarLine({ name, total, wrong = false, children }: { readonly name?: string; readonly total: React.ReactNode; readonly wrong?: boolean; readonly children: React.ReactNode }) {
  return (
    <div className={css["line"]}>
      {name !== undefined && <span className={css["name"]}>{name}</span>}
      <span className={css["bar"]}>{children}</span>
      <span className={cx(css["total"], wrong && css["bad"])}>{total}</span>
    </div>
  );
}
