import { useCallback, useEffect, useState } from "react";
import type { z } from "../shared/values/schema.ts";
import type { queries } from "../shared/ipc/queries.ts";
import { useAsk, type Asked } from "./ask.ts";
import { ask } from "./bridge.ts";
import type { Rows } from "./rows.ts";

/** Rows of one page of a long list; the most a question answers at once. */
export const pageSize = 1000;

type Paged = "holdings.list" | "holdings.as_of" | "items.list" | "items.as_of";

/** A list read page by page: what is there so far, and `more` where it goes on. */
export interface Pages<R> extends Asked<R> {
  readonly more: (() => void) | null;
}

/** Asks the first page as `useAsk` does and further ones when they are wanted; `after` is what the next page begins behind. After a new record all pages that were read are read again. */
export function usePaged<N extends Paged>(query: N, body: Omit<z.input<(typeof queries)[N]>, "after" | "limit"> | null, after: (row: Rows[N]) => string | number): Pages<Rows[N]> {
  const key = body === null ? "" : `${query} ${JSON.stringify(body)}`;
  const first = useAsk(query, body === null ? null : ({ ...body, limit: pageSize } as never));
  const [wanted, setWanted] = useState({ key, pages: 0 });
  const pages = wanted.key === key ? wanted.pages : 0;
  const [rest, setRest] = useState<{ readonly key: string; readonly rows: readonly Rows[N][]; readonly full: boolean }>({ key: "", rows: [], full: false });
  useEffect(() => {
    if (pages === 0 || first.rows.length < pageSize) return;
    let left = false;
    void (async () => {
      const rows: Rows[N][] = [];
      let last = first.rows.at(-1);
      let full = true;
      for (let i = 0; i < pages && full && last !== undefined; i++) {
        const got = await ask(query, { ...body, after: after(last), limit: pageSize } as never);
        if (left || !("rows" in got)) return;
        rows.push(...(got.rows as Rows[N][]));
        full = got.rows.length === pageSize;
        last = rows.at(-1);
      }
      setRest({ key, rows, full });
    })();
    return () => {
      left = true;
    };
    // `body` and `after` are what `key` says.
  }, [key, pages, first.rows]);
  const read = rest.key === key && pages > 0 && first.rows.length === pageSize;
  const more = useCallback(() => setWanted((w) => ({ key, pages: (w.key === key ? w.pages : 0) + 1 })), [key]);
  const goesOn = read ? rest.full : first.rows.length === pageSize;
  return { ...first, rows: read ? [...first.rows, ...rest.rows] : first.rows, more: goesOn ? more : null };
}
