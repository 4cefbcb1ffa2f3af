import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Values } from "./scenario.ts";

export interface Reason {
  readonly rule: string;
  readonly article: string;
  readonly code: string;
}
export interface Notice extends Reason {
  readonly makes?: string;
  readonly clock?: Values;
}

/** One reply line of the stdio host. */
export type Reply =
  | {
      readonly kind: "accepted";
      readonly seq: number;
      readonly notices: readonly Notice[];
      readonly made?: Readonly<Record<string, readonly string[]>>;
      readonly due?: Values;
    }
  | { readonly kind: "refused"; readonly seq: number; readonly reasons: readonly Reason[] }
  | { readonly kind: "needs-reason"; readonly warnings: readonly Reason[] }
  | { readonly kind: "fault"; readonly code: string; readonly ref: string; readonly field?: string }
  | { readonly kind: "answer"; readonly rows: readonly Values[] };

/** What a request carries beside channel and body. */
export interface Beside {
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  readonly confirm?: readonly { readonly person: string; readonly passphrase: string }[];
}

/** The command line at work on one ledger: `send` may be called again before the reply is there; replies come in the order of sending. */
export interface Host {
  readonly send: (channel: string, body: Values, beside?: Beside) => Promise<Reply>;
  /** No more requests; gives the exit code. */
  readonly end: () => Promise<number | null>;
}

const cli = join(import.meta.dirname, "../../electron/cli.ts");

/** Starts `dispatch LEDGER`. Its stderr is ours; a request that gets no reply rejects. */
export function openHost(ledger: string): Host {
  const child = spawn(process.execPath, [cli, "dispatch", ledger], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map<number, { answer: (reply: Reply) => void; fail: (why: Error) => void }>();
  let last = 0;
  let over: Error | null = null;
  const fail = (why: string): void => {
    over ??= new Error(why);
    for (const { fail: tell } of waiting.values()) tell(over);
    waiting.clear();
  };
  const closed = new Promise<number | null>((settle) => {
    child.once("error", (error) => fail(`the command line could not be started: ${error.message}`));
    child.once("close", (code, signal) => {
      fail(`the command line ended (${signal ?? code ?? "unknown"})`);
      settle(code);
    });
  });
  // A broken pipe shows as the end of the child, which tells more.
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id, ...reply } = JSON.parse(line) as Reply & { id: number };
    waiting.get(id)?.answer(reply);
    waiting.delete(id);
  });
  return {
    send: (channel, body, beside = {}) =>
      new Promise((answer, reject) => {
        if (over !== null) return reject(over);
        const id = ++last;
        waiting.set(id, { answer, fail: reject });
        const { reasons, confirm } = beside;
        child.stdin.write(`${JSON.stringify({ id, channel, body, ...(reasons && { reasons }), ...(confirm && { confirm }) })}\n`);
      }),
    end: () => {
      child.stdin.end();
      return closed;
    },
  };
}

/** Runs one command of the command line to its end; stderr is ours. */
export function runCli(args: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string }> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.once("error", reject);
    child.once("close", (code) => settle({ code, stdout }));
  });
}
