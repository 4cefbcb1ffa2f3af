import { statfsSync } from "node:fs";
import type { Health, VerificationKept } from "../../shared/ipc/health.ts";
import { clockBack, handedOf, holdOf, lastRecordAt, valueOf } from "../../shared/readmodel/health.ts";
import type { Ask } from "../../shared/readmodel/query.ts";
import { formatInstant } from "../../shared/values/instant.ts";
import type { Ledger } from "./ledger.ts";
import type { Verified } from "./verified.ts";

/** Where this PC keeps what the last verification of a folder found. */
export interface VerificationMemory {
  readonly read: () => VerificationKept | null;
  readonly write: (found: VerificationKept) => void;
}

/** A verification as it is kept; `at` is the ledger's time in epoch ms. */
export const keptOf = (v: Verified, at: number): VerificationKept => ({ at: formatInstant(at), size: v.size, root: v.root, answer: v.answer, counts: v.counts, city: v.city, until: v.city === "whole" ? v.fixedUntil : null, took: v.took, checks: v.checks, found: [...v.found], files: v.files, redecided: v.redecided, mark: v.mark, ...(v.until === null ? {} : { looked: v.until }) });

/** Gathers the health of an open ledger. */
export class HealthOf {
  readonly #ledger: Ledger;
  readonly #memory: VerificationMemory | null;

  constructor(ledger: Ledger, memory: VerificationMemory | null) {
    this.#ledger = ledger;
    this.#memory = memory;
  }

  /** What was kept. That it speaks of this tree is the remembered head's doing, which the same PC keeps: a folder that does not continue it opens read-only. */
  #kept(size: number): VerificationKept | null {
    const kept = this.#memory?.read() ?? null;
    return kept === null || kept.size > size ? null : kept;
  }

  /** The mark of the alterations that the kept verification found; null where there is none. */
  mark(): string | null {
    return this.#kept(this.#ledger.folder.head().size)?.mark ?? null;
  }

  #disk(): Health["disk"] {
    try {
      const s = statfsSync(this.#ledger.folder.dir);
      return { free: s.bavail * s.bsize, total: s.blocks * s.bsize };
    } catch {
      // Not every file system tells.
      return null;
    }
  }

  /** The health at this moment, between two records; `now` is the ledger's time in epoch ms. */
  of(ask: Ask, now: number): Health {
    const { size } = this.#ledger.folder.head();
    const readOnly = this.#ledger.folder.info.readOnlyBecause?.code ?? null;
    const kept = this.#kept(size);
    const saved = lastRecordAt(ask);
    return { now: formatInstant(now), records: size, saved: saved === null ? null : formatInstant(saved), verification: kept, handed: handedOf(ask, kept), fixed: kept?.city === "whole" && kept.until !== null ? valueOf(ask, kept.until) : null, clock_back: clockBack(ask), clock_behind: saved !== null && now < saved, disk: this.#disk(), read_only: readOnly, stopped: this.#ledger.stopped(), hold: holdOf(ask, kept) };
  }
}
