import type { IconName } from "../../ui/iconName.ts";

interface Look {
  readonly name: "kept" | "out" | "lost" | "retired";
  readonly icon: IconName;
  readonly tone: string;
}

/** How the state of a key or card is drawn: word, icon, chip. */
export const keyStates: Readonly<Record<string, Look>> = {
  保管中: { name: "kept", icon: "lock", tone: "chipKept" },
  貸出中: { name: "out", icon: "person", tone: "chipOut" },
  紛失: { name: "lost", icon: "alarm", tone: "chipBad" },
  廃止: { name: "retired", icon: "crossed", tone: "chipEnd" },
};

/** A key of metal, as the number of keys of a place counts them; a card is none. */
export const metal = "鍵";
