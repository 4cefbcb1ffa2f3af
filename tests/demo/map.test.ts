import { describe, expect, it } from "vitest";
import { commandOf, holdingRow, letterOf } from "../../build/demo/map.ts";
import { missingFor, registeredBy } from "../../build/demo/prepare.ts";
import type { Step } from "../../build/demo/scenario.ts";
import { ownScenario, readScenario, textsIn } from "../../build/demo/scenario.ts";
import { actions } from "../../shared/ipc/actions.ts";
import { commands } from "../../shared/ipc/commands.ts";
import type { z } from "../../shared/values/schema.ts";
import { problem } from "../../shared/values/schema.ts";

const scenario = readScenario(ownScenario);
const step = (id: string): Step => scenario.steps.find((s) => s.id === id)!;
const command = (id: string) => commandOf(step(id), scenario);

describe("a command", () => {
  it("of every step, and of what it takes for granted, is one that its channel's strict schema lets pass", () => {
    const schemas = new Map<string, z.ZodType>(Object.entries({ ...actions, ...commands }));
    for (const s of scenario.steps) {
      const c = commandOf(s, scenario);
      const letter = letterOf(s, scenario);
      const stored = letter === null ? [] : [{ channel: "attachment.store", body: letter }];
      for (const { channel, body } of [...missingFor(c, new Set(), scenario), ...stored, c]) {
        const parsed = schemas.get(channel)?.safeParse(body);
        expect({ id: s.id, channel, problem: parsed?.error ? problem(parsed.error) : parsed?.success }).toEqual({ id: s.id, channel, problem: true });
      }
    }
  });
  it("is the same whatever the step expects", () => {
    const blind = (s: Step): Step => ({ ...s, expect: { outcome: "refused", rules: [], article: null }, moves: [] });
    for (const s of scenario.steps) expect(commandOf(blind(s), scenario)).toEqual(commandOf(s, scenario));
  });
  it("never carries reasons in its body", () => {
    for (const s of scenario.steps) expect(commandOf(s, scenario).body).not.toHaveProperty("reasons");
  });
  it("is entered for the city or another firm with them as the doer", () => {
    expect(command("S-082").body).toMatchObject({ doer: "W-101" });
    expect(command("S-127").body).toMatchObject({ doer: "CITY" });
    expect(command("S-021").body).not.toHaveProperty("doer");
  });
  it("has the wire's name where the scenario has another", () => {
    expect(command("S-042")).toMatchObject({ channel: "clock.set", body: { now: "2026-05-07T09:00:00+09:00" } });
    expect(command("S-045").channel).toBe("correction.record");
    expect(command("S-154").body).toEqual({ now: "2026-10-17T00:00:00+09:00" });
  });
  it("is signed also by who approves or confirms", () => {
    expect(command("S-016").cosigners).toEqual(["W-001"]);
    expect(command("S-040").cosigners).toEqual(["W-001"]);
    expect(command("S-098").cosigners).toEqual([]);
    expect(command("S-027").cosigners).toEqual([]);
  });
});

