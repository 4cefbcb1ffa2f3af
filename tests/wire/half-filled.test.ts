import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declared } from "../../electron/ledger/dispatch.ts";
import type { Desk } from "../ledger/support/desk.ts";
import { deskWith } from "../ledger/support/desk.ts";
import { leaves, nameOf, put, sample } from "./bodies.ts";

interface Row {
  readonly rule: string;
  readonly status: "ok" | "no" | "yet";
  readonly code: string;
  readonly missing: readonly string[];
}

let desk: Desk;
let size = 0;
beforeAll(async () => {
  desk = await deskWith("paper");
  size = await desk.size();
});
afterAll(async () => {
  expect(await desk.size()).toBe(size);
  expect(desk.log.filter((l) => l.includes("internal"))).toEqual([]);
  desk.remove();
});

const commands = declared.filter((d) => d.kind === "command");

async function rowsOf(channel: string, body: unknown): Promise<readonly Row[]> {
  const reply = await desk.send(`${channel}.check`, body);
  expect({ channel, body, kind: reply.kind, code: reply.code ?? null }).toEqual({ channel, body, kind: "answer", code: null });
  return reply.rows as unknown as readonly Row[];
}

/** Takes a chosen set of places out of a full body, inner ones first. */
function without(body: unknown, places: readonly (readonly (string | number)[])[]): unknown {
  return [...places].sort((a, b) => b.length - a.length).reduce((rest, path) => put(rest, path, undefined), body);
}

describe("a live check (試し判定) of a half-filled form", () => {
  it.each(commands)("$channel: names each required field not filled yet, and records nothing", async ({ channel, schema }) => {
    const full = sample(schema, true);
    // Elements of a list are filled or the list is not; fields of an element may be absent.
    const places = leaves(schema).filter((l) => typeof l.path.at(-1) === "string");
    const told = await rowsOf(channel, full);
    expect(told.every((r) => ["ok", "no", "yet"].includes(r.status) && /^R-\d\d$/.test(r.rule))).toBe(true);
    expect(told.filter((r) => r.code === "not-entered" && r.rule === "R-09")).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.subarray(places), async (gone) => {
        const rows = await rowsOf(channel, without(full, gone.map((g) => g.path)));
        const yet = new Set(rows.filter((r) => r.status === "yet").flatMap((r) => r.missing));
        // A field inside a part that is gone itself is not asked for.
        const asked = gone.filter((g) => g.required && !gone.some((o) => o !== g && o.path.length < g.path.length && o.path.every((step, i) => g.path[i] === step)));
        for (const g of asked) expect({ channel, yet: [...yet], field: nameOf(g.path) }).toMatchObject({ field: [...yet].find((y) => y === nameOf(g.path)) ?? "named nowhere" });
      }),
      { numRuns: 12 },
    );
  });

  it("calls nothing 満たす that nobody has entered: of an empty form only what the ledger, the person and the time answer (ui.md §7.3)", async () => {
    /** Who records and when; and the contract, which no field names. */
    const known = new Set(["R-49", "R-02", "R-66"]);
    const ofContract: Readonly<Record<string, readonly string[]>> = { "contract.close": ["R-32", "R-37", "R-62"], "handover.receive": ["R-01"], "holding.collect": ["R-01"], "procedure.register": ["R-03"] };
    for (const { channel } of commands) {
      const held = (await rowsOf(channel, {})).filter((r) => r.status === "ok").map((r) => r.rule);
      expect({ channel, held: held.filter((r) => !known.has(r) && !(ofContract[channel] ?? []).includes(r)) }).toEqual({ channel, held: [] });
    }
    // What is left out on purpose is no gap once the rest is there.
    const slip = { ledger_no: "L-001", quantity: 1, unit: "箱", giver: "架空市", receiver: "W-002", method: "手渡し" };
    const medium = async (body: object): Promise<unknown> => (await rowsOf("handover.receive", body)).find((r) => r.rule === "R-13");
    expect(await medium({})).toMatchObject({ status: "yet", missing: [] });
    expect(await medium({ ...slip, receiver: undefined })).toMatchObject({ status: "yet", missing: [] });
    expect(await medium(slip)).toMatchObject({ status: "ok" });
  });

  it("of nothing at all names what is asked for first", async () => {
    const rows = await rowsOf("usage.log", {});
    expect(rows.filter((r) => r.status === "yet").flatMap((r) => r.missing)).toEqual(expect.arrayContaining(["ledger_no", "task"]));
    expect(rows.every((r) => r.status !== "no" || r.rule !== "R-29")).toBe(true);
  });

  it("an empty text and an empty list are gaps, a wrong value is a fault", async () => {
    const rows = await rowsOf("worker.register", { workers: [] });
    expect(rows.filter((r) => r.status === "yet").flatMap((r) => r.missing)).toContain("workers");
    expect((await rowsOf("note.save", { ledger_no: "", field: "備考", text: "" })).filter((r) => r.status === "yet").flatMap((r) => r.missing)).toEqual(expect.arrayContaining(["ledger_no", "text"]));
    expect(await desk.send("note.save.check", { ledger_no: "", field: 5 })).toMatchObject({ kind: "fault", code: "bad-request", field: "field", why: "wrong-type" });
    expect(await desk.send("note.save.check", { more: 1 })).toMatchObject({ kind: "fault", code: "bad-request", field: "more", why: "extra-key" });
  });

  it("never answers better or worse than the recorded command, once all is filled", async () => {
    const body = { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-01" };
    const half = await rowsOf("holding.move", { ...body, to_place: undefined });
    expect(half.filter((r) => r.status === "yet").flatMap((r) => r.missing)).toContain("to_place");
    const whole = await rowsOf("holding.move", body);
    expect(whole.filter((r) => r.status === "yet")).toEqual([]);
    const told = whole.filter((r) => r.status === "no").map((r) => `${r.rule} ${r.code}`);
    const reply = await desk.send("holding.move", { ...body, quantity: 99 });
    const wrong = (await rowsOf("holding.move", { ...body, quantity: 99 })).filter((r) => r.status === "no").map((r) => `${r.rule} ${r.code}`);
    expect(reply.reasons?.map((r) => `${r.rule} ${r.code}`) ?? []).toEqual(wrong);
    expect(told).not.toEqual(wrong);
    size++;
  });
});
