import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passphraseOf } from "./support/desk.ts";
import { Bench } from "../support/process.ts";

const bench = new Bench();
beforeAll(async () => {
  expect((await bench.create(passphraseOf("W-001"))).code).toBe(0);
});
afterAll(() => bench.remove());

const open = { person: "W-001", passphrase: passphraseOf("W-001") };

describe("the whole program killed with SIGKILL while commands stream in", () => {
  it("five times: every acknowledged record is there and says what was sent, no half record is, fsck is sound", async () => {
    /** What each acknowledged number must say. */
    const acknowledged = new Map<number, string>();
    let sent = 0;
    for (let round = 0; round < 5; round++) {
      const host = bench.dispatch();
      await host.send("session.open", open).then((r) => {
        expect(r.kind).toBe("accepted");
        acknowledged.set(r.seq ?? 0, "session.open");
      });
      let answered = 0;
      const enough = new Promise<void>((go) => {
        // More than will ever be answered: the process dies in the middle of the stream.
        for (let i = 0; i < 400; i++) {
          const id = `P-${String(++sent)}`;
          const command = host.send("party.register", { parties: [{ id, role: "運送業者", name: `運送業者 ${"長".repeat(i % 100)}` }] });
          command.then(
            (r) => {
              expect(r.kind).toBe("accepted");
              acknowledged.set(r.seq ?? 0, id);
              if (++answered === 20 + round * 17) go();
            },
            () => undefined,
          );
        }
      });
      await enough;
      expect(await host.kill()).toMatchObject({ signal: "SIGKILL" });
      const { code, report } = await bench.fsck(passphraseOf("W-001"));
      expect({ round, code, answer: report["answer"], firstBad: report["firstBad"] }).toEqual({ round, code: 0, answer: "sound", firstBad: null });
      expect(Number(report["size"])).toBeGreaterThanOrEqual(Math.max(...acknowledged.keys()));
    }
    const host = bench.dispatch();
    expect((await host.send("session.open", open)).kind).toBe("accepted");
    for (const [seq, what] of acknowledged) {
      const { rows } = await host.send("records.get", { seq });
      expect(JSON.stringify(rows?.[0])).toContain(what === "session.open" ? what : `"${what}"`);
    }
    expect((await host.send("party.register", { parties: [{ id: "P-LAST", role: "運送業者", name: "最後" }] })).kind).toBe("accepted");
    expect(await host.end()).toMatchObject({ code: 0 });
    expect((await bench.fsck(passphraseOf("W-001"))).report).toMatchObject({ answer: "sound", tornTail: null });
  }, 300_000);
});
