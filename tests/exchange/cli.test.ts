import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Desk } from "../ledger/support/desk.ts";
import { deskWith, passphraseOf } from "../ledger/support/desk.ts";
import { sheetOf } from "./support/legacy.ts";

const cli = join(import.meta.dirname, "../../electron/cli.ts");
let desk: Desk;
const at = (name: string): string => join(desk.dir, name);

/** The real command line on the ledger, as W-001. */
function daicho(verb: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [cli, verb, desk.path, ...args, "--person", "W-001", "--passphrase-file", at("passphrase.txt")], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, DAICHO_STATE_DIR: desk.stateDir } });
    const text = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (t: string) => (text.stdout += t));
    child.stderr.setEncoding("utf8").on("data", (t: string) => (text.stderr += t));
    child.once("close", (code) => { settle({ code, ...text }); });
  });
}

beforeAll(async () => {
  desk = await deskWith();
  desk.close();
  writeFileSync(at("passphrase.txt"), `${passphraseOf("W-001")}\n`);
  const place = { 保管場所: "本社保管庫A" };
  writeFileSync(at("台帳.csv"), sheetOf([{ ...place, 備考: "連絡先 029-000-0000" }, { ...place, 受領日: "8.4.2" }, { ...place, 数量: "0箱" }]));
  writeFileSync(at("answers.json"), JSON.stringify({ decisions: { "3": { acquired_on: "2026-04-02" } }, reasons: { "R-61": "市の代表電話" } }));
}, 120_000);
afterAll(() => { desk.remove(); });

describe("daicho import and export", () => {
  it("[M1] shows first, takes over when told, exports, and undoes", { timeout: 300_000 }, async () => {
    const shown = await daicho("import", at("台帳.csv"));
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stdout).toContain("3行目 №2 決める  acquired_on: 元号のない年");
    expect(shown.stdout).toContain("取り込む 1・決める 1・取り込めない 1・台帳の行でない 1");
    expect((await daicho("import", at("台帳.csv"), "--accept")).stdout).toContain('"reasons"');
    expect(JSON.parse((await daicho("import", at("台帳.csv"), "--dry-run", "--json", "--decisions", at("answers.json"))).stdout)).toMatchObject({ encoding: "UTF-8", summary: { imported: 2 } });
    const taken = await daicho("import", at("台帳.csv"), "--accept", "--json", "--decisions", at("answers.json"));
    expect(JSON.parse(taken.stdout)).toMatchObject({ import: "IM-001", rows: 2, left: { rejected: 1 } });
    const exported = await daicho("export", "--list", "holdings", "--format", "csv", "--encoding", "cp932", "--out", at("out.csv"));
    expect(exported).toMatchObject({ code: 0 });
    expect(new TextDecoder("shift_jis", { fatal: true }).decode(readFileSync(at("out.csv")))).toContain("本社保管庫A");
    expect((await daicho("export", "--list", "holdings", "--out", at("out.csv"))).code).toBe(64);
    expect(await daicho("import", "--reverse", "IM-001", "--reason", "表の取り違え")).toMatchObject({ code: 0 });
    expect(await daicho("import", "--reverse", "IM-001", "--reason", "表の取り違え")).toMatchObject({ code: 3 });
    expect(JSON.parse((await daicho("fsck", "--json")).stdout)).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("end as they would where nobody reads their lines to the end", { timeout: 120_000 }, async () => {
    const end = await new Promise<{ code: number | null; stderr: string }>((settle) => {
      const child = spawn(process.execPath, [cli, "import", desk.path, at("台帳.csv"), "--person", "W-001", "--passphrase-file", at("passphrase.txt")], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, DAICHO_STATE_DIR: desk.stateDir } });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (t: string) => (stderr += t));
      child.stdout.destroy();
      child.once("close", (code) => { settle({ code, stderr }); });
    });
    expect(end).toEqual({ code: 0, stderr: "" });
  });

  it("say what they need, and write nothing", { timeout: 180_000 }, async () => {
    expect((await daicho("import")).code).toBe(64);
    expect((await daicho("import", at("none.csv"))).code).toBe(64);
    writeFileSync(at("picture.csv"), Buffer.alloc(500));
    const bad = await daicho("import", at("picture.csv"));
    expect(bad).toMatchObject({ code: 3 });
    expect(bad.stdout).toContain("表のファイルではありません");
    expect((await daicho("export", "--list", "citizens", "--out", at("x.csv"))).code).toBe(64);
    expect(existsSync(at("x.csv"))).toBe(false);
  });
});
