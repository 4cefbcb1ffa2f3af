import type { z } from "../bodies.ts";
import { spec } from "../command.ts";
import { no } from "../decision.ts";
import type { deleteRecords } from "./commands.ts";
import type { RecordFacts } from "./facts.ts";

/** Always refused: nothing is deleted, a correction is a record of its own. */
export const remove = spec<z.infer<typeof deleteRecords>, RecordFacts>({
  who: "anyone",
  late: false,
  rules: [{ rule: "R-62", test: (c) => no("nothing-is-deleted", { about: c.records.filter((r) => /^[0-9A-Za-z-]{1,20}$/u.test(r)) }) }],
  outcome: () => ({ events: [] }),
});

