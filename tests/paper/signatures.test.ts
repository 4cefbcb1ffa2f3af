import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../electron/host/chromium/find.ts";
import { openPrinter, type Printer } from "../../electron/host/chromium/printer.ts";
import { ready } from "../../electron/journal/journal.ts";
import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { Ledger } from "../../electron/ledger/ledger.ts";
import { sqlReady } from "../../electron/projection/database.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { practiceLedger } from "../e2e/support/practice.ts";
import { type Page, pagesOf } from "./support/pdf.ts";

/** A grey picture with a slanting stroke, as a PNG in base64; `slant` makes each another. */
function stroke(slant: number): string {
  const [wide, high] = [240, 90];
  const rows = Array.from({ length: high }, (_, y) => Buffer.from([0, ...Array.from({ length: wide }, (_x, x) => (Math.abs(x - 20 - y * slant) < 4 ? 20 : 255))]));
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(wide, 0);
  head.writeUInt32BE(high, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

describe.skipIf(findBrowser() === null)("the two sides of a takeout on paper", { timeout: 120_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), "daicho-signatures-"));
  let ledger: Ledger;
  let printer: Printer;
  let send: (channel: string, body: object, beside?: object) => Promise<Extract<Reply, { kind: "accepted" }>>;
  let passphrase: string;
  let now: string;
  const paper = async (form: string, subject: string, more: object = {}): Promise<readonly Page[]> => pagesOf(Buffer.from((await send("print.form", { form, subject, ...more })).made?.["pdf"]?.[0] ?? "", "base64"));
  const stored = async (data: string): Promise<string> => (await send("attachment.store", { name: "署名.png", media_type: "image/png", data })).made?.["attachments"]?.[0] ?? "";
  const depart = async (bearers: readonly string[], more: object, confirm: readonly string[]): Promise<string> =>
    (await send("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers, due_back_at: `${now.slice(0, 10)}T23:50:00+09:00`, persons: 40, seal_no: "F-0107", purpose: "市役所での照合", ...more }, { reasons: { "R-25": "箱のまま持ち出すため" }, confirm: confirm.map((person) => ({ person, passphrase })) })).made?.["takeouts"]?.[0] ?? "";

  beforeAll(async () => {
    await ready();
    await sqlReady();
    const login = await practiceLedger(place);
    ({ passphrase } = login);
    ledger = Ledger.open(login.dir, { stateDir: null, mode: "write" });
    printer = openPrinter(findBrowser()!);
    const wire = dispatcher(ledger, () => undefined, undefined, { pdf: (html) => printer.pdf(html) });
    send = async (channel, body, beside = {}) => {
      const reply = JSON.parse(await wire.send(JSON.stringify({ channel, body, ...beside }))) as Reply;
      if (reply.kind !== "accepted") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
      return reply;
    };
    await send("session.open", { person: "W-002", passphrase });
    now = new Date(ledger.now() + 9 * 3_600_000).toISOString();
    const letter = (await send("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" })).made?.["attachments"]?.[0];
    await send("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 6, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
  }, 120_000);
  afterAll(async () => {
    await ledger.close();
    await printer.close();
    rmSync(place, { recursive: true, force: true });
  });

  it("[T6] [T7] the slip shows who confirmed with a passphrase, the drawn signature, and who has not; it stays one sheet of A5", async () => {
    const no = await depart(["W-003", "W-004"], { signatures: [{ worker: "W-004", file: await stored(stroke(1.5)) }] }, []);
    const [page, ...more] = await paper("takeout", no);
    expect(more).toEqual([]);
    expect(page?.text).toContain("渡した人従事者乙（W-002）合言葉で確認");
    expect(page?.text).toContain("持出者従事者丙（W-003）署名なし");
    expect(page?.text).toMatch(/持出者従事者丁（W-004）署名8\.5\.8/u);
    expect(page?.text).toContain("返した持出者署名");
    // The code of the foot and the drawing.
    const without = (await paper("takeout", await depart(["W-003", "W-005"], {}, [])))[0];
    expect((page?.pictures ?? 0) - (without?.pictures ?? 0)).toBe(1);
  });

  it("[T6] what was confirmed later says so, also in the return part and in the trace", async () => {
    const no = await depart(["W-002", "W-003", "W-004", "W-005"], {}, []);
    await send("takeout.confirm", { takeout_no: no, act: "払出し", sides: [{ side: "持出者", worker: "W-003" }, { side: "持出者", worker: "W-004", file: await stored(stroke(1.1)) }] }, { confirm: [{ person: "W-003", passphrase }] });
    const at = `${now.slice(0, 16)}:00+09:00`;
    await send("takeout.close", { takeout_no: no, arrived_at: at, arrival_by: "架空市 市民課", returned_at: at, returned_checked_by: "W-001", returned_quantity: 1, return_match: true, erased_at_destination: "対象外(紙)", seal_intact: true });
    const [page, ...more] = await paper("takeout", no);
    expect(more).toEqual([]);
    expect(page?.text).toMatch(/渡した人未記入署名なし/u);
    expect(page?.text).toMatch(/持出者従事者丙（W-003）あとから合言葉で確認/u);
    expect(page?.text).toMatch(/持出者従事者丁（W-004）あとから署名/u);
    expect(page?.text).toMatch(/受け取った人従事者甲（W-001）署名なし/u);
    const trace = (await paper("trace", "L-001")).map((p) => p.text).join("");
    expect(trace).toMatch(/あとから合言葉従事者丙（W-003）第\d+件/u);
    expect(trace).toMatch(/署名なし従事者甲（W-001）/u);
  });

  it("[T6] with few people the slip says 同一人", async () => {
    await send("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
    const no = await depart(["W-002", "W-003"], {}, ["W-003"]);
    expect((await paper("takeout", no))[0]?.text).toContain("渡した人同一人従事者乙（W-002）合言葉で確認");
  });

  it("[R-71] [T6] the report of a disposal shows who confirmed with a passphrase, the drawn signature, and who confirmed later", async () => {
    const letter = (await send("attachment.store", { name: "AP-92.txt", media_type: "text/plain", data: "5om/6Ku+" })).made?.["attachments"]?.[0];
    await send("approval.record", { approval: "AP-92", doc_no: "架空市市民第192号", form: "書面", result: "承諾", letter, grants: [{ kind: "返還廃棄方法指定", scope: { holdings: ["L-007"], method: "暗号化消去" }, valid_from: "2026-05-08", valid_to: "2027-03-31" }] });
    const no = (await send("disposition.record", { ledger_no: "L-007", quantity: 3200, unit: "件", designated: "AP-92", method: "暗号化消去", level: "Purge", by: "W-004", confirmed_by: "W-005", verification: "全数読戻し", tool_record: "消去ツール記録 0508", read_back: "全数読戻し", result: "合格", signatures: [{ worker: "W-004", file: await stored(stroke(1.9)) }] })).made?.["dispositions"]?.[0] ?? "";
    const told = async (): Promise<string> => (await paper("F21", no)).map((p) => p.text).join("");
    expect(await told()).toMatch(/従事者戊（W-005）（署名なし）/u);
    await send("disposition.confirm", { disposition_no: no, sides: [{ side: "確認者", worker: "W-005" }] }, { confirm: [{ person: "W-005", passphrase }] });
    expect(await told()).toMatch(/従事者戊（W-005）（あとから合言葉で確認）/u);
    // The drawing, on both copies; the code of the foot is no picture.
    expect((await paper("F21", no)).reduce((n, p) => n + p.pictures, 0)).toBe(2);
  });

  it("is sound, drawings and all", async () => {
    expect(await ledger.verification()).toMatchObject({ answer: "sound", contradictions: [] });
  });
});
