import { expect, it } from "vitest";
import type { DeviceFull, PartyFull, PlanFull } from "../../shared/ipc/answers.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";

it("[P3] a party tells what the city consented to, who works for it, its places, what it has in hand and what went to it", async () => {
  const w = (await world()).given("paper", "sub-contract consent", "at the sub-contractor");
  const [a] = answers["parties.get"]?.({ party: "P-A" }, ...asking(w)) as readonly PartyFull[];
  expect(a).toMatchObject({ id: "P-A", role: "再委託先", mail_domain: "a.example", below: [], provisions: [], journeys: [] });
  expect(a?.grants.map((g) => [g.kind, g.approval, g.scope["holdings"]])).toEqual([["再委託承諾", "AP-00", ["L-900"]], ["再委託承諾", "AP-05", ["L-001"]]]);
  expect(a?.persons.map((p) => p.no)).toEqual(["W-101"]);
  expect(a?.places.map((p) => p.code)).toEqual(["P-A1"]);
  expect(a?.holds).toEqual([{ no: "L-001", name: "市民意識調査票", qty: 4, unit: "箱" }]);
  expect(a?.handovers.map((h) => [h.no, h.qty])).toEqual([["H-006", 4]]);
  // What the contractor itself has is the ledger.
  expect(answers["parties.get"]?.({ party: "P-SELF" }, ...asking(w))).toMatchObject([{ holds: [], seq: a?.seq }]);
  expect(answers["parties.get"]?.({ party: "P-Z" }, ...asking(w))).toEqual([]);
  w.close();
});

it("[P3] a person who changed firm stands with the new one from the day on", async () => {
  const w = await world();
  w.at("2026-05-11T10:00:00+09:00").as("W-001").do("worker.change", { worker: "W-008", valid_from: "2026-05-18", party: "P-D", reason: "派遣へ切替え" }, { reasons: { "R-30": "市に確かめている" } });
  const of = (now: string): readonly string[] => (answers["parties.get"]?.({ party: "P-D" }, ...asking(w, "W-002", Date.parse(now))) as readonly PartyFull[])[0]?.persons.map((p) => p.no) ?? [];
  expect(of("2026-05-17T10:00:00+09:00")).toEqual(["W-006"]);
  expect(of("2026-05-18T10:00:00+09:00")).toEqual(["W-006", "W-008"]);
  w.close();
});

it("a transport plan tells what went by it, and whether the city acknowledged it", async () => {
  const w = (await world()).given("paper", "takeout approval", "takeout", "sub-contract consent", "at the sub-contractor");
  const plan = (no: string): PlanFull | undefined => (answers["plans.get"]?.({ plan: no }, ...asking(w)) as readonly PlanFull[])[0];
  expect(plan("T-04")).toMatchObject({ name: "本社⇔P-91", one: ["P-01", "P-02", "P-03"], other: ["P-91"], responsible: "W-001", submitted: { acknowledged: null }, journeys: [{ is: "takeout", no: "K-001", to_place: "P-91", approval: "AP-03", bearers: ["W-001", "W-003"], qty: 2 }], handovers: [] });
  expect(plan("T-02")?.handovers.map((h) => h.no)).toEqual(["H-006"]);
  w.at("2026-05-20T12:00:00+09:00").do("submission.acknowledge", { form: "F08", doc_no: "サ情発第8-008号", acknowledged: "架空市市民第77号", acknowledged_on: "2026-05-20" });
  expect(plan("T-04")?.submitted).toMatchObject({ acknowledged: "架空市市民第77号" });
  expect(answers["plans.get"]?.({ plan: "T-99" }, ...asking(w))).toEqual([]);
  w.close();
});

it("[D3] a device tells every check of its applications and what was used at it", async () => {
  const w = (await world()).given("paper");
  w.at("2026-05-11T10:00:00+09:00").as("W-007").do("apps.check", { devices: ["D-01", "D-02"], hits: [{ device: "D-02", name: "共有ソフト", verdict: "禁止" }] }, { reasons: { "R-45": "本日削除する" } });
  w.at("2026-05-12T10:00:00+09:00").do("apps.check", { devices: ["D-02"], hits: [] });
  w.at("2026-05-13T10:00:00+09:00").as("W-003").do("usage.log", { ledger_no: "L-001", task: "入力", count: 40, device: "D-02" });
  const [d] = answers["devices.get"]?.({ device: "D-02" }, ...asking(w)) as readonly DeviceFull[];
  expect(d).toMatchObject({ kind: "PC", apps_on: "2026-05-12", apps_hits: 0, checks: [{ on_day: "2026-05-12", hits: 0 }, { on_day: "2026-05-11", hits: 1 }], uses: [{ holding: "L-001", worker: "W-003", task: "入力", count: 40 }] });
  expect(answers["devices.get"]?.({ device: "D-99" }, ...asking(w))).toEqual([]);
  w.close();
});
