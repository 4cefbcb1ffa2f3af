import { isLate } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import type { Ask } from "./query.ts";
import { must } from "./query.ts";

type Row = Readonly<Record<string, unknown>>;

const instant = (value: unknown): number => (typeof value === "string" ? (parseInstant(value) ?? 0) : 0);

/** Why a record stands among those of failure and care: 拒否, 遅延記録, 代理記録, 取消, 訂正, 時計. Empty for a record like any other. */
function marksOf(r: Row): string[] {
  const marks: string[] = [];
  if (r["outcome"] === "refused") marks.push("拒否");
  if (isLate(instant(r["at"]), instant(r["occurred"]))) marks.push("遅延記録");
  if (r["doer"] !== null && r["doer"] !== undefined && r["doer"] !== r["signer"]) marks.push("代理記録");
  for (const [key, text] of [["cancelled_seq", "の取消"], ["corrected_seq", "の訂正"]] as const) if (typeof r[key] === "number") marks.push(`第${String(r[key])}件${text}`);
  for (const [key, text] of [["cancelled_by", "取消済"], ["corrected_by", "訂正済"]] as const) if (typeof r[key] === "number") marks.push(`${text} 第${String(r[key])}件で`);
  if (r["clock"] === 1) marks.push("時計が戻った");
  return marks;
}

/** Rows of `records.list` or `failures.list` with what each is about (`about`, numbers of ours) and its marks (`marks`); the subjects are read in one pass. */
export function withMarks(ask: Ask, rows: readonly Row[]): Row[] {
  const seqs = rows.map((r) => must.number(r["seq"] as number));
  const about = new Map<number, string[]>(seqs.map((seq) => [seq, []]));
  const first = seqs.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  for (const s of ask("SELECT s.seq, coalesce(i.no, s.subject) AS subject FROM subjects s LEFT JOIN items i ON s.subject='item:'||i.n WHERE s.seq>=? ORDER BY s.subject", first)) {
    const list = about.get(must.number(s["seq"]));
    const subject = must.text(s["subject"]);
    if (list !== undefined && !list.includes(subject)) list.push(subject);
  }
  return rows.map((r) => ({ ...r, about: about.get(r["seq"] as number) ?? [], marks: marksOf(r) }));
}
