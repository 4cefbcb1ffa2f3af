import type { Projection } from "../projection/database.ts";

/** Rows looked at in one step. */
const step = 20_000;

/** The name of the first table in which two projections differ, row by row and value by value; null where they say the same. */
export function firstDifferentTable(one: Projection, other: Projection): string | null {
  const tables = one.ask("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name").map((r) => String(r["name"]));
  return tables.find((table) => differs(table, one, other)) ?? null;
}

function differs(table: string, one: Projection, other: Projection): boolean {
  const keys = one.ask(`SELECT name FROM pragma_table_info('${table}') WHERE pk>0 ORDER BY pk`).map((r) => String(r["name"]));
  const order = keys.join(",") || "rowid";
  for (let at = 0; ; at += step) {
    const sql = `SELECT * FROM ${table} ORDER BY ${order} LIMIT ${String(step)} OFFSET ${String(at)}`;
    const a = one.ask(sql);
    const b = other.ask(sql);
    if (a.length !== b.length || a.some((row, i) => JSON.stringify(row) !== JSON.stringify(b[i]))) return true;
    if (a.length < step) return false;
  }
}
