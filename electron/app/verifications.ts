import { join } from "node:path";
import { verificationKept } from "../../shared/ipc/health.ts";
import type { VerificationMemory } from "../ledger/health.ts";
import { readState, writeState } from "./stateDir.ts";

/** Keeps the last verification of a ledger beside its remembered head, in this PC's own folder: a check writes nothing into what it checks. */
export function verificationMemory(stateDir: string, ledgerId: string): VerificationMemory {
  const path = join(stateDir, "verified", `${ledgerId}.json`);
  return {
    read: () => {
      const kept = verificationKept.safeParse(readState(path));
      return kept.success ? kept.data : null;
    },
    write: (found) => {
      writeState(path, found);
    },
  };
}
