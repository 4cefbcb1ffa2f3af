import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson } from "../../../electron/vault/canonical.ts";
import { createLedger, openFolder, type Folder, type JournalMember, type OpenOptions, type Session } from "../../../electron/journal/journal.ts";

/** The person every small ledger starts with. */
export const founder = { label: "4-370001-4", no: "W-001", passphrase: "正しい 馬 電池 ホチキス" };

/** A newcomer for tests of invitations. */
export const newcomer = { label: "4-370002-2", no: "W-002" };

/** A folder of its own below the system's temporary folder, and how to remove it. */
export function scratch(): { readonly dir: string; readonly stateDir: string; readonly ledger: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), "daicho-journal-"));
  return { dir, stateDir: join(dir, "state"), ledger: join(dir, "試験.daicho"), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Record bytes: canonical JSON of the members, with the reserved member where given. */
export function record(members: Record<string, unknown>, journal?: JournalMember): Uint8Array {
  return Buffer.from(canonicalJson(journal === undefined ? members : { ...members, journal }) ?? "");
}

/** A practice ledger with its genesis only. */
export function makeLedger(dir: string, more: { practice?: boolean; kdf?: "standard" | "practice" } = {}): { readonly ledgerId: string; readonly recoverySheet: string } {
  return createLedger(dir, {
    alias: "夏の業務",
    practice: more.practice ?? true,
    contacts: [{ name: "市役所 担当課", phone: "000-000-0000" }],
    tag: "37",
    founder,
    ...(more.kdf === undefined ? {} : { kdf: more.kdf }),
    genesis: (parts) => record({ type: "genesis", practice: parts.practice }, parts.journal),
  });
}

/** Opens for writing and unlocks the founder. */
export function openAs(dir: string, stateDir: string | null, more: Partial<OpenOptions> = {}): { folder: Folder; session: Session } {
  const folder = openFolder(dir, { stateDir, mode: "write", ...more });
  try {
    return { folder, session: folder.unlock(founder.label, founder.passphrase) };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** Appends `count` plain records. */
export async function appendSome(folder: Folder, session: Session, count: number, text = "使用"): Promise<number[]> {
  const seqs: number[] = [];
  for (let index = 0; index < count; index++) {
    const done = await folder.append(record({ type: "use", text, index }), [session]);
    if ("moved" in done) throw new Error("moved");
    seqs.push(done.seq);
  }
  return seqs;
}
