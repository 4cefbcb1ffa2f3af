import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron } from "playwright-core";
import { describe, expect, it } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { callChannel, isHeard, mayRequest, origin, paperOptions, printOptions, pushChannel, refusals, schemePrivileges, switches, webPreferences, windowOptions } from "../../electron/host/electron/options.ts";
import { isPage, pathOf, policyOf, serve } from "../../electron/host/page.ts";
import { practiceLedger } from "../e2e/support/practice.ts";
import type { Wire } from "../e2e/support/launch.ts";
import { suite } from "./suite.ts";

const root = join(import.meta.dirname, "../..");
const pathFile = join(root, "node_modules/electron/path.txt");
const binary = existsSync(pathFile) ? join(root, "node_modules/electron/dist", readFileSync(pathFile, "utf8")) : null;
const noWindow = process.platform === "linux" && (process.env["DISPLAY"] ?? "") === "" && (process.env["WAYLAND_DISPLAY"] ?? "") === "";

suite("electron", binary === null || noWindow, async () => {
  const home = mkdtempSync(join(tmpdir(), "daicho-electron-"));
  const practice = await practiceLedger(join(home, "ledgers"));
  // The bundled program takes the page beside it; here that is the test page.
  cpSync(await bundle(), join(home, "electron"), { recursive: true });
  cpSync(join(import.meta.dirname, "support/page"), join(home, "renderer"), { recursive: true });
  cpSync(join(root, "package.json"), join(home, "package.json"));
  const running = await _electron.launch({ executablePath: binary ?? "", args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), join(home, "electron/main.js")], env: { ...process.env, DAICHO_STATE_DIR: join(home, "state") } });
  const page = await running.firstWindow();
  const ask = async (channel: string, body: unknown = {}): Promise<Wire> =>
    JSON.parse(await page.evaluate((text) => (window as unknown as { daichoBridge: { call(text: string): Promise<string> } }).daichoBridge.call(text), JSON.stringify({ channel, body }))) as Wire;
  await ask("app.open", { dir: practice.dir });
  await ask("session.open", { person: practice.person, passphrase: practice.passphrase });
  return {
    page,
    ask,
    ledgerDir: practice.dir,
    profileDir: join(home, "state", "electron"),
    origin,
    root: running.process().pid ?? 0,
    // The driver of this test opens one of its own.
    portOfDriver: true,
    close: async () => {
      await running.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
});

