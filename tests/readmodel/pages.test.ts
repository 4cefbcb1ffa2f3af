import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueryName } from "../../shared/ipc/queries.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

type Row = Readonly<Record<string, unknown>>;

let w: World;
const ask = (name: QueryName, body: object): readonly Row[] => (answers[name] as unknown as (b: object, ...about: readonly unknown[]) => readonly Row[])(body, ...asking(w));
/** Every page of a question, two rows at a time. */
function paged(name: QueryName, body: object, by: "after" | "before", key: string): readonly Row[] {
  const rows: Row[] = [];
  for (;;) {
    const got = ask(name, { ...body, limit: 2, ...(rows.length === 0 ? {} : { [by]: rows.at(-1)?.[key] }) });
    rows.push(...got);
    if (got.length < 2) return rows;
  }
}

beforeAll(async () => {
  w = (await world()).given("paper", "sheets", "server", "usb", "takeout approval", "takeout", "copy approval");
  for (const n of [1, 2, 3, 4, 5]) w.do("holding.create", { ledger_no: `L-60${n}`, holding: { name: `架空の下書き ${n}`, state: "下書き" } });
  for (const n of [2, 3, 4]) w.do("handover.receive", { ledger_no: "L-001", quantity: n, unit: "箱", slip_quantity: n, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", protection: "施錠容器", place: "P-02" });
  for (const n of [1, 2, 3]) w.at("2026-05-20T10:00:00+09:00").do("incident.open", { incident: `INC-00${n}`, kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", items: [`M-00${n}`] });
});
afterAll(() => {
  w.close();
});

describe("a list that is longer than a page misses nothing", () => {
  it.each([
    ["approvals.list", {}, "before", "seq", "approval"],
    ["handovers.list", {}, "before", "seq", "no"],
    ["handovers.list", { open: true }, "before", "seq", "no"],
    ["takeouts.list", {}, "before", "seq", "no"],
    ["takeouts.list", { open: true }, "before", "seq", "no"],
    ["incidents.list", {}, "before", "seq", "no"],
    ["incidents.list", { open: true }, "before", "seq", "no"],
    ["holdings.list", {}, "after", "no", "no"],
    ["holdings.list", { waiting: true }, "after", "no", "no"],
    ["items.list", {}, "after", "n", "no"],
    ["dispositions.open", {}, "after", "lot", "lot"],
    ["dispositions.open", { ledger_no: "L-001" }, "after", "lot", "lot"],
  ] as const)("%s %j page by page is the list at once", (name, body, by, key, no) => {
    const all = ask(name, { ...body, limit: 1000 });
    expect(all.length).toBeGreaterThan(name === "takeouts.list" ? 0 : 1);
    expect(paged(name, body, by, key).map((r) => r[no])).toEqual(all.map((r) => r[no]));
  });

  it("answers for named numbers alone, however far down they stand", () => {
    expect(ask("holdings.list", { numbers: ["L-605", "L-001", "L-999"] }).map((r) => [r["no"], typeof r["line"]])).toEqual([["L-001", "string"], ["L-605", "object"]]);
    expect(ask("items.list", { numbers: ["M-002", "M-001"] }).map((r) => r["no"])).toEqual(["M-001", "M-002"]);
    expect(ask("items.list", { ledger_no: "L-001" })[0]?.["holds"]).toBe("L-001");
    expect(ask("items.list", { numbers: ["M-002"] })[0]?.["holds"]).toBeNull();
    expect(ask("register.list", { ledger_no: "L-001" }).map((r) => r["ledger_no"])).toEqual(["L-001"]);
    expect(ask("takeouts.list", { takeout_no: "K-001" }).map((r) => r["no"])).toEqual(["K-001"]);
    expect(ask("takeouts.list", { takeout_no: "K-777" })).toEqual([]);
    const slip = ask("handovers.list", {})[0];
    expect(ask("handovers.list", { handover_no: slip?.["no"] })).toEqual([slip]);
  });

  it("finds a number by a part of it, whatever its width", () => {
    expect(ask("takeouts.list", { words: "ｋ-0" }).map((r) => r["no"])).toEqual(["K-001"]);
    expect(ask("incidents.list", { words: "002" }).map((r) => r["no"])).toEqual(["INC-002"]);
    expect(ask("approvals.list", { words: "市民第171号" }).map((r) => r["approval"])).toContain("AP-03");
    expect(ask("takeouts.list", { words: "%" })).toEqual([]);
  });

  it("gives the grants of a kind, and only those in force on a day where one is named", () => {
    const all = ask("approvals.list", { kind: "持出し承認" });
    expect(new Set(all.map((r) => r["kind"]))).toEqual(new Set(["持出し承認"]));
    expect(all.length).toBeGreaterThan(1);
    expect(ask("approvals.list", { kind: "持出し承認", on: "2026-05-29" })).toHaveLength(all.length);
    expect(ask("approvals.list", { kind: "持出し承認", on: "2026-05-30" })).toEqual([]);
  });

  it("gives the rows registered last first, and those of which nothing came yet", () => {
    expect(ask("holdings.list", { newest: true, limit: 2 }).map((r) => r["no"])).toEqual(["L-605", "L-604"]);
    expect(ask("holdings.list", { waiting: true }).map((r) => r["no"])).toEqual(["L-601", "L-602", "L-603", "L-604", "L-605"]);
    expect(ask("holdings.list", { copies: true }).every((r) => r["approval"] !== null)).toBe(true);
  });

  it("[R-28] names what is frozen by its own number", () => {
    expect(ask("freezes.list", {}).filter((r) => r["thing"] === 1).map((r) => [r["no"], r["incident"]])).toEqual([["M-003", "INC-003"], ["M-002", "INC-002"], ["M-001", "INC-001"]]);
    expect((ask("incidents.get", { incident: "INC-002" })[0]?.["freezes"] as readonly Row[]).map((f) => f["item"])).toContain("M-002");
  });
});