describe("what the steps do not give", () => {
  it("comes from the cast: parties of the first step and the founders' names", () => {
    const { body } = command("S-001");
    expect((body["parties"] as { id: string }[]).map((p) => p.id)).toEqual(["P-SELF", "CITY", "P-C", "P-D"]);
    expect(body["founders"]).toMatchObject([{ worker_no: "W-001", name: "従事者甲", role: "責任者" }, { worker_no: "W-002", name: "従事者乙", deputy_to: "2027-03-31" }]);
    expect(body).toMatchObject({ contract_no: "架空市契約 令8第117号", parameters: { min_bearers: 2 }, started_on: "2026-04-07" });
  });
  it("comes from the cast for places, and a gap of the step stays a gap", () => {
    expect(command("S-002").body).toMatchObject({ worksites: [{ code: "P-02", name: "本社保管庫A", lock_type: null }] });
    expect((command("S-003").body["worksites"] as object[])[1]).toMatchObject({ code: "P-02", lock_type: "鍵", key_count: 3, key_holder: "W-001" });
  });
  it("comes from the cast for people, devices, media and plans", () => {
    expect((command("S-004").body["workers"] as object[])[3]).toEqual({ worker_no: "W-006", name: "従事者己", role: "業務従事者(派遣)", party: "P-D" });
    expect((command("S-016").body["devices"] as object[])[0]).toEqual({ device: "D-01", kind: "サーバ", ownership: "会社" });
    expect(command("S-017").body).toEqual({ devices: [{ device: "D-99", ownership: "私物" }] });
    expect((command("S-018").body["media"] as object[])[2]).toMatchObject({ media_no: "M-004", media_type: "外付HDD", ownership: "会社", serial_source: "OS報告値", place: "P-02" });
    expect(command("S-020").body).toMatchObject({ name: "本社⇔架空市役所", between: [["P-01", "P-02", "P-03"], ["P-90"]] });
  });
  it("fills a new row of the ledger, the step's own values last", () => {
    expect(command("S-013").body).toMatchObject({ ledger_no: "L-001", state: "予定", holding: { state: "予定", purpose: "市民意識調査票データ入力業務", form: "紙", unit: "箱" } });
    expect(command("S-023").body).toMatchObject({ holding: { encryption: "AES-256", storage_location: "P-02", subject_count: 48200 } });
    expect(command("S-021").body).not.toHaveProperty("holding");
    expect(command("S-082").body).toMatchObject({ holding: { ledger_no: "L-010", held_by_party: "P-A" } });
  });
  it("leaves out of a row empty texts, the lineage that the act gives, and a state that is the program's to set", () => {
    const row = holdingRow("L-011", step("S-123").data, scenario);
    expect(row).not.toHaveProperty("note");
    expect(row).not.toHaveProperty("parent_holdings");
    expect(row["state"]).toBe("保管中");
  });
});

describe("the city's letter", () => {
  it("is a file that bears its number", () => {
    const letter = letterOf(step("S-026"), scenario)!;
    expect(letter.name).toBe("架空市市民第112号.txt");
    expect(Buffer.from(letter.data, "base64").toString("utf8")).toContain("架空市市民第112号");
  });
  it("does not exist for what was only said, nor for other acts", () => {
    expect(letterOf(step("S-064"), scenario)).toBeNull();
    expect(letterOf(step("S-027"), scenario)).toBeNull();
  });
});

describe("what a step takes for granted", () => {
  const year = () => {
    const known = new Set<string>();
    return scenario.steps.flatMap((s) => {
      const c = commandOf(s, scenario);
      const missing = missingFor(c, known, scenario);
      for (const m of [...missing, ...(s.expect.outcome === "refused" ? [] : [c])]) for (const no of registeredBy(m)) known.add(no);
      return missing.map((m) => `${s.id} ${m.channel} ${registeredBy(m).join(" ")}`);
    });
  };

  it("is registered before the first step that names it, and only once", () => {
    expect(year()).toEqual([
      "S-020 worksite.register P-90",
      "S-023 medium.register M-001",
      "S-051 worksite.register P-91",
      "S-060 worksite.register P-04",
      "S-062 worksite.register P-05",
      "S-063 party.register P-A",
      "S-066 worksite.register P-A1",
      "S-067 worker.register W-101 W-102",
      "S-074 worksite.register P-06",
      "S-118 worker.register W-008",
      "S-185 party.register P-B",
    ]);
  });
  it("brings along the party that a place or person belongs to, first", () => {
    const missing = missingFor({ channel: "note.save", body: { place: "P-A1", people: ["W-101"] } }, new Set(), scenario);
    expect(missing.map((m) => m.channel)).toEqual(["party.register", "worker.register", "worksite.register"]);
  });
  it("is found at any depth of a body", () => {
    expect([...textsIn({ a: [{ b: "P-01" }, "P-02"], c: { d: null, e: 3 } })]).toEqual(["P-01", "P-02"]);
  });
});
