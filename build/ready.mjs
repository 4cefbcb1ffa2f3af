/**
 * node build/ready.mjs [FILE.ts [ARGUMENT …]]
 *
 * Makes a clone ready and runs a TypeScript file with the project's own Node 24. Plain Node 20.19 or newer, no dependency, because
 * it runs before anything is installed. Speaks on stderr only: stdout belongs to the program it starts, whose exit code or signal
 * becomes its own. It leaves 1 when the project cannot be made ready, and without FILE only makes ready.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
const stamp = join(modules, ".ready");
const lock = join(root, ".ready.lock");
const windows = process.platform === "win32";
const pinned = join(modules, "node", "bin", windows ? "node.exe" : "node");
const beatMs = 2_000;
const staleMs = 30_000;

/** Ends with one plain sentence for the person at the terminal; `code` 1 unless the command line was wrong. */
function stop(message, code = 1) {
  process.stderr.write(`ready: ${message}\n`);
  process.exit(code);
}

/** What an installation must match: the lock file, and the machine its binaries were chosen for. */
function wanted() {
  const text = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(text).digest("hex")} ${process.platform}-${process.arch}\n`;
}

const readText = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};

const isReady = () => readText(stamp) === wanted() && existsSync(pinned);

/** True where `npm install` was run by hand and left exactly what the lock file asks for: then there is nothing to install again. */
function installedByHand() {
  const text = readText(join(modules, ".package-lock.json"));
  if (text === null || !pinnedRuns()) return false;
  const there = JSON.parse(text).packages;
  const asked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const same = ([path, it]) => path === "" || (there[path] ? there[path].version === it.version : it.optional === true);
  return Object.entries(asked).every(same) && Object.keys(there).every((path) => asked[path] !== undefined);
}

/** True when the pinned binary starts and is the version the lock file names. */
function pinnedRuns() {
  const { version } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages["node_modules/node"];
  const run = existsSync(pinned) ? spawnSync(pinned, ["--version"], { encoding: "utf8" }) : null;
  return run?.status === 0 && run.stdout.trim() === `v${version}`;
}

/** npm must not run on the Node it is about to replace, nor inherit `--silent` and the like from the npm that started us. */
function quietEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^npm_(lifecycle|package|command|config_(loglevel|ignore_scripts|omit|dry_run))/i.test(name)) delete env[name];
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  env[name] = (env[name] ?? "").split(delimiter).filter((folder) => !folder.endsWith(join(sep, "node_modules", ".bin"))).join(delimiter);
  delete env.NODE_ENV;
  return env;
}

let working = null;
let holding = null;
let ending = null;

/** Runs one program with its output on stderr; gives its exit code, or null when it could not start or was killed. */
function run(command, args, cwd) {
  return new Promise((settle) => {
    working = spawn(command, args, { cwd, env: quietEnvironment(), stdio: ["ignore", 2, 2], shell: windows });
    working.once("error", () => settle(null));
    working.once("exit", (code) => (ending === null ? settle(code) : end(ending)));
  });
}

/** Installs what the lock file names. Ends the process with a message when that is not possible. */
async function install() {
  process.stderr.write("ready: installing the packages named in package-lock.json (once; about half a minute) …\n");
  rmSync(stamp, { force: true });
  const flags = ["--include=dev", "--ignore-scripts=false", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", ["ci", ...flags], root);
  if (code !== 0) {
    release();
    stop(
      code === null
        ? "npm could not be started. Install Node.js 20.19 or newer together with npm, then try again."
        : "npm ci failed; its message stands above. The first run needs the npm registry: go online (or set npm's proxy), then try again.",
    );
  }
  // The `node` package fetches its binary in an install script, which a stricter npm may have been told to skip.
  if (!pinnedRuns()) await run(process.execPath === pinned ? "node" : process.execPath, ["installArchSpecificPackage"], join(modules, "node"));
  if (!pinnedRuns()) {
    release();
    stop("the packages are there but the project's own Node 24 is not. Its install script was stopped or had no network; remove node_modules and try again.");
  }
}

/** The lock's owner and whether its signs of life have stopped. Process numbers are not asked: an owner killed outright may have left npm at work. */
function holder() {
  try {
    return { owner: readText(join(lock, "owner")), gone: Date.now() - statSync(lock).mtimeMs > staleMs };
  } catch {
    return { owner: null, gone: false };
  }
}

/** Takes the lock, or gives false while someone else has it. A stale lock is moved away first, never just reused. */
function take() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== "EEXIST") stop(`cannot write in ${root} (${error.code}).`);
    const seen = holder();
    if (seen.gone) {
      const aside = `${lock}.${randomUUID()}`;
      try {
        renameSync(lock, aside);
        // Between looking and moving another process may have taken the lock anew: then it is theirs and goes back.
        if (readText(join(aside, "owner")) === seen.owner) rmSync(aside, { recursive: true, force: true });
        else renameSync(aside, lock);
      } catch {
        // Someone else moved it first; the next try will tell.
      }
    }
    return false;
  }
  writeFileSync(join(lock, ".gitignore"), "*\n");
  const owner = randomUUID();
  writeFileSync(join(lock, "owner"), owner);
  const beat = setInterval(() => mine(owner) && utimesSync(lock, new Date(), new Date()), beatMs);
  holding = { owner, beat };
  return true;
}

/** After a long sleep of the machine the lock may have been taken for stale and be somebody else's. */
const mine = (owner) => readText(join(lock, "owner")) === owner;

function release() {
  if (holding === null) return;
  clearInterval(holding.beat);
  if (mine(holding.owner)) rmSync(lock, { recursive: true, force: true });
  holding = null;
}

async function makeReady() {
  let waited = false;
  while (!isReady()) {
    if (take()) {
      if (!isReady()) {
        if (!installedByHand()) await install();
        writeFileSync(stamp, wanted());
      }
      release();
      return;
    }
    if (!waited) process.stderr.write("ready: another process is installing the packages; waiting for it …\n");
    waited = true;
    await new Promise((settle) => setTimeout(settle, 200));
  }
}

/** npm runs a script in the project's folder; paths the user typed are meant from where they typed them. */
function callersFolder() {
  const typed = process.env.INIT_CWD;
  return typed && process.cwd() === root && existsSync(typed) ? typed : process.cwd();
}

/** The program watches for our end itself: nobody can pass on a SIGKILL. The flag goes again, or a fork of the program would watch for us too. */
const watch = (parent) =>
  "data:text/javascript," +
  encodeURIComponent(`process.execArgv.splice(0, 2); setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, "SIGKILL"); }, 250).unref();`);

function start(file, args) {
  const program = spawn(pinned, ["--import", watch(process.pid), resolve(root, file), ...args], { cwd: callersFolder(), stdio: "inherit" });
  working = program;
  program.once("error", (error) => stop(`the project's Node could not be started (${error.code}).`));
  program.once("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    end(signal);
  });
}

const passedOn = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"];
const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
let started = false;

/** Dies of the signal, as the program or npm did. */
function end(signal) {
  release();
  for (const name of passedOn) process.removeAllListeners(name);
  process.kill(process.pid, signal);
  // Reached only where the signal does not end a process (Windows).
  setTimeout(() => process.exit(1), 1_000);
}

function onSignal(signal) {
  // A terminal gives Ctrl-C and Ctrl-\ to the whole group; passing it on would make it two.
  if (!(atTerminal && (signal === "SIGINT" || signal === "SIGQUIT"))) working?.kill(signal);
  if (started) return;
  // The lock is kept until npm has really stopped, or the next run would meet it at work.
  ending = signal;
  if (working === null) end(signal);
}

const [file, ...args] = process.argv.slice(2);
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
if (file !== undefined && !existsSync(resolve(root, file))) stop(`${file} does not exist.`, 64);
for (const name of passedOn) process.on(name, onSignal);
await makeReady();
started = true;
if (file !== undefined) start(file, args);
else process.exit(0);
