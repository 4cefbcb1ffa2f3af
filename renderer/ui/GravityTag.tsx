import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./GravityTag.module.css";
import { Icon } from "./Icon.tsx";

/** How grave a matter of 今日やること is: 1 事故候補 … 5 今月中 (ui.md §7.1). */
export type Gravity = 1 | 2 | 3 | 4 | 5;

const icons = { 1: "alarm", 2: "alarm", 3: "clock", 4: "pen", 5: "ring" } as const;

/** The sign and word of a level. */
export function GravityTag({ gravity }: { readonly gravity: Gravity }) {
  const { w } = useWords();
  return (
    <span className={cx(css["tag"], css[`g${gravity}`])}>
      <Icon name={icons[gravity]} />
      {w.gravity[gravity]}
    </span>
  );
}
