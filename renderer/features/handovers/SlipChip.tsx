import type { HandoverRow } from "../../../shared/ipc/answers.ts";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { slipState } from "./slips.ts";

const looks = {
  unchecked: { icon: "ring", tone: "chipWait" },
  certificate: { icon: "clock", tone: "chipWait" },
  differs: { icon: "cross", tone: "chipBad" },
  checked: { icon: "check", tone: "chipGood" },
  done: { icon: "check", tone: "chipEnd" },
} as const;

/** What a slip waits for; red with the alarm once it is late. */
export function SlipChip({ slip, late }: { readonly slip: HandoverRow; readonly late: boolean }) {
  const { w } = useWords();
  const state = slipState(slip);
  const waits = state === "unchecked" || state === "certificate";
  return <Chip icon={waits && late ? "alarm" : looks[state].icon} tone={waits && late ? "chipBad" : looks[state].tone}>{w.handovers.states[state]}</Chip>;
}
