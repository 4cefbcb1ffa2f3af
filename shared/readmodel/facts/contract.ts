import type { Base } from "../../domain/facts.ts";
import type * as contract from "../../domain/contract/commands.ts";
import type { ClearFacts, CloseFacts as ContractCloseFacts, ContractFacts } from "../../domain/contract/facts.ts";
import type { Ask } from "../query.ts";
import { must } from "../query.ts";
import { openChildren, openHoldings, parties } from "../reading.ts";
import type { Facts } from "./asked.ts";

export const contractFacts = (ids: readonly string[], ask: Ask, b: Base): ContractFacts => ({
  base: b,
  knownParties: [...parties(ask, ids).keys()],
  founders: ask("SELECT no, label FROM founders").map((r) => ({ no: must.text(r["no"]), label: must.text(r["label"]) })),
});
export const createContract: Facts<typeof contract.createContract, ContractFacts> = (c, ask, b) => contractFacts(c.parties.map((p) => p.id), ask, b);
export const setParameters: Facts<typeof contract.setParameters, ContractFacts> = (_c, ask, b) => contractFacts([], ask, b);
export const registerParties: Facts<typeof contract.registerParties, ContractFacts> = (c, ask, b) => contractFacts(c.parties.map((p) => p.id), ask, b);
export const changeLedger: Facts<typeof contract.changeLedger, ClearFacts> = (_c, ask, b) => ({
  base: b,
  names: [
    ...ask("SELECT value FROM settings WHERE name IN ('title','principal','contract_no') ORDER BY name").map((r) => must.text(r["value"])),
    ...ask("SELECT name FROM parties WHERE role='委託者' ORDER BY id").map((r) => must.text(r["name"])),
  ],
  people: ask("SELECT no, name FROM persons ORDER BY no").map((r) => ({ no: must.text(r["no"]), name: must.text(r["name"]) })),
});
const differences = (ask: Ask): { unit: string; difference: number }[] =>
  ask("SELECT unit, sum(CASE WHEN col IN ('received','collected','generated') THEN qty WHEN col='missing' THEN 0 ELSE -qty END) AS d FROM totals GROUP BY unit HAVING d<>0").map((r) => ({ unit: must.text(r["unit"]), difference: must.number(r["d"]) }));
export const closeContract: Facts<typeof contract.closeContract, ContractCloseFacts> = (_c, ask, b) => ({
  base: b,
  open: openHoldings(ask),
  parentsOfOpen: openChildren(ask),
  difference: differences(ask),
  f21Acknowledged: ask("SELECT 1 FROM submissions WHERE form='F21' AND acknowledged IS NOT NULL").length > 0,
  incidents: [],
});
