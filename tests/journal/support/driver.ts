// A process of its own that drives a ledger until it is killed: node driver.ts MODE LEDGER STATEDIR.
// Prints one line per acknowledged record; MODE hold opens, prints "open" and waits.
import { writeSync } from "node:fs";
import { openFolder, ready } from "../../../electron/journal/journal.ts";
import { founder, record } from "./small.ts";

const [, , mode, ledger, stateDir] = process.argv;
await ready();
const folder = openFolder(ledger ?? "", { stateDir: stateDir ?? null, mode: "write", segmentBytes: 3_000_000 });
const session = folder.unlock(founder.label, founder.passphrase);
writeSync(1, "open\n");
if (mode === "hold") setInterval(() => undefined, 1000);
else {
  for (let index = 1; ; index++) {
    const { tornTail } = folder.info;
    const filler = "長".repeat(index % 5 === 0 ? 20_000 : 20 + index);
    // The passphrase is changed to itself, so that whoever opens after a kill knows it whichever side of the rename was reached.
    const staged = index % 12 === 6 ? folder.keys.stagePassphrase(session, founder.passphrase) : null;
    const done = await folder.append(record({ index, filler }, { ...staged?.journal, ...(tornTail === null ? {} : { tornTail }) }), [session]);
    if ("moved" in done) throw new Error("moved");
    writeSync(1, `${done.seq}\n`);
    staged?.commit();
    if (index % 7 === 0) folder.checkpoint([session]);
    if (index % 10 === 0) folder.snapshot.write(session, Buffer.alloc(100_000, index), { index });
    if (index % 9 === 0) folder.attachments.put(session, Buffer.alloc(1000, index));
  }
}
