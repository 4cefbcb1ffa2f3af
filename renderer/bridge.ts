import type { Answers } from "../shared/ipc/answers.ts";
import { commands } from "../shared/ipc/commands.ts";
import type { CommandName } from "../shared/ipc/commands.ts";
import type { CheckRow, FaultCode, Reply } from "../shared/ipc/envelope.ts";
import { faultCodes } from "../shared/ipc/envelope.ts";
import type { queries } from "../shared/ipc/queries.ts";
import { lacksOf, z } from "../shared/values/schema.ts";
import { push } from "../shared/ipc/app.ts";
import type { appActions, AppActionName, AppRows, Push } from "../shared/ipc/app.ts";
import type { QueryName } from "../shared/ipc/queries.ts";

/** The one door of the page: JSON text both ways, the same on every host. */
interface Door {
  readonly call: (text: string) => Promise<string>;
  readonly onPush: (fn: (text: string) => void) => void;
}

declare global {
  interface Window {
    readonly daichoBridge?: Door;
  }
}

/** A person who confirms with badge and passphrase on the same screen (ui.md §7.9). */
export interface Confirmation {
  readonly person: string;
  readonly passphrase: string;
}

/** What goes with a command beside its body. */
export interface Beside {
  readonly reasons?: Readonly<Record<string, string>>;
  readonly confirm?: readonly Confirmation[];
}

const reason = z.looseObject({ article: z.string(), rule: z.string(), code: z.string(), missing: z.array(z.string()).default([]), about: z.array(z.string()).optional(), setting: z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) }).optional() });
const notice = z.looseObject({ article: z.string(), rule: z.string(), code: z.string() });
const id = z.union([z.string(), z.number()]).optional();
const lists = z.record(z.string(), z.array(z.string())).optional();
const reply = z.discriminatedUnion("kind", [
  z.looseObject({ id, kind: z.literal("accepted"), seq: z.int(), notices: z.array(notice), made: lists, due: z.record(z.string(), z.string()).optional() }),
  z.looseObject({ id, kind: z.literal("refused"), seq: z.int(), reasons: z.array(reason).min(1), next: z.array(z.string()).default([]) }),
  z.looseObject({ id, kind: z.literal("needs-reason"), warnings: z.array(reason).min(1) }),
  z.looseObject({ id, kind: z.literal("fault"), code: z.string(), ref: z.string(), field: z.string().optional(), why: z.string().optional() }),
  z.looseObject({ id, kind: z.literal("answer"), rows: z.array(z.unknown()) }),
]);
const fault = (code: FaultCode, why: string): Reply => ({ kind: "fault", code, ref: "-", why });

/** One request to the host, one reply; never rejects. A reply that is not of the wire is a fault like any other. */
export async function send(channel: string, body: unknown = {}, beside: Beside = {}): Promise<Reply> {
  const door = window.daichoBridge;
  if (!door) return fault("io", "no-door");
  let text: string;
  try {
    text = await door.call(JSON.stringify({ channel, body, ...beside }));
  } catch {
    return fault("io", "no-answer");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault("bad-json", "reply");
  }
  const read = reply.safeParse(value);
  if (!read.success) return fault("bad-json", "reply");
  if (read.data.kind === "fault" && !(faultCodes as readonly string[]).includes(read.data.code)) return fault("internal", read.data.code);
  return read.data as Reply;
}

/** A question of the wire → its rows, or the fault that came instead. */
export async function ask<N extends QueryName>(query: N, body: z.input<(typeof queries)[N]>): Promise<{ readonly rows: readonly Answers[N][] } | { readonly fault: Reply & { kind: "fault" } }> {
  const got = await send(query, body);
  if (got.kind === "answer") return { rows: got.rows as readonly Answers[N][] };
  return { fault: got.kind === "fault" ? got : (fault("internal", got.kind) as Reply & { kind: "fault" }) };
}

/** An action of the window itself → its rows (`app.status`, `draft.list` …), or the fault that came instead. */
export async function act<N extends AppActionName>(name: N, body: z.input<(typeof appActions)[N]>): Promise<{ readonly rows: readonly (N extends keyof AppRows ? AppRows[N] : N extends "app.open" | "app.close" | "app.open_chosen" | "app.recovery_check" | "app.abandon_setup" ? AppRows["app.status"] : N extends "app.settings.set" ? AppRows["app.settings.get"] : never)[] } | { readonly fault: Reply & { kind: "fault" } }> {
  const got = await send(name, body);
  if (got.kind === "answer") return { rows: got.rows as never };
  return { fault: got.kind === "fault" ? got : (fault("internal", got.kind) as Reply & { kind: "fault" }) };
}

/** The live check of a command with a body half filled or full: every rule answers, a gap as 「まだ」. A value that cannot be taken yet (a word half typed) is left out like a gap. */
export async function check(command: CommandName, body: unknown): Promise<readonly CheckRow[]> {
  const read = commands[command].safeParse(body);
  const taken = read.success ? body : without(body, lacksOf(read.error).wrong.map((w) => w.path));
  const got = await send(`${command}.check`, taken);
  return got.kind === "answer" ? (got.rows as readonly CheckRow[]) : [];
}

/** A copy of a body without what stands at these paths; a list with an element that cannot be taken is empty. */
function without(body: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const copy = structuredClone(body);
  for (const path of paths) {
    const inside = path.slice(0, -1).reduce<unknown>((part, step) => (typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined), copy);
    const last = path.at(-1);
    if (typeof inside !== "object" || inside === null || last === undefined) continue;
    if (Array.isArray(inside)) inside.splice(0, inside.length);
    else Reflect.deleteProperty(inside, last);
  }
  return copy;
}

const listeners = new Set<(push: Push) => void>();
let listening = false;

/** Calls `fn` with each push of the host; gives back how to stop. */
export function onPush(fn: (push: Push) => void): () => void {
  listeners.add(fn);
  if (!listening && window.daichoBridge) {
    listening = true;
    window.daichoBridge.onPush((text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      const read = push.safeParse(value);
      if (read.success) for (const tell of [...listeners]) tell(read.data);
    });
  }
  return () => listeners.delete(fn);
}
