import initSqlJs from "sql.js";
import type { Database, SqlJsStatic, Statement } from "sql.js";
import type { Ask, Row } from "../../shared/readmodel/query.ts";
import type { Cell, Change } from "../../shared/readmodel/row.ts";

let engine: SqlJsStatic | null = null;

/** Loads the SQL engine once. */
export async function sqlReady(): Promise<void> {
  engine ??= await initSqlJs();
}

/**
 * The engine's file is memory of this process and nobody else's: no second connection to lock out, no disk to survive. The rollback journal is
 * therefore kept beside the pages (a command may still be undone), and pages stay in the engine's cache from one transaction to the next.
 */
const settings = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF";

/** Small tables that nearly every command reads and few write: answers from them alone are kept until a change names one of the tables they come from. */
const small: ReadonlySet<string> = new Set(["settings", "numbers", "founders", "persons", "person_steps", "parties", "places", "plans", "devices"]);
const words = (sql: string): readonly string[] => [...sql.matchAll(/\w+/gu)].map(([word]) => word);
/** The small tables an answer comes from, or null where it comes from another table too, or from none. */
function fromSmallAlone(sql: string): readonly string[] | null {
  const from = [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/gu)].map(([, table]) => table ?? "");
  return from.length > 0 && from.every((table) => small.has(table)) ? from : null;
}
/** Answers kept at once; a command asks about a handful of people and places. */
const answersKept = 500;

/**
 * The engine keeps its file in what `slice` of the given bytes returns. This hands over the bytes themselves, with the room behind them, so that opening
 * makes no second copy of the image and the first new pages none either.
 */
class Handed extends Uint8Array<ArrayBuffer> {
  override slice(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer);
  }
}

/** Statements kept ready; texts are constant, so this bounds the rare one-off. */
const kept = 600;

interface Prepared {
  readonly statement: Statement;
  readonly names: string[];
  /** The small tables the text names, and those it reads where it reads no other. */
  readonly touches: readonly string[];
  readonly answeredFrom: readonly string[] | null;
}

/** The projection in memory: runs the rows and queries it is handed and knows nothing of their meaning. */
export class Projection {
  private db: Database;
  private statements = new Map<string, Prepared>();
  private answers = new Map<string, { readonly from: readonly string[]; readonly rows: Row[] }>();

  private constructor(db: Database) {
    this.db = db;
    this.db.run(settings);
  }

  /** An empty projection with the given tables. */
  static empty(tables: readonly string[]): Projection {
    if (!engine) throw new Error("sql engine not loaded");
    const made = new Projection(new engine.Database());
    for (const t of tables) made.db.run(t);
    return made;
  }

  /** The projection of a snapshot's bytes, which are used up where they begin their buffer: they and the room behind them become the engine's file. */
  static from(bytes: Uint8Array): Projection {
    if (!engine) throw new Error("sql engine not loaded");
    const { buffer, byteOffset, length } = bytes;
    return new Projection(new engine.Database(byteOffset === 0 && buffer instanceof ArrayBuffer ? new Handed(buffer, 0, length) : bytes));
  }

  private prepared(sql: string): Prepared {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= kept) {
      for (const [text, old] of this.statements) {
        old.statement.free();
        this.statements.delete(text);
        break;
      }
    }
    const made: Prepared = { statement: this.db.prepare(sql), names: [], touches: words(sql).filter((word) => small.has(word)), answeredFrom: fromSmallAlone(sql) };
    this.statements.set(sql, made);
    return made;
  }

  /** Rows of a query. */
  readonly ask: Ask = (sql: string, ...params: Cell[]): Row[] => {
    const { statement, names, answeredFrom } = this.prepared(sql);
    // Texts come before parameters and hold no line end, so two questions never share a key.
    const key = answeredFrom === null ? "" : `${sql}\n${JSON.stringify(params)}`;
    const known = answeredFrom === null ? undefined : this.answers.get(key);
    if (known) return known.rows;
    const rows: Row[] = [];
    try {
      statement.bind(params);
      while (statement.step()) {
        if (names.length === 0) names.push(...statement.getColumnNames());
        const values = statement.get();
        const row: Record<string, Cell> = {};
        for (let i = 0; i < names.length; i++) row[names[i] ?? ""] = (values[i] ?? null) as Cell;
        rows.push(row);
      }
    } finally {
      statement.reset();
    }
    if (answeredFrom !== null) {
      if (this.answers.size >= answersKept) this.answers.clear();
      this.answers.set(key, { from: answeredFrom, rows });
    }
    return rows;
  };

  /** Applies changes inside the open transaction. */
  run(changes: readonly Change[]): void {
    for (const change of changes) {
      const { statement, touches } = this.prepared(change.sql);
      if (touches.length > 0) this.forget(touches);
      statement.run(change.params as Cell[]);
    }
  }

  private forget(tables: readonly string[]): void {
    for (const [key, { from }] of this.answers) if (from.some((table) => tables.includes(table))) this.answers.delete(key);
  }

  begin(): void {
    this.prepared("BEGIN").statement.run();
  }

  commit(): void {
    this.prepared("COMMIT").statement.run();
  }

  rollback(): void {
    this.answers.clear();
    this.prepared("ROLLBACK").statement.run();
  }

  /** The database image. Statements must be prepared anew afterwards, because the engine closes and reopens it. */
  image(): Uint8Array {
    for (const s of this.statements.values()) s.statement.free();
    this.statements.clear();
    const bytes = this.db.export();
    this.db.run(settings);
    return bytes;
  }

  close(): void {
    for (const s of this.statements.values()) s.statement.free();
    this.statements.clear();
    this.db.close();
  }
}
