import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { Ledger } from "../../electron/ledger/ledger.ts";
import { passphrase, person, pace, yearStarts } from "./terms.ts";
import type { Reply, Request } from "./terms.ts";

/** A ledger under measurement: the real one, behind the real dispatcher, with a clock that goes on `pace` a request. */
export interface Opened {
  readonly ledger: Ledger;
  readonly now: () => number;
  /** One request as text and its reply as text; the clock goes on first. */
  readonly text: (line: string) => Promise<string>;
  readonly send: (r: Request) => Promise<Reply>;
}

/** Time of a ledger with so many records: every request that made one took `pace`, so that each opening goes on where the last one left. */
const after = (records: number): number => yearStarts + (100 + records) * pace;

/** Opens a folder without logging in. `records` is how many it has. */
export function opened(dir: string, stateDir: string | null, records: number): Opened {
  let at = after(records);
  const ledger = Ledger.open(dir, { stateDir, mode: "write", machine: () => at });
  const { send } = dispatcher(ledger, (line) => void process.stderr.write(`${line}\n`));
  const text = (line: string): Promise<string> => {
    at += pace;
    return send(line);
  };
  return { ledger, now: () => at, text, send: async (r) => JSON.parse(await text(JSON.stringify(r))) as Reply };
}

export const logIn: Request = { channel: "session.open", body: { person, passphrase } };

/** A reply that had to be accepted; what was asked and what came is in the error. */
export function accepted(r: Request, reply: Reply): Reply {
  if (reply.kind !== "accepted") throw new Error(`${r.channel}: ${JSON.stringify(reply)}`);
  return reply;
}
