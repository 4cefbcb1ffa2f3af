import { mediumRow, partyRow, placeRow, workerRow } from "./map.ts";
import type { Command } from "./map.ts";
import type { Scenario, Values } from "./scenario.ts";
import { textsIn } from "./scenario.ts";

/** A registration that a step takes for granted. */
export type Preparation = Pick<Command, "channel" | "body">;

/** Which list of a command registers rows of the cast, and the column that names each. */
const registers: Readonly<Record<string, readonly [list: string, column: string]>> = {
  "party.register": ["parties", "id"],
  "worker.register": ["workers", "worker_no"],
  "worksite.register": ["worksites", "code"],
  "medium.register": ["media", "media_no"],
};

/** Numbers that a command enters into the registers of parties, people, places or media. */
export function registeredBy({ channel, body }: Preparation): string[] {
  const lists = channel === "contract.create" ? [["parties", "id"] as const, ["founders", "worker_no"] as const] : registers[channel] ? [registers[channel]] : [];
  return lists.flatMap(([list, column]) => (body[list] as readonly Values[]).map((row) => String(row[column])));
}

/**
 * The registrations missing for a command: every row of the cast that its body names and no register knows, with the parties and people those rows name,
 * in an order in which each finds what it needs. What the command registers itself is left to it.
 */
export function missingFor(command: Preparation, known: ReadonlySet<string>, scenario: Scenario): Preparation[] {
  const { parties, workers, worksites, media } = scenario.cast;
  const there = new Set([...known, ...registeredBy(command)]);
  const named = new Set<string>();
  const name = (value: unknown): void => {
    for (const text of textsIn(value)) {
      if (there.has(text) || named.has(text)) continue;
      const row = workers.find((w) => w.worker_no === text) ?? worksites.find((p) => p.code === text);
      if (row === undefined && !parties.some((p) => p.id === text) && !media.some((m) => m.media_no === text)) continue;
      named.add(text);
      name(row);
    }
  };
  name(command.body);
  const of = (channel: string, list: string, numbers: readonly string[], row: (no: string, scenario: Scenario) => Values): Preparation[] => {
    const missing = numbers.filter((no) => named.has(no));
    return missing.length === 0 ? [] : [{ channel, body: { [list]: missing.map((no) => row(no, scenario)) } }];
  };
  return [
    ...of("party.register", "parties", parties.map((p) => p.id), partyRow),
    ...of("worker.register", "workers", workers.map((w) => w.worker_no), workerRow),
    ...of("worksite.register", "worksites", worksites.map((p) => p.code), placeRow),
    ...of("medium.register", "media", media.map((m) => m.media_no), (no) => mediumRow(no, scenario)),
  ];
}
