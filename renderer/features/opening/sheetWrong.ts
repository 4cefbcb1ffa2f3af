import type { Reply } from "../../../shared/ipc/envelope.ts";
import type { Words } from "../../words/words.ts";

/** Why the recovery sheet as typed is not taken, for its field: the group that is mistyped where it is known. Null where the answer is about something else. */
export function sheetWrong(fault: Extract<Reply, { kind: "fault" }> | null, w: Words): string | null {
  if (fault?.code !== "sheet-mistyped" && fault?.code !== "wrong-recovery-key") return null;
  const group = /^group-(\d+)$/u.exec(fault.why ?? "")?.[1];
  return group === undefined ? w.fault.codes[fault.code] : w.opening.recover.group(Number(group));
}
