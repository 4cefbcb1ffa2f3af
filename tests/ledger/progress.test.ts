import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dispatcher } from "../../electron/ledger/dispatch.ts";
import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { fsck } from "../../electron/ledger/fsck.ts";
import { keptOf } from "../../electron/ledger/health.ts";
import { Pace } from "../../electron/ledger/pace.ts";
import { verified } from "../../electron/ledger/verified.ts";
import { verificationKept } from "../../shared/ipc/health.ts";
import type { Desk } from "./support/desk.ts";
import { deskWith, passphraseOf } from "./support/desk.ts";

interface Line {
  readonly kind: string;
  readonly code?: string;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
}
interface Told {
  readonly what: string;
  readonly done: number;
  readonly of: number;
}

const heading = '№,受領日,区分,"個人情報の\n名称",数量,"本人の数\n(人)",媒体,,,保管,,取扱者,,利用期限,返還・廃棄,,,備考\n,,,,,,種別,番号,製造番号,場所,方法,利用者,管理責任者,,予定日,実施日,方法,\n';
const oldRows = (n: number): string => heading + Array.from({ length: n }, (_, i) => `${String(i + 1)},R8.4.1,原始資料,調査票${String(i + 1)},1箱,40,紙箱,箱${String(i + 1)},,保管庫旧,施錠,W-001、W-003,W-001,R9.2.26,R9.3.31,,,\n`).join("");

