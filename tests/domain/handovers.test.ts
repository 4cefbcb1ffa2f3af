import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { dataRow, mediumRow, rowOf } from "../support/given.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

type Slip = Sent<"handover.receive">;
const receipt = (changes: Partial<Slip> = {}): Slip => ({ handover_no: "H-001", ledger_no: "L-001", quantity: 12, unit: "箱", slip_quantity: 12, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", holding: rowOf(), ...changes });
const giveBack = (changes: Partial<Slip> = {}): Slip => ({ handover_no: "H-050", ledger_no: "L-001", quantity: 2, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し", ...changes });
const handOver = (changes: Partial<Slip> = {}): Slip => ({ handover_no: "H-006", party: "P-A", ledger_no: "L-001", quantity: 4, unit: "箱", giver: "W-001", receiver: "W-101", method: "専用便", plan: "T-02", ...changes });
const approve = (approval: string, grants: Sent<"approval.record">["grants"]) => w.do("approval.record", { approval, doc_no: `${approval}号`, form: "書面", result: "承諾", letter: w.letter(approval), grants });

describe("受領", () => {
  it("[R-01] refuses a receipt before a place of work is reported", () => {
    w.at("2026-04-01T10:00:00+09:00");
    expectRefused(w.ask("handover.receive", receipt({ occurred_at: "2026-03-31T10:00:00+09:00" })), "R-01", "9-2", "no-place-reported");
    expectAccepted(w.ask("handover.receive", receipt({ occurred_at: "2026-04-01T10:00:00+09:00" })));
  });

  it("[R-05] names what a receipt lacks of holding, quantity, unit, giver and receiver", () => {
    for (const field of ["quantity", "unit", "giver", "receiver"] as const) {
      const d = w.ask("handover.receive", receipt({ [field]: null }));
      expect(expectRefused(d, "R-05", "14(7)", "slip-incomplete").missing).toEqual([field]);
    }
    const nothing = expectRefused(w.ask("handover.receive", { handover_no: "H-001", ledger_no: "L-001", holding: rowOf() }), "R-05", "14(7)");
    expect(nothing.missing).toEqual(["quantity", "unit", "giver", "receiver"]);
    expectAccepted(w.ask("handover.receive", receipt()));
  });

  it("[R-06] asks a reason where the slip says another number, and opens it as an incident", () => {
    const slip = receipt({ slip_quantity: 13 });
    expectWarned(w.ask("handover.receive", slip), ["R-06"], "5-1");
    const done = w.do("handover.receive", slip, { reasons: { "R-06": "2名で数え直しても12箱" } });
    expectNotice(done.notices, "R-51", "5-1");
    expect(w.incident("INC-001")).toMatchObject({ kind: "おそれ", state: "open", holdings: ["L-001"] });
    expect(w.lineOf("L-001")).toMatchObject({ received: 12, stored: 12, difference: 0 });
    expect(done.reasons).toEqual({ "R-06": "2名で数え直しても12箱" });
  });

  it("[R-06] does not take an empty reason for a reason", () => {
    expectWarned(w.ask("handover.receive", receipt({ slip_quantity: 13 }), { reasons: { "R-06": "  " } }), ["R-06"]);
    expectWarned(w.ask("handover.receive", receipt({ slip_quantity: 13 }), { reasons: { "R-08": "別の規則の理由" } }), ["R-06"]);
  });

  it("[R-07] shows the date of the arrival check: one working day, over the holidays of May", () => {
    const weekday = w.at("2026-04-07T09:30:00+09:00").do("handover.receive", receipt());
    expect(weekday.due["arrival_check_by"]).toMatch(/^2026-04-08T/u);
    const friday = w.at("2026-05-01T15:30:00+09:00").do("handover.receive", receipt({ handover_no: "H-002", ledger_no: "L-002" }));
    expect(friday.due["arrival_check_by"]).toMatch(/^2026-05-07T/u);
  });

  it("[R-07] raises the overdue check in today's list and asks nothing of the check that ends it", () => {
    w.at("2026-04-07T09:30:00+09:00").do("handover.receive", receipt());
    const overdue = () => w.today().filter((t) => t.rule === "R-07");
    expect(w.at("2026-04-08T17:00:00+09:00").today().filter((t) => t.rule === "R-07")).toEqual([]);
    w.at("2026-04-09T09:00:00+09:00");
    expect(overdue()).toMatchObject([{ article: "14(7)", code: "arrival-check-overdue", about: ["H-001"] }]);
    expectAccepted(w.ask("arrival.check", { handover_no: "H-001", counted: 12 }, { as: "W-005" }));
    w.do("arrival.check", { handover_no: "H-001", counted: 12 }, { as: "W-005" });
    expect(overdue()).toEqual([]);
  });

  it("[R-13] refuses a medium that is not in the register, or whose serial is another", () => {
    const stick = (changes: Partial<Slip>) => receipt({ quantity: 1, slip_quantity: 1, unit: "本", medium: "M-001", serial_no: "TST-USB-0001", holding: mediumRow(), ...changes });
    expectRefused(w.ask("handover.receive", stick({ medium: "M-099" })), "R-13", "14(9)", "medium-unknown");
    expectRefused(w.ask("handover.receive", stick({ serial_no: "TST-USB-9999" })), "R-13", "14(9)", "serial-differs");
    expectAccepted(w.ask("handover.receive", stick({})));
  });

  it("[R-02] refuses a receiver of ours who is not reported", () => {
    expectRefused(w.ask("handover.receive", receipt({ receiver: "W-008" })), "R-02", "9-1", "receiver-not-reported");
    expectAccepted(w.ask("handover.receive", receipt({ receiver: "W-003" })));
  });

  it("[R-62] [L3] never takes a slip number or a ledger number twice", () => {
    w.do("handover.receive", receipt());
    expectRefused(w.ask("handover.receive", receipt({ ledger_no: "L-002" })), "R-62", "14(8)", "number-reused");
    expectAccepted(w.ask("handover.receive", receipt({ ledger_no: "L-002", handover_no: "H-002" })));
  });

  it("[R-62] issues the next free slip number, over those given by hand", () => {
    w.do("handover.receive", receipt({ handover_no: "H-041" }));
    expect(w.do("handover.receive", { ...receipt({ ledger_no: "L-002" }), handover_no: undefined }).made["handovers"]).toEqual(["H-042"]);
  });

  it("[R-67] refuses a place that is not reported or not locked", () => {
    const d = w.ask("handover.receive", receipt({ holding: rowOf({ storage_location: "P-06" }) }));
    expect(expectRefused(d, "R-67", "9-2", "place-unfit").missing).toEqual(["reported_on", "lock_type"]);
    expectRefused(w.ask("handover.receive", receipt({ holding: rowOf({ storage_location: "P-77" }) })), "R-67", "9-2", "place-unknown");
    expectAccepted(w.ask("handover.receive", receipt({ holding: rowOf({ storage_location: "P-05" }) })));
  });

  it("[R-66] asks a reason for a late entry and says that our setting decides", () => {
    w.at("2026-05-20T10:00:00+09:00");
    const warned = expectWarned(w.ask("handover.receive", receipt({ occurred_at: "2026-05-19T09:59:59+09:00" })), ["R-66"], "14(8)");
    expect(warned[0]).toMatchObject({ code: "late-entry", setting: { name: "late_entry_hours", value: 24 } });
    expectAccepted(w.ask("handover.receive", receipt({ occurred_at: "2026-05-19T10:00:00+09:00" })));
    w.do("parameters.set", { parameters: { late_entry_hours: 48 }, reason: "契約の設定" });
    expectAccepted(w.ask("handover.receive", receipt({ occurred_at: "2026-05-19T09:59:59+09:00" })));
  });

  it("[R-61] refuses a My Number in the words of a slip's row and asks of a telephone number", () => {
    const d = w.ask("handover.receive", receipt({ holding: rowOf({ note: "本人の番号は123456789018" }) }));
    expectRefused(d, "R-61", "14(7)", "my-number-in-text");
    expectWarned(w.ask("handover.receive", receipt({ holding: rowOf({ note: "連絡は090-1234-5678へ" }) })), ["R-61"]);
    expectAccepted(w.ask("handover.receive", receipt({ holding: rowOf({ note: "架空市市民第112号による" }) })));
  });

  it("[R-61] refuses a My Number hidden in a reason", () => {
    expectRefused(w.ask("handover.receive", receipt({ slip_quantity: 13 }), { reasons: { "R-06": "123456789018の箱が足りない" } }), "R-61", "14(7)");
  });
});

describe("到着照合", () => {
  beforeEach(() => {
    w.at("2026-05-19T10:00:00+09:00").do("handover.receive", receipt());
    w.as("W-005").at("2026-05-20T10:00:00+09:00");
  });

  it("[R-49] [P6] refuses the receiver as checker; with the city's document for few people it asks a reason", () => {
    expectRefused(w.ask("arrival.check", { handover_no: "H-001", counted: 12 }, { as: "W-001" }), "R-49", "6-1", "receives-and-checks");
    expectAccepted(w.ask("arrival.check", { handover_no: "H-001", counted: 12 }));
    w.do("parameters.set", { few_people: "架空市市民第9号", reason: "少人数" }, { as: "W-002" });
    expectWarned(w.ask("arrival.check", { handover_no: "H-001", counted: 12 }, { as: "W-001" }), ["R-49"]);
  });

  it("[R-06] a smaller count makes the rest missing, opens an incident and shows as the difference", () => {
    const less = { handover_no: "H-001", counted: 10, incident: "INC-007" };
    expectWarned(w.ask("arrival.check", less), ["R-06"], "5-1");
    w.do("arrival.check", less, { reasons: { "R-06": "2名で再計数" } });
    expect(w.line("箱")).toMatchObject({ received: 12, stored: 10, missing: 2, difference: 2 });
    expect(w.incident("INC-007")).toMatchObject({ kind: "おそれ", holdings: ["L-001"] });
    expect(w.today().find((t) => t.rule === "R-33")).toMatchObject({ about: ["L-001"], unit: "箱" });
  });

  it("[R-06] the live check is silent about a count and a serial number until they are recorded", () => {
    const told = (counted: number, serial_no?: string): unknown => w.check("arrival.check", { handover_no: "H-001", counted, ...(serial_no === undefined ? {} : { serial_no }) }).filter((r) => r.rule === "R-06");
    expect(told(12)).toEqual(told(10));
    expect(told(12, "SN-1")).toEqual(told(12));
  });

  it("[R-06] an equal count closes the check and the row is 保管中", () => {
    expect(w.holding("L-001").state).toBe("受領済(未照合)");
    w.do("arrival.check", { handover_no: "H-001", counted: 12 });
    expect(w.holding("L-001").state).toBe("保管中");
    expect(w.lots("L-001").every((l) => l.checked)).toBe(true);
    expectRefused(w.ask("arrival.check", { handover_no: "H-001", counted: 12 }), "R-62", "14(8)", "already-checked");
  });

  it("[R-06] a missing sheet is a lot without an item", () => {
    w.as("W-002").do("handover.receive", receipt({ handover_no: "H-004", ledger_no: "L-006", quantity: 1204, slip_quantity: 1204, unit: "枚", holding: rowOf({ unit: "枚", flags: ["要配慮"] }) }));
    w.as("W-005").do("arrival.check", { handover_no: "H-004", counted: 1203 }, { reasons: { "R-06": "2名で再計数" } });
    expect(w.lots("L-006").map((l) => [l.col, l.qty, l.item === null])).toEqual([["missing", 1, true], ["stored", 1203, false]]);
  });

  it("[R-06] the serial read at the check must be the registered one", () => {
    w.as("W-002").do("handover.receive", receipt({ handover_no: "H-002", ledger_no: "L-002", quantity: 1, slip_quantity: 1, unit: "本", medium: "M-001", holding: mediumRow() }));
    w.as("W-005");
    expectWarned(w.ask("arrival.check", { handover_no: "H-002", counted: 1, serial_no: "TST-USB-9999" }), ["R-06"]);
    expectAccepted(w.ask("arrival.check", { handover_no: "H-002", counted: 1, serial_no: "TST-USB-0001" }));
  });

  it("[X2] only what was sent can be received: a slip nobody recorded is refused", () => {
    expectRefused(w.ask("arrival.check", { handover_no: "H-099", counted: 12 }), "R-05", "14(7)", "handover-unknown");
  });
});

describe("受領の訂正", () => {
  const correction = { handover_no: "H-001", doc_no: "架空市福祉第58号", old_quantity: 12, new_quantity: 10 };
  beforeEach(() => {
    w.at("2026-05-19T10:00:00+09:00").do("handover.receive", receipt());
    w.as("W-005").at("2026-05-20T10:00:00+09:00").do("arrival.check", { handover_no: "H-001", counted: 10 }, { reasons: { "R-06": "2名で再計数" } });
    w.as("W-002");
  });

  it("[R-62] [L6] corrects a receipt by a record of its own: several missing boxes leave the line and it closes", () => {
    w.do("correction.record", correction);
    expect(w.line("箱")).toMatchObject({ received: 10, stored: 10, missing: 0, difference: 0 });
    expect(w.everyLot().every((l) => l.qty >= 0)).toBe(true);
    expect(w.rows("SELECT count(*) AS n FROM records WHERE channel='handover.receive'")).toEqual([{ n: 1 }]);
  });

  it("[R-05] refuses a correction that starts from another number, or explains more than is missing", () => {
    expectRefused(w.ask("correction.record", { ...correction, old_quantity: 11 }), "R-05", "14(7)", "old-quantity-differs");
    expectRefused(w.ask("correction.record", { ...correction, new_quantity: 9 }), "R-05", "14(7)", "nothing-to-correct");
    expectRefused(w.ask("correction.record", { ...correction, new_quantity: 12 }), "R-05", "14(7)", "nothing-to-correct");
    expectAccepted(w.ask("correction.record", { ...correction, new_quantity: 11 }));
  });

  it("[R-28] refuses to correct what is frozen", () => {
    w.do("freeze.order", { incident: "INC-001", ledger_no: "L-001", reason: "調査のため" });
    expectRefused(w.ask("correction.record", correction), "R-28", "14(8)", "frozen");
  });

  it("[R-05] a receipt not yet checked may shrink by several boxes, and grow", () => {
    w.do("handover.receive", receipt({ handover_no: "H-002", ledger_no: "L-002" }));
    w.do("correction.record", { ...correction, handover_no: "H-002", new_quantity: 9 });
    expect(w.lineOf("L-002")).toMatchObject({ received: 9, stored: 9, difference: 0 });
    w.do("correction.record", { ...correction, handover_no: "H-002", old_quantity: 9, new_quantity: 11 });
    expect(w.lineOf("L-002")).toMatchObject({ received: 11, stored: 11, difference: 0 });
    expect(w.lots("L-002").reduce((n, l) => n + l.qty, 0)).toBe(11);
  });
});

describe("返還・納品", () => {
  it("[R-08] asks a reason for ordinary mail or e-mail where the class is a special one", () => {
    w.given("sheets", "paper");
    const sheets = (method: string) => giveBack({ ledger_no: "L-006", quantity: 30, unit: "枚", method });
    for (const method of ["普通郵便", "メール添付", "メール"]) expectWarned(w.ask("handover.return", sheets(method)), ["R-08"], "14(5)");
    expectAccepted(w.ask("handover.return", sheets("書留")));
    expectAccepted(w.ask("handover.return", giveBack({ method: "普通郵便" })));
  });

  it("[R-08] asks it for the contract's top classes too", () => {
    w.do("handover.receive", receipt({ method: "普通郵便", flags: ["要配慮"] }), { reasons: { "R-08": "市の発送" } });
    w.do("handover.receive", receipt({ handover_no: "H-002", ledger_no: "L-002", holding: rowOf({ confidentiality_class: "自治体機密性3B" }) }));
    expectWarned(w.ask("handover.return", giveBack({ ledger_no: "L-002", method: "普通郵便" })), ["R-08"], "14(5)");
  });

  it("[R-05] refuses to return more than is on hand, or what the ledger does not have", () => {
    w.given("paper");
    expectRefused(w.ask("handover.return", giveBack({ quantity: 13 })), "R-05", "14(7)", "not-enough-on-hand");
    expectRefused(w.ask("handover.return", giveBack({ ledger_no: "L-077" })), "R-05", "14(7)", "holding-unknown");
    w.do("handover.return", giveBack({ quantity: 12 }));
    expect(w.line("箱")).toMatchObject({ stored: 0, returned: 12, difference: 0 });
    expectRefused(w.ask("handover.return", giveBack({ handover_no: "H-051", quantity: 1 })), "R-05", "14(7)", "not-enough-on-hand");
  });

  it("[R-05] refuses one slip whose lines together name more than is on hand", () => {
    w.given("paper");
    const lines = (first: number, second: number) => ({ handover_no: "H-050", lots: [{ ledger_no: "L-001", quantity: first }, { ledger_no: "L-001", quantity: second }], method: "手渡し" });
    expectRefused(w.ask("handover.return", lines(7, 6)), "R-05", "14(7)", "not-enough-on-hand");
    w.do("handover.return", lines(7, 5));
    expect(w.line("箱")).toMatchObject({ stored: 0, returned: 12, difference: 0 });
  });

  it("[R-05] refuses a line whose places do not add up to its quantity", () => {
    w.given("paper");
    const line = (places: number) => ({ handover_no: "H-050", lots: [{ ledger_no: "L-001", quantity: 5, by_place: { "P-02": places } }] });
    expectRefused(w.ask("handover.return", line(3)), "R-05", "14(7)");
    expectAccepted(w.ask("handover.return", line(5)));
  });

  it("[R-27] [C2] never stops a return or a delivery: the slip lists the open descendants", () => {
    w.given("paper", "copy approval", "photocopies", "records");
    const back = w.do("handover.return", giveBack({ quantity: 12 }));
    expect(back.made["open_descendants"]).toEqual(["L-007", "L-008"]);
    const delivered = w.do("handover.deliver", { handover_no: "H-051", ledger_no: "L-007", quantity: 3200, unit: "件", receiver: "架空市 市民課", method: "LGWAN" });
    expect(delivered.made["open_descendants"]).toEqual([]);
  });

  it("[R-28] refuses to return, deliver or hand over what an incident froze", () => {
    w.given("paper", "sheets", "sub-contract consent", "frozen");
    expect(expectRefused(w.ask("handover.return", giveBack()), "R-28", "14(8)", "frozen").about).toEqual(["L-001 INC-001"]);
    expectRefused(w.ask("handover.deliver", { ledger_no: "L-001", quantity: 1, receiver: "架空市" }), "R-28", "14(8)");
    expectRefused(w.ask("handover.to_subcontractor", handOver()), "R-28", "14(8)");
    expectAccepted(w.ask("handover.return", giveBack({ ledger_no: "L-006", unit: "枚" })));
    w.do("freeze.release", { incident: "INC-001", ledger_no: "L-001", doc_no: "架空市市民第190号" });
    expectAccepted(w.ask("handover.return", giveBack()));
  });

  it("[R-28] a frozen item holds back what lies in it", () => {
    w.given("usb", "paper");
    w.do("incident.open", { incident: "INC-002", kind: "おそれ", known_at: "2026-05-20T09:00:00+09:00" });
    w.do("freeze.order", { incident: "INC-002", item: "M-001", reason: "調査のため" });
    const stick = giveBack({ ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001", photographs: ["M-001 ラベル"] });
    expect(expectRefused(w.ask("handover.return", stick), "R-28", "14(8)").about).toEqual(["M-001 INC-002"]);
    w.do("freeze.release", { incident: "INC-002", item: "M-001", doc_no: "架空市市民第191号" });
    expectAccepted(w.ask("handover.return", stick));
  });

  it("[R-34] [Z3] a medium that goes back shows its serial from the label and a photograph", () => {
    w.given("usb");
    const stick = (changes: Partial<Slip>) => giveBack({ ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001", serial_no: "TST-USB-0001", photographs: ["M-001 ラベル"], ...changes });
    expect(expectRefused(w.ask("handover.return", stick({ photographs: [] })), "R-34", "7", "serial-not-from-label").missing).toEqual(["photographs"]);
    expectRefused(w.ask("handover.return", stick({ serial_no: "TST-USB-0002" })), "R-34", "7", "serial-differs");
    expectRefused(w.ask("handover.return", giveBack({ ledger_no: "L-002", quantity: 1, unit: "本" })), "R-34", "7");
    expectAccepted(w.ask("handover.return", stick({})));
  });

  it("[R-34] a serial the operating system told is not one read from the label", () => {
    w.do("handover.receive", receipt({ ledger_no: "L-009", quantity: 1, slip_quantity: 1, unit: "台", medium: "M-004", holding: mediumRow({ unit: "台" }) }));
    const disk = giveBack({ ledger_no: "L-009", quantity: 1, unit: "台", medium: "M-004", photographs: ["M-004 ラベル"] });
    expect(expectRefused(w.ask("handover.return", disk), "R-34", "7").missing).toEqual(["serial_source"]);
    w.do("medium.update", { media_no: "M-004", serial_no: "TST-HDD-0004", serial_source: "ラベル目視" });
    expectAccepted(w.ask("handover.return", disk));
  });

  it("[R-34] an empty medium that goes along is named and leaves with the slip", () => {
    w.given("paper");
    const slip = (photographs: string[]) => giveBack({ items: [{ medium: "M-001", serial_no: "TST-USB-0001", empty: true, photographs }] });
    expectRefused(w.ask("handover.return", slip([])), "R-34", "7");
    w.do("handover.return", slip(["M-001 ラベル"]));
    expect(w.item("M-001")).toMatchObject({ party: "CITY", place: null, state: "返還済" });
  });

  it("[R-35] a return is refused where the city designated another method, and needs no designation of its own", () => {
    w.given("server", "paper");
    const file = giveBack({ ledger_no: "L-004", quantity: 1, unit: "ファイル", method: "LGWAN" });
    expectAccepted(w.ask("handover.return", file));
    w.given("designations");
    expectRefused(w.ask("handover.return", file), "R-35", "7", "another-method-designated");
    expectAccepted(w.ask("handover.return", giveBack()));
  });

  it("[R-05] a file delivered leaves ours in place: generated and delivered at once", () => {
    w.given("server");
    w.do("holding.produce", { ledger_no: "L-015", parent: "L-004", quantity: 1, unit: "ファイル", holding: dataRow({ name: "成果品", origin_kind: "成果品" }) });
    w.do("handover.deliver", { handover_no: "H-015", ledger_no: "L-015", quantity: 1, unit: "ファイル", receiver: "架空市 市民課", method: "LGWAN", leaves_original: true });
    expect(w.lineOf("L-015")).toMatchObject({ generated: 2, stored: 1, delivered: 1, difference: 0 });
    expect(w.rows("SELECT qty, unit FROM handovers WHERE no='H-015'")).toEqual([{ qty: 1, unit: "ファイル" }]);
  });

  it("[R-05] paper delivered goes: nothing of it stays", () => {
    w.given("paper");
    expect(expectRefused(w.ask("handover.deliver", { ledger_no: "L-001", quantity: 3, unit: "箱", receiver: null }), "R-05", "14(7)").missing).toEqual(["receiver"]);
    w.do("handover.deliver", { ledger_no: "L-001", quantity: 3, unit: "箱", receiver: "架空市 市民課" });
    expect(w.lineOf("L-001")).toMatchObject({ received: 12, stored: 9, delivered: 3, difference: 0 });
  });

  it("[R-62] the number of a return slip is not used again", () => {
    w.given("paper").do("handover.return", giveBack());
    expectRefused(w.ask("handover.return", giveBack()), "R-62", "14(8)", "number-reused");
  });
});

describe("再委託先", () => {
  it("[R-30] [P3] refuses a hand-over without a consent naming this party and this holding", () => {
    w.given("paper", "sheets");
    expectRefused(w.ask("handover.to_subcontractor", handOver()), "R-30", "2-1", "party-not-consented");
    w.given("sub-contract consent");
    expectAccepted(w.ask("handover.to_subcontractor", handOver()));
    const other = w.ask("handover.to_subcontractor", handOver({ ledger_no: "L-006", unit: "枚" }));
    expect(expectRefused(other, "R-30", "2-1").about).toEqual(["P-A", "L-006"]);
    expectRefused(w.ask("handover.to_subcontractor", handOver({ party: "P-B", plan: "T-05" })), "R-30", "2-1");
    expectRefused(w.ask("handover.to_subcontractor", handOver({ party: "P-X" })), "R-30", "2-1", "party-unknown");
  });

  it("[R-30] the consent runs from its first to its last day", () => {
    w.given("paper", "sub-contract consent");
    expectRefused(w.ask("handover.to_subcontractor", handOver(), { at: "2026-05-10T23:59:59+09:00" }), "R-30", "2-1");
    expectAccepted(w.ask("handover.to_subcontractor", handOver(), { at: "2026-05-11T00:00:00+09:00" }));
    expectAccepted(w.ask("handover.to_subcontractor", handOver(), { at: "2026-09-30T23:59:59+09:00" }));
    expectRefused(w.ask("handover.to_subcontractor", handOver(), { at: "2026-10-01T00:00:00+09:00" }), "R-30", "2-1");
  });

  it("[R-30] an oral consent is none, and one without the city's letter neither", () => {
    const consent: Sent<"approval.record"> = { approval: "AP-05", doc_no: "架空市市民第203号", form: "書面", result: "承諾", letter: w.letter("203"), grants: [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-001"] }, valid_from: "2026-05-11", valid_to: "2026-09-30" }] };
    expectRefused(w.ask("approval.record", { ...consent, form: "口頭" }), "R-30", "2-1", "oral-is-not-written");
    expectRefused(w.ask("approval.record", { ...consent, letter: null }), "R-30", "2-1", "letter-missing");
    expectRefused(w.ask("approval.record", { ...consent, doc_no: null }), "R-30", "2-1", "document-number-missing");
    expectRefused(w.ask("approval.record", { ...consent, result: "保留" }), "R-30", "2-1", "not-granted");
    expectAccepted(w.ask("approval.record", consent));
  });

  it("[R-30] [P5] names the city's document where the consented quantity is used up, over several lines too", () => {
    w.given("paper", "sub-contract consent");
    expect(expectRefused(w.ask("handover.to_subcontractor", handOver({ quantity: 5 })), "R-30", "2-1", "consent-used-up").about).toEqual(["架空市市民第203号", "L-001"]);
    const lines = { party: "P-A", lots: [{ ledger_no: "L-001", quantity: 3 }, { ledger_no: "L-001", quantity: 2 }], giver: "W-001", receiver: "W-101", plan: "T-02" };
    expectRefused(w.ask("handover.to_subcontractor", lines), "R-30", "2-1", "consent-used-up");
    w.do("handover.to_subcontractor", handOver({ quantity: 3 }));
    expectRefused(w.ask("handover.to_subcontractor", handOver({ handover_no: "H-007", quantity: 2 })), "R-30", "2-1", "consent-used-up");
    expectAccepted(w.ask("handover.to_subcontractor", handOver({ handover_no: "H-007", quantity: 1 })));
  });

  it("[R-30] what lies on the same medium goes along, so it needs the consent too", () => {
    w.given("usb");
    w.do("handover.receive", receipt({ ledger_no: "L-003", handover_no: "H-003", quantity: 1, slip_quantity: 1, unit: "本", medium: "M-001", holding: mediumRow() }));
    approve("AP-20", [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-002"] }, valid_from: "2026-05-20", valid_to: "2026-09-30" }]);
    const stick = handOver({ ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001", photographs: ["M-001 ラベル"] });
    expect(expectRefused(w.ask("handover.to_subcontractor", stick), "R-30", "2-1").about).toEqual(["P-A", "L-003"]);
    approve("AP-21", [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-003"] }, valid_from: "2026-05-20", valid_to: "2026-09-30" }]);
    w.do("handover.to_subcontractor", stick);
    expect(w.line("本")).toMatchObject({ stored: 0, subcontract: 2, difference: 0 });
  });

  it("[R-19] a hand-over needs a registered plan that joins the place and the party", () => {
    w.given("paper", "sub-contract consent");
    expectRefused(w.ask("handover.to_subcontractor", handOver({ plan: null })), "R-19", "14(5)", "plan-missing");
    expectRefused(w.ask("handover.to_subcontractor", handOver({ plan: "T-99" })), "R-19", "14(5)", "plan-unknown");
    expectRefused(w.ask("handover.to_subcontractor", handOver({ plan: "T-03" })), "R-19", "14(5)", "plan-does-not-join");
    expectAccepted(w.ask("handover.to_subcontractor", handOver()));
  });

  it("[R-05] giver and receiver are named in both directions", () => {
    w.given("paper", "sub-contract consent");
    expect(expectRefused(w.ask("handover.to_subcontractor", handOver({ giver: null, receiver: null })), "R-05", "14(7)").missing).toEqual(["giver", "receiver"]);
    w.given("at the sub-contractor");
    const home = { handover_no: "H-008", party: "P-A", ledger_no: "L-001", quantity: 4, unit: "箱", slip_quantity: 4, giver: "W-101", receiver: "W-001", plan: "T-02" } as const;
    expect(expectRefused(w.ask("handover.from_subcontractor", { ...home, giver: null }), "R-05", "14(7)").missing).toEqual(["giver"]);
    expectRefused(w.ask("handover.from_subcontractor", { ...home, quantity: 5, slip_quantity: 5 }), "R-05", "14(7)", "not-enough-on-hand");
    expectWarned(w.ask("handover.from_subcontractor", { ...home, slip_quantity: 3 }), ["R-06"], "5-1");
    expect(w.do("handover.from_subcontractor", home).due["arrival_check_by"]).toMatch(/^2026-05-21T/u);
    expect(w.line("箱")).toMatchObject({ stored: 12, subcontract: 0, difference: 0 });
    expect(w.lots("L-001").every((l) => l.place === "P-02" && l.party === "P-SELF")).toBe(true);
  });

  it("[R-34] an empty disk sent along is named with serial and photograph", () => {
    w.given("paper", "sub-contract consent");
    const disk = (photographs: string[]) => handOver({ items: [{ medium: "M-005", serial_no: "TST-HDD-0005", empty: true, photographs }] });
    expectRefused(w.ask("handover.to_subcontractor", disk([])), "R-34", "7");
    w.do("handover.to_subcontractor", disk(["M-005 ラベル"]));
    expect(w.item("M-005")).toMatchObject({ party: "P-A", state: "再委託先・業者" });
  });
});

describe("目的外・第三者提供", () => {
  it("[R-57] refuses a provision without the city's permission for this party and holding, and beyond its number", () => {
    w.given("paper");
    const given = { kind: "第三者提供", party: "架空大学", ledger_no: "L-001", quantity: 2, unit: "箱" } as const;
    expectRefusedOnly(w.ask("provision.record", given), "R-57");
    expectRefused(w.ask("provision.record", given), "R-57", "3", "no-permission");
    approve("AP-30", [{ kind: "目的外・第三者提供許可", scope: { party: "架空大学", holdings: ["L-001"] }, limit_qty: 2, unit: "箱", valid_from: "2026-05-20", valid_to: "2026-05-31" }]);
    expectRefused(w.ask("provision.record", { ...given, party: "別の大学" }), "R-57", "3");
    expectRefused(w.ask("provision.record", { ...given, quantity: 3 }), "R-57", "3");
    w.do("provision.record", given);
    expectRefused(w.ask("provision.record", { ...given, quantity: 1 }), "R-57", "3");
  });

  it("[R-29] refuses a provision of a holding that the ledger does not have", () => {
    expectRefused(w.ask("provision.record", { kind: "第三者提供", party: "架空大学", ledger_no: "L-077", quantity: 1, unit: "箱" }), "R-29", "3", "holding-unknown");
  });
});
