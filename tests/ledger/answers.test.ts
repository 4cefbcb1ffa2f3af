import { expect, it } from "vitest";
import { queries } from "../../shared/ipc/queries.ts";
import { everyAnswer } from "../support/everyAnswer.ts";
import { deskWith } from "./support/desk.ts";

it("every question is answered in the shape that is declared for it, whatever is open in the ledger", { timeout: 120_000 }, async () => {
  const d = await deskWith("paper", "usb", "sheets", "server", "backup approval", "backup", "records", "sub-contract consent", "at the sub-contractor", "takeout approval", "takeout");
  const at = (now: string) => d.done("clock.set", { now });
  await at("2026-05-20T10:00:00+09:00");
  await d.done("key.register", { keys: [{ key: "K-1-1", kind: "鍵", opens: ["P-02"] }] });
  await d.done("key.issue", { key: "K-1-1", worker: "W-003" });
  await d.done("usage.log", { ledger_no: "L-006", task: "閲覧", count: 3, device: "D-02", doer: "W-003" });
  await d.done("note.save", { ledger_no: "L-001", field: "取扱い", text: "棚を替えた" });
  await d.done("apps.check", { devices: ["D-02"], hits: [] });
  await d.done("takeout.request", { takeout_no: "K-009", lots: [{ ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001" }], purpose: "市の立会い確認", destination: "P-91", out_at: "2026-05-21T09:00:00+09:00", due_back_at: "2026-05-21T17:00:00+09:00" });
  await d.done("disposition.propose", { list: "DL-01", name: "5月の消去", lines: [{ ledger_no: "L-004", quantity: 1 }, { ledger_no: "L-007", quantity: 1 }] });
  await d.done("inquiry.open", { inquiry: "Q-01", doc_no: "架空市市民第300号", ledger_no: "L-001", asked_at: "2026-05-20T09:00:00+09:00", question: "件数の確認" });
  await d.send("inspection.read", { inspection: "IN-05", kind: "月次", place: "P-02", items: ["2-370001-9"] });
  await d.done("incident.open", { incident: "INC-001", kind: "盗難", known_at: "2026-05-20T09:50:00+09:00", holdings: ["L-006"] });
  const { wrong, empty } = await everyAnswer((channel, body) => d.send(channel, body));
  expect(wrong).toEqual([]);
  expect(Object.keys(queries).length - empty.length, empty.join(" ")).toBeGreaterThan(50);
  d.remove();
});