describe("long work", () => {
  let desk: Desk;
  let wire: Dispatcher;
  let told: Told[] = [];
  /** What is done at the next news. */
  let atNews: (t: Told) => void = () => undefined;
  const send = async (channel: string, body: unknown = {}, beside: object = {}): Promise<Line> => JSON.parse(await wire.send(JSON.stringify({ channel, body, ...beside }))) as Line;
  const open = (): Promise<Line> => send("session.open", { person: "W-001", passphrase: passphraseOf("W-001") });

  beforeAll(async () => {
    desk = await deskWith();
    await desk.done("clock.set", { now: "2026-07-27T10:00:00+09:00" });
    await desk.done("worksite.register", { worksites: [{ code: "Q-1", name: "保管庫旧", kind: "保管庫", lock_type: "鍵" }] });
    await desk.done("submission.submit", { form: "F02", doc_no: "サ情発第8-101号", reported_on: "2026-07-27", worksites: ["Q-1"] });
    // Refusals are records too: enough of them that a verification takes more than a moment.
    for (let i = 0; i < 400; i++) await desk.send("record.delete", { records: [`L-${String(i)}`] });
    wire = dispatcher(desk.open, () => undefined, undefined, {
      tellAfter: 0,
      progress: (what, done, of) => {
        told.push({ what, done, of });
        atNews({ what, done, of });
      },
    });
  }, 120_000);
  afterAll(() => desk.remove());

  it("tells how far a verification is, to its end, and answers questions meanwhile", async () => {
    told = [];
    const order: string[] = [];
    let asked: Promise<Line> | null = null;
    atNews = () => {
      asked ??= send("today.list").then((r) => (order.push("today.list"), r));
    };
    const found = await send("ledger.verify").then((r) => (order.push("ledger.verify"), r));
    atNews = () => undefined;
    expect(found.rows?.[0]).toMatchObject({ answer: "sound" });
    expect((await (asked as Promise<Line> | null))?.kind).toBe("answer");
    expect(order).toEqual(["today.list", "ledger.verify"]);
    const dones = told.map((t) => t.done);
    expect(dones).toEqual(dones.toSorted((a, b) => a - b));
    expect(new Set(told.map((t) => t.what))).toEqual(new Set(["ledger.verify"]));
    expect(told.at(-1)).toMatchObject({ done: told[0]!.of, of: await desk.size() });
  });

  it("stops a verification where it is asked to; records are taken again at once", async () => {
    told = [];
    let stopped: Promise<Line> | null = null;
    atNews = () => {
      stopped ??= send("work.stop", { what: "ledger.verify" });
    };
    const got = await send("ledger.verify");
    atNews = () => undefined;
    expect(got.rows?.[0]).toMatchObject({ interrupted: true });
    expect(Number(got.rows?.[0]?.["done"])).toBeLessThan(Number(got.rows?.[0]?.["of"]));
    expect((await (stopped as Promise<Line> | null))?.rows).toEqual([{ stopped: true }]);
    expect(told.at(-1)!.done).toBe(told.at(-1)!.of);
    expect(await send("record.delete", { records: ["L-1"] })).toMatchObject({ kind: "refused" });
    expect((await send("work.stop", { what: "ledger.verify" })).rows).toEqual([{ stopped: false }]);
  });

  it("locks in the middle of a verification: keys go at once, nothing is called damaged", async () => {
    let locked: Promise<Line> | null = null;
    atNews = () => {
      locked ??= send("session.lock");
    };
    expect(await send("ledger.verify")).toMatchObject({ kind: "fault", code: "locked" });
    atNews = () => undefined;
    expect((await (locked as Promise<Line> | null))?.kind).toBe("answer");
    expect(await send("system.health")).toMatchObject({ kind: "fault", code: "no-session" });
    expect(await open()).toMatchObject({ kind: "accepted" });
    expect((await send("ledger.verify")).rows?.[0]).toMatchObject({ answer: "sound" });
  });

  it("[M1] tells how far reading a file and taking it over are, and stops the reading without a trace", async () => {
    const data = Buffer.from(`\uFEFF${oldRows(300)}`).toString("base64");
    const before = await desk.size();
    let stopped: Promise<Line> | null = null;
    atNews = () => {
      stopped ??= send("work.stop", { what: "import.preview" });
    };
    expect((await send("import.preview", { name: "a.csv", data })).rows?.[0]).toMatchObject({ interrupted: true, of: expect.any(Number) as number });
    atNews = () => undefined;
    expect(await desk.size()).toBe(before);
    told = [];
    const { rows } = await send("import.preview", { name: "a.csv", data });
    expect(told.length).toBeGreaterThan(0);
    const accept = rows?.[0]?.["accept"] as { rows: unknown[] } | null;
    expect(accept?.rows.length).toBe(300);
    told = [];
    const got = await send("import.accept", accept, { reasons: { "R-61": "旧台帳の注記" } });
    expect(got.kind).toBe("accepted");
    expect(told.filter((t) => t.what === "import.accept").at(-1)).toMatchObject({ done: 300, of: 300 });
    expect(await desk.fsck()).toMatchObject({ answer: "sound" });
    // A verification takes a breath inside that one record, not only after it.
    const asked: number[] = [];
    const found = await desk.under("W-001", (folder, session) => fsck(folder.dir, session, { stateDir: null, pause: (done) => (asked.push(done), null) }));
    expect(found).toMatchObject({ answer: "sound" });
    expect(asked.filter((done) => done === found.size).length).toBeGreaterThan(4);
    expect(asked.filter((done) => done === 10)).toHaveLength(1);
  });

  it("[E4] an interruption hides nothing: what was found by then is the result, kept, with the rest 未検証, and holds the ledger", async () => {
    const event = { type: "party-registered", affiliation: null, address: null, id: "P-Y", mailDomain: null, name: "書き換え", parent: null, role: "運送業者" };
    const seq = await desk.forge("W-001", () => ({ channel: "party.register", body: { parties: [{ id: "P-X", role: "運送業者", name: "運送業者" }] }, events: [event] }));
    await desk.as("W-001");
    for (let i = 0; i < 20; i++) await desk.send("record.delete", { records: [`L-${String(i)}`] });
    // Somebody presses 中断する some records after it.
    class Pressed extends Pace {
      override rest(done: number, of: number): Promise<void> | null {
        const rest = super.rest(done, of);
        if (done === seq + 5) this.stop();
        return rest;
      }
    }
    const found = await verified(desk.open, {}, new Pressed());
    expect(found).toMatchObject({ answer: "altered", until: seq + 6, size: seq + 21, checks: { order: "none", values: "bad", signatures: "none" }, found: [{ seq, code: "events-do-not-follow-from-the-command" }], snapshot: { state: "not-compared" } });
    expect(found.counts).toEqual({ sound: seq + 5, damaged: 0, altered: 1, unchecked: 15 });
    // It is kept in a form that is read again.
    expect(verificationKept.parse(keptOf(found, Date.now()))).toMatchObject({ answer: "altered", looked: seq + 6, mark: found.mark });
    expect(await desk.send("record.delete", { records: ["L-1"] })).toMatchObject({ kind: "fault", code: "held" });
  });
});
