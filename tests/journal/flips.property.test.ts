import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFolder, ready, verifyBytes, type Folder, type Session } from "../../electron/journal/journal.ts";
import { listSegments, walk } from "../../electron/journal/segments.ts";
import { appendSome, founder, makeLedger, newcomer, openAs, record, scratch } from "./support/small.ts";

const place = scratch();
const files: { name: string; size: number }[] = [];
let total = 0;
let reader: Folder;
let session: Session;
let frames: { segment: number; offset: number; length: number; seq: number }[] = [];

// A small ledger that has every kind of file: two segments, two signers, a checkpoint, a blob, a cache, a waiting note, something set aside.
beforeAll(async () => {
  await ready();
  makeLedger(place.ledger);
  const first = openAs(place.ledger, null, { segmentBytes: 2000 });
  const staged = first.folder.keys.stageInvite(first.session, newcomer);
  const next = readFileSync(join(place.ledger, "keyring.json.next"));
  await first.folder.append(record({ type: "keys" }, staged.journal), [first.session]);
  staged.commit();
  const invited = first.folder.unlock(newcomer.no, staged.passphrase);
  const bound = first.folder.keys.stageBind(invited, "新しい人");
  await first.folder.append(record({ type: "keys" }, bound.journal), [invited, bound.newSession]);
  bound.commit();
  await appendSome(first.folder, first.session, 2);
  first.folder.checkpoint([first.session, bound.newSession]);
  first.folder.attachments.put(first.session, Buffer.from("写し"));
  first.folder.pending.put(Buffer.from("失敗"));
  first.folder.snapshot.write(first.session, Buffer.alloc(300, 3), { n: 1 });
  first.folder.close();
  writeFileSync(join(place.ledger, "keyring.json.next"), next);
  openAs(place.ledger, null).folder.close();

  const collect = (dir: string): void => {
    for (const name of readdirSync(dir).sort()) {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) collect(path);
      else files.push({ name: relative(place.ledger, path), size: statSync(path).size });
    }
  };
  collect(place.ledger);
  total = files.reduce((sum, file) => sum + file.size, 0);
  frames = [...walk(place.ledger)].filter((piece) => piece.kind === "frame").map(({ segment, offset, length, leaf }) => ({ segment, offset, length, seq: leaf.head.seq }));
  reader = openFolder(place.ledger, { stateDir: null, mode: "read" });
  session = reader.unlock(founder.label, founder.passphrase);
});
afterAll(() => {
  reader.close();
  place.remove();
});

const harmless = /^(snapshot|set-aside)\//;

async function flipped<T>(at: number, bit: number, look: (file: string, offset: number) => Promise<T>): Promise<T> {
  let offset = at;
  const file = files.find(({ size }) => (offset < size ? true : ((offset -= size), false)));
  const path = join(place.ledger, file?.name ?? "");
  const bytes = readFileSync(path);
  const changed = Buffer.from(bytes);
  changed[offset] = (changed[offset] ?? 0) ^ (1 << bit);
  writeFileSync(path, changed);
  try {
    return await look(file?.name ?? "", offset);
  } finally {
    writeFileSync(path, bytes);
  }
}

describe("one bit flipped anywhere", () => {
  it("[J14] is sound before, with every kind of file there", async () => {
    expect(listSegments(place.ledger).length).toBeGreaterThan(1);
    expect(new Set(files.map(({ name }) => name.split("/")[0]))).toEqual(new Set(["blobs", "checkpoints", "journal", "keyring.json", "ledger.json", "pending", "set-aside", "snapshot"]));
    expect(await verifyBytes(place.ledger, { session })).toMatchObject({ answer: "sound", findings: [], strangers: [] });
  });

  it("[J20] is found, located and called damage; in a cache it is harmless and said so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(total - 1), fc.nat(7), async (at, bit) => {
        await flipped(at, bit, async (file, offset) => {
          const report = await verifyBytes(place.ledger, { session, threads: 0 });
          const own = report.findings.filter((finding) => finding.file === file);
          expect(own.length, `${file} ${offset}`).toBeGreaterThan(0);
          expect(report.findings.every((finding) => finding.kind === "damaged"), JSON.stringify(report.findings)).toBe(true);
          expect(report.answer).toBe(harmless.test(file) ? "sound" : "damaged");
          expect(own[0]?.harmless).toBe(harmless.test(file));
          const frame = frames.find((candidate) => file.endsWith(`${candidate.segment}.frames`) && candidate.offset <= offset && offset < candidate.offset + candidate.length);
          if (frame !== undefined) expect(own[0]).toMatchObject({ segment: frame.segment, offset: frame.offset, seq: frame.seq });
        });
      }),
      { numRuns: 500, seed: 20260401 },
    );
  });

  it("[J14] is found without any key wherever truth or keys stand", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(total - 1), fc.nat(7), async (at, bit) => {
        await flipped(at, bit, async (file) => {
          const report = await verifyBytes(place.ledger, { threads: 0 });
          if (/^(journal|keyring|ledger|checkpoints|blobs)/.test(file)) expect(report.answer).toBe("damaged");
          else expect(["unknown", "damaged"]).toContain(report.answer);
        });
      }),
      { numRuns: 200, seed: 20260402 },
    );
  });

  it("[J20] lets a damaged folder be read as far as possible, and never be written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...frames.slice(1)), fc.nat(200), async (frame, inside) => {
        let base = 0;
        for (const file of files) {
          if (file.name.endsWith(`${String(frame.segment).padStart(8, "0")}.frames`)) break;
          base += file.size;
        }
        await flipped(base + frame.offset + inside, 3, async () => {
          const { folder, session: own } = openAs(place.ledger, null);
          try {
            const read = [...folder.read(own)].map(({ seq }) => seq);
            expect(read).toEqual(frames.map(({ seq }) => seq).filter((seq) => seq !== frame.seq));
            expect(folder.info.readOnlyBecause?.code).toBe("journal-damaged");
            await expect(folder.append(record({ a: 1 }), [own])).rejects.toMatchObject({ code: "journal-damaged" });
          } finally {
            folder.close();
          }
        });
      }),
      { numRuns: 15, seed: 20260403 },
    );
  });
});
