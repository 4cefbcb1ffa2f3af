import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";

const cli = join(import.meta.dirname, "../../electron/cli.ts");

/** One reply line as it came, parsed. */
export interface ReplyLine {
  readonly id?: string | number;
  readonly kind: "accepted" | "refused" | "needs-reason" | "fault" | "answer";
  readonly seq?: number;
  readonly code?: string;
  readonly field?: string;
  readonly why?: string;
  readonly line?: number;
  readonly ref?: string;
  readonly reasons?: readonly { readonly rule: string; readonly code: string; readonly about?: readonly string[] }[];
  readonly notices?: readonly { readonly rule: string; readonly article: string; readonly code: string; readonly about?: readonly string[] }[];
  readonly made?: Readonly<Record<string, readonly string[]>>;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
}

/** What a finished command line left. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own below the system's temporary folder: a ledger, this PC's state, passphrase files. */
export class Bench {
  readonly dir = mkdtempSync(join(tmpdir(), "daicho-line-"));
  readonly stateDir = join(this.dir, "state");
  readonly ledger = join(this.dir, "試験.daicho");

  /** Removes everything. */
  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A passphrase file; gives its path. */
  passphraseFile(passphrase: string): string {
    const path = join(this.dir, `p-${createHash("sha256").update(passphrase).digest("hex").slice(0, 8)}.txt`);
    writeFileSync(path, `${passphrase}\n`);
    return path;
  }

  private env(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    const { DAICHO_PASSPHRASE_FILE: _, ...env } = process.env;
    return { ...env, DAICHO_STATE_DIR: this.stateDir, ...more };
  }

  /** Runs the real command line to its end with the given standard input. */
  run(args: readonly string[], stdin: string | Uint8Array = "", env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return new Promise((settle, fail) => {
      const child = spawn(process.execPath, [cli, ...args], { stdio: ["pipe", "pipe", "pipe"], env: this.env(env) });
      const text = { stdout: "", stderr: "" };
      child.stdout.setEncoding("utf8").on("data", (t: string) => (text.stdout += t));
      child.stderr.setEncoding("utf8").on("data", (t: string) => (text.stderr += t));
      child.once("error", fail);
      child.once("close", (code, signal) => {
        settle({ code, signal, ...text });
      });
      child.stdin.on("error", () => undefined);
      child.stdin.end(stdin);
    });
  }

  /** Makes a ledger with `create`: W-001 責任者 and W-002 副責任者 as founders. */
  async create(passphrase: string, more: readonly string[] = ["--practice"]): Promise<Ended> {
    return this.run(["create", this.ledger, "--person", "W-001", "--founder", "W-002:副責任者・記録者", "--tag", "37", "--alias", "試験", "--passphrase-file", this.passphraseFile(passphrase), "--recovery-file", join(this.dir, "recovery.txt"), ...more]);
  }

  /** Starts `dispatch` on the ledger. */
  dispatch(): Dispatching {
    return new Dispatching(spawn(process.execPath, [cli, "dispatch", this.ledger], { stdio: ["pipe", "pipe", "pipe"], env: this.env() }));
  }

  /** `fsck --json` with this passphrase, or without any. */
  async fsck(passphrase: string | null, more: readonly string[] = []): Promise<{ readonly code: number | null; readonly report: Readonly<Record<string, unknown>>; readonly stderr: string }> {
    const key = passphrase === null ? [] : ["--passphrase-file", this.passphraseFile(passphrase)];
    const { code, stdout, stderr } = await this.run(["fsck", this.ledger, "--json", ...key, ...more]);
    return { code, report: JSON.parse(stdout) as Readonly<Record<string, unknown>>, stderr };
  }
}

/** One real `dispatch` process. Replies come in the order of sending; `stderr` is kept. */
export class Dispatching {
  stderr = "";
  private readonly child: ReturnType<typeof spawn>;
  private readonly waiting: { readonly take: (line: ReplyLine) => void; readonly fail: (why: Error) => void }[] = [];
  private readonly ended: Promise<Ended>;
  private last = 0;
  /** Every reply line so far. */
  readonly replies: ReplyLine[] = [];

  constructor(child: ReturnType<typeof spawn>) {
    this.child = child;
    child.stderr?.setEncoding("utf8").on("data", (t: string) => (this.stderr += t));
    child.stdin?.on("error", () => undefined);
    if (child.stdout)
      createInterface({ input: child.stdout }).on("line", (line) => {
        // A process killed while writing leaves half a line.
        const reply = parsed(line);
        if (reply === null) return;
        this.replies.push(reply);
        this.waiting.shift()?.take(reply);
      });
    this.ended = new Promise((settle) =>
      child.once("close", (code, signal) => {
        for (const w of this.waiting) w.fail(new Error(`dispatch ended (${String(signal ?? code)}): ${this.stderr.slice(-800)}`));
        settle({ code, signal, stdout: "", stderr: this.stderr });
      }),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** One request; gives its reply. May be called again before the reply is there. */
  send(channel: string, body: unknown = {}, beside: Readonly<Record<string, unknown>> = {}): Promise<ReplyLine> {
    return this.raw(`${JSON.stringify({ id: ++this.last, channel, body, ...beside })}\n`);
  }

  /** One line exactly as given, with its line feed. */
  raw(line: string | Uint8Array): Promise<ReplyLine> {
    return new Promise((take, fail) => {
      this.waiting.push({ take, fail });
      this.child.stdin?.write(line);
    });
  }

  kill(signal: NodeJS.Signals = "SIGKILL"): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  /** No more requests. */
  end(): Promise<Ended> {
    this.child.stdin?.end();
    return this.ended;
  }
}

function parsed(line: string): ReplyLine | null {
  try {
    return JSON.parse(line) as ReplyLine;
  } catch {
    return null;
  }
}

/** Every file below a folder with the digest of its bytes and its time of change: equal before and after means untouched. */
export function fingerprint(dir: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      const at = join(path, name);
      const stat = statSync(at);
      if (stat.isDirectory()) {
        found[`${relative(dir, at)}/`] = String(stat.mtimeMs);
        visit(at);
      } else found[relative(dir, at)] = `${createHash("sha256").update(readFileSync(at)).digest("hex")} ${String(stat.mtimeMs)}`;
    }
  };
  if (existsSync(dir)) visit(dir);
  return found;
}
