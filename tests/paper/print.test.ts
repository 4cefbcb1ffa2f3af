import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verificationMemory } from "../../electron/app/verifications.ts";
import { findBrowser } from "../../electron/host/chromium/find.ts";
import type { Printer } from "../../electron/host/chromium/printer.ts";
import { openPrinter } from "../../electron/host/chromium/printer.ts";
import { openFolder, readNote, ready } from "../../electron/journal/journal.ts";
import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { Ledger } from "../../electron/ledger/ledger.ts";
import { printForm, setPaper } from "../../electron/paper/print.ts";
import type { Printed, SettingsBody } from "../../electron/paper/print.ts";
import { Projection, sqlReady } from "../../electron/projection/database.ts";
import { labelPapers } from "../../shared/ipc/actions.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { holdingsAsOf } from "../../shared/readmodel/asOf.ts";
import { forms } from "../../shared/paper/registry.ts";
import { sizes } from "../../shared/paper/size.ts";
import type { FormId } from "../../shared/paper/registry.ts";
import { parseLabel } from "../../shared/values/label.ts";
import { keyOfLabel } from "../../renderer/scan/reader.ts";
import { labelsIn } from "./support/picture.ts";
import { fontsOf, pagesOf } from "./support/pdf.ts";
import type { Page } from "./support/pdf.ts";
import { readQr } from "./support/qr.ts";

const root = join(import.meta.dirname, "../..");
const place = mkdtempSync(join(tmpdir(), "daicho-paper-"));
const year = join(place, "year");
const ledgerDir = join(year, "ledger.daicho");
const fontsHidden = join(place, "fonts.conf");
const names = (): string[] => readdirSync(join(year, "paper")).filter((name) => name.endsWith(".pdf"));
const formOfFile = (name: string): FormId => (Object.keys(forms) as FormId[]).find((id) => name === `${id}.pdf` || name.startsWith(`${id}-`))!;

