import type { CommandName } from "../../shared/ipc/commands.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { actions } from "../../shared/ipc/actions.ts";
import type { ActionName } from "../../shared/ipc/actions.ts";
import type { FaultCode, Reply, Request } from "../../shared/ipc/envelope.ts";
import { faultCodes, request } from "../../shared/ipc/envelope.ts";
import type { QueryName } from "../../shared/ipc/queries.ts";
import { queries } from "../../shared/ipc/queries.ts";
import type { Health } from "../../shared/ipc/health.ts";
import { healthTasks } from "../../shared/readmodel/health.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { aboutOf, ofNumber, saidOf } from "../../shared/readmodel/said.ts";
import type { Task } from "../../shared/readmodel/today.ts";
import { parseInstant } from "../../shared/values/instant.ts";
import { readJson, repeatsKey } from "../../shared/values/json.ts";
import { gapsOf, problem } from "../../shared/values/schema.ts";
import type { z } from "../../shared/domain/bodies.ts";
import { JournalFault } from "../journal/journal.ts";
import type { Pdf } from "../paper/print.ts";
import { printForm, printReply, setPaper } from "../paper/print.ts";
import { exportFile, previewFile } from "../exchange/channels.ts";
import type { Ledger } from "./ledger.ts";
import { Fault, faultRef } from "./ledger.ts";
import type { VerificationMemory } from "./health.ts";
import { HealthOf, keptOf } from "./health.ts";
import { Interrupted, Pace } from "./pace.ts";
import { verified } from "./verified.ts";
import { viewOf } from "./views.ts";

/** Largest request, UTF-8 bytes: an attachment of 12 MiB as base64 and some room. */
export const largestRequest = 24 * 1024 * 1024;

const channels = new Map<string, { kind: "command" | "check" | "query" | "action"; name: string; schema: z.ZodType }>();
for (const [name, schema] of Object.entries(commands)) channels.set(name, { kind: "command", name, schema });
for (const [name, schema] of Object.entries(queries)) channels.set(name, { kind: "query", name, schema });
for (const [name, schema] of Object.entries(actions)) channels.set(name, { kind: "action", name, schema });
/** What shows nothing of what the ledger holds: its own state, and the catalogue. */
const showsNothing: ReadonlySet<string> = new Set(["system.status", "system.health", "articles.list"]);
/** Steps of opening a ledger: the key, the ledger, its order. */
const openingSteps = 3;
/** Acts of the program that show or tell something and are no record of their own. */
const showing: ReadonlySet<string> = new Set(["attachment.get", "ledger.verify", "checkpoint.make"]);

// A live check takes the same body, half filled or full: a gap is answered, never recorded.
for (const [name, schema] of Object.entries(commands)) channels.set(`${name}.check`, { kind: "check", name, schema });

/** Every channel with its kind, for the generated table. */
export const declared = [...channels].map(([channel, c]) => ({ channel, kind: c.kind, schema: c.schema }));

/** The reply that tells a fault; what it was goes to the log under the same reference. */
export function faultReply(fault: unknown, log: (line: string) => void): Reply {
  const ref = faultRef();
  if (fault instanceof Fault) {
    log(`${ref} ${fault.code} ${fault.field ?? ""} ${fault.why ?? ""}`.trim());
    return { kind: "fault", code: fault.code, ref, ...(fault.field === undefined ? {} : { field: fault.field }), ...(fault.why === undefined ? {} : { why: fault.why }) };
  }
  if (fault instanceof JournalFault) {
    log(`${ref} ${fault.code} ${fault.mj ?? ""}`.trim());
    const code = (faultCodes as readonly string[]).includes(fault.code) ? (fault.code as FaultCode) : "io";
    return { kind: "fault", code, ref, ...(fault.mj === null ? {} : { why: fault.mj }) };
  }
  // A bug: the stack names our files and never the words of a record.
  log(`${ref} internal ${fault instanceof Error ? `${fault.name} ${(fault.stack ?? "").split("\n").slice(1, 6).join(" | ")}` : typeof fault}`);
  return { kind: "fault", code: "internal", ref };
}

