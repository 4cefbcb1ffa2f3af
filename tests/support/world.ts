import { Projection, sqlReady } from "../../electron/projection/database.ts";
import { changesOf } from "../../electron/ledger/project.ts";
import type { LedgerRecord } from "../../electron/ledger/record.ts";
import { registry } from "../../electron/ledger/registry.ts";
import type { Context } from "../../shared/domain/command.ts";
import { check, decide, occurredAt } from "../../shared/domain/command.ts";
import type { CheckRow, Decision } from "../../shared/domain/decision.ts";
import type { Event } from "../../shared/domain/events.ts";
import type { Base, Grant, Holding, Incident, Item, Lot } from "../../shared/domain/facts.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { holidays2026to2029 } from "../../shared/law/holidays-2026-2029.data.ts";
import type { BalanceLine } from "../../shared/ipc/answers.ts";
import { balanceNow, balanceOf } from "../../shared/readmodel/balance.ts";
import { base, grants, holdings, incident, items, lotOf, openLots } from "../../shared/readmodel/reading.ts";
import { tables } from "../../shared/readmodel/tables.ts";
import type { Task } from "../../shared/readmodel/today.ts";
import { today } from "../../shared/readmodel/today.ts";
import { parseInstant } from "../../shared/values/instant.ts";
import { labelText } from "../../shared/values/label.ts";
import { problem } from "../../shared/values/schema.ts";
import type { Acting, Beside, Done, Sent } from "./acting.ts";
import { type Given, givens, standing } from "./given.ts";

export type { Beside, Done, Sent } from "./acting.ts";

/**
 * A ledger without its journal: real commands are validated, decided by the registry and applied to a real projection in memory.
 * `ask` only decides; `do` also applies, and throws where the command is not accepted.
 */
export class World implements Acting {
  private readonly db: Projection;
  private now: number;
  private actor = "W-002";

  constructor(db: Projection, now: string) {
    this.db = db;
    this.now = instantOf(now);
  }

  /** Sets the time of recording (RFC 3339). */
  at(instant: string): this {
    this.now = instantOf(instant);
    return this;
  }

  /** Sets who signs. */
  as(person: string): this {
    this.actor = person;
    return this;
  }

  /** Brings the world to a named situation by real commands at fixed times; clock and signer stay as they were. */
  given(...names: Given[]): this {
    const { now, actor } = this;
    for (const name of names) givens[name](this);
    this.now = now;
    this.actor = actor;
    return this;
  }

  /** The answer to a command; nothing is recorded. */
  ask<N extends CommandName>(name: N, body: Sent<N>, beside: Beside = {}): Decision {
    return this.decided(name, body, beside).decision;
  }

  /** Records a command and gives what it made. */
  do<N extends CommandName>(name: N, body: Sent<N>, beside: Beside = {}): Done {
    const asked = this.decided(name, body, beside);
    const { decision, x } = asked;
    if (decision.kind !== "accepted") {
      const why = decision.kind === "refused" ? decision.reasons : decision.warnings;
      throw new Error(`${name} ${decision.kind}: ${why.map((r) => `${r.rule} ${r.code} ${r.missing.join()} ${(r.about ?? []).join()}`).join("; ")}`);
    }
    this.write({ v: 1, rules: 1, at: x.now, occurred: x.occurred, channel: name, outcome: "accepted", signer: x.actor, doer: x.doer, events: decision.outcome.events, reasons: decision.reasons, notices: decision.outcome.notices, ...(x.confirmed.length > 0 ? { confirmed: x.confirmed } : {}) });
    return { ...decision.outcome, reasons: decision.reasons };
  }

  /** The live check of a command: every rule as ok, no or yet. */
  check<N extends CommandName>(name: N, body: Sent<N>, beside: Beside = {}): CheckRow[] {
    const asked = this.question(name, body, beside);
    return check(asked.spec, asked.body, asked.facts, asked.x);
  }

  /** Records events that no command of the domain makes: genesis, a stored file, a draft of the program. */
  happens(channel: string, ...events: Event[]): void {
    this.write({ v: 1, rules: 1, at: this.now, occurred: this.now, channel, outcome: "accepted", signer: this.actor, events });
  }

  /** Files a letter of the city and gives the digest by which an approval names it. */
  letter(docNo: string): string {
    const digest = Buffer.from(docNo, "utf8").toString("hex").padEnd(64, "0").slice(0, 64);
    this.happens("attachment.store", { type: "attachment-stored", digest, blob: digest, name: `${docNo}.txt`, mediaType: "text/plain", size: 1, key: digest });
    return digest;
  }

  /** Files a drawn signature and gives the digest by which a command names it. */
  drawing(name: string, more: { readonly mediaType?: string; readonly size?: number } = {}): string {
    const digest = Buffer.from(name, "utf8").toString("hex").padEnd(64, "0").slice(0, 64);
    this.happens("attachment.store", { type: "attachment-stored", digest, blob: digest, name: `${name}.png`, mediaType: more.mediaType ?? "image/png", size: more.size ?? 4_000, key: digest });
    return digest;
  }

  /** 今日やること at the world's time. */
  today(): Task[] {
    return today(this.db.ask, this.base(), this.now);
  }

  /** The reconciliation line of every unit. */
  balance(): BalanceLine[] {
    return balanceNow(this.db.ask);
  }

