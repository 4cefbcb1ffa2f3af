import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan as scanLabel, violations } from "../renderer/support/hand.ts";
import { mediumRow } from "../support/given.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** How many touches (ui.md §8): real key events and readings, counted. A word is typed and ended with Enter: one touch, as in the table. */
describe.skipIf(noBrowser)("how many touches", { timeout: 120_000 }, () => {
  let w: Launched;
  let touches = 0;
  const rows = async (query: string, body: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask(query, body)).rows ?? [];
  const must = async (channel: string, body: object, beside: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const got = await w.ask(channel, body, beside);
    expect(got, channel).toMatchObject({ kind: "accepted" });
    return got;
  };
  const as = (person: string) => must("session.open", { person, passphrase: w.practice!.passphrase });
  const labelOf = async (query: string, no: string): Promise<string> => String((await rows(query)).find((r) => r["no"] === no || r["code"] === no)?.["label"]);
  const box = async (n: number): Promise<string> => String((await rows("items.list", { ledger_no: "L-001" }))[n]?.["label"]);
  const settle = async (): Promise<void> => {
    await w.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
    await w.page.waitForTimeout(300);
  };
  const key = async (name: string): Promise<void> => {
    touches++;
    await w.page.keyboard.press(name);
    await settle();
  };
  const scan = async (label: string): Promise<void> => {
    touches++;
    await scanLabel(w.page, label);
    await settle();
  };
  const word = async (text: string): Promise<void> => {
    touches++;
    await w.page.keyboard.type(text);
    await w.page.keyboard.press("Enter");
    await settle();
  };
  /** Badge and passphrase of one person in the dialog: two touches. */
  const sign = async (person: string): Promise<void> => {
    await w.page.getByRole("dialog").getByLabel(/名札を読み取る/u).waitFor();
    await scan(await labelOf("persons.list", person));
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    await word(w.practice!.passphrase);
  };
  const atToday = async (): Promise<void> => {
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F2");
    await settle();
    touches = 0;
  };
  /** What is graver stands above an approval (§7.1) and is done before it is counted: the inspections that the practice ledger owes, and a cure due today. */
  const settleGraver = async (): Promise<void> => {
    await as("W-005");
    const items = await rows("items.list", { limit: 1_000 });
    for (const place of ["P-01", "P-02", "P-03"]) await must("inspection.read", { inspection: "IN-14", kind: "月次媒体", place, items: items.filter((i) => i["place"] === place).map((i) => i["no"]), done: true });
    await must("inspection.close", { inspection: "IN-14", kind: "月次媒体", for_month: "2026-04", blocks: ["A", "B", "C", "G", "H"], confirmed_by: "W-001", tests: {}, findings: [] }, { confirm: [{ person: "W-001", passphrase: w.practice!.passphrase }] });
    await must("inspection.cure", { inspection: "IN-04", block: "G", done_on: "2026-05-08", text: "鍵3本がそろった" });
  };
  const recorded = async (what: RegExp): Promise<void> => {
    await w.page.getByRole("status", { name: "最後の記録" }).getByText(what).waitFor();
  };

  const look = async (name: string): Promise<void> => {
    const dir = process.env["DAICHO_LOOK"];
    if (dir !== undefined) await w.page.screenshot({ path: `${dir}/${name}.png` });
  };

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("[T1] an approval that waits: ↓, Enter, 1, passphrase; its page says what it is about, and the record is who decided", async () => {
    await settleGraver();
    await as("W-003");
    const no = ((await must("takeout.request", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], purpose: "市の立会い確認", destination: "P-90", out_at: "2026-05-11T09:00:00+09:00", due_back_at: "2026-05-11T17:00:00+09:00" }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await as("W-002");
    await w.page.getByText("従事者乙").first().waitFor();
    await atToday();
    await w.page.getByRole("row", { name: /承認/u }).first().waitFor();
    await key("ArrowDown");
    await key("Enter");
    await w.page.getByRole("heading", { name: `${String(no)} 持出しの申請` }).waitFor();
    expect(await w.page.getByRole("main").textContent()).toMatch(/架空市役所.*市の立会い確認.*従事者丙/su);
    expect(await violations(w.page)).toEqual([]);
    await look("approval");
    await w.page.getByText("続けて、あなたの合言葉を入れます").waitFor();
    await settle();
    await key("1");
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    expect(await violations(w.page)).toEqual([]);
    await look("approval-passphrase");
    await word(w.practice!.passphrase);
    await recorded(/^持出しの承認$/u);
    expect(touches).toBe(4);
    expect((await rows("requests.list", { takeout_no: no }))[0]).toMatchObject({ decision: "承認", decided_by: "W-002" });
    // Back where it came from, ready for the next one.
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
    // A wrong passphrase decides nothing and asks again.
    await as("W-003");
    const other = ((await must("takeout.request", { lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }], purpose: "市の立会い確認", destination: "P-90", out_at: "2026-05-12T09:00:00+09:00", due_back_at: "2026-05-12T17:00:00+09:00" }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await as("W-002");
    await atToday();
    await w.page.getByRole("row", { name: /承認/u }).first().waitFor();
    await key("ArrowDown");
    await key("Enter");
    await w.page.getByText("続けて、あなたの合言葉を入れます").waitFor();
    await settle();
    await key("1");
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    await word("違う言葉です 三つ");
    await w.page.getByRole("dialog").getByText(/合言葉が違います/u).waitFor();
    await w.page.keyboard.press("Escape");
    await key("2");
    await w.page.getByRole("textbox", { name: /^承認しない訳/u }).waitFor();
    await w.page.keyboard.type("日を改める");
    await w.page.keyboard.press("Enter");
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    await word(w.practice!.passphrase);
    await recorded(/^持出しの承認$/u);
    expect((await rows("requests.list", { takeout_no: other }))[0]).toMatchObject({ decision: "不承認", decided_by: "W-002" });
  });

  it("[A2] a use: scan, 2, digit; the same as last time: scan, 1; put back: scan, 1", async () => {
    await as("W-003");
    await w.page.getByText("従事者丙").first().waitFor();
    const label = await box(0);
    await atToday();
    await scan(label);
    await key("2");
    await key("2");
    await recorded(/^利用$/u);
    expect(touches).toBe(3);
    await atToday();
    await scan(label);
    await key("1");
    await recorded(/^戻し$/u);
    expect(touches).toBe(2);
    await atToday();
    await scan(label);
    await key("1");
    await recorded(/^利用$/u);
    expect(touches).toBe(2);
    expect(await rows("uses.open")).toHaveLength(1);
  });

  it("[A3] the closing check: Enter on its button, then one reading for each thing left out", async () => {
    await atToday();
    await w.page.getByRole("button", { name: /終業確認を始める/u }).focus();
    await key("Enter");
    await w.page.getByRole("heading", { name: "終業確認" }).waitFor();
    await scan(await box(0));
    await expect.poll(async () => (await rows("uses.open")).length).toBe(0);
    expect(touches).toBe(2);
  });

  it("[A2] on a shared PC: badge, thing, 1; the record names who did it and who recorded it", async () => {
    await as("W-002");
    await w.page.getByText("従事者乙").first().waitFor();
    await atToday();
    await scan(await labelOf("persons.list", "W-003"));
    expect(await violations(w.page)).toEqual([]);
    await scan(await box(0));
    await key("1");
    await recorded(/^利用$/u);
    expect(touches).toBe(3);
    const use = (await rows("uses.open"))[0];
    expect(use).toMatchObject({ worker: "W-003", task: "入力" });
    expect((await rows("records.list", { limit: 1 }))[0]).toMatchObject({ signer: "W-002", doer: "W-003" });
    await must("usage.return", { use: use?.["seq"] });
  });

  it("[A2] another place: scan, 5, shelf; back again: Backspace, digit", async () => {
    const label = await box(4);
    await atToday();
    await scan(label);
    await key("5");
    await scan(await labelOf("places.list", "P-03"));
    await recorded(/^場所の移動$/u);
    expect(touches).toBe(3);
    expect((await rows("items.get", { item: label }))[0]).toMatchObject({ place: "P-03" });
    expect((await rows("items.list", { place: "P-03" })).filter((i) => i["kind"] === "箱")).toHaveLength(1);
    touches = 0;
    await key("Backspace");
    await key("2");
    await recorded(/^取消$/u);
    expect(touches).toBe(2);
  });

  it("[D2] an empty medium to another place: scan, 5, shelf; back again: Backspace, digit", async () => {
    const label = await labelOf("items.list", "M-002");
    const before = (await rows("items.get", { item: label }))[0]?.["place"];
    await atToday();
    await scan(label);
    await key("5");
    expect(await violations(w.page)).toEqual([]);
    await scan(await labelOf("places.list", "P-03"));
    await recorded(/^空の物の移動$/u);
    expect(touches).toBe(3);
    expect((await rows("items.get", { item: label }))[0]).toMatchObject({ place: "P-03" });
    touches = 0;
    await key("Backspace");
    await key("2");
    await recorded(/^取消$/u);
    expect(touches).toBe(2);
    expect((await rows("items.get", { item: label }))[0]).toMatchObject({ place: before });
  });

  it("[R-16] [T5] a return of a medium whose arrival is not on record: scan, 1, erasure by its digit, seal, time of arrival, then bearer and receiver; the card stays whole", async () => {
    const letter = ((await must("attachment.store", { name: "AP-90.txt", media_type: "text/plain", data: "5om/6Ks+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await must("approval.record", { approval: "AP-90", doc_no: "架空市市民第190号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-002"] }, limit_qty: 8, unit: "本", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const day = String((await rows("system.status"))[0]?.["now"]).slice(0, 10);
    const no = ((await must("takeout.depart", { lots: [{ ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001" }], destination: "P-90", approval: "AP-90", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40, seal_no: "F-0100", encryption: "AES-256", key_delivery: "到着後に電話" }, { reasons: { "R-25": "名簿のまま持ち出すため" } }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    const outAt = String((await rows("takeouts.list"))[0]?.["out_at"]);
    const card = w.page.getByRole("region", { name: "読み取った物" });
    /** The whole card, its last digits with it, between the header and the line at the foot. */
    const whole = async (): Promise<void> => {
      const foot = (await w.page.getByRole("contentinfo").boundingBox())?.y ?? 0;
      const box = await card.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 1000)).toBeLessThanOrEqual(foot);
    };
    await atToday();
    await scan(await labelOf("items.list", "M-001"));
    await card.getByRole("row", { name: /^持出先の消去 まだ$/u }).waitFor();
    expect(await card.getByRole("button").allInnerTexts()).toEqual(["1", "2", "4", "8", "9", "0"].map((d) => expect.stringMatching(new RegExp(`^${d}\\s`, "u"))));
    await whole();
    await key("1");
    await whole();
    await key("1");
    await word("F-0100");
    await whole();
    await word(outAt.slice(11, 16));
    expect(await violations(w.page)).toEqual([]);
    await sign("W-003");
    await sign("W-002");
    await expect.poll(async () => (await rows("takeouts.list", { open: true })).length, { timeout: 15_000 }).toBe(0);
    expect(touches).toBe(9);
    const back = (await rows("takeouts.list"))[0];
    expect(back).toMatchObject({ no, matches: 1, checked_by: "W-002", erased: "対象外(持出先で写していない)" });
    expect(Date.parse(String(back?.["arrived_at"]))).toBe(Math.floor(Date.parse(outAt) / 60_000) * 60_000);
  });

  it("of several holdings in one thing none is taken silently: scan, 1, digit", async () => {
    await must("handover.receive", { ledger_no: "L-020", quantity: 4, unit: "ファイル", giver: "架空市", receiver: "W-001", method: "持参", medium: "M-001", slip_quantity: 4, holding: mediumRow({ unit: "ファイル", name: "追加データ(M-001)", authorized_workers: ["W-001", "W-002", "W-003"] }) });
    await atToday();
    await scan(await labelOf("items.list", "M-001"));
    await w.page.getByText("台帳番号を選ぶ").waitFor();
    const before = (await rows("system.status"))[0]?.["records"];
    await key("1");
    await w.page.getByRole("heading", { name: "どの台帳番号か、数字で選びます" }).waitFor();
    expect(await violations(w.page)).toEqual([]);
    await key("2");
    await w.page.getByRole("button", { name: /1\s*照合する/u }).waitFor();
    expect(touches).toBe(3);
    expect((await rows("system.status"))[0]?.["records"]).toBe(before);
  });

  it("[R-16] a return of one thing: scan, 1, seal, then badge and passphrase of bearer and receiver", async () => {
    const letter = ((await must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 8, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-006"] }, limit_qty: 2000, unit: "枚", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const item = (await rows("items.list", { ledger_no: "L-001" }))[2];
    const day = String((await rows("system.status"))[0]?.["now"]).slice(0, 10);
    const beside = { reasons: { "R-25": "箱のまま持ち出すため" } };
    const no = ((await must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: item?.["no"] }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40, seal_no: "F-0107" }, beside))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await must("takeout.arrive", { takeout_no: no, arrived_at: String((await rows("takeouts.list"))[0]?.["out_at"]), arrival_by: "架空市 市民課" });
    await atToday();
    await scan(String(item?.["label"]));
    // What was erased at the destination stands nowhere before somebody says it; of paper the words of the key say it.
    await w.page.getByRole("row", { name: /^持出先の消去 まだ$/u }).waitFor();
    await w.page.getByRole("button", { name: /1\s*返却を受ける\s紙だけで、写していない/u }).waitFor();
    await key("1");
    await word("F-0107");
    await sign("W-003");
    await sign("W-002");
    await expect.poll(async () => (await rows("takeouts.list", { open: true })).length, { timeout: 15_000 }).toBe(0);
    expect(touches).toBe(7);
    expect((await rows("takeouts.list"))[0]).toMatchObject({ no, matches: 1, checked_by: "W-002", erased: "対象外(紙)" });
  });

  it("[R-16] a return with an inner count: the number and Enter more, and the expected number is not shown", async () => {
    const item = (await rows("items.list", { ledger_no: "L-006" }))[0];
    const day = String((await rows("system.status"))[0]?.["now"]).slice(0, 10);
    const no = ((await must("takeout.depart", { lots: [{ ledger_no: "L-006", quantity: 1203, unit: "枚", medium: item?.["no"] }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40, seal_no: "F-0108" }, { reasons: { "R-25": "束のまま持ち出すため" } }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await must("takeout.arrive", { takeout_no: no, arrived_at: String((await rows("takeouts.list"))[0]?.["out_at"]), arrival_by: "架空市 市民課" });
    await atToday();
    await scan(String(item?.["label"]));
    expect(await w.page.getByRole("region", { name: "読み取った物" }).textContent()).not.toMatch(/1,203/u);
    expect(await violations(w.page)).toEqual([]);
    await key("1");
    await word("1203");
    await word("F-0108");
    await sign("W-005");
    await sign("W-002");
    await expect.poll(async () => (await rows("takeouts.list", { open: true })).length, { timeout: 15_000 }).toBe(0);
    expect(touches).toBe(8);
  });

  it("[R-14] what is out stays out longer: scan, 4, digit, Ctrl+Enter", async () => {
    const item = (await rows("items.list", { ledger_no: "L-001" }))[3];
    const now = Date.parse(String((await rows("system.status"))[0]?.["now"]));
    const due = new Date(now + 9 * 3_600_000 + 30 * 60_000).toISOString().slice(0, 16);
    const no = ((await must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: item?.["no"] }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${due}:00+09:00`, persons: 40 }, { reasons: { "R-25": "箱のまま持ち出すため" } }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await atToday();
    await scan(String(item?.["label"]));
    await key("4");
    await w.page.getByRole("heading", { name: `返却予定を延ばす ${String(no)}` }).waitFor();
    expect(await violations(w.page)).toEqual([]);
    await key("1");
    await key("Control+Enter");
    await w.page.getByRole("button", { name: /持出票を印刷する/u }).waitFor();
    expect(touches).toBe(4);
    const out = (await rows("takeouts.list", { open: true }))[0];
    expect(Date.parse(String(out?.["due_back_at"]))).toBeGreaterThan(Date.parse(`${due}:00+09:00`));
    // Its slip on paper, and the label of the thing once more.
    await key("Control+P");
    await w.page.getByText(/持出票 .+保存しました/u).waitFor({ timeout: 30_000 });
    expect(await rows("prints.list", { form: "takeout", subject: no })).toHaveLength(1);
    await atToday();
    await scan(String(item?.["label"]));
    await key("9");
    await expect.poll(async () => (await rows("prints.list", { form: "labels" })).length, { timeout: 30_000 }).toBe(1);
    expect(touches).toBe(2);
  });

  it("監査, from the thing backwards: scan, 2", async () => {
    await atToday();
    await w.page.keyboard.press("Control+0");
    await w.page.getByRole("button", { name: "すべてを検証する" }).waitFor();
    await w.page.keyboard.press("F2");
    await settle();
    await scan(await box(0));
    await key("2");
    const trace = w.page.getByRole("region", { name: "来歴をたどる" });
    await trace.getByText(/受領/u).first().waitFor();
    expect(touches).toBe(2);
    expect(await trace.innerText()).toContain("L-001");
    // Backwards ends where its row was written: nothing stands behind it.
    expect(await trace.getByRole("listitem").last().innerText()).toMatch(/台帳の登録/u);
    expect(await violations(w.page)).toEqual([]);
    await look("audit-backwards");
  });

  it("said nothing on the console", () => {
    expect(w.errors).toEqual([]);
  });
});
