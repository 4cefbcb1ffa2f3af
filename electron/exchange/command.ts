import type { z } from "../../shared/domain/bodies.ts";
import { codes, isCode } from "../../shared/articles/codes.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import type { exportList } from "../../shared/ipc/exchange.ts";
import { readJson } from "../../shared/values/json.ts";
import type { Preview } from "./preview.ts";
import type { Lost } from "./writeTable.ts";

/** One request to an open ledger with somebody signed in. */
export type Send = (channel: string, body: unknown, reasons?: Readonly<Record<string, string>>) => Promise<Reply>;

/** A file to take in: its answers are the text of a JSON file `{decisions, values, columns, header_row, sheet, reasons}`, or of the decisions alone. */
export interface ImportAsked {
  readonly name: string;
  readonly bytes: Buffer;
  readonly answers: string | undefined;
  readonly sheet: string | undefined;
  readonly accept: boolean;
  readonly json: boolean;
}

const verdicts = { imported: "取り込む", needs_decision: "決める", rejected: "取り込めない", ignored: "台帳の行でない" } as const;
const unreadable: Readonly<Record<string, string>> = {
  empty: "ファイルが空です。",
  "too-large": "ファイルが大きすぎます(8 MiB まで)。",
  "not-a-table": "表のファイルではありません。CSV か xlsx を指定してください。",
  "unpacks-too-large": "展開すると大きすぎるファイルです。開いていません。",
  encrypted: "パスワードの付いたファイルです。外してから取り込んでください。",
  "broken-file": "ファイルが壊れています。元のファイルを確かめてください。",
  "old-format": "古い形式(xls)です。xlsx か CSV で保存し直してください。",
  "no-headings": "見出しの行が見つかりません。見出しの行の番号を header_row で指定してください。",
  "too-many-rows": "行が多すぎます(20,000行まで)。分けて取り込んでください。",
  "cell-too-long": "長すぎるセルがあります。",
  "no-such-sheet": "その名の表はありません。",
  "no-contract": "契約を登録してから取り込んでください。",
};

/** Reads a file and shows the verdict of every row; with `accept` takes the imported rows over. 0 where that was done, 3 where it was not. */
export async function importCommand(send: Send, asked: ImportAsked, put: (line: string) => void): Promise<number> {
  const answers = answersOf(asked.answers);
  if (!answers) {
    put("決めたことのファイルが JSON ではありません。 / The decisions file is not JSON.");
    return 3;
  }
  const { reasons, columns, header_row, decisions, values } = answers;
  const sheet = asked.sheet ?? answers.sheet;
  const mapping = { ...(columns === undefined ? {} : { columns }), ...(header_row === undefined ? {} : { header_row }) };
  const reply = await send("import.preview", { name: asked.name, data: asked.bytes.toString("base64"), ...(sheet === undefined ? {} : { sheet }), mapping, ...(decisions === undefined ? {} : { decisions }), ...(values === undefined ? {} : { values }) });
  if (reply.kind !== "answer") return told(reply, asked.json, put);
  const seen = reply.rows[0] as Preview | { unreadable: string };
  if ("unreadable" in seen) {
    put(asked.json ? JSON.stringify(seen) : (unreadable[seen.unreadable] ?? seen.unreadable));
    return 3;
  }
  if (!asked.accept) {
    if (asked.json) put(JSON.stringify(seen));
    else show(seen, put);
    return 0;
  }
  if (!seen.accept) {
    if (asked.json) put(JSON.stringify({ summary: seen.summary, held_back: seen.held_back }));
    else {
      show(seen, put);
      put("取り込む行がありません。何も書いていません。 / Nothing to take over; nothing was written.");
    }
    return 3;
  }
  const done = await send("import.accept", seen.accept, reasons);
  if (done.kind !== "accepted") return told(done, asked.json, put);
  put(asked.json ? JSON.stringify({ import: done.made?.["imports"]?.[0], seq: done.seq, rows: seen.accept.rows.length, holdings: done.made?.["holdings"], left: seen.accept.left, held_back: seen.held_back }) : `${done.made?.["imports"]?.[0] ?? ""} として${String(seen.accept.rows.length)}行を取り込みました(第${String(done.seq)}件)。`);
  return 0;
}

/** Undoes an import. 0 where it was, 3 where it was refused. */
export async function reverseCommand(send: Send, number: string, reason: string, put: (line: string) => void): Promise<number> {
  const reply = await send("import.reverse", { import: number, reason });
  if (reply.kind !== "accepted") return told(reply, false, put);
  put(`${number} を取り消しました(第${String(reply.seq)}件)。`);
  return 0;
}

