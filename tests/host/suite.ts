import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Subject } from "./support/subject.ts";
import { below, internetSockets } from "./support/subject.ts";

/** What the test page keeps (support/page/main.js), and the door. */
interface PageWindow {
  readonly loads: number;
  readonly pushes: readonly Readonly<Record<string, unknown>>[];
  readonly violations: readonly string[];
  readonly inlineRan?: boolean;
  readonly evaluated: boolean;
  readonly daichoBridge: { call(text: string): Promise<string>; onPush(fn: (text: string) => void): void };
}

/** Text that would break out of anything it were pasted into. */
const nasty = `"'\`\${1}\\ </script><script>window.broken=1</script> \u2028\u2029\u0000 \ud83d\ude00 髙﨑邉𠮷①`;

/** The suite that every host must pass; each test wears the number of its MUST in electron/host/HOST.md. `skip` names it as skipped. */
export function suite(name: string, skip: boolean, open: () => Promise<Subject>): void {
  describe.skipIf(skip)(`host ${name}`, () => {
    let s: Subject;

    beforeAll(async () => {
      s = await open();
    });
    afterAll(async () => {
      await s.close();
    });

    /** The page is where it was: same address, alone, still served. */
    const stillThere = async (): Promise<void> => {
      await expect.poll(() => s.page.url().split("#")[0]).toBe(`${s.origin}/`);
      await expect.poll(() => s.page.context().pages().length).toBe(1);
      await expect.poll(() => s.page.evaluate(() => typeof (window as unknown as PageWindow).daichoBridge).catch(() => "")).toBe("object");
      expect(await s.ask("app.status")).toMatchObject({ kind: "answer" });
    };

    it("[H1] serves the built page and nothing beside it", async () => {
      const got = await s.page.evaluate(async () => {
        const load = (src: string): Promise<string> =>
          new Promise((done) => {
            const image = new Image();
            image.onload = () => done("loaded");
            image.onerror = () => done("failed");
            image.src = src;
          });
        const fetched = await fetch("/main.js").then(() => "fetched", () => "failed");
        return { there: document.querySelector("#text")?.textContent, nowhere: await load("/nothing.png"), above: await load("/../../package.json"), outside: await load("https://example.com/x.png"), fetched };
      });
      expect(got).toEqual({ there: "台帳", nowhere: "failed", above: "failed", outside: "failed", fetched: "failed" });
    });

    it("[H2] gives the page no Node", async () => {
      expect(await s.page.evaluate(() => ["process", "require", "module", "Buffer", "global", "electron"].filter((key) => key in window))).toEqual([]);
    });

    it("[H3] gives the page one door with two functions, which it cannot change", async () => {
      const got = await s.page.evaluate(() => {
        const door = (window as unknown as PageWindow).daichoBridge;
        const given = Object.getOwnPropertyDescriptor(door, "call")?.value as unknown;
        try {
          Object.assign(door, { call: () => Promise.resolve("mine"), more: 1 });
        } catch {
          // Refused loudly where the code is strict.
        }
        try {
          Object.assign(window, { daichoBridge: null });
        } catch {
          // As above.
        }
        return { same: (window as unknown as PageWindow).daichoBridge.call === given, names: Object.keys((window as unknown as PageWindow).daichoBridge).sort() };
      });
      expect(got).toEqual({ same: true, names: ["call", "onPush"] });
    });

    it("[H3] answers a channel that nobody declared, and text that is none", async () => {
      expect(await s.ask("app.eval", { code: "1" })).toMatchObject({ kind: "fault", code: "unknown-channel" });
      const raw = await s.page.evaluate(() => (window as unknown as PageWindow).daichoBridge.call("{"));
      expect(JSON.parse(raw)).toMatchObject({ kind: "fault", code: "bad-json" });
      const wrong = await s.page.evaluate(() => (window as unknown as { daichoBridge: { call(x: unknown): Promise<string> } }).daichoBridge.call({ channel: "app.status" }).catch(() => "refused"));
      expect(wrong === "refused" || (JSON.parse(wrong) as { kind: string }).kind === "fault").toBe(true);
    });

    it("[H4] has no door in a frame, of whatever kind", async () => {
      const got = await s.page.evaluate(async () => {
        const doors: string[] = [];
        for (const [attribute, value] of [["srcdoc", "<p>x</p>"], ["src", "about:blank"], ["src", "/"], ["src", URL.createObjectURL(new Blob(["x"], { type: "text/html" }))], ["src", "https://example.com/"]] as const) {
          const frame = document.createElement("iframe");
          frame.setAttribute(attribute, value);
          document.body.append(frame);
          await new Promise((done) => setTimeout(done, 150));
          try {
            doors.push(typeof (frame.contentWindow as unknown as PageWindow).daichoBridge);
          } catch {
            doors.push("undefined");
          }
          frame.remove();
        }
        return doors;
      });
      expect(new Set(got)).toEqual(new Set(["undefined"]));
      await stillThere();
    });

    for (const [what, act] of Object.entries({
      "an address outside": (): void => void (location.href = "https://example.com/"),
      "another file of ours": (): void => void (location.href = "/main.js"),
      "a reload": (): void => location.reload(),
      "a data: address": (): void => void (location.href = "data:text/html,x"),
      "a file of this PC": (): void => void (location.href = "file:///etc/hostname"),
      "a form": (): void => {
        const form = document.createElement("form");
        form.action = "https://example.com/";
        document.body.append(form);
        form.submit();
      },
    }))
      it(`[H5] does not go to ${what}, and the page keeps what it had`, async () => {
        const before = await s.page.evaluate(() => (window as unknown as PageWindow).loads);
        await s.page.evaluate(act);
        await new Promise((done) => setTimeout(done, 400));
        await stillThere();
        expect(await s.page.evaluate(() => (window as unknown as PageWindow).loads)).toBe(before);
      });

    for (const [what, act] of Object.entries({
      "about:blank": (): void => void (location.href = "about:blank"),
      "a blob of the page's own": (): void => void (location.href = URL.createObjectURL(new Blob(["<script>1</script>"], { type: "text/html" }))),
    }))
      it(`[H5] comes back from ${what}`, async () => {
        await s.page.evaluate(act);
        await new Promise((done) => setTimeout(done, 400));
        await stillThere();
      });

    it("[H5] opens no window and saves no file by itself", async () => {
      await s.page.evaluate(() => {
        window.open("about:blank");
        window.open("/");
        window.open("https://example.com/", "_blank", "popup");
        for (const href of [URL.createObjectURL(new Blob(["x"])), "/main.js"]) {
          const link = document.createElement("a");
          link.href = href;
          link.download = "x.txt";
          link.click();
        }
      });
      await new Promise((done) => setTimeout(done, 400));
      await stillThere();
    });

    it("[H6] refuses every permission", async () => {
      const got = await s.page.evaluate(async () => {
        const states: string[] = [];
        for (const name of ["notifications", "geolocation", "camera", "microphone", "clipboard-read", "midi"] as PermissionName[]) states.push((await navigator.permissions.query({ name })).state);
        const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(() => "given", () => "refused");
        const place = await new Promise((done) => navigator.geolocation.getCurrentPosition(() => done("given"), () => done("refused")));
        return { states: [...new Set(states)], camera, place, notification: await Notification.requestPermission() };
      });
      expect(got).toEqual({ states: ["denied"], camera: "refused", place: "refused", notification: "denied" });
    });

    it("[H7] runs no script and no style that is not a file of ours or has the nonce of this load", async () => {
      const got = await s.page.evaluate(() => {
        const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
        const style = (given: string): string => {
          const element = document.createElement("style");
          if (given !== "") element.nonce = given;
          element.textContent = "#text { color: rgb(1, 2, 3); }";
          document.head.append(element);
          const seen = getComputedStyle(document.querySelector("#text") ?? document.body).color;
          element.remove();
          return seen;
        };
        const script = document.createElement("script");
        script.textContent = "window.added = true";
        document.head.append(script);
        const w = window as unknown as PageWindow & { added?: boolean };
        return { inline: w.inlineRan ?? false, added: w.added ?? false, evaluated: w.evaluated, without: style(""), wrong: style("abc"), own: style(nonce), length: nonce.length };
      });
      expect(got).toMatchObject({ inline: false, added: false, evaluated: false, own: "rgb(1, 2, 3)", length: 22 });
      expect(got.without).not.toBe("rgb(1, 2, 3)");
      expect(got.wrong).not.toBe("rgb(1, 2, 3)");
    });

    it.skipIf(process.platform === "win32")("[H8] has a profile of its own that nobody else reads", () => {
      expect(statSync(s.profileDir).mode & 0o777).toBe(0o700);
    });

    it.skipIf(process.platform !== "linux")("[H9] holds no internet socket", (test) => {
      if (s.portOfDriver === true) test.skip("the driver of this host opens a port");
      const processes = below(s.root);
      expect(processes.length).toBeGreaterThan(2);
      expect(processes.flatMap(internetSockets)).toEqual([]);
    });

    it("[H9] leaves the page no way to the network, in a frame neither", async () => {
      const got = await s.page.evaluate(() => {
        const frame = document.createElement("iframe");
        document.body.append(frame);
        const found = [window, frame.contentWindow].map((w) => ["RTCPeerConnection", "webkitRTCPeerConnection"].filter((name) => typeof (w as unknown as Record<string, unknown>)[name] === "function"));
        frame.remove();
        return found.flat();
      });
      expect(got).toEqual([]);
      expect(await s.page.evaluate(() => navigator.sendBeacon("https://example.com/", "x"))).toBe(true);
      await expect.poll(() => s.page.evaluate(() => (window as unknown as PageWindow).violations)).toContain("connect-src");
    });

    it("[H10] gives replies as data, whatever stands in them", async () => {
      const sealed = await s.ask("draft.seal", { form: "test", context: nasty.slice(0, 100), text: nasty });
      const id = sealed.rows?.[0]?.["id"];
      expect(await s.ask("draft.open", { id })).toMatchObject({ kind: "answer", rows: [{ text: nasty }] });
      expect(await s.page.evaluate(() => "broken" in window)).toBe(false);
    });

    it("[H10] carries a paste of a megabyte there and back", async () => {
      const text = "個人情報".repeat(250_000);
      const sealed = await s.ask("draft.seal", { form: "test", context: "big", text });
      const reply = await s.ask("draft.open", { id: sealed.rows?.[0]?.["id"] });
      expect(reply.rows?.[0]?.["text"]).toBe(text);
      expect(await s.ask("draft.seal", { form: "test", context: "more", text: "x".repeat(3_000_000) })).toMatchObject({ kind: "fault", code: "bad-request", field: "text", why: "too-long" });
    });

    it("[H10] tells the page what changed", async () => {
      await s.ask("attachment.store", { name: "a.txt", media_type: "text/plain", data: "QQ==" });
      await expect.poll(() => s.page.evaluate(() => JSON.stringify((window as unknown as PageWindow).pushes))).toContain('{"kind":"changed","channel":"attachment.store"}');
    });

    it("[H11] lets the ledger go when the window is closed", async () => {
      expect(existsSync(join(s.ledgerDir, "lock"))).toBe(true);
      await s.page.close();
      await expect.poll(() => existsSync(join(s.ledgerDir, "lock")), { timeout: 20_000 }).toBe(false);
    });
  });
}
