import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterEach, describe, expect, it } from "vitest";
import { browserPlaces } from "../../electron/host/chromium/find.ts";
import { freePath } from "../../electron/host/chromium/downloads.ts";
import { origin, switches } from "../../electron/host/chromium/launch.ts";
import { openPrinter } from "../../electron/host/chromium/printer.ts";
import { browser, noBrowser } from "../e2e/support/browser.ts";
import type { Launched, LaunchOptions } from "../e2e/support/launch.ts";
import { launch } from "../e2e/support/launch.ts";
import { suite } from "./suite.ts";
import { below, commandLine, internetSockets } from "./support/subject.ts";

const pageDir = join(import.meta.dirname, "support/page");
const open: Launched[] = [];

afterEach(async () => {
  for (const launched of open.splice(0)) await launched.close();
});

async function start(o: LaunchOptions = {}): Promise<Launched> {
  const launched = await launch({ ledger: "open", pageDir, ...o });
  open.push(launched);
  return launched;
}

suite("chromium", noBrowser, async () => {
  const launched = await launch({ ledger: "open", pageDir });
  return { page: launched.page, ask: (channel, body) => launched.ask(channel, body), ledgerDir: launched.practice?.dir ?? "", profileDir: join(launched.home, "state", "chromium"), origin, root: process.pid, close: () => launched.close() };
});

/** The browser of a launch: the process that has its profile and is nobody's helper. */
const browserOf = (launched: Launched): number | undefined => below(process.pid).find((pid) => commandLineOf(pid).includes(join(launched.home, "state", "chromium")) && !commandLineOf(pid).includes("--type="));
const commandLineOf = (pid: number): string => {
  try {
    return commandLine(pid);
  } catch {
    return "";
  }
};

