import { columnsOfLine, gravestState, holdingState } from "../../shared/values/holdingState.ts";
import type { Words } from "../words/words.ts";
import type { IconName } from "./iconName.ts";

/** A state as it is drawn: word, icon and look. */
export type StateName = keyof Words["state"];

/** The look of each state: an icon and a class of the chip; the word comes from the catalogue. */
export const stateLooks: Readonly<Record<StateName, { readonly icon: IconName; readonly look: string }>> = {
  planned: { icon: "ring", look: "chipWait" },
  draft: { icon: "pen", look: "chipWait" },
  received: { icon: "lock", look: "chipKept" },
  kept: { icon: "lock", look: "chipKept" },
  use: { icon: "half", look: "chipUse" },
  out: { icon: "out", look: "chipOut" },
  transit: { icon: "out", look: "chipOut" },
  party: { icon: "diamond", look: "chipParty" },
  waiting: { icon: "clock", look: "chipWait" },
  returned: { icon: "back", look: "chipEnd" },
  delivered: { icon: "check", look: "chipEnd" },
  disposed: { icon: "crossed", look: "chipEnd" },
  erased: { icon: "crossed", look: "chipEnd" },
  ended: { icon: "crossed", look: "chipEnd" },
  confirmed: { icon: "check", look: "chipEnd" },
  closed: { icon: "check", look: "chipEnd" },
  missing: { icon: "question", look: "chipBad" },
  frozen: { icon: "lock", look: "chipBad" },
  cancelled: { icon: "cross", look: "chipEnd" },
};

/** State of a row that is not one of the ledger yet, in the words of the wire. */
export const draftState = "下書き";
/** States in which nothing has come yet: neither open nor over; such a row has the place it is meant for, and no other. */
export const notYet: ReadonlySet<string> = new Set([draftState, "予定"]);

const wireStates: Readonly<Record<string, StateName>> = { 予定: "planned", 下書き: "draft", 受領済: "received", 保管中: "kept", 使用中: "use", 持出中: "out", 移送中: "transit", 再委託先: "party", 再委託先保管: "party", "再委託先・業者": "party", 業者: "party", "返還・廃棄待ち": "waiting", 返還済: "returned", 返却済: "kept", 納品済: "delivered", 廃棄済: "disposed", 消去済: "erased", "返還・廃棄済": "ended", 委託者確認済: "confirmed", 取消: "cancelled", 閉鎖: "closed", 所在不明: "missing", 凍結: "frozen", stored: "kept", out: "out", subcontract: "party", missing: "missing", returned: "returned", delivered: "delivered", disposed: "disposed" };

/** A state of the wire → how it is drawn; 凍結 goes before everything. */
export const stateOf = (wire: string, frozen: string | null = null): StateName => (frozen !== null && frozen !== "" ? "frozen" : (wireStates[wire] ?? "kept"));

/** The state of a holding by where its open lots are, the gravest first; undefined where none is open. */
export const stateOfLots = (lots: readonly { readonly col: string }[]): string | undefined => gravestState(lots.map((l) => l.col));

/** The state that a row of the ledger shows (`line` as in `箱:stored:12 箱:out:1`). */
export const stateOfRow = (row: { readonly line?: string | null; readonly state: string }): string => holdingState(columnsOfLine(row.line), row.state);

/** True for what a reversed import had brought in: its row stays and counts for nothing. */
export const isCancelled = (row: { readonly state: string }): boolean => stateOf(row.state) === "cancelled";

/** True for a holding that has ended. */
export const isClosed = (wire: string): boolean => wire === "閉鎖";
