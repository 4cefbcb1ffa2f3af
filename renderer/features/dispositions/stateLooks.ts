import type { IconName } from "../../ui/iconName.ts";
import type { OpenState } from "./states.ts";

/** How each state of what is open is drawn. */
export const stateLooks: Readonly<Record<OpenState, { readonly icon: IconName; readonly tone: string }>> = {
  frozen: { icon: "lock", tone: "chipBad" },
  missing: { icon: "question", tone: "chipBad" },
  differs: { icon: "cross", tone: "chipBad" },
  certificate: { icon: "ring", tone: "chipWait" },
  subcontract: { icon: "diamond", tone: "chipParty" },
  out: { icon: "out", tone: "chipOut" },
  designation: { icon: "cross", tone: "chipBad" },
  giveBack: { icon: "back", tone: "chipWait" },
  children: { icon: "alarm", tone: "chipOut" },
  serial: { icon: "cross", tone: "chipBad" },
  ready: { icon: "ring", tone: "chipWait" },
};
