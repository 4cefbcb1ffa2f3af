import type { Base } from "../../domain/facts.ts";
import type * as keyCommands from "../../domain/keys/commands.ts";
import type { KeyFacts } from "../../domain/keys/facts.ts";
import type { Ask } from "../query.ts";
import { doorKeys, holdings, liesIn, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";

const keyFacts = (ask: Ask, b: Base, numbers: readonly string[], named: { places?: readonly string[]; worker?: string; lost?: boolean } = {}): KeyFacts => {
  const found = doorKeys(ask, numbers);
  const opens = [...found.values()].flatMap((k) => k.places);
  return {
    base: b,
    keys: found,
    places: places(ask, [...(named.places ?? []), ...opens]),
    people: people(ask, [named.worker]),
    behind: named.lost === true ? [...holdings(ask, opens.flatMap((p) => liesIn(ask, p)).flatMap((l) => l.holdings)).values()].sort((a, z) => (a.no < z.no ? -1 : 1)) : [],
  };
};
export const registerKeys: Facts<typeof keyCommands.registerKeys, KeyFacts> = (c, ask, b) => keyFacts(ask, b, c.keys.map((k) => k.key), { places: c.keys.flatMap((k) => k.opens) });
export const issueKey: Facts<typeof keyCommands.issueKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key], { worker: c.worker });
export const returnKey: Facts<typeof keyCommands.returnKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key]);
export const loseKey: Facts<typeof keyCommands.loseKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key], { lost: true });
export const retireKey: Facts<typeof keyCommands.retireKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key]);
