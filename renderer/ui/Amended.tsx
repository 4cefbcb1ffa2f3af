import type { RecordRow } from "../../shared/ipc/answers.ts";
import { figure } from "../figure.ts";
import { useWords } from "../words/words.ts";
import { Chip } from "./StateChip.tsx";

/** Which record took this one back or put it right, and which it takes back or puts right itself. */
export type Amendments = Pick<RecordRow, "cancelled_by" | "cancelled_seq" | "corrected_by" | "corrected_seq">;

/** True for a record that belongs to a 取消 or 訂正, on either side. */
export const isAmended = (a: Amendments): boolean => [a.cancelled_by, a.cancelled_seq, a.corrected_by, a.corrected_seq].some((n) => n !== null);

/** 取消 and 訂正 by icon and word, at the record they touch and at the record they are (ui.md §1.7). */
export function Amended({ of: a }: { readonly of: Amendments }) {
  const { w } = useWords();
  return (
    <>
      {a.cancelled_by !== null && <Chip icon="crossed" tone="chipEnd">{w.history.cancelledBy(figure(a.cancelled_by))}</Chip>}
      {a.cancelled_seq !== null && <Chip icon="cross" tone="chipEnd">{w.history.cancels(figure(a.cancelled_seq))}</Chip>}
      {a.corrected_by !== null && <Chip icon="pen" tone="chipOut">{w.history.correctedBy(figure(a.corrected_by))}</Chip>}
      {a.corrected_seq !== null && <Chip icon="pen" tone="chipOut">{w.history.corrects(figure(a.corrected_seq))}</Chip>}
    </>
  );
}
