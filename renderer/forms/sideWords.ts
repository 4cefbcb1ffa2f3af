import type { SideRow } from "../../shared/ipc/answers.ts";
import type { IconName } from "../ui/iconName.ts";

/** Words of the wire for the sides of an act. */
export const giver = "渡した人" satisfies SideRow["side"];
export const confirmer = "確認者" satisfies SideRow["side"];
export const bearer = "持出者" satisfies SideRow["side"];
export const unsigned = "署名なし" satisfies SideRow["how"];

/** Icon and look of each way of confirming; the word stands beside them. */
export const howLooks: Readonly<Record<SideRow["how"], readonly [IconName, string]>> = { 合言葉: ["check", "chipGood"], 署名: ["pen", "chipGood"], 紙: ["paper", "chipGood"], 署名なし: ["alarm", "chipOut"] };

/** The rows of one side of the handing out. */
export const ofHandOut = (sides: readonly SideRow[], side: SideRow["side"]): readonly SideRow[] => sides.filter((s) => (s.act === "払出し" || s.act === "出発") && s.side === side);
