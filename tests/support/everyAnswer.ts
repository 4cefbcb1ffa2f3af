import { queries, type QueryName } from "../../shared/ipc/queries.ts";
import { shapesOfAnswers } from "./shapes.ts";

type Row = Readonly<Record<string, unknown>>;
type Send = (channel: string, body: object) => Promise<{ readonly kind: string; readonly rows?: readonly unknown[] }>;

/** Questions about one number: which list has the numbers, in which of its columns, and what the question calls them. */
const about: Readonly<Partial<Record<QueryName, readonly [list: QueryName, column: string, key: string]>>> = {
  "records.get": ["records.list", "seq", "seq"], "records.moves": ["records.list", "seq", "seq"], "records.kinds": ["holdings.list", "no", "subject"], "trace.get": ["holdings.list", "no", "subject"],
  "holdings.get": ["holdings.list", "no", "ledger_no"], "lineage.get": ["holdings.list", "no", "ledger_no"], "items.get": ["items.list", "no", "item"],
  "persons.get": ["persons.list", "no", "worker"], "parties.get": ["parties.list", "id", "party"], "devices.get": ["devices.list", "no", "device"], "plans.get": ["plans.list", "plan", "plan"], "places.get": ["places.list", "code", "worksite"],
  "keys.get": ["keys.list", "no", "key"], "approvals.get": ["approvals.list", "approval", "approval"], "incidents.get": ["incidents.list", "no", "incident"],
};

/** Asks every question of a ledger and compares each row with the declared answer; `empty` are questions that this ledger has no row for. */
export async function everyAnswer(send: Send): Promise<{ readonly wrong: readonly string[]; readonly empty: readonly QueryName[] }> {
  const shapes = shapesOfAnswers();
  const wrong = new Set<string>();
  const empty: QueryName[] = [];
  const rowsOf = async (query: QueryName, body: object): Promise<readonly unknown[]> => {
    const got = await send(query, body);
    if (got.rows === undefined) wrong.add(`${query}: ${got.kind}`);
    return got.rows ?? [];
  };
  const bodiesOf = async (query: QueryName): Promise<readonly object[]> => {
    const of = about[query];
    if (query === "settings.steps") return [{ name: "min_bearers" }];
    if (query === "search.find") return [{ words: "調査" }];
    if (query === "inspections.targets") return [{ of: "places" }, { of: "items" }, { of: "backups" }];
    if (query.endsWith(".as_of")) return [{ as_of: "2026-09-30", known: "then" }, { as_of: "2026-09-30" }];
    if (query === "records.list" || query === "failures.list") return [{ said: true }, {}];
    if (query === "inspections.absent" || query === "inspections.readings") return (await rowsOf("inspections.counts", {})).map((c) => ({ inspection: (c as Row)["inspection"], ...(query === "inspections.absent" ? { item: "M-006" } : {}) }));
    if (of === undefined) return [{}];
    const [list, column, key] = of;
    const all = await rowsOf(list, {});
    return [...all.slice(0, 20), ...all.slice(-60)].map((r) => ({ [key]: (r as Row)[column] }));
  };
  for (const query of Object.keys(queries) as QueryName[]) {
    let n = 0;
    for (const body of await bodiesOf(query)) {
      const rows = await rowsOf(query, body);
      n += rows.length;
      for (const row of rows.slice(0, 300)) for (const w of shapes.compare(query, row)) wrong.add(w);
    }
    if (n === 0) empty.push(query);
  }
  return { wrong: [...wrong].sort(), empty };
}
