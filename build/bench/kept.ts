import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where made ledgers are kept for the next run; the number changes whenever other records are made. */
export const kept = join(tmpdir(), "daicho-bench-v1");
