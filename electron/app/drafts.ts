import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AppRows } from "../../shared/ipc/app.ts";
import { JournalFault } from "../journal/journal.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { Fault } from "../ledger/ledger.ts";

const most = 500;

/** What is sealed: the form, where in it, when (ISO instant), and what was typed. */
type Draft = AppRows["draft.open"];

/**
 * Half-typed forms of one ledger on this PC, each a file of ciphertext sealed to one person (J52). The name of the file is drawn at random and bound into
 * the seal, so that neither whose it is nor what it belongs to can be seen, and no file can stand in for another.
 */
export class SealedDrafts {
  readonly #dir: string;
  readonly #ledger: Ledger;
  readonly #last = new Map<string, string>();

  constructor(stateDir: string, ledger: Ledger) {
    this.#dir = join(stateDir, "drafts", ledger.folder.info.ledgerId);
    this.#ledger = ledger;
  }

  #names(): string[] {
    return existsSync(this.#dir) ? readdirSync(this.#dir).filter((name) => /^[0-9a-f]{32}$/u.test(name)) : [];
  }

  /** Seals a draft for a person; needs no secret. The same form and context replace what this opening sealed before. Gives the id. */
  seal(person: string, form: string, context: string, text: string, at: string, id?: string): string {
    const key = JSON.stringify([person, form, context]);
    const name = id ?? this.#last.get(key) ?? randomBytes(16).toString("hex");
    const names = this.#names();
    if (names.length >= most && !names.includes(name)) throw new Fault("too-large", "text", "drafts");
    const draft: Draft = { form, context, at, text };
    const sealed = this.#ledger.folder.drafts.seal(person, binding(name), Buffer.from(JSON.stringify(draft), "utf8"));
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    const path = join(this.#dir, name);
    writeFileSync(`${path}.tmp`, sealed, { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
    this.#last.set(key, name);
    return name;
  }

  async #read(id: string): Promise<Draft | null> {
    const path = join(this.#dir, id);
    if (!existsSync(path)) return null;
    try {
      return JSON.parse(Buffer.from(await this.#ledger.openDraft(binding(id), readFileSync(path))).toString("utf8")) as Draft;
    } catch (fault) {
      if (fault instanceof JournalFault && fault.code === "draft-unreadable") return null;
      throw fault;
    }
  }

  /** Drafts of who is signed in, newest first; of others only that there are some. */
  async list(): Promise<AppRows["draft.list"][]> {
    const own: { id: string; form: string; context: string; at: string }[] = [];
    let others = false;
    for (const id of this.#names()) {
      const draft = await this.#read(id);
      if (draft) own.push({ id, form: draft.form, context: draft.context, at: draft.at });
      else others = true;
    }
    own.sort((a, b) => (a.at < b.at ? 1 : -1));
    return others ? [...own, { others: true }] : own;
  }

  /** Opens a draft of who is signed in; `draft-unreadable` for another's and for none. */
  async open(id: string): Promise<Draft> {
    return (await this.#read(id)) ?? fail();
  }

  /** Removes a draft of who is signed in. */
  async discard(id: string): Promise<void> {
    await this.open(id);
    rmSync(join(this.#dir, id), { force: true });
    for (const [key, name] of this.#last) if (name === id) this.#last.delete(key);
  }
}

const binding = (id: string): string => `draft/1 ${id}`;

function fail(): never {
  throw new Fault("draft-unreadable", "id");
}
