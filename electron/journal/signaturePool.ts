import { Worker } from "node:worker_threads";
import { failures } from "./signatures.ts";

type Waiting = { readonly resolve: (bad: readonly number[]) => void; readonly reject: (error: unknown) => void };

/** Checks packed batches of signatures on several threads, or in this one when there are none. */
export class SignaturePool {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(threads: number) {
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(new URL("./signatureWorker.ts", import.meta.url));
      worker.on("message", ({ id, bad }: { id: number; bad: readonly number[] }) => {
        this.#waiting.get(id)?.resolve(bad);
        this.#waiting.delete(id);
      });
      worker.on("error", (error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
        this.#waiting.clear();
      });
      return worker;
    });
  }

  /** Batches that may usefully be under way at once. */
  get width(): number {
    return Math.max(1, this.#workers.length * 3);
  }

  /** Indices of the signatures that do not hold. */
  check(batch: Uint8Array): Promise<readonly number[]> {
    const id = this.#next++;
    const worker = this.#workers[id % Math.max(1, this.#workers.length)];
    if (worker === undefined) return Promise.resolve(failures(batch));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, batch });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
