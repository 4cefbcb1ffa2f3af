/** Columns of the line in which something of a holding is still to be answered for, the gravest first, with the state each makes. */
const open = [["missing", "所在不明"], ["out", "持出中"], ["stored", "保管中"], ["subcontract", "再委託先・業者"]] as const;
/** Those columns: what stands in any other is gone or only came in. */
export const openColumns: ReadonlySet<string> = new Set(open.map(([column]) => column));
/** Columns in which a holding has ended, with the state each makes. */
const ended = [["returned", "返還済"], ["delivered", "納品済"], ["disposed", "廃棄済"]] as const;
/** States of the row itself that say more than where its quantities went. */
const own: ReadonlySet<string> = new Set(["予定", "下書き", "取消", "委託者確認済", "閉鎖"]);

/** The state that the gravest of these columns makes; undefined where nothing is open in any. */
export function gravestState(columns: Iterable<string>): string | undefined {
  const has = new Set(columns);
  return open.find(([column]) => has.has(column))?.[1];
}

/**
 * The state of a holding as every list, page, paper and file says it: the gravest column in which something is still open; where nothing is, how it ended; and
 * the state of its own row (`kept`) where nothing ever entered or where that says more (取消, 閉鎖 …). `columns` are those of its line that are not zero.
 */
export function holdingState(columns: Iterable<string>, kept: string): string {
  const has = new Set(columns);
  const gravest = gravestState(has);
  if (gravest !== undefined) return gravest;
  const ends = ended.filter(([column]) => has.has(column)).map(([, state]) => state);
  if (ends.length === 0 || own.has(kept)) return kept;
  return ends.length === 1 ? (ends[0] ?? kept) : "返還・廃棄済";
}

/** The columns that are not zero of a line in one text, `箱:stored:12 箱:out:1`. */
export const columnsOfLine = (line: string | null | undefined): readonly string[] => (line ?? "").split(" ").map((part) => part.split(":")[1] ?? "");
