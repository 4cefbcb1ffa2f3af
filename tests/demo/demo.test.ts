import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openHost } from "../../build/demo/host.ts";
import { ownScenario, readScenario } from "../../build/demo/scenario.ts";
import type { Scenario, Values } from "../../build/demo/scenario.ts";
import { everyAnswer } from "../support/everyAnswer.ts";

const script = join(import.meta.dirname, "../../build/demo/demo.ts");
const folder = mkdtempSync(join(tmpdir(), "daicho-demo-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function demo(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, DAICHO_STATE_DIR: join(folder, "state") } });
    const text = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (t: string) => (text.stdout += t));
    child.stderr.setEncoding("utf8").on("data", (t: string) => (text.stderr += t));
    child.once("close", (code) => settle({ code, ...text }));
  });
}

interface Answer {
  readonly matched: number;
  readonly failed: readonly { readonly id: string; readonly want: unknown; readonly got: unknown }[];
  readonly totals: unknown;
  readonly prepared: number;
}
const answerOf = (stdout: string): Answer => JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as Answer;
/** A year takes some 15 seconds; the rest is for slow machines. */
const minutes = (n: number) => n * 60_000;

describe("npm run demo", () => {
  it("drives the whole contract-year and finds every answer, every total and a sound ledger", { timeout: minutes(10) }, async () => {
    const out = join(folder, "year");
    const { code, stdout, stderr } = await demo("--out", out);
    const answer = answerOf(stdout);
    expect(answer.failed, stderr.slice(-4_000)).toEqual([]);
    expect(answer).toMatchObject({ steps: 211, matched: 211, practice: true, fsck: { answer: "sound", code: 0, practice: true } });
    expect(answer.totals).toMatchObject(readScenario(ownScenario).final.totals);
    expect(answer.prepared).toBeGreaterThan(11);
    expect(code).toBe(0);
    // Papers are printed where there is a browser.
    expect(readdirSync(out).filter((name) => name !== "paper").toSorted()).toEqual(["ledger.daicho", "logins.json", "passphrase.txt", "recovery.txt"]);
    const logins = JSON.parse(readFileSync(join(out, "logins.json"), "utf8")) as { person: string; passphrase: string }[];
    expect(logins.map((l) => l.person)).toEqual(["W-001", "W-002", "W-003", "W-004", "W-005", "W-007"]);
    expect(readFileSync(join(out, "passphrase.txt"), "utf8")).toBe(`${logins[0]!.passphrase}\n`);
  });

  it("answers every question about the year in the shape that is declared", { timeout: minutes(3) }, async () => {
    const out = join(folder, "year");
    const [first] = JSON.parse(readFileSync(join(out, "logins.json"), "utf8")) as { person: string; passphrase: string }[];
    const host = openHost(join(out, "ledger.daicho"));
    try {
      await host.send("session.open", { person: first!.person, passphrase: first!.passphrase });
      expect((await everyAnswer((channel, body) => host.send(channel, body as Values))).wrong).toEqual([]);
    } finally {
      await host.end();
    }
  });

  it("fails and names the step where one quantity is another", { timeout: minutes(5) }, async () => {
    const whole = readScenario(ownScenario);
    const steps = whole.steps.slice(0, 45).map((s) => (s.id === "S-038" ? { ...s, data: { ...s.data, quantity: 3201 } } : s));
    const changed = { ...whole, steps, final: { totals: {}, holdings: {} } } satisfies Scenario;
    const file = join(folder, "changed.json");
    writeFileSync(file, JSON.stringify(changed));
    const { code, stdout } = await demo("--out", join(folder, "changed"), "--scenario", file);
    const answer = answerOf(stdout);
    expect(answer).toMatchObject({ steps: 45, matched: 44, fsck: { answer: "sound" } });
    expect(answer.failed.map((f) => f.id)).toEqual(["S-038"]);
    expect(JSON.stringify(answer.failed)).toContain("3201");
    expect(code).toBe(1);
  });

  it("touches nothing where the ledger exists already", async () => {
    const out = join(folder, "there");
    mkdirSync(join(out, "ledger.daicho"), { recursive: true });
    const { code, stdout, stderr } = await demo("--out", out);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("exists already");
    expect(readdirSync(out)).toEqual(["ledger.daicho"]);
    expect(readdirSync(join(out, "ledger.daicho"))).toEqual([]);
  });

  it("says how it is called where it is called wrongly", async () => {
    const { code, stdout, stderr } = await demo("--scenario", join(folder, "none.json"));
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain("--out");
    expect(existsSync(join(folder, "none.json"))).toBe(false);
  });
});
