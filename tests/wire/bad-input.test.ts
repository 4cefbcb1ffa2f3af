import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declared } from "../../electron/ledger/dispatch.ts";
import { actions } from "../../shared/ipc/actions.ts";
import { faultCodes } from "../../shared/ipc/envelope.ts";
import { parseDay } from "../../shared/values/era.ts";
import type { Desk } from "../ledger/support/desk.ts";
import { deskWith, passphraseOf } from "../ledger/support/desk.ts";
import { kindOf, leaves, nameOf, put, sample } from "./bodies.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith("paper");
});
afterAll(() => desk.remove());

/** What is sent in the place of anything; none of it may come back or reach the log. */
const marker = "漏れてはならない値471147114711";

const channels = declared.map(({ channel, kind, schema }) => ({ channel, kind, schema }));
const withFields = channels.filter(({ schema }) => leaves(schema).length > 0);

/** Sends a bad body; it must be a fault of the caller that names the field and repeats nothing. */
async function refused(channel: string, body: unknown, field: string): Promise<void> {
  const before = desk.log.length;
  const reply = await desk.send(channel, body);
  expect({ channel, ...reply, ref: "" }).toMatchObject({ channel, kind: "fault", code: "bad-request", field, ref: "" });
  expect(JSON.stringify(reply) + desk.log.slice(before).join("\n")).not.toContain("471147114711");
}

/** Bad values for a place, by the kind of its schema. */
function badFor(kind: string): readonly unknown[] {
  switch (kind) {
    case "string":
      return [471147114711, { [marker]: 1 }, [marker], true, `${marker}\u0007`, `${marker}\u202e`, `${marker}\ud800`, `${marker}\u2028`, marker.repeat(400)];
    case "number":
      return [marker, true, -471147114711, 471147114711.25, 471147114711e200, [], {}];
    case "boolean":
      return [marker, 471147114711, "true", []];
    case "enum":
    case "literal":
      return [marker, 471147114711, [], {}, "constructor", "__proto__"];
    case "object":
      return [marker, 471147114711, [marker], true];
    case "array":
      return [marker, 471147114711, { length: 471147114711 }, Array.from({ length: 1_201 }, () => 471147114711)];
    case "record":
      return [marker, 471147114711, [marker]];
    default:
      return [];
  }
}

/** Some numbers are free to be below zero or broken (percentages, hours): then the schema itself says that a value is good. */
const isGood = (schema: { safeParse: (v: unknown) => { success: boolean } }, value: unknown): boolean => schema.safeParse(value).success;

describe("every channel", () => {
  it("is there: each command also as a live check", () => {
    expect(channels.length).toBeGreaterThan(150);
    for (const { channel } of channels.filter((c) => c.kind === "command")) expect(channels.some((c) => c.channel === `${channel}.check`)).toBe(true);
  });

  it.each(channels)("$channel answers a body of the right shape, and never as an error of the program", async ({ channel, kind, schema }) => {
    for (const full of [true, false]) {
      const body = sample(schema, full);
      expect({ channel, full, good: schema.safeParse(body).success }).toEqual({ channel, full, good: true });
      const reply = await desk.send(channel, body);
      expect({ channel, reply: reply.kind, code: reply.code ?? null }).not.toMatchObject({ code: "internal" });
      if (reply.kind === "fault") expect(faultCodes).toContain(reply.code);
      // The sample's instant may lie after the clock of the ledger, or name a person who has a key already.
      if (kind === "command") expect({ channel, body, answered: ["accepted", "refused", "needs-reason"].includes(reply.kind) || reply.code === "future", reply }).toMatchObject({ answered: true });
      if (kind === "check" || kind === "query") expect({ channel, kind: reply.kind }).toEqual({ channel, kind: "answer" });
      if (Object.hasOwn(actions, channel) && desk.open.signedIn === null) await desk.as("W-001");
    }
    if (desk.open.signedIn !== "W-001") await desk.as("W-001");
  });
});