describe.skipIf(noBrowser)("chromium over its pipe", () => {
  it("[H4] hears nobody but the page itself, even over the binding's own wire", async () => {
    const { page, app } = await start();
    const heard: string[] = [];
    const call = app.call.bind(app);
    app.call = (text) => {
      heard.push(text);
      return call(text);
    };
    await page.evaluate(async () => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 200));
      const wire = (frame.contentWindow as unknown as Record<string, (text: string) => void>)["__playwright__binding__"];
      wire?.(JSON.stringify({ name: "daichoCall", seq: 1, serializedArgs: [JSON.stringify({ channel: "app.status" })] }));
      wire?.(JSON.stringify({ name: "daichoCall", seq: 2, serializedArgs: [{ v: "x" }] }));
    });
    await new Promise((done) => setTimeout(done, 300));
    expect(heard).toEqual([]);
  });

  it.skipIf(process.platform !== "linux")("[H5] stays where it is when a file is dropped on it", async () => {
    const { page, home, ask } = await start();
    const file = join(home, "dropped.html");
    writeFileSync(file, "<p>dropped</p>");
    const client = await page.context().newCDPSession(page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) await client.send("Input.dispatchDragEvent", { type, x: 200, y: 200, data });
    await new Promise((done) => setTimeout(done, 500));
    await expect.poll(() => page.url()).toBe(`${origin}/`);
    expect(await ask("app.status")).toMatchObject({ kind: "answer" });
  });

  it.skipIf(process.platform !== "linux")("[H9] asks the network for nothing: no name, no connection, in its own log and in the system's", async () => {
    const log = join(mkdtempSync(join(tmpdir(), "daicho-net-")), "net.json");
    const launched = await start({ moreSwitches: [`--log-net-log=${log}`, "--net-log-capture-mode=Everything"] });
    const seen: string[] = [];
    const watch = setInterval(() => seen.push(...below(process.pid).flatMap(internetSockets)), 200);
    for (let n = 0; n < 10; n++) await launched.ask("today.list", {});
    await launched.page.evaluate(() => {
      void fetch("https://example.com/").catch(() => undefined);
      new Image().src = "https://example.com/x.png";
      location.href = "https://example.com/";
      try {
        new WebSocket("wss://example.com/");
      } catch {
        // Refused.
      }
    });
    await new Promise((done) => setTimeout(done, 3000));
    clearInterval(watch);
    await launched.close();
    open.length = 0;
    const text = readFileSync(log, "utf8").trimEnd();
    const read = JSON.parse(/\]\s*[,}]?[^\]]*\}\s*$/u.test(text) ? text : `${text.replace(/,\s*$/u, "")}]}`) as { constants: { logEventTypes: Record<string, number> }; events: { type: number; params?: { address?: string } }[] };
    const number = read.constants.logEventTypes;
    const names = new Map(Object.entries(number).map(([name, n]) => [n, name]));
    const happened = new Set(read.events.map((e) => names.get(e.type) ?? ""));
    // What would be a packet or a connection; `UDP_CONNECT` alone is the question for a way to IPv6 (support/subject.ts).
    const never = ["TCP_CONNECT_ATTEMPT", "UDP_BYTES_SENT", "SOCKET_BYTES_SENT", "HOST_RESOLVER_DNS_TASK", "HOST_RESOLVER_SYSTEM_TASK", "SSL_CONNECT", "QUIC_SESSION"];
    expect(never.filter((name) => number[name] === undefined)).toEqual([]);
    expect(happened.size).toBeGreaterThan(5);
    expect(never.filter((name) => happened.has(name))).toEqual([]);
    const connects = read.events.filter((e) => names.get(e.type) === "UDP_CONNECT" && e.params?.address !== undefined).map((e) => e.params?.address);
    expect(connects.filter((address) => address !== "[2001:4860:4860::8888]:443")).toEqual([]);
    expect(seen).toEqual([]);
    rmSync(join(log, ".."), { recursive: true, force: true });
  });

  it.skipIf(process.platform !== "linux")("[H9] is told so by its switches, and opens no debugging port", async () => {
    const launched = await start();
    const pid = browserOf(launched);
    const line = pid === undefined ? "" : commandLineOf(pid);
    for (const one of switches) expect(line).toContain(one.replaceAll('"', ""));
    expect(line).toContain("--remote-debugging-pipe");
    expect(line).not.toMatch(/--remote-debugging-port|--enable-automation/u);
  });

  it.skipIf(process.platform !== "linux")("[H13] leaves no dump of memory when a process of the browser dies", async () => {
    const config = mkdtempSync(join(tmpdir(), "daicho-config-"));
    const before = process.env["XDG_CONFIG_HOME"];
    process.env["XDG_CONFIG_HOME"] = config;
    const launched = await start();
    if (before === undefined) delete process.env["XDG_CONFIG_HOME"];
    else process.env["XDG_CONFIG_HOME"] = before;
    const pages = below(process.pid).filter((pid) => commandLineOf(pid).includes("--type=renderer"));
    expect(pages.length).toBeGreaterThan(0);
    for (const pid of pages) process.kill(pid, "SIGSEGV");
    // [H11] The page gone, the window is closed; a handler that could write would have done so before the browser ended.
    await expect.poll(() => browserOf(launched), { timeout: 20_000 }).toBe(undefined);
    const left = [config, launched.home].flatMap((dir) => readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$/u.test(name)));
    expect(left).toEqual([]);
    rmSync(config, { recursive: true, force: true });
  });

  it("[H14] keeps nothing of what stands in a field: the browser's own files hold no word of it", async () => {
    const launched = await launch({ ledger: "open", pageDir });
    const { page } = launched;
    await page.evaluate(() => {
      for (const [name, type] of [["textarea", ""], ["input", "text"], ["input", "password"], ["input", "hidden"], ["select", ""]] as const) {
        const field = document.createElement(name);
        if (type !== "") field.setAttribute("type", type);
        if (type === "password") field.setAttribute("autocomplete", "current-password");
        if (name === "select") field.append(new Option("", "none"), new Option("", "word-that-nobody-else-has"));
        document.body.append(field);
      }
    });
    await new Promise((done) => setTimeout(done, 100));
    await page.evaluate(() => {
      for (const field of document.querySelectorAll<HTMLInputElement>("textarea, input, select")) field.value = "word-that-nobody-else-has";
      document.querySelector("input[type=password]")?.setAttribute("type", "text");
    });
    await page.locator("input").nth(1).press("End");
    // Going to another place in the page is what makes the browser write down the fields of the last one.
    await page.evaluate(() => void (location.hash = "#place-after-it"));
    const profile = join(launched.home, "state", "chromium");
    const holding = (words: string): string[] =>
      readdirSync(profile, { recursive: true, encoding: "utf8" }).filter((name) => {
        try {
          const bytes = readFileSync(join(profile, name));
          return bytes.includes(words) || bytes.includes(Buffer.from(words, "utf16le"));
        } catch {
          return false;
        }
      });
    await expect.poll(() => holding("#place-after-it").filter((name) => name.includes("Sessions")), { timeout: 30_000 }).not.toEqual([]);
    const home = await launched.keep();
    expect(holding("word-that-nobody-else-has")).toEqual([]);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it.skipIf(process.platform !== "linux")("[H11] ends, and lets the ledger go, when the browser is killed", async () => {
    const launched = await start();
    const lock = join(launched.practice?.dir ?? "", "lock");
    expect(existsSync(lock)).toBe(true);
    process.kill(browserOf(launched) ?? 0, "SIGKILL");
    await expect.poll(() => existsSync(lock), { timeout: 20_000 }).toBe(false);
  });

  it.skipIf(process.platform !== "linux")("[H11] is gone, browser and all, when the program is killed", async () => {
    const home = mkdtempSync(join(tmpdir(), "daicho-kill-"));
    const state = join(home, "state");
    const script = `import { run } from ${JSON.stringify(join(import.meta.dirname, "../../electron/chromium.ts"))}; await run({ headless: true, page: ${JSON.stringify(pageDir)}, stateDir: ${JSON.stringify(state)}, places: [] }); console.log("open"); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((done) => child.stdout.once("data", done));
    const browsers = below(child.pid ?? 0);
    expect(browsers.length).toBeGreaterThan(2);
    child.kill("SIGKILL");
    await expect.poll(() => browsers.filter((pid) => commandLineOf(pid).includes(state)).length, { timeout: 20_000 }).toBe(0);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it("[H11] loses nothing when the window is closed in the middle of a record", async () => {
    const { page, practice, keep } = await launch({ ledger: "open", pageDir });
    const before = 112;
    const big = Buffer.alloc(6_000_000, 7).toString("base64");
    void page.evaluate((text) => void (window as unknown as { daichoBridge: { call(text: string): Promise<string> } }).daichoBridge.call(text), JSON.stringify({ channel: "attachment.store", body: { name: "a.bin", media_type: "application/octet-stream", data: big } })).catch(() => undefined);
    await new Promise((done) => setTimeout(done, 30));
    await page.close();
    const home = await keep();
    const again = await launch({ home, pageDir, ledger: "none" });
    await again.ask("app.open", { dir: practice?.dir });
    expect(await again.ask("session.open", { person: practice?.person, passphrase: practice?.passphrase })).toMatchObject({ kind: "accepted" });
    const status = (await again.ask("system.status")).rows?.[0];
    expect(Number(status?.["records"])).toBeGreaterThan(before);
    expect(status).toMatchObject({ read_only: null });
    await again.close();
  });

  it("prints on a page of its own that runs no script and reaches nothing", async () => {
    const asked: string[] = [];
    const printer = openPrinter(browser ?? "", (path) => {
      asked.push(path);
      return null;
    });
    try {
      const html = `<!doctype html><style>@page { size: 148mm 210mm; margin: 0 }</style><p style="break-after: page">一</p><p>二</p><img src="https://example.com/x.png"><img src="/own.png"><script>document.body.innerHTML = ""</script>`;
      const pdf = await PDFDocument.load(await printer.pdf(html));
      expect(pdf.getPageCount()).toBe(2);
      expect(Math.round(pdf.getPage(0).getWidth())).toBe(420);
      expect(asked).toEqual(["/own.png"]);
    } finally {
      await printer.close();
    }
  });

  it("finds the path of a file that a person chooses in the browser's own dialog", async () => {
    const { page, home, ask } = await start();
    writeFileSync(join(home, "一覧.csv"), "a,b");
    page.once("filechooser", (chooser) => void chooser.setFiles(join(home, "一覧.csv")));
    expect(await ask("file.choose", { accept: [".csv"] })).toEqual({ kind: "answer", rows: [{ name: "一覧.csv", data: Buffer.from("a,b").toString("base64"), digest: createHash("sha256").update("a,b").digest("hex"), path: join(home, "一覧.csv") }] });
    const saved = await ask("file.save", { name: "出力.csv", data: "QQ==" });
    expect(saved.rows?.[0]).toEqual({ path: join(home, "downloads", "出力.csv") });
    expect(freePath(join(home, "downloads"), "出力.csv")).toBe(join(home, "downloads", "出力 (2).csv"));
  });
});

describe("an installed browser", () => {
  it("is looked for by name where each system puts it, and DAICHO_BROWSER comes first", () => {
    expect(browserPlaces("linux", { PATH: "/snap/bin:/a", DAICHO_BROWSER: "/mine" })[0]).toBe("/mine");
    const linux = browserPlaces("linux", { PATH: "/snap/bin:/a" });
    expect(linux[0]).toBe("/a/chromium");
    expect(linux.at(-1)).toMatch(/^\/snap\/bin\//u);
    expect(browserPlaces("win32", { ProgramFiles: "C:\\P" })).toContain("C:\\P\\Microsoft\\Edge\\Application\\msedge.exe");
    expect(browserPlaces("darwin", {})).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  });
});
