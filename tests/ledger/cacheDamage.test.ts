import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openFolder, ready } from "../../electron/journal/journal.ts";
import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { foundLedger } from "../../electron/ledger/found.ts";
import { fsck } from "../../electron/ledger/fsck.ts";
import { Ledger } from "../../electron/ledger/ledger.ts";
import { sqlReady } from "../../electron/projection/database.ts";

const passphrase = "合言葉 見本";
let home = "";
let dir = "";

beforeAll(async () => {
  await ready();
  await sqlReady();
  home = mkdtempSync(join(tmpdir(), "daicho-cache-"));
  dir = join(home, "a.daicho");
  foundLedger(dir, { alias: "見本", practice: true, tag: "37", contacts: [], founders: [{ no: "W-001", role: "責任者" }], passphrase, now: Date.now() });
  const ledger = Ledger.open(dir, { stateDir: null, mode: "write" });
  const { send } = dispatcher(ledger, () => undefined);
  await send(JSON.stringify({ channel: "session.open", body: { person: "W-001", passphrase } }));
  await ledger.writeSnapshot();
  await ledger.close();
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

async function look(folder: string) {
  const opened = openFolder(folder, { stateDir: null, mode: "read" });
  try {
    return await fsck(folder, opened.tryAll(passphrase), { stateDir: null });
  } finally {
    opened.close();
  }
}

it("[J20] a byte of the snapshot that flipped is found and located as damage, and the journal itself stays sound", async () => {
  const copy = join(home, "b.daicho");
  cpSync(dir, copy, { recursive: true });
  const name = readdirSync(join(copy, "snapshot"))[0] ?? "";
  const path = join(copy, "snapshot", name);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const report = await look(copy);
  expect({ answer: report.answer, code: report.code, snapshot: report.snapshot.state }).toEqual({ answer: "damaged", code: 1, snapshot: "damaged" });
  expect(report.firstBad?.what).toContain("snapshot/");
  expect(report.contradictions).toEqual([]);
  const whole = await look(dir);
  expect({ answer: whole.answer, snapshot: whole.snapshot.state }).toEqual({ answer: "sound", snapshot: "equal" });
});
