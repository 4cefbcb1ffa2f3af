import { useCallback, useEffect, useState } from "react";
import type { Answers } from "../shared/ipc/answers.ts";
import type { z } from "../shared/values/schema.ts";
import type { queries } from "../shared/ipc/queries.ts";
import { useAsk, type Asked } from "./ask.ts";
import { ask } from "./bridge.ts";

/** Rows of one page of a long list; the most a question answers at once. */
export const pageSize = 1000;

/** How the next page of a list is asked for: what its last row leaves behind. */
const next = {
  "holdings.list": (r: Answers["holdings.list"]) => ({ after: r.no }),
  "holdings.as_of": (r: Answers["holdings.as_of"]) => ({ after: r.ledger_no }),
  "items.list": (r: Answers["items.list"]) => ({ after: r.n }),
  "items.as_of": (r: Answers["items.as_of"]) => ({ after: r.n }),
  "lots.as_of": (r: Answers["lots.as_of"]) => ({ after: r.lot }),
  "records.list": (r: Answers["records.list"]) => ({ before: r.seq }),
  "photographs.list": (r: Answers["photographs.list"]) => ({ before: r.seq }),
  "uses.open": (r: Answers["uses.open"]) => ({ after: r.seq }),
  "approvals.list": (r: Answers["approvals.list"]) => ({ before: r.seq }),
  "handovers.list": (r: Answers["handovers.list"]) => ({ before: r.seq }),
  "takeouts.list": (r: Answers["takeouts.list"]) => ({ before: r.seq }),
  "requests.list": (r: Answers["requests.list"]) => ({ before: r.seq }),
  "transports.list": (r: Answers["transports.list"]) => ({ before: r.seq }),
  "incidents.list": (r: Answers["incidents.list"]) => ({ before: r.seq }),
  "inspections.list": (r: Answers["inspections.list"]) => ({ before: r.seq }),
  "sheets.list": (r: Answers["sheets.list"]) => ({ before: r.n }),
  "dispositions.list": (r: Answers["dispositions.list"]) => ({ before: r.seq }),
  "dispositions.open": (r: Answers["dispositions.open"]) => ({ after: r.lot }),
} as const;

type Paged = keyof typeof next;
type Body<N extends Paged> = Omit<z.input<(typeof queries)[N]>, "after" | "before" | "limit">;

/** A list read page by page: what is there so far, and `more` where it goes on. */
export interface Pages<R> extends Asked<R> {
  readonly more: (() => void) | null;
}

/** The first page as `useAsk` asks it and `wanted` further ones behind it. After a new record all pages that were read are read again. */
function useRest<N extends Paged>(query: N, body: Body<N> | null, key: string, wanted: number, size: number): Asked<Answers[N]> & { readonly goesOn: boolean } {
  const first = useAsk(query, body === null ? null : ({ ...body, limit: size } as never));
  const [rest, setRest] = useState<{ readonly key: string; readonly rows: readonly Answers[N][]; readonly full: boolean }>({ key: "", rows: [], full: false });
  const full = first.rows.length >= size;
  useEffect(() => {
    if (wanted === 0 || !full) return;
    let left = false;
    void (async () => {
      const rows: Answers[N][] = [];
      let last = first.rows.at(-1);
      let more = true;
      for (let i = 0; i < wanted && more && last !== undefined; i++) {
        const got = await ask(query, { ...body, ...next[query](last as never), limit: size } as never);
        if (left || !("rows" in got)) return;
        rows.push(...(got.rows as Answers[N][]));
        more = got.rows.length >= size;
        last = rows.at(-1);
      }
      setRest({ key, rows, full: more });
    })();
    return () => {
      left = true;
    };
    // `body` is what `key` says.
  }, [key, wanted, size, first.rows]);
  const read = rest.key === key && wanted > 0 && full;
  return { ...first, rows: read ? [...first.rows, ...rest.rows] : first.rows, goesOn: read ? rest.full : full };
}

const keyOf = (query: string, body: object | null): string => (body === null ? "" : `${query} ${JSON.stringify(body)}`);

/** A list by its first page and further ones when they are wanted; a list that is drawn whole takes smaller pages (`size`). */
export function usePaged<N extends Paged>(query: N, body: Body<N> | null, size = pageSize): Pages<Answers[N]> {
  const key = keyOf(query, body);
  const [wanted, setWanted] = useState({ key, pages: 0 });
  const { goesOn, ...asked } = useRest(query, body, key, wanted.key === key ? wanted.pages : 0, size);
  const more = useCallback(() => setWanted((w) => ({ key, pages: (w.key === key ? w.pages : 0) + 1 })), [key]);
  return { ...asked, more: goesOn ? more : null };
}

/** A list to its end, where every row counts (sums, what is still out, what somebody must not overlook); waiting until all of it is there. */
export function useAll<N extends Paged>(query: N, body: Body<N> | null): Asked<Answers[N]> {
  const { goesOn, ...asked } = useRest(query, body, keyOf(query, body), Infinity, pageSize);
  return { ...asked, waiting: asked.waiting || goesOn };
}
