import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconName.ts";
import look from "./look.module.css";
import { stateLooks, type StateName } from "./states.ts";

/** State of a holding or item: icon, word, colour, in this order of weight (ui.md §1.6). */
export function StateChip({ state }: { readonly state: StateName }) {
  const { w } = useWords();
  return <Chip icon={stateLooks[state].icon} tone={stateLooks[state].look}>{w.state[state]}</Chip>;
}

/** A chip with its own words. `tone` is a class of the shared looks. */
export function Chip({ icon, tone, children }: { readonly icon?: IconName; readonly tone: string; readonly children: React.ReactNode }) {
  return (
    <span className={cx(look["chip"], look[tone])}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
