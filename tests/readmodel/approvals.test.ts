import { expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";

it("[P5] an approval tells each grant with what is left, the records that drew on it and what was made under it", async () => {
  const w = (await world()).given("paper", "copy approval", "photocopies");
  const [a] = answers["approvals.get"]?.({ approval: "AP-04" }, ...asking(w)) as { seq: number; grants: { kind: string; limit_qty: number; used: number; left: number; scope: { holdings: string[] }; draws: { seq: number; by_no: string; qty: number }[] }[]; holdings: { no: string }[] }[];
  const copy = Number(w.rows("SELECT seq FROM copies WHERE no='C-003'")[0]?.["seq"]);
  expect(a?.grants.filter((g) => g.kind === "複写複製承認")).toMatchObject([{ kind: "複写複製承認", limit_qty: 200, used: 80, left: 120, scope: { holdings: ["L-001"] }, draws: [{ seq: copy, by_no: "C-003", qty: 80 }] }]);
  expect(a?.holdings).toMatchObject([{ no: "L-008" }]);
  expect(answers["approvals.get"]?.({ approval: "AP-99" }, ...asking(w))).toEqual([]);
  w.close();
});
