import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper").as("W-003");
});

type Leave = Sent<"transport.depart">;
const leave = (changes: Partial<Leave> = {}): Leave => ({ transport: "V-001", ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-02", to_place: "P-05", bearers: ["W-003", "W-004"], plan: "T-03", planned_arrival_at: "2026-05-20T11:00:00+09:00", ...changes });
const arrive = (changes: Partial<Sent<"transport.arrive">> = {}): Sent<"transport.arrive"> => ({ transport: "V-001", counted: 3, checked_by: "W-005", ...changes });

describe("出発", () => {
  it("[R-19] refuses a transport without a plan that joins the two places", () => {
    expectRefusedOnly(w.ask("transport.depart", leave({ plan: null })), "R-19");
    expectRefused(w.ask("transport.depart", leave({ plan: null })), "R-19", "14(5)", "plan-missing");
    expectRefused(w.ask("transport.depart", leave({ plan: "T-02" })), "R-19", "14(5)", "plan-does-not-join");
    expectAccepted(w.ask("transport.depart", leave()));
    expectAccepted(w.ask("transport.depart", leave({ from_place: "P-02", to_place: "P-04" })));
  });

  it("[R-12] [X1] refuses below the number of bearers, and a bearer who may not handle", () => {
    expect(expectRefused(w.ask("transport.depart", leave({ bearers: ["W-003"] })), "R-12", "14(5)", "too-few-bearers").setting).toEqual({ name: "min_bearers", value: 2 });
    expectRefused(w.ask("transport.depart", leave({ bearers: ["W-003", "W-008"] })), "R-02", "9-1", "person-not-eligible");
    expectAccepted(w.ask("transport.depart", leave()));
  });

  it("[R-05] carries only what lies at the place of departure", () => {
    expectRefused(w.ask("transport.depart", leave({ quantity: 13 })), "R-05", "14(7)", "not-enough-on-hand");
    expectRefused(w.ask("transport.depart", leave({ from_place: "P-01" })), "R-05", "14(7)", "not-enough-on-hand");
  });

  it("[R-67] refuses an unreported place of arrival", () => {
    w.as("W-001").do("transport_plan.register", { plan: "T-06", name: "本社⇔倉庫", between: [["P-02"], ["P-06"]], doc_no: "サ情発第8-050号", responsible: "W-001", container: "施錠ケース", contact: "夜間当番" });
    expectRefused(w.as("W-003").ask("transport.depart", leave({ to_place: "P-06", plan: "T-06" })), "R-67", "9-2", "place-unfit");
  });

  it("[R-10] the city's place is reached by a takeout or a return, never by a mere transport", () => {
    expectRefused(w.ask("transport.depart", leave({ to_place: "P-90", plan: "T-01" })), "R-10", "14(2)", "takeout-or-return-needed");
    expectAccepted(w.ask("transport.depart", leave({ to_place: "P-90", plan: "T-01", handover_no: "H-011" })));
  });

  it("[R-28] what is frozen moves, but does not start on its way back to the city", () => {
    w.given("frozen");
    expectAccepted(w.ask("transport.depart", leave()));
    expectRefused(w.ask("transport.depart", leave({ to_place: "P-90", plan: "T-01", handover_no: "H-011" })), "R-28", "14(8)", "frozen");
  });

  it("[R-30] a transport firm is registered as one; what it carries counts as another party's", () => {
    const firm = (haulier: string) => leave({ haulier, bearers: undefined });
    expectRefused(w.ask("transport.depart", firm("P-A")), "R-30", "2-1", "haulier-unknown");
    w.do("transport.depart", firm("P-C"));
    expect(w.line("箱")).toMatchObject({ stored: 9, out: 0, subcontract: 3, difference: 0 });
    w.as("W-005").do("transport.arrive", arrive());
    expect(w.line("箱")).toMatchObject({ stored: 12, subcontract: 0, difference: 0 });
    expect(w.lots("L-001").every((l) => l.party === "P-SELF")).toBe(true);
  });

  it("[R-62] refuses a number used before and issues the next", () => {
    w.do("transport.depart", leave());
    expectRefused(w.ask("transport.depart", leave()), "R-62", "14(8)", "number-reused");
    expect(expectAccepted(w.ask("transport.depart", leave({ transport: undefined }))).made["transports"]).toEqual(["V-002"]);
  });
});

describe("到着", () => {
  beforeEach(() => {
    w.do("transport.depart", leave());
    w.as("W-005");
  });

  it("[R-19] [X2] closes only by a receipt of somebody who did not carry, once", () => {
    expect(w.line("箱")).toMatchObject({ stored: 9, out: 3, difference: 0 });
    expectRefused(w.ask("transport.arrive", arrive({ checked_by: "W-004" })), "R-49", "6-1", "bears-and-checks");
    expectRefused(w.ask("transport.arrive", arrive({ checked_by: "W-008" })), "R-02", "9-1");
    w.do("transport.arrive", arrive());
    expect(w.lots("L-001").filter((l) => l.place === "P-05")).toHaveLength(3);
    expectRefused(w.ask("transport.arrive", arrive()), "R-19", "14(5)", "transport-not-under-way");
  });

  it("[R-49] with the city's document for few people the bearer may check, with a reason", () => {
    w.as("W-001").do("parameters.set", { few_people: "架空市市民第9号", reason: "少人数" });
    expectWarned(w.as("W-005").ask("transport.arrive", arrive({ checked_by: "W-004" })), ["R-49"], "6-1");
  });

  it("[R-06] [X2] fewer than departed: an incident with the rest missing; never more", () => {
    expectWarned(w.ask("transport.arrive", arrive({ counted: 2 })), ["R-06"], "5-1");
    expectRefused(w.ask("transport.arrive", arrive({ counted: 4 })), "R-06", "5-1", "more-than-departed");
    w.do("transport.arrive", arrive({ counted: 2, incident: "INC-003" }), { reasons: { "R-06": "車内と経路を捜索" } });
    expect(w.line("箱")).toMatchObject({ stored: 11, out: 0, missing: 1, difference: 1 });
    expect(w.incident("INC-003")).toMatchObject({ kind: "紛失", holdings: ["L-001"] });
    expect(w.holding("L-001").frozen).toBe("INC-003");
  });

  it("[R-06] [X2] a broken seal is an incident though the count is right, and nothing is frozen", () => {
    w.do("transport.arrive", arrive({ seal_intact: false, incident: "INC-004" }));
    expect(w.incident("INC-004")).toMatchObject({ kind: "おそれ", holdings: ["L-001"] });
    expect(w.line("箱")).toMatchObject({ missing: 0, difference: 0 });
    expect(w.holding("L-001").frozen).toBeNull();
  });

  it("[R-06] [X2] the live check says of no count whether it is the one that left: it is compared when it is recorded", () => {
    const told = [1, 2, 3, 4].map((counted) => w.check("transport.arrive", arrive({ counted })).filter((r) => r.rule === "R-06").map((r) => [r.status, r.code, r.level]));
    expect(told[0]).not.toEqual([]);
    expect(new Set(told.map((t) => JSON.stringify(t))).size).toBe(1);
    expect(told[0]?.every(([status]) => status === "yet")).toBe(true);
    // Nothing is to be entered any more: such a row holds nobody back.
    expect(told[0]?.some(([, , level]) => level === "B")).toBe(false);
  });

  it("[R-67] arrives at a reported place, be it another one than planned", () => {
    expectRefused(w.ask("transport.arrive", arrive({ to_place: "P-06" })), "R-67", "9-2", "place-unfit");
    w.do("transport.arrive", arrive({ to_place: "P-04" }));
    expect(w.lots("L-001").filter((l) => l.place === "P-04")).toHaveLength(3);
  });

  it("[R-19] [X3] past the planned arrival it stands on the start screen at the gravest step", () => {
    const said = (at: string) => w.at(at).today().filter((t) => t.rule === "R-19").map((t) => [t.article, t.code, t.about, t.gravity]);
    expect(said("2026-05-20T11:00:00+09:00")).toEqual([]);
    expect(said("2026-05-20T11:00:01+09:00")).toEqual([["14(5)", "transport-not-arrived", ["V-001"], 1]]);
    w.do("transport.arrive", arrive());
    expect(said("2026-05-20T11:00:01+09:00")).toEqual([]);
  });
});

describe("自分たちで運ぶ返還", () => {
  it("[R-05] a return on its way ends with the city's receipt for exactly what is under way", () => {
    w.do("transport.depart", leave({ to_place: "P-90", plan: "T-01", handover_no: "H-011" }));
    const slip = { handover_no: "H-011", ledger_no: "L-001", quantity: 3, unit: "箱", giver: "W-003", receiver: "架空市 市民課" } as const;
    expectRefused(w.ask("handover.return", { ...slip, quantity: 4 }), "R-05", "14(7)", "not-enough-on-hand");
    w.do("handover.return", slip);
    expect(w.line("箱")).toMatchObject({ stored: 9, out: 0, returned: 3, difference: 0 });
    expectRefused(w.as("W-005").ask("transport.arrive", arrive()), "R-19", "14(5)", "transport-not-under-way");
  });
});

describe("場所の移動", () => {
  const move = (changes: Partial<Sent<"holding.move">> = {}): Sent<"holding.move"> => ({ ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01", ...changes });

  it("[R-67] [D2] refuses a place that is unreported or has no lock", () => {
    expectRefused(w.ask("holding.move", move({ to_place: "P-06" })), "R-67", "9-2", "place-unfit");
    w.do("holding.move", move());
    expect(w.lots("L-001").filter((l) => l.place === "P-01")).toHaveLength(1);
    expect(w.line("箱")).toMatchObject({ stored: 12, difference: 0 });
  });

  it("[R-19] what a transport plan joins is a transport", () => {
    expect(expectRefused(w.ask("holding.move", move({ to_place: "P-05" })), "R-19", "14(5)", "move-is-a-transport").about).toEqual(["T-03"]);
  });

  it("[R-05] moves only what lies there", () => {
    expectRefused(w.ask("holding.move", move({ quantity: 13 })), "R-05", "14(7)", "not-enough-on-hand");
    expectRefused(w.ask("holding.move", move({ from_place: "P-01", to_place: "P-02" })), "R-05", "14(7)", "not-enough-on-hand");
  });
});
