import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

describe.skipIf(findBrowser() === null)("the receipt of a handover that is longer than half a sheet", { timeout: 120_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), "daicho-halves-"));
  let ledger: Ledger;
  let printer: Printer;
  let send: (channel: string, body: object) => Promise<Extract<Reply, { kind: "accepted" }>>;
  const paper = async (body: object): Promise<readonly Page[]> => pagesOf(Buffer.from((await send("print.form", body)).made?.["pdf"]?.[0] ?? "", "base64"));

  beforeAll(async () => {
    await ready();
    await sqlReady();
    const { dir, passphrase } = await practiceLedger(place);
    ledger = Ledger.open(dir, { stateDir: null, mode: "write" });
    printer = openPrinter(findBrowser()!);
    const wire = dispatcher(ledger, () => undefined, undefined, { pdf: (html) => printer.pdf(html) });
    send = async (channel, body) => {
      const reply = JSON.parse(await wire.send(JSON.stringify({ channel, body }))) as Reply;
      if (reply.kind !== "accepted") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
      return reply;
    };
    await send("session.open", { person: "W-002", passphrase });
  });
  afterAll(async () => {
    await printer.close();
    await ledger.close();
    rmSync(place, { recursive: true, force: true });
  });

  it("has a 別紙 for each half, and each copy counts its own pages: first print, draft and reprint", async () => {
    // A name of six lines does not fit beside the boxes.
    const name = "市民意識調査票".repeat(15);
    const holding = { name, origin_kind: "原始資料", counterparty_kind: "委託者から受領", purpose: "集計業務", data_items: ["氏名"], subject_scope: "市民", subject_count: 80, count_basis: "確定", form: "紙", acquired_by: "受領", acquired_on: "2026-05-08", flags: [], storage_location: "P-02", storage_method: "施錠保管庫", authorized_workers: ["W-002"], custodian: "W-001", use_until: "2027-03-01", keep_until: "2027-03-31", disposition_plan: "返還", disposition_due_on: "2027-03-31" };
    const made = await send("handover.receive", { ledger_no: "L-050", quantity: 5, unit: "枚", slip_quantity: 5, giver: "架空市 市民課", receiver: "W-002", method: "手渡し", protection: "施錠容器", place: "P-02", holding });
    const subject = made.made?.["handovers"]?.[0] ?? "";
    // The number in the margin of the page is drawn before its words.
    const marks = (list: readonly Page[]): unknown => list.map((p) => p.text.match(/(提出用|控)\d／\d/gu));
    const first = await send("print.form", { form: "F10", subject });
    const again = { reprint: first.made?.["issue_no"]?.[0] ?? "" };
    for (const list of [await pagesOf(Buffer.from(first.made?.["pdf"]?.[0] ?? "", "base64")), await paper({ form: "F10", subject, draft: true }), await paper(again)]) {
      expect(marks(list)).toEqual([["控1／2", "提出用1／2"], ["提出用2／2"], ["控2／2"]]);
      expect(list.map((p) => p.text.split("受領印").length - 1)).toEqual([1, 0, 0]);
      expect(list.map((p) => p.text.includes(name))).toEqual([false, true, true]);
    }
    expect(await ledger.ask((ask) => ask("SELECT issue, pages, copies FROM prints WHERE form='F10' AND doc_no IS NOT NULL ORDER BY seq"))).toEqual([1, 2].map((issue) => ({ issue, pages: 3, copies: 1 })));
  });
});
