import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Answers } from "../shared/ipc/answers.ts";
import type { z } from "../shared/values/schema.ts";
import type { FaultCode } from "../shared/ipc/envelope.ts";
import type { QueryName, queries } from "../shared/ipc/queries.ts";
import { ask, onPush } from "./bridge.ts";

/** An answer as a page sees it: rows stay while they are asked again (`stale`). */
export interface Asked<R> {
  readonly rows: readonly R[];
  /** True until the first answer. */
  readonly waiting: boolean;
  readonly stale: boolean;
  readonly fault: FaultCode | null;
}

interface Entry {
  readonly query: QueryName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly listeners: Set<() => void>;
  now: Asked<unknown>;
  running: boolean;
  again: boolean;
}

const entries = new Map<string, Entry>();
const nothing: Asked<never> = { rows: [], waiting: true, stale: false, fault: null };

async function run(entry: Entry): Promise<void> {
  if (entry.running) {
    entry.again = true;
    return;
  }
  entry.running = true;
  const got = await ask(entry.query, entry.body as never);
  entry.running = false;
  entry.now = "rows" in got ? { rows: got.rows, waiting: false, stale: false, fault: null } : { ...entry.now, waiting: false, stale: false, fault: got.fault.code };
  for (const tell of entry.listeners) tell();
  if (entry.again) {
    entry.again = false;
    void run(entry);
  }
}

let listening = false;
function listen(): void {
  if (listening) return;
  listening = true;
  onPush((push) => {
    if (push.kind === "changed") refresh();
    if (push.kind === "locked") forget();
  });
}

/** Asks again whatever is on the screen; rows, focus and scroll stay meanwhile (ui.md §10 stale). */
export function refresh(): void {
  for (const entry of entries.values()) {
    entry.now = { ...entry.now, stale: true };
    void run(entry);
  }
}

/** Drops every answer: after locking nothing of the ledger stays in the page. */
export function forget(): void {
  entries.clear();
}

/** Asks a query of the wire and asks again when something was recorded. `null` asks nothing. */
export function useAsk<N extends QueryName>(query: N, body: z.input<(typeof queries)[N]> | null): Asked<Answers[N]> {
  const key = body === null ? null : `${query} ${JSON.stringify(body)}`;
  const subscribe = useCallback(
    (tell: () => void) => {
      if (key === null) return () => undefined;
      listen();
      let entry = entries.get(key);
      if (!entry) {
        entry = { query, body: JSON.parse(key.slice(query.length + 1)) as Record<string, unknown>, listeners: new Set(), now: nothing, running: false, again: false };
        entries.set(key, entry);
        void run(entry);
      }
      entry.listeners.add(tell);
      const mine = entry;
      return () => {
        mine.listeners.delete(tell);
        // Kept for a moment, so that a page that is left and opened at once does not blink.
        setTimeout(() => {
          if (mine.listeners.size === 0 && entries.get(key) === mine) entries.delete(key);
        }, 2_000);
      };
    },
    [key, query],
  );
  const read = useCallback(() => (key === null ? nothing : (entries.get(key)?.now ?? nothing)), [key]);
  return useSyncExternalStore(subscribe, read) as Asked<Answers[N]>;
}

/** The one row of a question that has one, or null while it is not there. */
export function useAskOne<N extends QueryName>(query: N, body: z.input<(typeof queries)[N]> | null): Asked<Answers[N]> & { readonly row: Answers[N] | null } {
  const asked = useAsk(query, body);
  return useMemo(() => ({ ...asked, row: asked.rows[0] ?? null }), [asked]);
}
