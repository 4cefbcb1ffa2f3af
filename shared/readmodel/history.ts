import type { HistoryKind } from "../ipc/queries.ts";
import { historyKinds } from "../ipc/queries.ts";
import type { Ask, Row } from "./query.ts";
import { must, numberOf } from "./query.ts";

/** 来歴 by kind (ui.md §7.2): which records belong together, and how many there are of each. */

/** What a channel begins with, or its whole name where it stands apart, and its kind. What is not named here changes an entry. */
const kinds: Readonly<Record<string, Exclude<HistoryKind, "changes" | "marked">>> = {
  usage: "use", day: "use",
  handover: "amounts", arrival: "amounts", correction: "amounts", provision: "amounts", disposition: "amounts", certificate: "amounts", import: "amounts", "holding.collect": "amounts", "holding.produce": "amounts",
  copy: "copies",
  takeout: "outside", transport: "outside", "approval.decide": "outside",
  "holding.move": "places", "item.move": "places",
  inspection: "checks", sample: "checks",
  incident: "incidents", freeze: "incidents", inquiry: "incidents",
};

/** The kind of a record by its channel. */
export const historyKindOf = (channel: string): Exclude<HistoryKind, "marked"> => kinds[channel] ?? kinds[channel.split(".")[0] ?? ""] ?? "changes";

const names = (kind: HistoryKind): readonly string[] => Object.keys(kinds).filter((name) => kinds[name] === kind);
const channelIn = (all: readonly string[]): string => all.map((name) => (name.includes(".") ? `r.channel='${name}'` : `r.channel LIKE '${name}.%'`)).join(" OR ");
/** Refused, late by a day or more, entered for another, or part of a 取消 or 訂正 on either side. */
const marked = "(r.outcome='refused' OR r.at-r.occurred>=86400000 OR (r.doer IS NOT NULL AND r.doer<>r.signer) OR EXISTS (SELECT 1 FROM amendments a WHERE a.seq=r.seq) OR EXISTS (SELECT 1 FROM amendments a WHERE a.by_seq=r.seq))";

/** The condition on a record `r` that makes it one of a kind. */
export const kindWhere = (kind: HistoryKind): string => {
  if (kind === "marked") return marked;
  if (kind === "changes") return `NOT (${channelIn(Object.keys(kinds))})`;
  // `holding.collect` changes quantities although `holding` does not.
  return `(${channelIn(names(kind))})`;
};

/** The newest records of a number that are counted: a person may stand in hundreds of thousands. */
const counted = 5000;

/** Kinds that a number has, with how many records among the newest; `more` where there are older ones that were not counted. */
export function kindsOf(ask: Ask, subjects: readonly string[]): { readonly kind: HistoryKind; readonly n: number; readonly more: boolean }[] {
  const newest = `(SELECT DISTINCT seq FROM subjects WHERE subject IN (?1,?2,?3) ORDER BY seq DESC LIMIT ${String(counted + 1)})`;
  const rows: readonly Row[] = ask(`SELECT r.channel, count(*) AS n, sum(${marked}) AS marked FROM ${newest} x JOIN records r ON r.seq=x.seq GROUP BY r.channel`, subjects[0] ?? "", subjects[1] ?? "", subjects[2] ?? "");
  const n = new Map<HistoryKind, number>();
  let all = 0;
  for (const r of rows) {
    const kind = historyKindOf(must.text(r["channel"]));
    n.set(kind, (n.get(kind) ?? 0) + must.number(r["n"]));
    n.set("marked", (n.get("marked") ?? 0) + (numberOf(r["marked"]) ?? 0));
    all += must.number(r["n"]);
  }
  return historyKinds.filter((kind) => (n.get(kind) ?? 0) > 0).map((kind) => ({ kind, n: n.get(kind) ?? 0, more: all > counted }));
}