/** All that a program finds of the system's fonts is one without a single Japanese letter: a browser with none at all prints empty pages. */
function hideFonts(): void {
  const dir = join(place, "one-font");
  mkdirSync(dir);
  copyFileSync(join(root, "node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf"), join(dir, "LiberationSans-Regular.ttf"));
  writeFileSync(fontsHidden, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}</dir><cachedir>${join(place, "font-cache")}</cachedir></fontconfig>`);
}

const passphraseOf = (person: string): string => (JSON.parse(readFileSync(join(year, "logins.json"), "utf8")) as { person: string; passphrase: string }[]).find((l) => l.person === person)!.passphrase;

/** A copy of the year's ledger, opened as a person. */
async function opened(name: string, person = "W-001", into = place): Promise<{ ledger: Ledger; dir: string }> {
  const dir = join(into, `${name}.daicho`);
  cpSync(ledgerDir, dir, { recursive: true });
  const ledger = Ledger.open(dir, { stateDir: null, mode: "write" });
  await ledger.openSession(person, passphraseOf(person));
  return { ledger, dir };
}

const run = (args: readonly string[], env: object = {}): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, DAICHO_STATE_DIR: join(place, "state"), FONTCONFIG_FILE: fontsHidden, ...env } });
    const text = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (t: string) => (text.stdout += t));
    child.stderr.setEncoding("utf8").on("data", (t: string) => (text.stderr += t));
    child.once("close", (code) => settle({ code, ...text }));
  });

const printed = (p: Awaited<ReturnType<typeof printForm>>): Printed => {
  if ("refused" in p) throw new Error("refused");
  return p;
};

describe.skipIf(findBrowser() === null)("papers of a contract-year", { timeout: 300_000 }, () => {
  const before = process.env["FONTCONFIG_FILE"];
  let printer: Printer | null = null;
  const pages = new Map<string, readonly Page[]>();
  const pdf = (html: string): Promise<Uint8Array> => printer!.pdf(html);

  beforeAll(async () => {
    await ready();
    await sqlReady();
    hideFonts();
    const made = await run([join(root, "build/demo/demo.ts"), "--out", year]);
    if (made.code !== 0) throw new Error(made.stderr.slice(-2000) + made.stdout.slice(-2000));
    for (const name of names()) pages.set(name, await pagesOf(readFileSync(join(year, "paper", name))));
    process.env["FONTCONFIG_FILE"] = fontsHidden;
    printer = openPrinter(findBrowser()!);
  }, 600_000);
  afterAll(async () => {
    if (before === undefined) delete process.env["FONTCONFIG_FILE"];
    else process.env["FONTCONFIG_FILE"] = before;
    await printer?.close();
    rmSync(place, { recursive: true, force: true });
  });

  it("are there for every form, in the size of the form", () => {
    expect([...new Set(names().map(formOfFile))].sort()).toEqual(Object.keys(forms).sort());
    for (const [name, list] of pages) {
      const { width, height } = sizes[forms[formOfFile(name)].size];
      for (const page of list) expect({ name, width: page.width, height: page.height }).toEqual({ name, width, height });
    }
  });

  it("hold our two families, embedded and named, and no other font", async () => {
    for (const name of names()) {
      const fonts = await fontsOf(readFileSync(join(year, "paper", name)));
      expect(fonts.length, name).toBeGreaterThan(0);
      for (const font of fonts) {
        expect(font.name, name).toMatch(/^\/[A-Z]{6}\+NotoS(erif|ans)JP/u);
        expect({ file: name, ...font }).toMatchObject({ kind: "/Type0", embedded: true });
      }
    }
  });

  it("show every letter: 髙﨑邉𠮷① are there, and no glyph is an empty box", () => {
    expect(pages.get("glyphs.pdf")![0]!.text).toContain("髙﨑邉𠮷①");
    expect(pages.get("F21.pdf")![0]!.text).toContain("髙﨑邉乃");
    for (const [name, list] of pages) {
      expect({ name, shapeless: list.map((p) => p.shapeless) }).toEqual({ name, shapeless: list.map(() => 0) });
      for (const page of list) expect(page.text, name).not.toMatch(/\$\{|undefined|\[object/u);
      if (name !== "glyphs.pdf") for (const page of list) expect(page.text).not.toMatch(/[□\uFFFD〓]/u);
    }
  });

  it("[R3] tell the time of Japan, whatever zone the machine is set to", async () => {
    const dir = join(place, "zone.daicho");
    cpSync(ledgerDir, dir, { recursive: true });
    const out = join(place, "zone.pdf");
    expect(await run([join(root, "electron/cli.ts"), "print", dir, "--passphrase-file", join(year, "passphrase.txt"), "--form", "F24", "--subject", "IN-12", "--out", out], { TZ: "America/Los_Angeles", DAICHO_STATE_DIR: join(place, "state-zone") })).toMatchObject({ code: 0 });
    const body = (p: readonly Page[]): string => p.map((x) => x.text.slice(x.text.lastIndexOf("練習"))).join("");
    const there = await pagesOf(readFileSync(out));
    expect(there[0]!.text).toMatch(/令和9年3月31日15:\d\d）/u);
    expect(body(there).replaceAll(/令8-\d{4}|6-\d{6}-\d/gu, "")).toBe(body(pages.get("F24-IN-12.pdf")!).replaceAll(/令8-\d{4}|6-\d{6}-\d/gu, ""));
  });

  it("carry 練習 on every page, in a practice ledger", () => {
    for (const [name, list] of pages) for (const page of list) expect(page.text, name).toContain("練習");
  });

  it("carry the whole foot on every page but sheets of labels", () => {
    for (const [name, list] of pages) {
      if (name.startsWith("labels") || name.startsWith("keys")) continue;
      const { copies } = forms[formOfFile(name)];
      list.forEach((page, i) => {
        // The bold value is a piece of its own, drawn before its line.
        expect(page.text, name).toMatch(/検証値\d{4}-\d{4}-\d{4}-\d{4}/u);
        expect(page.text, name).toMatch(/（記録第\d+件まで・令和9年3月31日\d\d:\d\d）/u);
        expect(page.text, name).toMatch(/発行番号令8-\d{4}\/1（初回発行）/u);
        expect(page.text, name).toMatch(/市へ出した(前回の)?検証値/u);
        const half = list.length / 2;
        expect(page.text, name).toContain(copies === "pair" ? `${i < half ? "提出用" : "控"}${String((i % half) + 1)}／${String(half)}` : `${String(i + 1)}／${String(list.length)}`);
      });
    }
  });

  it("[P1] that go to the city as letters have its form: to whom, from whom, the article, 記, 以上 and the city's receipt (domain 2.1)", () => {
    for (const id of ["F01", "F02", "F04", "F06", "F07", "F09", "F18", "F21", "F24", "designation"] as const) {
      const [name, list] = [...pages].find(([file]) => formOfFile(file) === id)!;
      const text = list.map((p) => p.text).join("");
      expect(text, name).toMatch(/（第\d+条関係）.*令8-\d{4}令和9年3月31日（委託者）架空市長架空太郎宛受託者所在地.*契約を締結した「[^」]+」について.*第\d+条の規定により、.*下記のとおり.*。記/u);
      for (const word of ["以上", "受領日（委託者）受領印", "担当者部署・氏名"]) expect(text, name).toContain(word);
    }
  });

  it("to the city come twice, 提出用 and 控: one number, one value, the same words; the city's box of receipt is on 控 alone", () => {
    const pairs = [...pages].filter(([name]) => forms[formOfFile(name)].copies === "pair");
    expect(pairs.length).toBeGreaterThan(10);
    const of = (list: readonly Page[], pattern: RegExp): Set<string | undefined> => new Set(list.map((p) => pattern.exec(p.text)?.[0]));
    for (const [name, list] of pairs) {
      expect(list.length % 2, name).toBe(0);
      const [city, ours] = [list.slice(0, list.length / 2), list.slice(list.length / 2)];
      for (const pattern of [/発行番号令8-\d{4}\/1/u, /検証値\d{4}-\d{4}-\d{4}-\d{4}/u]) expect(of(list, pattern).size, name).toBe(1);
      const words = (p: Page): string => p.text.replaceAll(/提出用|控(?!え)|受領日（委託者）受領印(令和)?年月日/gu, "");
      expect(ours.map(words), name).toEqual(city.map(words));
      const times = (copy: readonly Page[], word: string): number => copy.reduce((n, p) => n + p.text.split(word).length - 1, 0);
      // The word at the head of the paper, and one at the number of every page.
      expect(times(city, "提出用"), name).toBe(city.length + 1);
      expect(times(ours, "提出用"), name).toBe(0);
      expect(times(city, "受領印"), name).toBe(0);
      expect(times(ours, "受領印"), name).toBe(1);
    }
  });

  it("of a handover say on each half which copy it is and its own page", () => {
    for (const [name, list] of pages) {
      if (!name.startsWith("F10")) continue;
      expect(list, name).toHaveLength(1);
      for (const mark of ["提出用1／1", "控1／1"]) expect(list[0]!.text.split(mark), `${name} ${mark}`).toHaveLength(2);
    }
  });

  it("repeat the heads of their tables, and hold totals on the last page only", () => {
    const both = pages.get("F11.pdf")!;
    const ledger = both.slice(0, both.length / 2);
    expect(ledger.length).toBeGreaterThan(1);
    for (const page of ledger.slice(0, -1)) expect(page.text).toContain("台帳番号個人情報の名称");
    expect(ledger.map((p) => p.text.includes("数量の照合"))).toEqual(ledger.map((_, i) => i === ledger.length - 1));
    expect(ledger.at(-1)!.text).not.toMatch(/合計\d/u);
  });

  it("of a blind count name nothing that should be there, and every handed-out sheet has a number of its own", () => {
    const count = pages.get(names().find((n) => n.startsWith("count"))!)!;
    expect(count[0]!.text).not.toMatch(/2-\d{6}-\d|M-00\d/u);
    const sheets = [...pages.values()].flatMap((list) => [...new Set(list.flatMap((p) => p.text.match(/6-\d{6}-\d/gu) ?? []))]);
    expect(sheets.length).toBeGreaterThanOrEqual(6);
    expect(new Set(sheets).size).toBe(sheets.length);
  });

  it("hold in the code of the foot the whole signed note, which is this ledger's", async () => {
    const { ledger } = await opened("code");
    try {
      const made = printed(await printForm(ledger, pdf, { form: "glyphs" }));
      const svg = Buffer.from(/@bottom-left\{content:url\("data:image\/svg\+xml;base64,([^"]+)"/u.exec(made.html)![1]!, "base64").toString("utf8");
      expect(Number(/width="([\d.]+)mm"/u.exec(svg)?.[1])).toBeGreaterThanOrEqual(22);
      const note = readQr(svg);
      expect(ledger.folder.checkpoints().at(-1)).toBe(note);
      expect(ledger.folder.compareNote(note)).toBe("match");
      expect(readNote(note)?.checkpoint.origin).toMatch(/^daicho\/practice\//u);
    } finally {
      await ledger.close();
    }
  });

  it("print again with the frozen body and a new foot, and all of it is sound", async () => {
    const { ledger, dir } = await opened("again");
    try {
      const first = printed(await printForm(ledger, pdf, { form: "F11" }));
      const docNo = first.issueNo!.split("/")[0]!;
      const again = printed(await printForm(ledger, pdf, { reprint: docNo }));
      const third = printed(await printForm(ledger, pdf, { reprint: `${docNo}/1` }));
      expect([first, again, third].map((p) => p.issueNo)).toEqual([1, 2, 3].map((n) => `${docNo}/${String(n)}`));
      expect(new Set([first, again, third].map((p) => p.body)).size).toBe(1);
      const bodyOf = (html: string): string => html.slice(html.indexOf('<div class="top">'));
      expect(bodyOf(again.html)).toBe(bodyOf(first.html));
      const [a, b] = [await pagesOf(first.pdf), await pagesOf(again.pdf)];
      expect(b[0]!.text).toContain("再発行（1回目）");
      const half = b.length / 2;
      expect(b.map((p) => /(提出用|控)\d／\d/u.exec(p.text)?.[0])).toEqual(["提出用", "控"].flatMap((copy) => Array.from({ length: half }, (_, i) => `${copy}${String(i + 1)}／${String(half)}`)));
      expect((await pagesOf(third.pdf)).map((p) => p.text.includes(`${docNo}/3（再発行（2回目）`))).toEqual(b.map(() => true));
      expect(b[0]!.text).toContain(`${docNo}/1・第`);
      const digits = (p: Page): string => /検証値([\d-]{19})/u.exec(p.text)![1]!;
      expect(digits(b[0]!)).not.toBe(digits(a[0]!));
      const rows = await ledger.ask((ask) => ask("SELECT issue, body, pages, copies FROM prints WHERE doc_no=? ORDER BY issue", docNo));
      expect(rows).toEqual([1, 2, 3].map((issue) => ({ issue, body: first.body, pages: a.length, copies: 2 })));
      expect((await ledger.verification()).contradictions).toEqual([]);
      await expect(printForm(ledger, pdf, { reprint: "令8-9999" })).rejects.toMatchObject({ code: "bad-request", field: "reprint" });
    } finally {
      await ledger.close();
    }
    expect(dir).not.toBe("");
  });

  it("[R3] are of the calendar that was chosen for their form, head, body and foot; a reprint keeps the one it was frozen with", async () => {
    const { ledger } = await opened("calendar");
    const text = async (p: Printed): Promise<string> => (await pagesOf(p.pdf)).map((page) => page.text).join("\n");
    const set = (calendars: object): Promise<unknown> => setPaper(ledger, { calendars, reason: "市の様式による" } as SettingsBody);
    try {
      const dated = (Object.keys(forms) as FormId[]).filter((id) => id !== "labels" && id !== "keys" && id !== "glyphs");
      expect(await set(Object.fromEntries(dated.map((id) => [id, "西暦"])))).toMatchObject({ kind: "accepted" });
      for (const id of dated) {
        const [subject = null] = await ledger.paper((p) => forms[id].samples(p));
        const west = await text(printed(await printForm(ledger, pdf, { form: id, ...(subject === null ? {} : { subject }) })));
        expect(west, id).not.toMatch(/令和|(?<![\d.])[89]\.\d{1,2}\.\d{1,2}(?![\d.])/u);
        expect(west, id).toContain("・2027年3月31日15:0");
      }
      const made = printed(await printForm(ledger, pdf, { form: "F24", subject: "IN-12" }));
      expect(await text(made)).toMatch(/点検日2026年12月28日/u);
      expect(await text(made)).toContain("対象の期間2026年12月");
      expect(await set({ F24: null })).toMatchObject({ kind: "accepted" });
      const era = await text(printed(await printForm(ledger, pdf, { form: "F24", subject: "IN-12" })));
      expect(era).toMatch(/・令和9年3月31日15:0[^]*点検日令和8年12月28日/u);
      const again = printed(await printForm(ledger, pdf, { reprint: made.issueNo! }));
      expect(again.body).toBe(made.body);
      expect(await text(again)).toMatch(/・2027年3月31日15:0[^]*点検日2026年12月28日/u);
      expect(await ledger.verification()).toMatchObject({ answer: "sound", contradictions: [] });
    } finally {
      await ledger.close();
    }
  });

  it("of a verification name the value that the city holds, and from which record on only our own word stands (ui 1.10)", async () => {
    const { ledger } = await opened("limit");
    const wire = dispatcher(ledger, () => undefined, undefined, { pdf, verifications: verificationMemory(join(place, "state-limit"), ledger.folder.info.ledgerId) });
    const send = async (channel: string, body: object = {}): Promise<Reply> => JSON.parse(await wire.send(JSON.stringify({ channel, body }))) as Reply;
    const made = async (): Promise<string> => {
      const reply = await send("print.form", { form: "verification" });
      return (await pagesOf(Buffer.from(reply.kind === "accepted" ? reply.made!["pdf"]![0]! : "", "base64"))).map((p) => p.text).join("");
    };
    try {
      // The year's papers went out before: the last of them is named, and that nothing was compared with the city's own.
      const [last] = await ledger.ask((ask) => ask("SELECT doc_no, size FROM prints WHERE handed=1 ORDER BY seq DESC LIMIT 1"));
      const size = ledger.folder.head().size;
      const alone = await made();
      expect(alone).toContain(`市の控えとは照らしていない。第1件から第${String(size)}件までは、受託者の署名だけによる。`);
      expect(alone).toMatch(new RegExp(`最後に市へ出した検証値（記録第${String(last!["size"])}件まで・${String(last!["doc_no"])}/1・令和9年3月31日15:0\\d）.*照らして一致しても、第${String(Number(last!["size"]) + 1)}件から第${String(size)}件までは、受託者の署名だけによる。`, "u"));
      // The city's copy compared in full: its value, when, and what came after it.
      const held = ledger.folder.head().size;
      const note = await send("checkpoint.make");
      const city = (note.kind === "answer" ? (note.rows[0] as { note: string }).note : "");
      expect(await send("party.register", { parties: [{ id: "P-71", role: "運送業者", name: "運送業者F社" }] })).toMatchObject({ kind: "accepted" });
      expect(await send("ledger.verify", { note: city })).toMatchObject({ kind: "answer", rows: [{ city: "whole", fixedUntil: held }] });
      const health = await send("system.health");
      expect(health.kind === "answer" && health.rows[0]).toMatchObject({ fixed: { size: held } });
      const compared = await made();
      expect(compared).toMatch(new RegExp(`市の控えの検証値（記録第${String(held)}件まで・令和9年3月31日15:0\\d）と全文で照らし、一致した（令和9年3月31日15:0\\d）`, "u"));
      expect(compared).toContain(`第${String(held + 1)}件は、受託者の署名だけによる。`);
      // Sixteen digits alone are no comparison that a paper would name.
      expect(await send("ledger.verify", { code: "0000-0000-0000-0000" })).toMatchObject({ kind: "answer", rows: [{ city: "differs" }] });
      expect(await made()).toContain("市の控えとは照らしていない。");
    } finally {
      await ledger.close();
    }
  });

  it("have digits of the width the contract wants, also on the command line; the foot, codes and numbers stay as they are, and a reprint keeps its own", async () => {
    const { ledger, dir } = await opened("digits");
    const text = (p: readonly Page[]): string => p.map((page) => page.text).join("\n");
    // What is read back by a machine or typed: words with a letter, hyphen or stroke; the value has its own line.
    const bare = (t: string): string[] => t.replaceAll(/（記録第[^）]*）|（令8-\d+\/\d+・第[\d,]+件まで）|数字16桁だけ|（再発行（\d+回目）|提出用\d+／\d+|控\d+／\d+/gu, "").match(/(?<![\dA-Za-z/-])\d[\d,.:]*(?![\dA-Za-z/-])/gu) ?? [];
    let no = "";
    try {
      const narrow = printed(await printForm(ledger, pdf, { form: "F18", subject: "INC-004" }));
      expect(await setPaper(ledger, { digits: "全角", reason: "契約書の様式による" })).toMatchObject({ kind: "accepted" });
      for (const body of [{ form: "F18", subject: "INC-004" }, { form: "F10", subject: "H-001" }, { form: "F11" }]) {
        const made = printed(await printForm(ledger, pdf, body));
        const pages = await pagesOf(made.pdf);
        expect(bare(text(pages)), body.form).toEqual([]);
        expect(pages.map((p) => p.shapeless)).toEqual(pages.map(() => 0));
        for (const p of pages) expect(p.text).toMatch(/検証値\d{4}-\d{4}-\d{4}-\d{4}/u);
        if (body.form !== "F18") continue;
        no = made.issueNo!;
        expect(text(pages)).toMatch(/（第５条関係）[^]*令和９年３月３１日[^]*令和８年１０月５日１６:４０[^]*L-006[^]*１,２０４人/u);
      }
      expect(text(await pagesOf(printed(await printForm(ledger, pdf, { reprint: narrow.issueNo! })).pdf))).toMatch(/（第5条関係）[^]*1,204人/u);
      expect(await ledger.ask((ask) => ask("SELECT value FROM settings WHERE name='paper_digits'"))).toEqual([{ value: "全角" }]);
      expect((await ledger.verification()).contradictions).toEqual([]);
    } finally {
      await ledger.close();
    }
    const out = join(place, "digits.pdf");
    for (const what of [["--form", "F18", "--subject", "INC-004"], ["--reprint", no]]) {
      expect(await run([join(root, "electron/cli.ts"), "print", dir, "--passphrase-file", join(year, "passphrase.txt"), ...what, "--out", out], { DAICHO_STATE_DIR: join(place, "state-minute") })).toMatchObject({ code: 0 });
      expect(text(await pagesOf(readFileSync(out)))).toMatch(/令和８年１０月５日１６:４０[^]*L-006[^]*１,２０４人/u);
    }
  });

  it("show a photograph that is kept with the ledger, with the fingerprint of its bytes", async () => {
    const { ledger } = await opened("photo");
    try {
      const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "base64");
      const stored = await ledger.storeAttachment("M-003 ラベル", "image/png", png);
      const digest = stored.kind === "accepted" ? stored.made!["attachments"]![0]! : "";
      const made = printed(await printForm(ledger, pdf, { form: "F21" }));
      expect(made.html).toContain(`src="data:image/png;base64,${png.toString("base64")}"`);
      const text = (await pagesOf(made.pdf)).map((p) => p.text).join("");
      expect(text).toContain(digest.slice(0, 16));
      expect(text).toContain("台帳に保存されていない写真");
    } finally {
      await ledger.close();
    }
  });

  it("print on F01 the fingerprints of the keys that the ledger itself holds", async () => {
    const { ledger } = await opened("fingerprints");
    try {
      const text = (await pagesOf(printed(await printForm(ledger, pdf, { form: "F01" })).pdf)).map((p) => p.text).join("").replaceAll(/\s/gu, "");
      const keys = [...ledger.folder.fingerprints()].filter(([no]) => no !== "W-009");
      expect(keys.length).toBeGreaterThan(1);
      for (const [, fingerprint] of keys.slice(0, 2)) expect(text).toContain(fingerprint.replaceAll(" ", ""));
    } finally {
      await ledger.close();
    }
  });

  it("[L4] tell the ledger of a past day: who might use it then, what was where, and which records are in it", async () => {
    const { ledger } = await opened("past");
    try {
      const rows = async (day: string): Promise<readonly { ledger_no: string; users: readonly string[]; state: string }[]> => await ledger.ask((ask) => holdingsAsOf(ask, day, "now"));
      const then = (await rows("2026-06-30")).find((h) => h.ledger_no === "L-001")!;
      const now = (await rows("2027-03-31")).find((h) => h.ledger_no === "L-001")!;
      expect(then.users).not.toEqual(now.users);
      const text = async (body: object): Promise<string> => (await pagesOf(printed(await printForm(ledger, pdf, { form: "F11", ...body })).pdf)).map((p) => p.text).join("");
      const names = new Map((await ledger.ask((ask) => ask("SELECT no, name FROM persons"))).map((p) => [String(p["no"]), String(p["name"])]));
      const past = await text({ as_of: "2026-06-30" });
      for (const no of then.users) expect(past).toContain(names.get(no));
      expect(past).toContain("基準日令和8年6月30日");
      expect(past).toContain("基準日の後に記録した分（遅延記録・訂正）を含む");
      expect(past).toContain("再委託先・業者4箱");
      expect(past).not.toContain("閉鎖");
      expect(past).not.toContain("L-017");
      expect(await text({ as_of: "2026-06-30", options: { known: "then" } })).toContain("基準日までに記録した分だけ");
      expect(await text({})).not.toContain("基準日の後に記録した分");
      // A minute within a day, and what has become known of it since.
      const minute = await text({ as_of: "2026-06-30T08:59:59+09:00", options: { known: "then" } });
      expect(minute).toContain("基準日時令和8年6月30日08:59");
      expect(minute).toContain("基準日時までに記録した分だけ（その時に知られていたとおり）");
      expect(minute).toMatch(/その時に知られていたことと、いま知られていることの違い(違いはない。|台帳番号・名称事項その時に知られていたいま知られている)/u);
      await expect(printForm(ledger, pdf, { form: "F11", as_of: "2028-01-01T00:00:00+09:00" })).rejects.toMatchObject({ code: "future", field: "as_of" });
      await expect(printForm(ledger, pdf, { form: "F21", as_of: "2026-06-30T08:59:59+09:00" })).rejects.toMatchObject({ code: "bad-request", field: "as_of" });
    } finally {
      await ledger.close();
    }
  });

  it("are drafts without value, number and code while something is left", async () => {
    const { ledger } = await opened("draft");
    try {
      const draft = printed(await printForm(ledger, pdf, { form: "F21", as_of: "2026-09-30" }));
      expect(draft).toMatchObject({ draft: true, issueNo: null });
      const drafted = await pagesOf(draft.pdf);
      expect(drafted.map((p) => /(提出用|控)\d／\d/u.exec(p.text)?.[1])).toEqual(drafted.map((_, i) => (i < drafted.length / 2 ? "提出用" : "控")));
      for (const page of drafted) {
        expect(page.text).toContain("下書き");
        expect(page.text).not.toMatch(/\d{4}-\d{4}-\d{4}-\d{4}|発行番号令|再発行/u);
      }
      expect(draft.html).not.toContain("data:image/svg+xml");
      await expect(printForm(ledger, pdf, { form: "F11", as_of: "2027-04-01" })).rejects.toMatchObject({ code: "future" });
      await expect(printForm(ledger, pdf, { form: "F10" })).rejects.toMatchObject({ code: "bad-request", field: "subject" });
      await expect(printForm(ledger, pdf, { form: "F10", subject: "H-999" })).rejects.toMatchObject({ code: "bad-request", field: "subject" });
      await expect(printForm(ledger, pdf, { form: "F99" })).rejects.toMatchObject({ code: "bad-request", field: "form" });
    } finally {
      await ledger.close();
    }
  });

  it("[Q1] of labels, on sheets and on tape, are read again from their picture, with the white that readers need beside both codes", async () => {
    const { ledger } = await opened("labels");
    try {
      const [a = "", b = ""] = await ledger.ask((ask) => ask("SELECT label FROM items ORDER BY n LIMIT 2").map((r) => String(r["label"])));
      for (const sheet of labelPapers) {
        const made = printed(await printForm(ledger, pdf, { form: "labels", subject: `${a},${b},W-001`, options: { sheet } }));
        const tape = /^tape-(\d+)$/u.exec(sheet)?.[1];
        // Office printers have 300 dots an inch and more, the coarsest label printers 180.
        const read = await labelsIn(made.html, tape === undefined ? 300 : 180, tape === undefined ? ".label" : ".sheet");
        expect(read.map((l) => l.number), sheet).toEqual([a, b, expect.stringMatching(/^4-/u)]);
        for (const l of read) {
          expect(l.qr, sheet).toBe(l.number);
          expect(l.bars, sheet).toBe(sheet === "tape-12" ? null : l.number);
          expect(l.module, sheet).toBeGreaterThanOrEqual(0.39);
          if (l.bars !== null) expect(l.bar, sheet).toBeGreaterThanOrEqual(0.28);
          expect(l.quietQr, sheet).toBeGreaterThanOrEqual(3.95);
          expect(l.quietBars, sheet).toBeGreaterThanOrEqual(9.9);
        }
        const pages = await pagesOf(made.pdf);
        if (tape === undefined) expect(pages).toMatchObject([{ width: 210, height: 297 }]);
        else {
          expect(pages.map((p) => p.height), sheet).toEqual([Number(tape), Number(tape), Number(tape)]);
          expect(new Set(pages.map((p) => p.width)).size).toBe(1);
          // A tape as it was frozen, in its own measures.
          expect((await pagesOf(printed(await printForm(ledger, pdf, { reprint: made.issueNo! })).pdf)).map((p) => [p.width, p.height])).toEqual(pages.map((p) => [p.width, p.height]));
        }
        for (const p of pages) expect(p.text).toContain("練習");
      }
      await expect(printForm(ledger, pdf, { form: "labels", options: { sheet: "tape-18", start: 2 } })).rejects.toMatchObject({ code: "bad-request", field: "options" });
    } finally {
      await ledger.close();
    }
  });

  it("[T7] that have a number of their own carry it as QR and as bars, and both are read again from the picture", async () => {
    const { ledger } = await opened("sheet-numbers");
    try {
      for (const [form, subject] of [["record", null], ["takeout", "K-002"], ["F10", "H-001"], ["F24", "IN-12"], ["count", "P-02"]] as const) {
        const made = printed(await printForm(ledger, pdf, { form, ...(subject === null ? {} : { subject }) }));
        const read = await labelsIn(made.html, 300, ".slipno");
        // Both halves of F10 and both copies of what goes to the city have it.
        expect(read.length, form).toBe(form === "F10" || form === "F24" ? 2 : 1);
        for (const l of read) {
          expect(l.number, form).toMatch(/^6-37\d{4}-\d$/u);
          expect({ form, qr: l.qr, bars: l.bars }).toEqual({ form, qr: l.number, bars: l.number });
          expect(l.module, form).toBeGreaterThanOrEqual(0.39);
          expect(l.bar, form).toBeGreaterThanOrEqual(0.25);
        }
      }
    } finally {
      await ledger.close();
    }
  });

  it("of the keys carry twelve labels of kind 9, which the window reads as those keys", async () => {
    const { ledger } = await opened("keys");
    try {
      const made = printed(await printForm(ledger, pdf, { form: "keys" }));
      const read = await labelsIn(made.html, 300, ".key .label");
      expect(read).toHaveLength(12);
      const acts = read.map((l) => {
        expect([l.qr, l.bars]).toEqual([l.number, l.number]);
        const label = parseLabel(l.qr, "37");
        return "text" in label ? keyOfLabel(label) : null;
      });
      expect(acts).toEqual([...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => ({ digit })), "enter", "cancel"]);
      const [page] = await pagesOf(made.pdf);
      for (const word of ["使い始める", "複写・複製する", "返還・廃棄する", "紛失・異常を知らせる", "確定", "取消"]) expect(page!.text).toContain(word);
    } finally {
      await ledger.close();
    }
  });

  it("[R-49] are refused to whom they do not concern, and the refusal is a record", async () => {
    const { ledger } = await opened("roles", "W-007");
    const wire = dispatcher(ledger, () => undefined, undefined, { pdf });
    const send = async (channel: string, body: object): Promise<Reply> => JSON.parse(await wire.send(JSON.stringify({ channel, body }))) as Reply;
    try {
      expect(await send("print.form", { form: "F11" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49", article: "6-1" }] });
      expect(await send("print.settings", { seal: "省略", reason: "印を省く" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49" }] });
      const labels = await send("print.form", { form: "labels", options: { sheet: "a4-44", start: 5 } });
      expect(labels).toMatchObject({ kind: "accepted", made: { pages: ["1"] } });
      expect(await send("print.form", { form: "labels", options: { sheet: "a4-44", start: 5, left: 3 } })).toMatchObject({ kind: "fault", code: "bad-request" });
      await ledger.openSession("W-003", passphraseOf("W-003"));
      expect(await send("print.form", { form: "takeout", subject: "K-001" })).toMatchObject({ kind: "accepted" });
      expect(await send("print.form", { form: "takeout", subject: "K-002" })).toMatchObject({ kind: "refused" });
      await ledger.openSession("W-001", passphraseOf("W-001"));
      expect(await send("print.settings", { seal: "省略", honorific: "様", form_numbers: { F11: "様式第7号" }, reason: "市の様式による" })).toMatchObject({ kind: "accepted" });
      const made = await send("print.form", { form: "F11" });
      const text = (await pagesOf(Buffer.from(made.kind === "accepted" ? made.made!["pdf"]![0]! : "", "base64")))[0]!.text;
      expect(text).toContain("様式第7号（第14条関係）");
      const listed = await send("prints.list", { form: "takeout" });
      expect(listed.kind === "answer" && listed.rows[0]).toMatchObject({ form: "takeout", subject: "K-001", by_no: "W-003", issue: 1 });
      expect(await ledger.verification()).toMatchObject({ answer: "sound", contradictions: [] });
    } finally {
      await ledger.close();
    }
  });

  it("are not printed where the host cannot, and that is said", async () => {
    const { ledger } = await opened("no-host");
    try {
      const wire = dispatcher(ledger, () => undefined);
      expect(JSON.parse(await wire.send(JSON.stringify({ channel: "print.form", body: { form: "glyphs" } })))).toMatchObject({ kind: "fault", code: "no-browser" });
      // Pages without a letter on them are not a paper: nothing is recorded.
      const size = ledger.folder.head().size;
      await expect(printForm(ledger, () => Promise.resolve(Buffer.from("%PDF-1.4 /Type /Page ")), { form: "glyphs" })).rejects.toMatchObject({ code: "io" });
      expect(ledger.folder.head().size).toBe(size);
    } finally {
      await ledger.close();
    }
  });

  it("wait for a rebuild-and-compare where the session began from a snapshot, and are not printed from one that was changed", async () => {
    const { ledger, dir } = await opened("snapshot");
    await ledger.writeSnapshot();
    await ledger.close();
    const sound = Ledger.open(dir, { stateDir: null, mode: "write" });
    await sound.openSession("W-001", passphraseOf("W-001"));
    expect(printed(await printForm(sound, pdf, { form: "labels" })).pages).toBe(1);
    await sound.writeSnapshot();
    await sound.close();
    const folder = openFolder(dir, { stateDir: null, mode: "write" });
    const session = folder.unlock("W-001", passphraseOf("W-001"));
    const cached = folder.snapshot.read(session)!;
    const changed = Projection.from(cached.bytes);
    changed.run([{ sql: "UPDATE totals SET qty=qty+1 WHERE col='disposed'", params: [] }]);
    folder.snapshot.write(session, changed.image(), cached.meta);
    changed.close();
    folder.close();
    const bad = Ledger.open(dir, { stateDir: null, mode: "write" });
    try {
      await bad.openSession("W-001", passphraseOf("W-001"));
      const size = bad.folder.head().size;
      await expect(printForm(bad, pdf, { form: "labels" })).rejects.toMatchObject({ code: "altered", field: "snapshot", why: "totals" });
      await expect(bad.checkpoint()).rejects.toMatchObject({ code: "altered" });
      expect(bad.folder.head().size).toBe(size);
    } finally {
      await bad.close();
    }
  });

  it.skipIf(process.platform !== "linux")("are written by the command line, and a full place for the file loses no record", async () => {
    const dir = join(place, "cli.daicho");
    cpSync(ledgerDir, dir, { recursive: true });
    const line = (...more: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> => run([join(root, "electron/cli.ts"), "print", dir, "--json", "--passphrase-file", join(year, "passphrase.txt"), ...more]);
    const full = await line("--form", "glyphs", "--out", "/dev/full");
    expect(full.code).toBe(3);
    const [paper] = (JSON.parse(full.stdout) as { paper: { issue_no: string; file: null }[] }).paper;
    expect(paper).toMatchObject({ file: null });
    expect(full.stderr).toContain(`--reprint ${paper!.issue_no.split("/")[0]!}`);
    const again = await line("--reprint", paper!.issue_no, "--out", join(place, "again.pdf"));
    expect(again.code).toBe(0);
    expect((await pagesOf(readFileSync(join(place, "again.pdf"))))[0]!.text).toContain("再発行（1回目）");
    // A paper names people: nobody else of this PC reads it by the way.
    expect(statSync(join(place, "again.pdf")).mode & 0o777).toBe(0o600);
    expect((await line("--form", "F99", "--out", join(place, "x.pdf"))).code).toBe(64);
    expect((await line("--form", "F11")).code).toBe(64);
    // A place that takes no folder and no file answers at once; nothing is printed, leaves or is recorded.
    for (const args of [["print", dir, "--all", "--out", "/proc/papers"], ["print", dir, "--form", "glyphs", "--out", "/proc/x.pdf"], ["export", dir, "--list", "items", "--out", "/proc/x.csv"], ["export", dir, "--list", "items", "--out", "/proc/none/x.csv"]]) {
      const refused = await run([join(root, "electron/cli.ts"), ...args, "--passphrase-file", join(year, "passphrase.txt")]);
      expect(refused.code, args.join(" ")).toBe(3);
      expect(refused.stderr, args.join(" ")).toMatch(/書け|io/u);
    }
    const nowhere = await run([join(root, "build/demo/demo.ts"), "--out", "/proc/year"]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain("nothing can be written to /proc/year (ENOENT)");
  });

  const canMount = process.platform === "linux" && process.getuid?.() === 0 && spawnSync("mount", ["--version"]).status === 0;
  it.skipIf(!canMount)("on a full disk are answered: nothing is recorded, nothing lost, and printing goes on when there is room", async () => {
    const disk = join(place, "disk");
    mkdirSync(disk);
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]);
    try {
      const { ledger } = await opened("full", "W-001", disk);
      try {
        const first = printed(await printForm(ledger, pdf, { form: "labels" }));
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize));
        const size = ledger.folder.head().size;
        await expect(printForm(ledger, pdf, { form: "labels" })).rejects.toMatchObject({ code: "disk-full" });
        expect(ledger.folder.head().size).toBe(size);
        rmSync(join(disk, "filler"));
        const next = printed(await printForm(ledger, pdf, { form: "labels" }));
        expect(Number(next.issueNo!.slice(3, 7))).toBe(Number(first.issueNo!.slice(3, 7)) + 1);
        expect(await ledger.verification()).toMatchObject({ answer: "sound" });
      } finally {
        await ledger.close();
      }
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});
