import { expect } from "vitest";
import type { Launched, LaunchOptions, Wire } from "./launch.ts";
import { launch } from "./launch.ts";

type Row = Readonly<Record<string, unknown>>;

/** A launched app with what nearly every test of the window does with it. */
export interface Hands extends Launched {
  /** Rows of a question; none where it was no answer. */
  readonly rows: (query: string, body?: object) => Promise<readonly Row[]>;
  /** Records a command over the wire; anything but `accepted` fails the test. */
  readonly must: (channel: string, body: object, beside?: object) => Promise<Wire>;
  /** Signs another person in. */
  readonly as: (person: string) => Promise<Wire>;
  /** Waits until nothing on the page is being asked and what was asked is drawn. */
  readonly settle: () => Promise<void>;
  /** Records of the ledger. */
  readonly records: () => Promise<number>;
  /** Waits until the ledger has so many records and the page shows them. */
  readonly recorded: (n: number) => Promise<void>;
  /** The label of a thing, a person or a place by its number. */
  readonly labelOf: (query: "items.list" | "persons.list" | "places.list", no: string) => Promise<string>;
  /** The page looked at: a picture in the folder DAICHO_LOOK, where it is set. */
  readonly look: (name: string) => Promise<void>;
}

/** The app with a practice ledger, W-001 signed in, at the size the screens are drawn for; its page stands ready. */
export async function hands(o: LaunchOptions = {}): Promise<Hands> {
  const w = await launch({ ledger: "open", ...o });
  w.page.setDefaultTimeout(15_000);
  await w.page.setViewportSize({ width: 1366, height: 768 });
  await w.page.locator("#scan-bar").waitFor();
  const rows: Hands["rows"] = async (query, body = {}) => (await w.ask(query, body)).rows ?? [];
  const must: Hands["must"] = async (channel, body, beside = {}) => {
    const got = await w.ask(channel, body, beside);
    expect(got, `${channel} ${JSON.stringify(got).slice(0, 400)}`).toMatchObject({ kind: "accepted" });
    return got;
  };
  const settle: Hands["settle"] = async () => {
    await w.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
    await w.page.waitForTimeout(300);
  };
  const records: Hands["records"] = async () => Number((await rows("system.status"))[0]?.["records"]);
  return {
    ...w,
    rows,
    must,
    as: (person) => must("session.open", { person, passphrase: w.practice?.passphrase }),
    settle,
    records,
    recorded: async (n) => {
      await expect.poll(records, { timeout: 15_000 }).toBeGreaterThanOrEqual(n);
      await settle();
    },
    labelOf: async (query, no) => String((await rows(query, query === "items.list" ? { numbers: [no] } : {})).find((r) => r["no"] === no || r["code"] === no)?.["label"]),
    look: async (name) => {
      const dir = process.env["DAICHO_LOOK"];
      if (dir !== undefined) await w.page.screenshot({ path: `${dir}/${name}.png` });
    },
  };
}
