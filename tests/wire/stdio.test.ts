import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveLines } from "../../electron/host/stdio/lines.ts";
import { passphraseOf } from "../ledger/support/desk.ts";
import type { ReplyLine } from "../support/process.ts";
import { Bench } from "../support/process.ts";

const bench = new Bench();
beforeAll(async () => {
  expect(await bench.create(passphraseOf("W-001"))).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => bench.remove());

const open = { id: "open", channel: "session.open", body: { person: "W-001", passphrase: passphraseOf("W-001") } };
const replies = (stdout: string): ReplyLine[] => stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as ReplyLine);

describe("dispatch", () => {
  it("answers a thousand commands in one pipeline, none lost, in order, each with its id", async () => {
    const lines = [open, ...Array.from({ length: 1000 }, (_, i) => ({ id: i, channel: i % 3 === 0 ? "record.delete" : i % 3 === 1 ? "party.register" : "usage.log", body: i % 3 === 0 ? { records: [`L-${String(i)}`] } : i % 3 === 1 ? { parties: [{ id: `P-${String(i)}`, role: "運送業者", name: `運送業者${String(i)}` }] } : {} })), { id: "last", channel: "system.status" }];
    const { code, stdout, stderr } = await bench.run(["dispatch", bench.ledger], lines.map((l) => JSON.stringify(l)).join("\n") + "\n");
    const got = replies(stdout);
    expect(code).toBe(0);
    expect(got.map((r) => r.id)).toEqual(["open", ...Array.from({ length: 1000 }, (_, i) => i), "last"]);
    expect(got.filter((r) => r.kind === "fault").every((r) => r.code === "bad-request" && r.field === "ledger_no")).toBe(true);
    expect(new Set(got.slice(1, -1).map((r) => r.kind))).toEqual(new Set(["accepted", "refused", "fault"]));
    const written = got.filter((r) => r.seq !== undefined).map((r) => r.seq);
    expect(written).toEqual(written.map((_, i) => (written[0] ?? 0) + i));
    expect(got.at(-1)?.rows?.[0]?.["records"]).toBe(written.at(-1));
    expect(stderr.split("\n").filter((l) => l.includes("internal"))).toEqual([]);
    const { report } = await bench.fsck(passphraseOf("W-001"));
    expect(report).toMatchObject({ answer: "sound", size: written.at(-1) });
  }, 120_000);

  it("gives a broken line a fault with its line number and serves the next one", async () => {
    const deep = `{"channel":"system.status","body":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    const status = (id: unknown): string => JSON.stringify({ id, channel: "system.status" });
    const lines: [string | Uint8Array, Partial<ReplyLine>][] = [
      [JSON.stringify(open), { id: "open", kind: "accepted" }],
      ["{not json", { kind: "fault", code: "bad-json", why: "syntax", line: 2 }],
      [Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), { kind: "fault", code: "bad-json", why: "not-utf8", line: 3 }],
      ["", { kind: "fault", code: "bad-json", why: "empty", line: 4 }],
      [status(5), { id: 5, kind: "answer" }],
      ["   \t", { kind: "fault", code: "bad-json", why: "empty", line: 6 }],
      ['{"id":7,"channel":"system.status","channel":"record.delete"}', { kind: "fault", code: "bad-json", why: "duplicate-key", line: 7 }],
      [deep, { kind: "fault", code: "bad-json", why: "too-deep", line: 8 }],
      ['{"id":9,"channel":"system.status","body":{"__proto__":{}}}', { kind: "fault", code: "bad-json", why: "proto-key", line: 9 }],
      [status(1.5), { kind: "fault", code: "bad-request", field: "id", line: 10 }],
      ['{"id":1e400,"channel":"system.status"}', { kind: "fault", code: "bad-request", field: "id", line: 11 }],
      ['{"id":9007199254740993,"channel":"system.status"}', { kind: "fault", code: "bad-request", field: "id", line: 12 }],
      [status({ a: 1 }), { kind: "fault", code: "bad-request", field: "id", line: 13 }],
      [status("x".repeat(81)), { kind: "fault", code: "bad-request", field: "id", line: 14 }],
      [status("文字の番号"), { id: "文字の番号", kind: "answer" }],
      [status(-3), { id: -3, kind: "answer" }],
      ["null", { kind: "fault", code: "bad-request", line: 17 }],
      ["[]", { kind: "fault", code: "bad-request", line: 18 }],
      ['"text"', { kind: "fault", code: "bad-request", line: 19 }],
      [`${status(20)}\r`, { id: 20, kind: "answer" }],
      [`{"id":21,"channel":"usage.log","body":{"note":"${"x".repeat(33 * 1024 * 1024)}"}}`, { kind: "fault", code: "too-large", line: 21 }],
      [`{"id":22,"channel":"usage.log","body":{"note":"${"x".repeat(25 * 1024 * 1024)}"}}`, { kind: "fault", code: "too-large", line: 22 }],
      [status("after"), { id: "after", kind: "answer" }],
    ];
    const input = Buffer.concat(lines.flatMap(([l]) => [Buffer.from(l as string), Buffer.from("\n")]));
    // The last line has no line feed.
    const { code, stdout, stderr } = await bench.run(["dispatch", bench.ledger], input.subarray(0, -1));
    const got = replies(stdout);
    expect(code).toBe(0);
    expect(got).toHaveLength(lines.length);
    lines.forEach(([, want], i) => {
      expect(got[i]).toMatchObject(want);
      if (want.kind === "fault") expect(got[i]?.ref).toMatch(/^F-[0-9a-f]{8}$/);
    });
    expect(stderr).not.toMatch(/internal|not json|文字/u);
  }, 120_000);

  it("exits 0 with nothing to do, 3 where it cannot open, 64 where it is called wrongly", async () => {
    const [nothing, none, wrong] = await Promise.all([bench.run(["dispatch", bench.ledger]), bench.run(["dispatch", bench.dir], `${JSON.stringify(open)}\n`), bench.run(["dispatch"])]);
    expect(nothing).toMatchObject({ code: 0, stdout: "" });
    expect(none.code).toBe(3);
    expect(replies(none.stdout)).toMatchObject([{ kind: "fault", code: "not-a-ledger" }]);
    expect(none.stderr).toContain("台帳のフォルダではありません");
    expect(wrong.code).toBe(64);
  });
});

describe("lines over a slow pipe", () => {
  const serve = async (chunks: readonly Uint8Array[]): Promise<string[]> => {
    const input = new PassThrough();
    const output = new PassThrough({ highWaterMark: 16 });
    const text: string[] = [];
    output.setEncoding("utf8").on("data", (t: string) => text.push(t));
    const done = serveLines(input, output, (line) => Promise.resolve(`{"got":${JSON.stringify(line)}}`), (line, why) => `{"line":${String(line)},"why":"${why}"}`);
    for (const chunk of chunks) input.write(chunk);
    input.end();
    await done;
    output.end();
    return text.join("").trimEnd().split("\n");
  };

  it("are put together however they are cut, also within a character", async () => {
    const bytes = Buffer.from("紙箱\n二行目\n\n終わり");
    const whole = ['{"got":"紙箱"}', '{"got":"二行目"}', '{"line":3,"why":"empty"}', '{"got":"終わり"}'];
    for (const step of [1, 2, 3, 5, 100]) expect(await serve(Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) => bytes.subarray(i * step, (i + 1) * step)))).toEqual(whole);
  });
});
