import type { View } from "../../shared/domain/events.ts";

/** How long one opened page stands for itself: what is asked again within it is the same view (docs/decisions/0008). */
const quarterMs = 900_000;
/** Questions of one page come together; those that come within this time share a record. */
const gatherMs = 10;

interface Shown {
  readonly quarter: number;
  readonly kept: Promise<unknown>;
}

/** Numbers that may stand in a record of a view: short marks, labels, numbers of papers, record numbers, digests of files. Never words. */
const number = /^(?:[A-Z]{1,4}-[0-9A-Z]{1,8}|[1-9]-\d{6,7}-\d|令\d{1,2}-\d{4}(?:\/\d{1,3})?|[0-9a-f]{64})$/u;

/** What a question names, as a view keeps it; `seq` of a record stands as its number. */
export function viewOf(channel: string, body: unknown): View {
  const ids = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string" && key !== "note" && number.test(value)) ids.add(value);
    else if (typeof value === "number" && key === "seq") ids.add(String(value));
    else if (Array.isArray(value)) for (const v of value) visit(v, key);
    else if (value !== null && typeof value === "object") for (const [k, v] of Object.entries(value)) visit(v, k);
  };
  visit(body, "");
  return { channel, ids: [...ids].slice(0, 20) };
}

/** What one 検査員 has been shown since opening. A view is kept once a quarter of an hour; what comes together is kept by one record. */
export class Views {
  readonly #keep: (views: readonly View[]) => Promise<unknown>;
  readonly #shown = new Map<string, Shown>();
  #next: { readonly views: View[]; readonly kept: Promise<unknown> } | null = null;

  /** `keep` records views, whole or not at all. */
  constructor(keep: (views: readonly View[]) => Promise<unknown>) {
    this.#keep = keep;
  }

  /** Ends when the view is recorded; at once where it is. `now` is the ledger's time, epoch ms. Throws what keeping throws: then nothing is shown. */
  async show(view: View, now: number): Promise<void> {
    const quarter = Math.floor(now / quarterMs);
    const key = `${view.channel} ${view.ids.join(" ")}`;
    const before = this.#shown.get(key);
    if (before?.quarter === quarter) {
      await before.kept;
      return;
    }
    const kept = this.#gather(view);
    this.#shown.set(key, { quarter, kept });
    try {
      await kept;
    } catch (fault) {
      if (this.#shown.get(key)?.kept === kept) this.#shown.delete(key);
      throw fault;
    }
  }

  #gather(view: View): Promise<unknown> {
    if (this.#next === null) {
      const views: View[] = [];
      const kept = new Promise((go) => setTimeout(go, gatherMs)).then(() => {
        this.#next = null;
        return this.#keep(views);
      });
      this.#next = { views, kept };
    }
    this.#next.views.push(view);
    return this.#next.kept;
  }
}
