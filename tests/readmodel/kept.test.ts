import { describe, expect, it } from "vitest";
import { Projection, sqlReady } from "../../electron/projection/database.ts";
import { insert, statement } from "../../shared/readmodel/row.ts";

const people = "SELECT p.no, p.role, q.role AS party_role FROM persons p LEFT JOIN parties q ON q.id=p.party WHERE p.no=?";

/** A projection of two tables that answers are kept of, with one person. */
async function projection(): Promise<Projection> {
  await sqlReady();
  const made = Projection.empty(["CREATE TABLE persons(no TEXT, role TEXT, party TEXT)", "CREATE TABLE parties(id TEXT, role TEXT)", "CREATE TABLE lots(id INTEGER, qty INTEGER)"]);
  made.run([insert("persons", { no: "W-002", role: "業務従事者", party: "P-SELF" }), insert("parties", { id: "P-SELF", role: "受託者" })]);
  return made;
}

describe("answers that are kept", () => {
  it("tell another person for another number", async () => {
    const db = await projection();
    db.run([insert("persons", { no: "W-003", role: "点検者", party: "P-SELF" })]);
    expect(db.ask(people, "W-002")[0]?.["role"]).toBe("業務従事者");
    expect(db.ask(people, "W-003")[0]?.["role"]).toBe("点検者");
    expect(db.ask(people, "W-004")).toEqual([]);
    db.close();
  });

  it("are asked anew after a change to either table they come from", async () => {
    const db = await projection();
    expect(db.ask(people, "W-002")).toEqual([{ no: "W-002", role: "業務従事者", party_role: "受託者" }]);
    db.run([statement("UPDATE persons SET role=? WHERE no=?", "副責任者", "W-002")]);
    expect(db.ask(people, "W-002")[0]?.["role"]).toBe("副責任者");
    db.run([statement("UPDATE parties SET role=? WHERE id=?", "再委託先", "P-SELF")]);
    expect(db.ask(people, "W-002")[0]?.["party_role"]).toBe("再委託先");
    db.close();
  });

  it("are given up when a change is undone", async () => {
    const db = await projection();
    db.begin();
    db.run([statement("UPDATE persons SET role=? WHERE no=?", "副責任者", "W-002")]);
    expect(db.ask(people, "W-002")[0]?.["role"]).toBe("副責任者");
    db.rollback();
    expect(db.ask(people, "W-002")[0]?.["role"]).toBe("業務従事者");
    db.close();
  });

  it("are never kept of a table that grows", async () => {
    const db = await projection();
    db.run([insert("lots", { id: 1, qty: 3 })]);
    const ask = "SELECT qty FROM lots WHERE id=?";
    expect(db.ask(ask, 1)).toEqual([{ qty: 3 }]);
    db.run([statement("UPDATE lots SET qty=2 WHERE id=1")]);
    expect(db.ask(ask, 1)).toEqual([{ qty: 2 }]);
    db.close();
  });
});
