import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ready, verifyBytes } from "../../electron/journal/journal.ts";
import { signPair } from "../../electron/vault/sodium.ts";
import { forge, framesOf, piecesOf, putFrames } from "./support/frames.ts";
import { appendSome, makeLedger, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);
const place = scratch();
afterEach(() => place.remove());

describe("verification on several threads", () => {
  it("[J11] finds the same bad signature as on one, and hands every record over in order", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    await appendSome(folder, session, 1500);
    const frames = framesOf(place.ledger);
    const at = piecesOf(place.ledger)[1499];
    const head = { ledgerId: at?.leaf.head.ledgerId ?? new Uint8Array(16), seq: 1501, prev: at?.hash ?? new Uint8Array(32), epoch: 1 };
    putFrames(place.ledger, [...frames.slice(0, -1), forge(session, head, record({ a: 1 }), { signWith: signPair(new Uint8Array(32)).secretKey })]);
    const seen: number[] = [];
    const [one, two] = [await verifyBytes(place.ledger, { session, threads: 0 }), await verifyBytes(place.ledger, { session, threads: 2, onRecord: (seq) => void seen.push(seq) })];
    expect(two).toEqual(one);
    expect(two).toMatchObject({ answer: "altered", signatures: 1501, firstBad: { seq: 1501 } });
    expect(seen).toEqual(Array.from({ length: 1501 }, (_, index) => index + 1));
    folder.close();
  });
});
