import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openFolder, ready, verifyBytes } from "../../electron/journal/journal.ts";
import { piecesOf } from "./support/frames.ts";
import { appendSome, founder, makeLedger, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);

const driver = join(import.meta.dirname, "support", "driver.ts");

/** Starts a writer, kills it after so many acknowledged records and a wait of microseconds; gives the last acknowledged number. */
function writeUntilKilled(ledger: string, stateDir: string, records: number, waitMicroseconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [driver, "write", ledger, stateDir], { stdio: ["ignore", "pipe", "pipe"] });
    let last = 0;
    let seen = 0;
    let trouble = "";
    child.stderr.on("data", (data: Buffer) => (trouble += data.toString()));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line !== "open") last = Number(line);
      if (++seen === records + 1) {
        const until = process.hrtime.bigint() + BigInt(waitMicroseconds * 1000);
        while (process.hrtime.bigint() < until);
        child.kill("SIGKILL");
      }
    });
    child.on("close", (_, signal) => (signal === "SIGKILL" ? resolve(last) : reject(new Error(`writer ended by itself: ${trouble}`))));
  });
}

describe("a writer killed with SIGKILL", () => {
  it("[J21] at 100 instants: every acknowledged record is there, no half record is", async () => {
    const rounds = async (lane: number): Promise<void> => {
      const place = scratch();
      try {
        makeLedger(place.ledger);
        for (let round = 0; round < 25; round++) {
          const acknowledged = await writeUntilKilled(place.ledger, place.stateDir, (round * 7 + lane * 3) % 10, ((round * 131 + lane * 37) % 40) * 100);
          const pieces = piecesOf(place.ledger);
          expect(pieces.length).toBeGreaterThanOrEqual(acknowledged);
          expect(pieces.map((piece) => piece.leaf.head.seq)).toEqual(pieces.map((_, index) => index + 1));
        }
        const { folder, session } = openAs(place.ledger, place.stateDir);
        const { tornTail } = folder.info;
        await folder.append(record({ last: true }, tornTail === null ? undefined : { tornTail }), [session]);
        const report = await verifyBytes(place.ledger, { session, stateDir: place.stateDir, threads: 0 });
        expect(report.findings.filter((finding) => !finding.harmless)).toEqual([]);
        expect(report).toMatchObject({ answer: "sound", strangers: [] });
        expect([...folder.read(session)]).toHaveLength(report.size);
        folder.close();
      } finally {
        place.remove();
      }
    };
    await Promise.all([0, 1, 2, 3].map(rounds));
  }, 120_000);
});

describe("a second instance", () => {
  it("[J47] is refused while a real process holds the folder, and let in when that process was killed", async () => {
    const place = scratch();
    makeLedger(place.ledger);
    const holder = spawn(process.execPath, [driver, "hold", place.ledger, place.stateDir], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => createInterface({ input: holder.stdout }).once("line", resolve));
    expect(() => openFolder(place.ledger, { stateDir: place.stateDir, mode: "write" })).toThrow(
      expect.objectContaining({ code: "locked-by-other", mj: "J47", detail: expect.objectContaining({ pid: holder.pid }) }),
    );
    const reader = openFolder(place.ledger, { stateDir: null, mode: "read" });
    expect([...reader.read(reader.unlock(founder.no, founder.passphrase))]).toHaveLength(1);

    const gone = new Promise((resolve) => holder.once("close", resolve));
    holder.kill("SIGKILL");
    await gone;
    const { folder, session } = openAs(place.ledger, place.stateDir);
    expect(folder.info.staleLock?.pid).toBe(holder.pid);
    await appendSome(folder, session, 1);
    folder.close();
    place.remove();
  });
});
