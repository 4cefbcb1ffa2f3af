import initSqlJs from "sql.js";
import type { Database, SqlJsStatic, Statement } from "sql.js";
import type { Ask, Row } from "../../shared/readmodel/query.ts";
import type { Cell, Change } from "../../shared/readmodel/row.ts";

let engine: SqlJsStatic | null = null;

/** Loads the SQL engine once. */
export async function sqlReady(): Promise<void> {
  engine ??= await initSqlJs();
}

/** Statements kept ready; texts are constant, so this bounds the rare one-off. */
const kept = 600;

/** The projection in memory: runs the rows and queries it is handed and knows nothing of their meaning. */
export class Projection {
  private db: Database;
  private statements = new Map<string, { statement: Statement; names: string[] }>();

  private constructor(db: Database) {
    this.db = db;
    this.db.run("PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF");
  }

  /** An empty projection with the given tables. */
  static empty(tables: readonly string[]): Projection {
    if (!engine) throw new Error("sql engine not loaded");
    const made = new Projection(new engine.Database());
    for (const t of tables) made.db.run(t);
    return made;
  }

  /** The projection of a snapshot's bytes. */
  static from(bytes: Uint8Array): Projection {
    if (!engine) throw new Error("sql engine not loaded");
    return new Projection(new engine.Database(bytes));
  }

  private prepared(sql: string): { statement: Statement; names: string[] } {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= kept) {
      for (const [text, old] of this.statements) {
        old.statement.free();
        this.statements.delete(text);
        break;
      }
    }
    const made = { statement: this.db.prepare(sql), names: [] as string[] };
    this.statements.set(sql, made);
    return made;
  }

  /** Rows of a query. */
  readonly ask: Ask = (sql: string, ...params: Cell[]): Row[] => {
    const p = this.prepared(sql);
    const rows: Row[] = [];
    try {
      p.statement.bind(params);
      while (p.statement.step()) {
        if (p.names.length === 0) p.names = p.statement.getColumnNames();
        const values = p.statement.get();
        const row: Record<string, Cell> = {};
        for (let i = 0; i < p.names.length; i++) row[p.names[i] ?? ""] = (values[i] ?? null) as Cell;
        rows.push(row);
      }
    } finally {
      p.statement.reset();
    }
    return rows;
  };

  /** Applies changes inside the open transaction. */
  run(changes: readonly Change[]): void {
    for (const change of changes) {
      const { statement } = this.prepared(change.sql);
      statement.run(change.params as Cell[]);
    }
  }

  begin(): void {
    this.prepared("BEGIN").statement.run();
  }

  commit(): void {
    this.prepared("COMMIT").statement.run();
  }

  rollback(): void {
    this.prepared("ROLLBACK").statement.run();
  }

  /** The database image. Statements must be prepared anew afterwards, because the engine closes and reopens it. */
  image(): Uint8Array {
    for (const s of this.statements.values()) s.statement.free();
    this.statements.clear();
    return this.db.export();
  }

  close(): void {
    for (const s of this.statements.values()) s.statement.free();
    this.statements.clear();
    this.db.close();
  }
}
