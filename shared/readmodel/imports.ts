import type { Ask } from "./query.ts";
import { must, textOf } from "./query.ts";

/** What reading an old ledger may know of this one: the term, reported places and workers, old numbers and serial numbers in use. Null before there is a contract. */
export function importAbout(ask: Ask): {
  term: { from: string; to: string };
  places: { no: string; name: string }[];
  workers: { no: string; name: string }[];
  takenNumbers: Set<string>;
  takenSerials: Map<string, string>;
} | null {
  const setting = (name: string): string | null => textOf(ask("SELECT value FROM settings WHERE name=?", name)[0]?.["value"]);
  const from = setting("term_from");
  const to = setting("term_to");
  if (from === null || to === null) return null;
  return {
    term: { from, to },
    places: ask("SELECT code, name FROM places WHERE reported_on IS NOT NULL ORDER BY code").map((r) => ({ no: must.text(r["code"]), name: must.text(r["name"]) })),
    workers: ask("SELECT no, name FROM persons WHERE reported_on IS NOT NULL AND unreported_on IS NULL AND left_at IS NULL ORDER BY no").map((r) => ({ no: must.text(r["no"]), name: must.text(r["name"]) })),
    takenNumbers: new Set(ask("SELECT c.legacy_no FROM holding_columns c JOIN holdings h ON h.no=c.holding LEFT JOIN imports i ON i.seq=h.seq WHERE c.legacy_no IS NOT NULL AND i.reversed_seq IS NULL").map((r) => must.text(r["legacy_no"]))),
    takenSerials: new Map(ask("SELECT serial, no FROM items WHERE serial IS NOT NULL AND state<>'取消'").map((r) => [must.text(r["serial"]), must.text(r["no"])])),
  };
}