describe("what the electron host asks of Electron", () => {
  it("[H1] a scheme that is a secure origin and cannot be fetched from", () => {
    expect(schemePrivileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: false, corsEnabled: false, bypassCSP: false, allowServiceWorkers: false });
  });

  it("[H1] every request but ours is cancelled", () => {
    for (const url of [`${origin}/`, `${origin}/assets/a.js`, "data:image/png;base64,AA", "blob:app://daicho/1"]) expect(mayRequest(url)).toBe(true);
    for (const url of ["https://example.com/", "http://localhost/", "file:///etc/passwd", "app://other/", "app://daicho.example.com/", "app://daicho", "ws://x/", "chrome://gpu", "devtools://x", "blob:https://x/1", "filesystem:app://daicho/"]) expect(mayRequest(url)).toBe(false);
  });

  it("[H2] a sandboxed page in its own world, without Node", () => {
    expect(webPreferences("/p")).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false });
    expect(windowOptions("/p", true).webPreferences).toEqual(webPreferences("/p"));
  });

  it("[H2] paper without scripts and without the door", () => {
    const { webPreferences: paper, show } = paperOptions();
    expect(show).toBe(false);
    expect(paper).toMatchObject({ javascript: false, sandbox: true, contextIsolation: true, partition: "paper" });
    expect(paper).not.toHaveProperty("preload");
  });

  it("asks before it prints, in the size of the paper and never of the printer", () => {
    const page = (size: string): string => `<style>@page{size:${size};margin:15mm}</style>`;
    expect(printOptions(page("210mm 297mm"))).toMatchObject({ silent: false, landscape: false, pageSize: { width: 210_000, height: 297_000 } });
    expect(printOptions(page("297mm 210mm"))).toMatchObject({ silent: false, landscape: true, pageSize: { width: 210_000, height: 297_000 } });
    expect(printOptions(page("148mm 210mm"))).toMatchObject({ landscape: false, pageSize: { width: 148_000, height: 210_000 } });
    expect(printOptions(page("36mm 62.5mm")).pageSize).toEqual({ width: 36_000, height: 62_500 });
  });

  it.skipIf(binary === null || noWindow)("gives the saved paper to the system's print dialog (Electron)", { timeout: 120_000 }, async () => {
    const home = mkdtempSync(join(tmpdir(), "daicho-dialog-"));
    const practice = await practiceLedger(join(home, "ledgers"));
    cpSync(await bundle(), join(home, "electron"), { recursive: true });
    cpSync(join(import.meta.dirname, "support/page"), join(home, "renderer"), { recursive: true });
    cpSync(join(root, "package.json"), join(home, "package.json"));
    const running = await _electron.launch({ executablePath: binary ?? "", args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), join(home, "electron/main.js")], env: { ...process.env, DAICHO_STATE_DIR: join(home, "state") } });
    try {
      const page = await running.firstWindow();
      const ask = async (channel: string, body: unknown = {}): Promise<Wire> =>
        JSON.parse(await page.evaluate((text) => (window as unknown as { daichoBridge: { call(text: string): Promise<string> } }).daichoBridge.call(text), JSON.stringify({ channel, body }))) as Wire;
      await ask("app.open", { dir: practice.dir });
      await ask("session.open", { person: practice.person, passphrase: practice.passphrase });
      expect((await ask("app.status")).rows?.[0]).toMatchObject({ print_dialog: true });
      // Nobody stands at the dialogs of a test: both are answered in the place of a person.
      const saved = join(home, "F11.pdf");
      await running.evaluate(({ app, dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
        const seen: unknown[] = [];
        Object.assign(globalThis, { seen });
        app.on("web-contents-created", (_event, contents) => {
          contents.print = (options, callback) => {
            seen.push({ ...options, url: contents.getURL() });
            callback?.(true, "");
          };
        });
      }, saved);
      const made = await ask("print.form", { form: "F11" });
      const data = (made["made"] as { readonly pdf: readonly string[] }).pdf[0];
      expect((await ask("file.save", { name: "F11.pdf", data })).rows).toEqual([{ path: saved }]);
      expect((await ask("file.print", { path: saved })).rows).toEqual([{ printed: true }]);
      expect(await running.evaluate(() => (globalThis as unknown as { seen: readonly unknown[] }).seen)).toMatchObject([{ silent: false, landscape: true, url: `${origin}/paper.html` }]);
      await ask("session.lock");
      await ask("session.open", { person: practice.person, passphrase: practice.passphrase });
      expect(await ask("file.print", { path: saved })).toMatchObject({ kind: "fault", code: "bad-request" });
    } finally {
      await running.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it("[H3] the preload speaks on the two channels of the host and imports nothing but electron", () => {
    const text = readFileSync(join(root, "electron/preload.ts"), "utf8");
    expect([...text.matchAll(/"(daicho-[a-z]+)"/gu)].map(([, name]) => name)).toEqual([callChannel, pushChannel]);
    expect([...text.matchAll(/from "([^"]+)"/gu)].map(([, name]) => name)).toEqual(["electron"]);
  });

  it("[H4] only the main frame of our window at its exact address, with one text", () => {
    const ours = { url: `${origin}/`, isMain: true, isOurWindow: true };
    expect(isHeard(ours, ["x"])).toBe(true);
    expect(isHeard({ ...ours, url: `${origin}/#today` }, ["x"])).toBe(true);
    for (const wrong of [{ isMain: false }, { isOurWindow: false }, { url: "about:blank" }, { url: "" }, { url: `${origin}/index.html` }, { url: `${origin}/?x` }, { url: "app://daicho.evil/" }, { url: `blob:${origin}/1` }]) expect(isHeard({ ...ours, ...wrong }, ["x"])).toBe(false);
    for (const args of [[], [1], [{}], ["x", "y"], [null]]) expect(isHeard(ours, args)).toBe(false);
  });

  it("[H5] [H6] nothing that it asks for", () => {
    expect(refusals.openWindow()).toEqual({ action: "deny" });
    expect([refusals.navigate(), refusals.permission(), refusals.download(), refusals.webview(), refusals.certificate()]).toEqual([false, false, false, false, false]);
  });

  it("[H9] no name looked up, no proxy asked, nothing reported", () => {
    const names = switches.map(([name]) => name);
    for (const name of ["disable-background-networking", "disable-breakpad", "no-proxy-server", "host-resolver-rules", "dns-prefetch-disable"]) expect(names).toContain(name);
    expect(names.some((name) => name.includes("remote-debugging"))).toBe(false);
    expect(readFileSync(join(root, "electron/main.ts"), "utf8")).not.toMatch(/crashReporter\.start|autoUpdater/u);
  });
});

describe("what both hosts serve", () => {
  const assets = (path: string): { body: Uint8Array; type: string } | null =>
    path === "/index.html" ? { body: Buffer.from('<meta nonce="%NONCE%">'), type: "text/html; charset=utf-8" } : path === "/a b.js" ? { body: Buffer.from("1"), type: "text/javascript" } : null;

  it("[H7] the policy in the header of every answer, its nonce new each time and in the document alone", () => {
    const [one, two] = [serve(assets, "/"), serve(assets, "/")];
    const nonce = /nonce="([^"]{22})"/u.exec(Buffer.from(one.body).toString())?.[1] ?? "";
    expect(one.headers["Content-Security-Policy"]).toBe(policyOf(nonce));
    expect(Buffer.from(two.body).toString()).not.toContain(nonce);
    expect(policyOf("N")).toBe("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    for (const path of ["/a b.js", "/nowhere"]) expect(serve(assets, path).headers["Content-Security-Policy"]).toContain("default-src 'none'");
    expect(serve(assets, "/nowhere").status).toBe(404);
  });

  it("[H1] paths of the origin only", () => {
    expect(pathOf(`${origin}/a%20b.js?x#y`, origin)).toBe("/a b.js");
    expect(pathOf(`${origin}/%`, origin)).toBe(null);
    expect(pathOf(`${origin}.example.com/`, origin)).toBe(null);
    expect(isPage(`${origin}/#here`, origin)).toBe(true);
    expect(isPage(`${origin}/x`, origin)).toBe(false);
  });
});
