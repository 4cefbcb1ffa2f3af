/** A value of a cell. */
export type Cell = string | number | null;

/** One change of the projection, as data: a statement with its parameters. */
export interface Change {
  readonly sql: string;
  readonly params: readonly Cell[];
}

const cell = (v: Cell | boolean | undefined): Cell => (v === undefined ? null : typeof v === "boolean" ? (v ? 1 : 0) : v);
const texts = new Map<string, string>();
const once = (key: string, make: () => string): string => {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
};

/** A new row; a row that breaks a constraint means a missing rule and stops the command. */
export function insert(table: string, values: Readonly<Record<string, Cell | boolean | undefined>>): Change {
  const columns = Object.keys(values);
  const sql = once(`i ${table} ${columns.join()}`, () => `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => "?").join()})`);
  return { sql, params: Object.values(values).map(cell) };
}

/** A row that replaces the one with the same key. */
export function replace(table: string, values: Readonly<Record<string, Cell | boolean | undefined>>): Change {
  const made = insert(table, values);
  return { sql: once(`r ${made.sql}`, () => made.sql.replace("INSERT", "INSERT OR REPLACE")), params: made.params };
}

/** Sets columns of the rows with the given key. */
export function update(table: string, key: Readonly<Record<string, Cell>>, values: Readonly<Record<string, Cell | boolean | undefined>>): Change {
  const set = Object.keys(values);
  const where = Object.keys(key);
  const sql = once(`u ${table} ${set.join()} ${where.join()}`, () => `UPDATE ${table} SET ${set.map((c) => `${c}=?`).join()} WHERE ${where.map((c) => `${c}=?`).join(" AND ")}`);
  return { sql, params: [...Object.values(values).map(cell), ...Object.values(key)] };
}

/** A statement of its own with parameters. */
export const statement = (sql: string, ...params: Cell[]): Change => ({ sql, params });

/** Adds to a counter row, making it where it is missing. */
export function add(table: string, key: Readonly<Record<string, Cell>>, column: string, by: number): Change {
  const names = Object.keys(key);
  const sql = once(`a ${table} ${names.join()} ${column}`, () => `INSERT INTO ${table} (${[...names, column].join()}) VALUES (${[...names, column].map(() => "?").join()}) ON CONFLICT DO UPDATE SET ${column}=${column}+excluded.${column}`);
  return { sql, params: [...Object.values(key), by] };
}
