import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { foundKeyring } from "../vault/changes.ts";
import { hex } from "../vault/bytes.ts";
import { encodeKeyring, isLabel, isWorkerNumber } from "../vault/keyring.ts";
import { keyFingerprint, writeSheet } from "../vault/sheet.ts";
import { randomBytes, sha256, wipe } from "../vault/sodium.ts";
import { onDisk, syncFolder, writeDurably } from "./disk.ts";
import { JournalFault } from "./fault.ts";
import { encodeFrame, sealRecord } from "./frame.ts";
import { commitOf, longestRecord, signLeaf } from "./leaf.ts";
import { encodeLedgerFile } from "./ledgerFile.ts";
import { memberOf } from "./member.ts";
import { badPlace } from "./place.ts";
import type { CreateOptions, JournalMember } from "./port.ts";
import { segmentPath } from "./segments.ts";

/**
 * Makes a ledger folder with genesis, the first person's slot and the recovery key. It is built beside its place and renamed there
 * whole (J55). Gives the id and the recovery sheet, which is shown once and never kept.
 */
export function createLedger(dir: string, options: CreateOptions): { readonly ledgerId: string; readonly recoverySheet: string } {
  const { alias, practice, contacts, tag, founder } = options;
  const random = options.random ?? randomBytes;
  const profile = options.kdf ?? (practice ? "practice" : "standard");
  if (profile === "practice" && !practice) throw new JournalFault("bad-input", "J34");
  if (!isLabel(founder.label) || !isWorkerNumber(founder.no) || founder.passphrase === "") throw new JournalFault("bad-input", "J33");
  const target = resolve(dir);
  return onDisk(() => {
    if (existsSync(target)) throw new JournalFault("already-exists", "J55");
    const place = badPlace(dirname(target));
    if (place !== null) throw new JournalFault("network-folder", "J48", place);

    const ledgerId = random(16);
    const ledger = hex(ledgerId);
    const ledgerBytes = encodeLedgerFile({ alias, contacts, ledger, practice, tag });
    if (ledgerBytes === null) throw new JournalFault("bad-input", "J31");
    const found = foundKeyring(ledger, founder, profile, random);
    const keyringBytes = encodeKeyring(found.keyring);
    const { signing, receiving } = found.pairs;
    const keys = { ed25519: hex(signing.publicKey), x25519: hex(receiving.publicKey), label: founder.label, no: founder.no };
    const recovery = { ed25519: found.keyring.recovery.ed25519, x25519: found.keyring.recovery.x25519 };
    const keyringDigest = hex(sha256(keyringBytes));
    const ledgerDigest = hex(sha256(ledgerBytes));
    const journal: JournalMember = { keyring: keyringDigest, keys: [{ ...keys, op: "founder" }], ledger: ledgerDigest, recovery };
    const record = options.genesis({
      ledgerId: ledger,
      practice,
      founderKeys: { ...keys, fingerprint: keyFingerprint(signing.publicKey, receiving.publicKey) },
      recoveryPublic: recovery,
      keyringDigest,
      ledgerDigest,
      journal,
    });
    const named = memberOf(record);
    if (record.length > longestRecord || named === null || named === "malformed" || named.keyring !== keyringDigest || named.ledger !== ledgerDigest || named.keys?.[0]?.ed25519 !== keys.ed25519) {
      throw new JournalFault("bad-record", "J39");
    }
    const salt = random(32);
    const head = { ledgerId, seq: 1, prev: new Uint8Array(32), epoch: 1, signers: [signing.publicKey], commit: commitOf(salt, record) };
    const leaf = signLeaf(head, [signing.secretKey]);
    const frame = encodeFrame(leaf, sealRecord(found.epochKey, random(24), leaf, salt, record));

    const building = join(dirname(target), `.${basename(target)}.${hex(randomBytes(4))}.making`);
    mkdirSync(building, { mode: 0o700 });
    try {
      mkdirSync(join(building, "journal"), { mode: 0o700 });
      writeDurably(join(building, "ledger.json"), ledgerBytes);
      writeDurably(join(building, "keyring.json"), keyringBytes);
      writeDurably(segmentPath(building, 1), frame);
      syncFolder(join(building, "journal"));
      syncFolder(building);
      renameSync(building, target);
      syncFolder(dirname(target));
    } catch (error) {
      rmSync(building, { recursive: true, force: true });
      throw error;
    }
    const recoverySheet = writeSheet(0, ledgerId, found.recoverySecret);
    for (const secret of [found.recoverySecret, found.epochKey, signing.secretKey, receiving.secretKey]) wipe(secret);
    return { ledgerId: ledger, recoverySheet };
  });
}
