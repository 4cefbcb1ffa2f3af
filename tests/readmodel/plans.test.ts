import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueryName } from "../../shared/ipc/queries.ts";
import { queries } from "../../shared/ipc/queries.ts";
import type { Asking } from "../../shared/readmodel/lists.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import type { Ask } from "../../shared/readmodel/query.ts";
import { overdueWithoutDraft, today } from "../../shared/readmodel/today.ts";
import { base } from "../../shared/readmodel/reading.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

/** Tables that grow with every record, movement, use, slip or reading: no question of a screen may walk through one of them. */
const growing = ["holdings", "lineage", "grants", "records", "subjects", "moves", "lots", "lot_parents", "uses", "items", "item_steps", "handovers", "handover_lots", "takeouts", "takeout_requests", "transports", "readings", "samples", "notes", "trainings", "attachments", "incidents", "incident_holdings", "dispositions", "copies", "submissions", "papers"];

let w: World;
beforeAll(async () => {
  w = (await world()).given("paper", "sheets", "server", "usb", "records", "takeout approval", "takeout");
  w.at("2026-05-20T10:00:00+09:00").do("incident.open", { incident: "INC-001", kind: "漏えい", known_at: "2026-05-20T09:00:00+09:00", holdings: ["L-001"] });
});
afterAll(() => {
  w.close();
});

/** How the engine would answer each statement that a question asks: one line per step of its plan. */
function plansOf(question: (ask: Ask, about: Asking) => unknown): { sql: string; steps: string[] }[] {
  const [ask, about] = asking(w);
  const seen = new Map<string, string[]>();
  question((sql, ...params) => {
    if (!seen.has(sql)) seen.set(sql, ask(`EXPLAIN QUERY PLAN ${sql}`, ...params).map((r) => String(r["detail"])));
    return ask(sql, ...params);
  }, about);
  return [...seen].map(([sql, steps]) => ({ sql, steps }));
}

const names = (sql: string): Map<string, string> => new Map([...sql.matchAll(/\b(?:FROM|JOIN) ([a-z_]+)(?: AS)?(?: ([a-z]+\b))?/g)].flatMap(([, table = "", alias]) => [[table, table], ...(alias === undefined ? [] : [[alias, table] as [string, string]])] as [string, string][]));

/**
 * Steps that walk through a growing table or one of its whole indexes. A partial index holds open matters only and may be walked; so may the newest rows of
 * a list, where an order that an index already has meets a limit and no condition.
 */
function walks(question: (ask: Ask, about: Asking) => unknown): string[] {
  const partial = new Set(w.rows("SELECT name FROM sqlite_master WHERE type='index' AND sql LIKE '% WHERE %'").map((r) => String(r["name"])));
  return plansOf(question).flatMap(({ sql, steps }) => {
    if (/ LIMIT \S+$/.test(sql) && !sql.includes(" WHERE ") && !steps.some((s) => s.includes("TEMP B-TREE"))) return [];
    return steps
      .filter((step) => {
        const [, alias = "", index] = /^SCAN (\S+)(?: .*USING (?:COVERING )?INDEX (\S+))?/.exec(step) ?? [];
        return growing.includes(names(sql).get(alias) ?? alias) && !(index !== undefined && partial.has(index));
      })
      .map((step) => `${step}: ${sql.slice(0, 120)}`);
  });
}

