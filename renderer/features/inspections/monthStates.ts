import type { IconName } from "../../ui/iconName.ts";

/** What became of a month, by the word of the wire: its name in the catalogue and its look. */
export const monthStates: Readonly<Record<string, { readonly name: "done" | "late" | "missed" | "planned"; readonly icon: IconName; readonly tone: string }>> = {
  実施済: { name: "done", icon: "check", tone: "chipGood" },
  遅れて実施: { name: "late", icon: "clock", tone: "chipOut" },
  未実施: { name: "missed", icon: "cross", tone: "chipBad" },
  予定: { name: "planned", icon: "ring", tone: "chipWait" },
};