/** What was stopped on somebody's word, and how far it had come; nothing was recorded. */
const interruptedReply = (stopped: Interrupted): Reply => ({ kind: "answer", rows: [{ interrupted: true, done: stopped.done, of: stopped.of }] });

export interface Dispatcher {
  /** One request as text, one reply as text; always answers. */
  readonly send: (text: string) => Promise<string>;
}

/** What a host does for the ledger. Without `pdf` nothing can be printed, and the reply says so. */
export interface Ports {
  readonly pdf?: Pdf;
  readonly verifications?: VerificationMemory;
  /** Told how far work is that takes longer than a moment; `done` = `of` when it is over, however it ended. */
  readonly progress?: (what: string, done: number, of: number) => void;
  /** Ms after which work is told; a test makes it short. */
  readonly tellAfter?: number;
}

/** Text in, text out: parse, find the channel, validate, route, reply. `changed` is told the areas after each record. */
export function dispatcher(ledger: Ledger, log: (line: string) => void, changed: (channel: string) => void = () => undefined, ports: Ports = {}): Dispatcher {
  ledger.onView = () => changed("view.log");
  const underWay = new Map<string, Pace>();
  const paced = async <T>(what: string, work: (pace: Pace) => Promise<T>): Promise<T> => {
    const pace = new Pace((done, of) => ports.progress?.(what, done, of), ports.tellAfter);
    underWay.set(what, pace);
    try {
      return await work(pace);
    } finally {
      if (underWay.get(what) === pace) underWay.delete(what);
      pace.end();
    }
  };
  const health = new HealthOf(ledger, ports.verifications ?? null);
  ledger.keptMark = () => health.mark();
  const handle = async (text: string): Promise<{ id: string | number | undefined; reply: Reply }> => {
    if (Buffer.byteLength(text, "utf8") > largestRequest) return { id: undefined, reply: faultReply(new Fault("too-large"), log) };
    const parsed = readJson(text);
    if (!("value" in parsed)) return { id: undefined, reply: faultReply(new Fault("bad-json", undefined, parsed.wrong), log) };
    if (repeatsKey(text, parsed.value)) return { id: undefined, reply: faultReply(new Fault("bad-json", undefined, "duplicate-key"), log) };
    const envelope = request.safeParse(parsed.value);
    const id = idOf(parsed.value);
    if (!envelope.success) {
      const p = problem(envelope.error);
      return { id, reply: faultReply(new Fault("bad-request", p.field, p.code), log) };
    }
    try {
      return { id, reply: await route(envelope.data) };
    } catch (fault) {
      if (fault instanceof Interrupted) return { id, reply: interruptedReply(fault) };
      return { id, reply: faultReply(fault, log) };
    }
  };

  const route = async (r: Request): Promise<Reply> => {
    const channel = channels.get(r.channel);
    if (!channel) throw new Fault("unknown-channel", "channel");
    const body = channel.schema.safeParse(r.body ?? {});
    const viewed = (): Promise<void> | null => (channel.kind === "check" || (channel.kind === "query" && !showsNothing.has(r.channel)) || showing.has(r.channel) ? ledger.viewing(viewOf(r.channel, r.body)) : null);
    if (!body.success && channel.kind === "check") {
      const half = gapsOf(body.error);
      if ("wrong" in half) throw new Fault("bad-request", half.wrong.field === "" ? "body" : half.wrong.field, half.wrong.code);
      const kept = viewed();
      if (kept !== null) await kept;
      return { kind: "answer", rows: await ledger.check(channel.name as CommandName, r.body ?? {}, half.gaps) };
    }
    if (!body.success) {
      const p = problem(body.error);
      throw new Fault("bad-request", p.field === "" ? "body" : p.field, p.code);
    }
    // Nobody else waits, not even for a moment: what was asked before a lock is answered as such.
    const kept = viewed();
    if (kept !== null) await kept;
    switch (channel.kind) {
      case "command": {
        const reply = await paced(channel.name, (pace) => ledger.perform(channel.name as CommandName, body.data, r.reasons ?? {}, r.confirm ?? [], pace));
        if (reply.kind === "accepted" || reply.kind === "refused") changed(channel.name);
        return reply;
      }
      case "check":
        return { kind: "answer", rows: await ledger.check(channel.name as CommandName, body.data) };
      case "query":
        return { kind: "answer", rows: await ask(channel.name as QueryName, body.data) };
      case "action": {
        const reply = await act(channel.name as ActionName, body.data);
        if (reply.kind === "accepted" || reply.kind === "refused") changed(channel.name);
        return reply;
      }
    }
  };

  const ask = async (name: QueryName, body: unknown): Promise<readonly unknown[]> => {
    if (name === "records.get") {
      const found = await ledger.record((body as { seq: number }).seq);
      return found ? [{ seq: found.seq, signers: found.signers, ...found.record }] : [];
    }
    if (name === "system.status") {
      const head = ledger.folder.head();
      const info = ledger.folder.info;
      return ledger.ask(() => [
        { records: head.size, root: head.root, practice: info.practice, tag: info.tag, person: ledger.signedIn, now: new Date(ledger.now()).toISOString(), remembered: info.remembered, read_only: info.readOnlyBecause?.code ?? null, alias: info.alias, ledger: info.ledgerId, checkpoints: ledger.folder.checkpoints().length },
      ]);
    }
    if (name === "system.health") return ledger.ask((q, about) => [health.of(q, about.now)]);
    const answer = answers[name] as ((b: unknown, ask: unknown, about: unknown) => readonly unknown[]) | undefined;
    if (!answer) throw new Fault("unknown-channel", "channel");
    if (name === "today.list") return ledger.ask((q, about) => withHealth(answer(body, q, about) as readonly Task[], health.of(q, about.now), parseInstant((body as { at?: string }).at ?? "") ?? about.now));
    const rows = await ledger.ask((q, about) => answer(body, q, about));
    if (name === "records.list" || name === "failures.list") return (body as { said?: boolean }).said === true ? withFacts(rows as readonly { readonly seq: number }[], (body as { subject?: string }).subject) : rows;
    // Keys are no part of the projection: the folder holds which is in force.
    if (name === "persons.get") return rows.map((row) => ({ ...(row as { readonly no: string }), fingerprint: ledger.folder.fingerprints().get((row as { readonly no: string }).no) ?? null }));
    return name === "requests.list" ? withWords(rows) : rows;
  };

  // What records are about and what they say is read back from the journal: the projection keeps neither words nor reasons.
  const withFacts = async (rows: readonly { readonly seq: number }[], subject: string | undefined): Promise<readonly unknown[]> => {
    const records = await ledger.recordsOf(rows.map((r) => r.seq));
    return ledger.ask((q) => {
      const of = ofNumber(q, subject);
      return rows.map((row) => {
        const record = records.get(row.seq);
        return record === undefined ? row : { ...row, about: aboutOf(q, record), said: saidOf(q, row.seq, record, of) };
      });
    });
  };

  // What is asked for and what for are words of the request: they stay in its record.
  const withWords = async (rows: readonly unknown[]): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for (const row of rows as readonly { readonly seq: number }[]) {
      const asked = (await ledger.record(row.seq))?.record.body as Partial<z.infer<(typeof commands)["takeout.request"]>> | undefined;
      found.push({ ...row, lots: asked?.lots ?? [], purpose: asked?.purpose ?? "" });
    }
    return found;
  };

  const act = async (name: ActionName, body: unknown): Promise<Reply> => {
    switch (name) {
      case "session.recover": {
        const b = body as z.infer<(typeof actions)["session.recover"]>;
        return recovered(() => ledger.recoverSession(b.sheet, b.person, b.new_passphrase));
      }
      case "session.open": {
        const b = body as z.infer<(typeof actions)["session.open"]>;
        // Each step blocks this process: the window hears of it only if it is let go of in between.
        const told = async (done: number): Promise<void> => {
          ports.progress?.(name, done, openingSteps);
          await new Promise((go) => setImmediate(go));
        };
        try {
          return await ledger.openSession(b.person, b.passphrase, b.new_passphrase, told);
        } finally {
          ports.progress?.(name, openingSteps, openingSteps);
        }
      }
      case "session.lock":
        await ledger.lock();
        return { kind: "answer", rows: [] };
      case "clock.set":
        return ledger.setClock((body as z.infer<(typeof actions)["clock.set"]>).now);
      case "attachment.store": {
        const b = body as z.infer<(typeof actions)["attachment.store"]>;
        return ledger.storeAttachment(b.name, b.media_type, Buffer.from(b.data, "base64"));
      }
      case "attachment.get": {
        const found = await ledger.attachment((body as z.infer<(typeof actions)["attachment.get"]>).digest);
        return { kind: "answer", rows: [{ name: found.name, media_type: found.mediaType, data: Buffer.from(found.bytes).toString("base64") }] };
      }
      case "checkpoint.make":
        return { kind: "answer", rows: [{ note: await paced(name, (pace) => ledger.checkpoint(pace)) }] };
      case "ledger.verify": {
        const found = await paced(name, (pace) => verified(ledger, body as z.infer<(typeof actions)["ledger.verify"]>, pace));
        // Stopped before it found anything: the last whole result stays.
        if (found.until !== null && found.answer === "unknown") throw new Interrupted(found.until, found.size);
        ports.verifications?.write(keptOf(found, ledger.now()));
        changed(name);
        return { kind: "answer", rows: [found] };
      }
      case "work.stop": {
        const pace = underWay.get((body as z.infer<(typeof actions)["work.stop"]>).what);
        pace?.stop();
        return { kind: "answer", rows: [{ stopped: pace !== undefined }] };
      }
      case "print.form": {
        if (!ports.pdf) throw new Fault("no-browser", "pdf");
        const { pdf } = ports;
        const asked = body as z.infer<(typeof actions)["print.form"]>;
        try {
          return printReply(await paced(name, (pace) => printForm(ledger, pdf, asked, pace, ports.verifications ?? null)));
        } finally {
          // The paper of the result verifies; what it found is kept even where nothing could be printed.
          if (asked.form === "verification") changed("ledger.verify");
        }
      }
      case "print.settings":
        return setPaper(ledger, body as z.infer<(typeof actions)["print.settings"]>);
      case "sample.draw":
        return ledger.drawSample(body as z.infer<(typeof actions)["sample.draw"]>);
      case "import.preview":
        return paced(name, (pace) => previewFile(ledger, body as z.infer<(typeof actions)["import.preview"]>, pace));
      case "export.list":
        return exportFile(ledger, body as z.infer<(typeof actions)["export.list"]>, ledger.folder.info.practice);
      case "passphrase.change": {
        const b = body as z.infer<(typeof actions)["passphrase.change"]>;
        return ledger.changePassphrase(b.old_passphrase, b.new_passphrase);
      }
    }
  };

  return {
    send: async (text) => {
      const { id, reply } = await handle(text);
      return JSON.stringify(id === undefined ? reply : { id, ...reply });
    },
  };
}

/** A sheet that was mistyped names the group that is wrong. */
async function recovered(open: () => Promise<Reply>): Promise<Reply> {
  try {
    return await open();
  } catch (fault) {
    if (!(fault instanceof JournalFault) || fault.code !== "sheet-mistyped") throw fault;
    const { group, problem } = fault.detail;
    throw new Fault("sheet-mistyped", "sheet", typeof group === "number" ? `group-${String(group)}` : String(problem));
  }
}

/** The id of a request, where it has one that may be sent back. */
export function idOf(value: unknown): string | number | undefined {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === "string" && id.length <= 80 ? id : typeof id === "number" && Number.isSafeInteger(id) ? id : undefined;
}

/** What this PC knows of the ledger is in no record: its matters at `now` (epoch ms) join those of the contract, in the same order. */
function withHealth(rows: readonly Task[], h: Health, now: number): readonly Task[] {
  const more = healthTasks(h, now);
  return more.length === 0 ? rows : [...rows, ...more].sort((x, y) => x.gravity - y.gravity || (x.since < y.since ? -1 : x.since > y.since ? 1 : 0));
}
