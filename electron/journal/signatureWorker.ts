import { parentPort } from "node:worker_threads";
import { ready } from "../vault/sodium.ts";
import { failures } from "./signatures.ts";

const port = parentPort;
await ready();
port?.on("message", ({ id, batch }: { id: number; batch: Uint8Array }) => {
  port.postMessage({ id, bad: failures(batch) });
});