describe("questions of the screens go through indexes", () => {
  it("[G1] 今日やること walks through no growing table", () => {
    const late = Date.parse("2028-06-01T00:00:00+09:00");
    expect(walks((ask, about) => today(ask, about.base, late))).toEqual([]);
    expect(walks((ask, about) => overdueWithoutDraft(ask, about.base, late))).toEqual([]);
  });

  const bodies: { readonly [N in QueryName]?: readonly unknown[] } = {
    "balance.get": [{}, { ledger_no: "L-001" }, { as_of: "2026-05-20", known: "now" }, { as_of: "2026-05-20", known: "then" }],
    "holdings.as_of": [{ as_of: "2026-05-20", known: "then" }, { as_of: "2026-05-20", after: "L-001" }],
    "items.as_of": [{ as_of: "2026-05-20", known: "then" }],
    "lots.as_of": [{ as_of: "2026-05-20" }, { as_of: "2026-05-20", ledger_no: "L-001" }],
    "records.list": [{}, { before: 5 }, { subject: "L-001" }, { subject: "M-001" }, { outcome: "refused" }, { outcome: "accepted" }, { subject: "L-001", kind: "use" }, { subject: "L-001", kind: "marked" }, { subject: "M-001", kind: "changes" }],
    "records.kinds": [{ subject: "L-001" }, { subject: "M-001" }, { subject: "W-003" }],
    "records.moves": [{ seq: 30 }],
    "failures.list": [{}, { kind: "late" }, { kind: "refused", before: 20 }, { kind: "corrected" }, { kind: "cancelled" }, { kind: "proxy" }, { kind: "clock" }],
    "standing.list": [{}, { worker: "W-001" }],
    "photographs.list": [{}, { before: 10 }],
    "trace.get": [{ subject: "L-001" }, { subject: "L-001", as_of: "2026-04-30" }, { subject: "M-001" }, { subject: "H-001", direction: "backward" }, { subject: "L-007", direction: "backward" }, { subject: "令8-0001" }],
    "inspections.targets": [{ of: "places" }, { of: "items", after: 2 }, { of: "backups" }],
    "uses.open": [{}, { worker: "W-003" }, { ledger_no: "L-001" }, { after: 20 }],
    "uses.list": [{}, { ledger_no: "L-001" }],
    "holdings.list": [{}, { open: true }, { after: "L-001" }, { words: "調査票" }, { unit: "箱", column: "stored" }, { numbers: ["L-001", "L-002"] }, { newest: true }, { copies: true }, { waiting: true }],
    "register.list": [{}, { ledger_no: "L-001" }],
    "holdings.get": [{ ledger_no: "L-001" }, { ledger_no: "1-370001-1" }],
    "lineage.get": [{ ledger_no: "L-001" }],
    "items.list": [{}, { place: "P-02" }, { ledger_no: "L-001" }, { words: "箱" }, { numbers: ["M-001"] }],
    "items.get": [{ item: "M-001" }],
    "persons.get": [{ worker: "W-001" }],
    "confirmations.list": [{ about: "T-001" }],
    "places.get": [{ worksite: "P-02" }],
    "keys.list": [{}, { worksite: "P-02" }, { worker: "W-003" }],
    "keys.get": [{ key: "K-1-1" }],
    "approvals.list": [{}, { before: 40 }, { words: "市民" }, { approval: "AP-00" }, { kind: "持出し承認" }, { kind: "持出し承認", on: "2026-05-20" }, { on: "2026-05-20" }],
    "handovers.list": [{}, { open: true }, { before: 40 }, { handover_no: "H-001" }, { words: "H-0" }, { open: true, ledger_no: "L-001" }],
    "takeouts.list": [{}, { open: true }, { takeout_no: "T-001" }, { words: "T" }, { open: true, words: "T" }],
    "settings.steps": [{ name: "min_bearers" }],
    "approvals.get": [{ approval: "AP-01" }],
    "parties.get": [{ party: "P-A" }, { party: "P-SELF" }],
    "devices.get": [{ device: "D-02" }],
    "plans.get": [{ plan: "T-04" }],
    "requests.list": [{}, { open: true }, { before: 40 }, { takeout_no: "K-001" }],
    "transports.list": [{}, { open: true }, { transport: "M-1" }, { words: "1" }],
    "incidents.list": [{}, { open: true }, { words: "001" }, { before: 40 }],
    "inspections.list": [{}, { inspection: "IN-05" }, { words: "05" }],
    "dispositions.open": [{}, { ledger_no: "L-001" }, { item: "M-001" }, { after: 1 }, { handover_no: "H-001" }],
    "dispositions.lists": [{}, { list: "Z-1" }],
    "incidents.get": [{ incident: "INC-001" }],
    "inspections.readings": [{ inspection: "IN-05" }],
    "inspections.absent": [{ inspection: "IN-05", item: "2-370002-1" }],
    "inspections.counts": [{}, { inspection: "IN-05" }],
    "submissions.list": [{}, { form: "F01" }],
  };

  // What asks for nothing in particular is asked as it is; what needs a key has its bodies above. Search reads all words by design, the catalogue no table.
  const asked = (Object.keys(queries) as QueryName[]).filter((name) => name in answers && name !== "search.find" && name !== "articles.list").flatMap((name) => (bodies[name] ?? [{}]).map((body) => [name, body] as const));

  it.each(asked)("[G1] %s %j", (name, body) => {
    const parsed = queries[name].parse(body);
    expect(walks((ask, about) => (answers[name] as ((b: unknown, ask: Ask, about: Asking) => unknown) | undefined)?.(parsed, ask, about))).toEqual([]);
  });

  it("[G1] the facts of every command begin with a base that walks through none", () => {
    expect(walks((ask) => base(ask, "W-002"))).toEqual([]);
  });
});