  /** The line of one unit. */
  line(unit: string): BalanceLine {
    const found = this.balance().find((l) => l.unit === unit);
    if (!found) throw new Error(`no line for ${unit}`);
    return found;
  }

  /** The line of one holding, its first unit. */
  lineOf(holding: string): BalanceLine {
    const found = balanceOf(this.db.ask, holding)[0];
    if (!found) throw new Error(`no line for ${holding}`);
    return found;
  }

  /** Open lots of a holding (stored, out, with another party, missing). */
  lots(holding: string): Lot[] {
    return openLots(this.db.ask, holding);
  }

  /** Every lot there ever was, closed ones too, in the order in which they were made. */
  everyLot(): Lot[] {
    return this.db.ask("SELECT l.*, i.no AS item_no, i.place AS item_place, i.frozen AS item_frozen FROM lots l LEFT JOIN items i ON i.n=l.item ORDER BY l.id").map(lotOf);
  }

  holding(no: string): Holding {
    const found = holdings(this.db.ask, [no]).get(no);
    if (!found) throw new Error(`no holding ${no}`);
    return found;
  }

  /** An item by its number or label. */
  item(no: string): Item {
    const found = items(this.db.ask, [no]).get(no);
    if (!found) throw new Error(`no item ${no}`);
    return found;
  }

  /** The grants of an approval, with what is used of them. */
  grants(approval: string): Grant[] {
    return grants(this.db.ask, approval, []);
  }

  incident(no: string): Incident {
    const found = incident(this.db.ask, no);
    if (!found) throw new Error(`no incident ${no}`);
    return found;
  }

  /** Rows of a query of one's own. */
  rows(sql: string, ...params: (string | number)[]) {
    return this.db.ask(sql, ...params);
  }

  base(): Base {
    return base(this.db.ask, this.actor);
  }

  /** A copy that goes its own way from here. */
  fork(): World {
    const made = worldFrom(this.image());
    made.now = this.now;
    made.actor = this.actor;
    return made;
  }

  /** The projection's bytes. */
  image(): Uint8Array {
    return this.db.image();
  }

  close(): void {
    this.db.close();
  }

  private question<N extends CommandName>(name: N, sent: Sent<N>, beside: Beside) {
    const parsed = commands[name].safeParse(sent);
    if (!parsed.success) {
      const p = problem(parsed.error);
      throw new Error(`${name}: the body does not pass the wire: ${p.field} ${p.code}`);
    }
    const body: unknown = parsed.data;
    const entry = registry[name];
    const actor = beside.as ?? this.actor;
    const now = beside.at === undefined ? this.now : instantOf(beside.at);
    const b = base(this.db.ask, actor);
    const doer = (body as { doer?: string }).doer ?? actor;
    const next = new Map(Object.entries(b.numbers));
    const x: Context = {
      now,
      occurred: occurredAt(entry.spec, body, now),
      actor,
      doer,
      confirmed: beside.confirmed ?? [],
      base: b,
      holidays: holidays2026to2029,
      take: (counter) => {
        const n = (next.get(counter) ?? 0) + 1;
        next.set(counter, n);
        return n;
      },
    };
    if (x.occurred > now) throw new Error(`${name}: the fact lies in the future`);
    return { spec: entry.spec, body, facts: entry.facts(body, this.db.ask, b, doer), x };
  }

  private decided<N extends CommandName>(name: N, sent: Sent<N>, beside: Beside): { decision: Decision; x: Context } {
    const { spec, body, facts, x } = this.question(name, sent, beside);
    return { decision: decide(spec, body, facts, x, beside.reasons ?? {}), x };
  }

  private write(record: LedgerRecord): void {
    const last = this.db.ask("SELECT seq, at FROM records ORDER BY seq DESC LIMIT 1")[0];
    const seq = Number(last?.["seq"] ?? 0) + 1;
    this.db.begin();
    try {
      this.db.run(changesOf(record.at < Number(last?.["at"] ?? 0) ? { ...record, clock: "back" } : record, seq));
    } catch (fault) {
      this.db.rollback();
      throw fault;
    }
    this.db.commit();
  }
}

function instantOf(text: string): number {
  const ms = parseInstant(text);
  if (ms === null) throw new Error(`not an instant: ${text}`);
  return ms;
}

/** A world from an image that was taken of another, at 2026-05-20 10:00 with W-002 signing. The engine writes into the bytes it is given, so they are copied. */
export const worldFrom = (image: Uint8Array): World => new World(Projection.from(image.slice()), "2026-05-20T10:00:00+09:00");

let image: Uint8Array | null = null;

/** An empty ledger: genesis and nothing else, at 2026-04-01 09:00, W-002 signing. */
export async function emptyWorld(): Promise<World> {
  await sqlReady();
  const made = new World(Projection.empty(tables), "2026-04-01T09:00:00+09:00");
  made.happens("ledger.create", {
    type: "genesis",
    ledger: "L-TEST",
    practice: true,
    tag: "37",
    founders: [
      { no: "W-001", label: labelText(4, "37", 1), n: 1, role: "責任者" },
      { no: "W-002", label: labelText(4, "37", 2), n: 2, role: "副責任者・記録者" },
    ],
  });
  return made;
}

/** The standing situation of `given.ts`, at 2026-05-20 10:00 with W-002 (acting deputy) signing. Built once, then copied. */
export async function world(): Promise<World> {
  if (image === null) {
    const first = await emptyWorld();
    standing(first);
    image = first.image();
    first.close();
  }
  return worldFrom(image);
}