describe("bad input over every channel writes nothing", () => {
  let size = 0;
  beforeAll(async () => {
    await desk.as("W-001");
    size = await desk.size();
  });
  afterAll(async () => {
    expect(await desk.size()).toBe(size);
    expect(desk.log.join("\n")).not.toMatch(/471147114711| internal /u);
  });

  it.each(channels)("$channel: extra keys, also of the prototype", async ({ channel, schema }) => {
    const body = sample(schema, true) as object;
    for (const key of ["no_such_field", "constructor", "prototype", "toString", "hasOwnProperty"]) await refused(channel, { ...body, [key]: marker }, key);
    const proto = await desk.line(`{"channel":${JSON.stringify(channel)},"body":{"__proto__":{"x":"${marker}"}}}`);
    expect(proto).toMatchObject({ kind: "fault", code: "bad-json", why: "proto-key" });
    for (const whole of [marker, 471147114711, [marker], true]) await refused(channel, whole, "body");
  });

  it.each(withFields)("$channel: wrong types, over-long text, control and bidi characters, lone surrogates, impossible numbers", async ({ channel, kind, schema }) => {
    const body = sample(schema, true);
    for (const leaf of leaves(schema)) {
      // A live check reads with the same schema; two wrong values tell as much.
      for (const value of badFor(kindOf(leaf.schema)).slice(0, kind === "check" ? 2 : undefined)) {
        if (isGood(leaf.schema, value)) continue;
        const reply = await desk.send(channel, put(body, leaf.path, value));
        const name = nameOf(leaf.path);
        expect({ channel, value: typeof value, kind: reply.kind, code: reply.code }).toEqual({ channel, value: typeof value, kind: "fault", code: "bad-request" });
        // An element of a list or an inner field may be what is named first.
        expect({ channel, field: reply.field?.startsWith(name) }).toEqual({ channel, field: true });
        expect(JSON.stringify(reply)).not.toContain("471147114711");
      }
    }
  });

  it.each(withFields.filter(({ schema }) => leaves(schema).some((l) => dayLike(l.schema))))("$channel: days that no calendar has", async ({ channel, schema }) => {
    const body = sample(schema, true);
    for (const leaf of leaves(schema).filter((l) => dayLike(l.schema))) {
      for (const day of ["2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "2026-06-31", "昭和64年1月8日", "令和8年5月20日", "2026-5-20", "20260520", "2026-02-30T10:00:00+09:00", "2026-05-20T25:00:00+09:00", "2026-05-20T10:00:00", ""]) {
        if (isGood(leaf.schema, day)) continue;
        const reply = await desk.send(channel, put(body, leaf.path, day));
        // To a live check an empty field is a gap.
        if (day === "" && channel.endsWith(".check")) expect(reply.kind).toBe(reply.kind === "answer" ? "answer" : "fault");
        else expect({ channel, day, kind: reply.kind, field: reply.field }).toEqual({ channel, day, kind: "fault", field: nameOf(leaf.path) });
        if (day !== "") expect(JSON.stringify(reply)).not.toContain(day);
      }
      for (const never of ["2026-02-30", "2027-02-29", "昭和64年1月8日"]) expect(isGood(leaf.schema, never)).toBe(false);
    }
  });

  it.each(channels.filter((c) => c.kind !== "check"))("$channel: NaN, Infinity, huge numbers and a number as text are not taken", async ({ channel, schema }) => {
    const numbers = leaves(schema).filter((l) => kindOf(l.schema) === "number");
    for (const word of ["NaN", "Infinity", "-Infinity", "0x10", "01", "+1"]) {
      const reply = await desk.line(`{"channel":${JSON.stringify(channel)},"body":{"x":${word}}}`);
      expect(reply).toMatchObject({ kind: "fault", code: "bad-json", why: "syntax" });
    }
    for (const leaf of numbers) {
      for (const huge of ["1e400", "9007199254740993", "-1e400", "99999999999999999999999999", "-1", "-0"]) {
        if (huge === "-0" && isGood(leaf.schema, -0)) continue;
        const text = JSON.stringify({ channel, body: put(sample(schema, true), leaf.path, "@") }).replace('"@"', huge);
        expect({ channel, huge, ...(await desk.line(text)), ref: "" }).toMatchObject({ channel, huge, kind: "fault", code: "bad-request", field: nameOf(leaf.path) });
      }
    }
  });

  it("an era that had ended is not read as a day anywhere", () => {
    expect(parseDay("昭和64年1月8日", "2026-05-20")).toMatchObject({ wrong: "outside-era" });
    expect(parseDay("昭和64年1月7日", "2026-05-20")).toEqual({ day: "1989-01-07" });
  });
});

describe("bad requests", () => {
  it.each([
    [{ channel: 5 }, "channel"],
    [{ channel: "" }, "channel"],
    [{ channel: "x".repeat(61) }, "channel"],
    [{ channel: "usage.log", more: marker }, "more"],
    [{ channel: "usage.log", reasons: { "R-25": 5 } }, "reasons.R-25"],
    [{ channel: "usage.log", reasons: { toString: marker } }, "reasons.toString"],
    [{ channel: "usage.log", reasons: { "R-25": marker.repeat(200) } }, "reasons.R-25"],
    [{ channel: "usage.log", confirm: [{ person: "W-001" }] }, "confirm[0].passphrase"],
    [{ channel: "usage.log", confirm: [{ person: "W-001", passphrase: marker, more: 1 }] }, "confirm[0].more"],
    [{ channel: "usage.log", confirm: Array.from({ length: 8 }, () => ({ person: "W-001", passphrase: marker })) }, "confirm"],
  ])("%j is a fault that names %s", async (sent, field) => {
    const size = await desk.size();
    const reply = await desk.line(JSON.stringify(sent));
    expect(reply).toMatchObject({ kind: "fault", code: "bad-request", field });
    expect(JSON.stringify(reply) + desk.log.join()).not.toContain("471147114711");
    expect(await desk.size()).toBe(size);
  });

  it("an account for a number that no key ring holds names its field", async () => {
    await desk.done("worker.register", { workers: [{ worker_no: "従事者1", name: "従事者", role: "業務従事者", party: "P-SELF" }] });
    const size = await desk.size();
    expect(await desk.send("account.invite", { worker: "従事者1" })).toMatchObject({ kind: "fault", code: "bad-input", field: "worker" });
    expect(await desk.size()).toBe(size);
  });

  it.each(["no.such", "constructor", "__proto__", "toString", "usage.log.check.check", "usage.log "])("an unknown channel %s is a fault that does not repeat it", async (channel) => {
    const reply = await desk.send(channel, {});
    expect(reply).toMatchObject({ kind: "fault", code: "unknown-channel", field: "channel" });
    expect(JSON.stringify({ ...reply, ref: "" })).not.toContain(channel);
  });

  it("without a session nothing is answered or written, on any channel", async () => {
    await desk.send("session.lock");
    for (const { channel, kind, schema } of channels) {
      if (kind === "action") continue;
      expect({ channel, ...(await desk.send(channel, sample(schema, true))), ref: "" }).toEqual({ channel, kind: "fault", code: "no-session", ref: "" });
    }
    await desk.done("session.open", { person: "W-001", passphrase: passphraseOf("W-001") });
  });
});

function dayLike(schema: { safeParse: (v: unknown) => { success: boolean } }): boolean {
  const takes = (v: unknown): boolean => schema.safeParse(v).success;
  return !takes("ことば") && (takes("2026-05-20") || takes("2026-05-20T10:00:00+09:00"));
}
