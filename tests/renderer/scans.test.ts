import { describe, expect, it } from "vitest";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { scanInto, type Read } from "../../renderer/forms/scanInto.ts";
import { shapeOf } from "../../renderer/forms/shape.ts";

const into = (channel: CommandName, values: Readonly<Record<string, unknown>>, read: Read, hidden: readonly string[] = []) => scanInto({ channel, shape: shapeOf(channel), values, hidden, first: [], last: ["occurred_at", "doer"] }, read);

describe("a label read in a form (ui.md §5)", () => {
  it("goes into the first empty field of its kind, whatever field has focus", () => {
    expect(into("holding.move", {}, { register: "holding", no: "L-001" })).toEqual({ field: "ledger_no", values: { ledger_no: "L-001" } });
    expect(into("holding.move", {}, { register: "place", no: "P-01" })).toEqual({ field: "from_place", values: { from_place: "P-01" } });
    expect(into("holding.move", { from_place: "P-01" }, { register: "place", no: "P-02" })?.values).toEqual({ from_place: "P-01", to_place: "P-02" });
    expect(into("holding.move", {}, { register: "item", no: "2-370001-1" })?.field).toBe("medium");
  });

  it("goes into the list of its kind, and twice is once", () => {
    const one = into("authorisation.grant", { ledger_no: "L-001" }, { register: "person", no: "W-003" });
    expect(one?.values).toEqual({ ledger_no: "L-001", workers: ["W-003"] });
    expect(into("authorisation.grant", one?.values ?? {}, { register: "person", no: "W-003" })?.values).toEqual(one?.values);
  });

  it("goes into a row where only rows want it, and into a new row where none is left", () => {
    const one = into("takeout.request", {}, { register: "holding", no: "L-001" });
    expect(one?.values).toEqual({ lots: [{ ledger_no: "L-001" }] });
    expect(into("takeout.request", one?.values ?? {}, { register: "holding", no: "L-002" })?.values).toEqual({ lots: [{ ledger_no: "L-001" }, { ledger_no: "L-002" }] });
  });

  it("a seal and a record sheet go by their names; a badge nobody else wants is who did it", () => {
    expect(into("transport.depart", {}, { names: ["seal_no"], no: "5-370001-1" })?.field).toBe("seal_no");
    expect(into("usage.return", {}, { names: ["record_sheet", "record_sheets"], no: "6-370001-1" })?.field).toBe("record_sheet");
    expect(into("sheet.record", {}, { names: ["record_sheet", "record_sheets"], no: "6-370001-1" })?.values).toEqual({ record_sheets: ["6-370001-1"] });
    expect(into("holding.move", {}, { register: "person", no: "W-003" })?.field).toBe("doer");
  });

  it("is wanted by no field where the form has none of its kind, or its field is full", () => {
    expect(into("holding.move", {}, { names: ["seal_no"], no: "5-370001-1" })).toBeNull();
    expect(into("holding.move", { from_place: "P-01", to_place: "P-02" }, { register: "place", no: "P-03" })).toBeNull();
    expect(into("holding.move", {}, { register: "holding", no: "L-001" }, ["ledger_no"])).toBeNull();
  });
});
