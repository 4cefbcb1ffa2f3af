import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fromUtf8, unhex, utf8 } from "../vault/bytes.ts";
import { hasMembers } from "../vault/canonical.ts";
import { parseSummed, summed } from "../vault/summed.ts";
import { readIfThere, replaceFile } from "./disk.ts";

/** The last head this PC has seen of a ledger (J44), hashes in hex. */
export type RememberedHead = { readonly size: number; readonly root: string; readonly leaf: string };

/** The remembered head of a ledger; null when there is none or its file is damaged, which is the same as never having seen it. */
export function recallHead(stateDir: string, ledgerId: string): RememberedHead | null {
  const bytes = readIfThere(pathOf(stateDir, ledgerId));
  const text = bytes === null ? null : fromUtf8(bytes);
  const value = text === null || !text.endsWith("\n") ? null : parseSummed(text.slice(0, -1));
  if (value === null || !hasMembers(value, ["format", "leaf", "ledger", "root", "size"]) || value["ledger"] !== ledgerId || value["format"] !== 1) return null;
  const { leaf, root, size } = value;
  if (typeof leaf !== "string" || typeof root !== "string" || typeof size !== "number" || size < 1) return null;
  return unhex(leaf, 32) === null || unhex(root, 32) === null ? null : { leaf, root, size };
}

/** Remembers a head, in one step (J44). */
export function rememberHead(stateDir: string, ledgerId: string, head: RememberedHead): void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const { leaf, root, size } = head;
  replaceFile(pathOf(stateDir, ledgerId), utf8(`${summed({ format: 1, leaf, ledger: ledgerId, root, size })}\n`));
}

function pathOf(stateDir: string, ledgerId: string): string {
  return join(stateDir, `${ledgerId}.head`);
}
