import type { Base } from "../../domain/facts.ts";
import type * as peopleCommands from "../../domain/people/commands.ts";
import type { AccountFacts, ChangeFacts, LeaveFacts, PeopleFacts, RegisterFacts, UseFacts } from "../../domain/people/facts.ts";
import type { Ask } from "../query.ts";
import { listOf, must } from "../query.ts";
import { grants, holdings, parties, partyOf, people } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { employersOf } from "./asked.ts";

const peopleFacts = (ask: Ask, b: Base, numbers: readonly (string | undefined)[], partyIds: readonly (string | undefined)[] = []): PeopleFacts => ({ base: b, people: people(ask, numbers), parties: parties(ask, partyIds), otherParties: [] });
export const registerWorkers: Facts<typeof peopleCommands.registerWorkers, RegisterFacts> = (c, ask, b) => ({
  consents: grants(ask, null, c.workers.map((w) => w.party)),
  ...peopleFacts(ask, b, c.workers.map((w) => w.worker_no), c.workers.map((w) => w.party)),
  otherParties: ask("SELECT * FROM parties WHERE mail_domain IS NOT NULL OR address IS NOT NULL").map(partyOf),
});
export const changeWorker: Facts<typeof peopleCommands.changeWorker, ChangeFacts> = (c, ask, b) => ({
  ...peopleFacts(ask, b, [c.worker], [c.party]),
  consents: grants(ask, null, [c.party]),
  keyed: [...people(ask, [...accounts(ask), b.actor?.no]).values()],
  uses: c.party === undefined ? [] : [...holdings(ask, ask("SELECT holding FROM holding_users WHERE no=? ORDER BY holding", c.worker).map((u) => must.text(u["holding"]))).values()],
});
const leaveFacts = (worker: string, ask: Ask, b: Base): LeaveFacts => ({
  ...peopleFacts(ask, b, [worker]),
  bears: [
    ...ask("SELECT no, bearers FROM takeouts WHERE state='持出中'").filter((r) => listOf(r["bearers"]).includes(worker)),
    ...ask("SELECT no, bearers FROM transports WHERE state='移送中'").filter((r) => listOf(r["bearers"]).includes(worker)),
  ].map((r) => must.text(r["no"])),
  keeps: ask("SELECT h.no FROM holdings h WHERE h.custodian=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))", worker).map((r) => must.text(r["no"])),
  uses: ask("SELECT holding FROM holding_users WHERE no=?", worker).map((r) => must.text(r["holding"])),
  keys: ask("SELECT code FROM places WHERE key_holder=?", worker).map((r) => must.text(r["code"])),
  keysOut: ask("SELECT no FROM door_keys WHERE worker=? AND state='貸出中' ORDER BY no", worker).map((r) => must.text(r["no"])),
  items: [],
});
export const endWorker: Facts<typeof peopleCommands.endWorker, LeaveFacts> = (c, ask, b) => leaveFacts(c.worker, ask, b);
export const leaveDone: Facts<typeof peopleCommands.leaveDone, LeaveFacts> = (c, ask, b) => leaveFacts(c.worker, ask, b);
export const signPledge: Facts<typeof peopleCommands.signPledge, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, c.workers);
export const planTraining: Facts<typeof peopleCommands.planTraining, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [c.approved_by]);
export const holdTraining: Facts<typeof peopleCommands.holdTraining, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [...c.present, ...c.absent]);
const useFacts = (ledgerNo: string, workers: readonly string[], ask: Ask, b: Base): UseFacts => {
  const facts = peopleFacts(ask, b, workers);
  const employers = employersOf(facts.people);
  return { ...facts, parties: parties(ask, employers), holding: holdings(ask, [ledgerNo]).get(ledgerNo) ?? null, consents: grants(ask, null, employers) };
};
export const grantUse: Facts<typeof peopleCommands.grantUse, UseFacts> = (c, ask, b) => useFacts(c.ledger_no, c.workers, ask, b);
export const revokeUse: Facts<typeof peopleCommands.revokeUse, UseFacts> = (c, ask, b) => useFacts(c.ledger_no, c.workers, ask, b);
export const registerProcedure: Facts<typeof peopleCommands.registerProcedure, PeopleFacts> = (_c, ask, b) => peopleFacts(ask, b, []);
const accounts = (ask: Ask): string[] => ask("SELECT no FROM persons WHERE account IN ('active','invited')").map((r) => must.text(r["no"]));
export const invitePerson: Facts<typeof peopleCommands.invitePerson, AccountFacts> = (c, ask, b) => ({ ...peopleFacts(ask, b, [c.worker]), accounts: accounts(ask) });
export const removePerson: Facts<typeof peopleCommands.removePerson, AccountFacts> = (c, ask, b) => ({ ...peopleFacts(ask, b, [c.worker]), accounts: accounts(ask) });
export const reviewSubcontract: Facts<typeof peopleCommands.reviewSubcontract, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [], [c.party]);