/** Writes a list into a file by `write`. 0 where it was, 3 where CP932 lacks characters (which are named) or nothing could be written. */
export async function exportCommand(send: Send, asked: z.infer<typeof exportList>, write: (bytes: Buffer) => void, json: boolean, put: (line: string) => void): Promise<number> {
  const reply = await send("export.list", asked);
  const [unrecorded] = reply.kind === "answer" ? (reply.rows as readonly { readonly recorded?: boolean; readonly data?: string; readonly digest?: string; readonly rows?: number }[]) : [];
  if (unrecorded?.recorded === false && unrecorded.data !== undefined) {
    const { data, ...made } = unrecorded;
    write(Buffer.from(data, "base64"));
    put(json ? JSON.stringify({ written: true, ...made }) : `${String(made.rows ?? 0)}行を書き出しました(照合の値 ${made.digest ?? ""})。読むだけで開いた台帳なので、書出しの記録はありません。 / Written from a ledger open for reading only: no record tells of it.`);
    return 0;
  }
  if (reply.kind === "answer") {
    const { lost } = reply.rows[0] as { lost: readonly Lost[] };
    if (json) put(JSON.stringify({ written: false, lost }));
    else {
      put("CP932 にない文字があるので、書き出していません。--encoding utf-8-bom か --lost spell を指定してください。 / Characters CP932 has not; nothing was written:");
      for (const l of lost) put(`  ${l.character} ${l.code} ${l.cells.map((c) => `${String(c.row)}行目 ${c.column}`).join("、")}`);
    }
    return 3;
  }
  if (reply.kind !== "accepted") return told(reply, json, put);
  write(Buffer.from(reply.made?.["data"]?.[0] ?? "", "base64"));
  const { data: _, ...made } = reply.made ?? {};
  put(json ? JSON.stringify({ written: true, seq: reply.seq, ...made }) : `${made["rows"]?.[0] ?? "0"}行を書き出しました(第${String(reply.seq)}件、照合の値 ${made["digest"]?.[0] ?? ""})。`);
  if (!json && made["spelled"]) put(`CP932 にない文字を番号で書きました: ${made["spelled"].join("、")}`);
  if (!json && made["more"]) put("この一覧は、新しいものから1,000行(または500行)までです。 / There may be more rows.");
  return 0;
}

interface Answers {
  readonly decisions?: unknown;
  readonly values?: unknown;
  readonly columns?: unknown;
  readonly header_row?: unknown;
  readonly sheet?: string;
  readonly reasons?: Readonly<Record<string, string>>;
}

function answersOf(text: string | undefined): Answers | null {
  if (text === undefined) return {};
  const read = readJson(text.replace(/^\uFEFF/u, ""));
  if (!("value" in read) || typeof read.value !== "object" || read.value === null || Array.isArray(read.value)) return null;
  const value = read.value as Readonly<Record<string, unknown>>;
  return Object.keys(value).every((k) => /^\d+$/u.test(k)) ? { decisions: value } : (value);
}

function show(seen: Preview, put: (line: string) => void): void {
  put(`文字 ${seen.encoding}${seen.sheet === null ? "" : `  表 ${seen.sheet}`}  見出し ${seen.header_rows.map((n) => `${String(n)}行目`).join("・")}`);
  for (const m of seen.mapping) put(`  ${m.column}列 ${m.heading === "" ? "(見出しなし)" : m.heading} → ${m.field ?? "(取り込み先なし)"}`);
  for (const r of seen.rows) {
    if (r.verdict === "ignored" && r.kind !== "data") continue;
    const why = [...(r.decisions ?? []).map((d) => `${d.field}: ${d.why}${d.proposal === null ? "" : ` [候補 ${Array.isArray(d.proposal) ? d.proposal.join(" / ") : String(d.proposal)}]`}`), ...(r.reasons ?? []).map((d) => `${d.field}: ${d.why}`), ...(r.warnings ?? []).map((w) => `${w.field}: ${w.why}`), ...(r.notices ?? []), ...(r.refused_decisions ?? []).map((d) => `${d.field}: ${d.why}`)];
    put(`${String(r.row)}行目 №${r.legacy_no ?? "-"} ${verdicts[r.verdict]}${why.length === 0 ? "" : `  ${why.join(" / ")}`}`);
  }
  for (const h of seen.held_back) put(`${String(h.row)}行目 待つ  ${h.why}`);
  put(`取り込む ${String(seen.summary.imported)}・決める ${String(seen.summary.needs_decision)}・取り込めない ${String(seen.summary.rejected)}・台帳の行でない ${String(seen.summary.ignored)}`);
}

/** Says why a request was not done. */
function told(reply: Reply, json: boolean, put: (line: string) => void): number {
  if (json) put(JSON.stringify(reply));
  else if (reply.kind === "refused" || reply.kind === "needs-reason") {
    for (const r of reply.kind === "refused" ? reply.reasons : reply.warnings) put(`${r.rule} ${isCode(r.code) ? codes[r.code].ja : r.code}${(r.about ?? []).length === 0 ? "" : ` (${(r.about ?? []).join(", ")})`}`);
    if (reply.kind === "needs-reason") put('理由が要ります。決めたことのファイルに "reasons": {"R-61": "…"} を添えてください。 / A reason is asked: add "reasons" to the decisions file.');
  } else if (reply.kind === "fault") put(`${reply.code} ${reply.field ?? ""} ${reply.why ?? ""}`.trim());
  return 3;
}
