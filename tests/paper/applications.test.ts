import { beforeEach, describe, expect, it } from "vitest";
import { applicationFor, applicationOf } from "../../renderer/forms/applications.ts";
import { actions } from "../../shared/ipc/actions.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { codes } from "../../shared/articles/codes.ts";
import { datesOf } from "../../shared/paper/dates.ts";
import { mayPrint } from "../../shared/paper/may.ts";
import type { FormId } from "../../shared/paper/registry.ts";
import { forms } from "../../shared/paper/registry.ts";
import type { Built, PrintOptions, Source } from "../../shared/paper/source.ts";
import { formatInstant } from "../../shared/values/instant.ts";
import { asking } from "../support/asking.ts";
import type { World } from "../support/world.ts";
import { world } from "../support/world.ts";

let w: World;
const noon = Date.parse("2026-05-20T12:00:00+09:00");
beforeEach(async () => {
  w = (await world()).given("paper").at(formatInstant(noon)).as("W-001");
});

function built(form: FormId, subject: string | null, options: PrintOptions = {}, record: Source["record"] = () => null): Built {
  const [ask, about] = asking(w, "W-001", noon);
  const source = { ask, record, base: about.base, actor: "W-001", now: noon, practice: false, dates: datesOf("和暦"), tag: "37", docNo: "令8-0001", sheets: [], checkpoint: null, verified: null, contacts: [{ name: "夜間窓口", phone: "0299-00-0000" }], fingerprints: new Map([["W-003", "abcd efgh jkmn pqrs"]]) } as unknown as Source;
  return forms[form].build(source, { subject, asOf: null, options });
}

/** The words of a paper, one line a cell or paragraph. */
function words(...of: Parameters<typeof built>): string {
  const page = built(...of);
  if (!("body" in page)) throw new Error(page.wrong);
  return page.body.html.replaceAll(/<(?:br|\/td|\/th|\/li|\/p|\/div|\/h1|\/tr)[^>]*>/gu, "\n").replaceAll(/<[^>]*>/gu, "");
}

/** What the form on the screen would print: the paper of a half-filled command. */
function ofForm(code: string, channel: CommandName, body: Readonly<Record<string, unknown>>): { readonly form: FormId; readonly subject: string | null; readonly options: PrintOptions } {
  const form = applicationFor(code, channel);
  const paper = form === null ? null : applicationOf(form, channel, body);
  const read = actions["print.form"].parse(paper);
  return { form: read.form as FormId, subject: read.subject ?? null, options: read.options ?? {} };
}

describe("an application to the city", () => {
  it("[R-20] for copying holds what the form holds, and leaves the city's answer empty", () => {
    const { form, subject, options } = ofForm("no-approval", "copy.make", { source: "L-001", method: "コピー機", quantity: 80, unit: "枚", place: "P-01", persons: 40, necessity: "入力の照合に使うため", destroy_by: "2026-06-30" });
    const text = words(form, subject, options);
    expect(text).toContain("複写・複製承認申請書");
    expect(text).toMatch(/L-001\n市民意識調査票\n原始資料\n紙\n12箱\n80枚/u);
    expect(text).toContain("入力の照合に使うため");
    expect(text).toContain("複写する本人の数　40人");
    expect(text).toContain("令和8年6月30日");
    expect(text).toMatch(/回答欄（委託者が記入する）[^]*承認する条件を付けて承認する承認しない保留する/u);
    expect(text.slice(text.indexOf("回答欄"))).not.toMatch(/令和8年6月30日|第\d+号/u);
  });

  it("of a holding alone leaves room where only people know, and nothing is called 未記入", () => {
    const text = words("F06", "L-001");
    expect(text).toContain("令和　　年　　月　　日");
    expect(text.slice(text.indexOf("記\n"), text.indexOf("以上"))).not.toContain("未記入");
    expect(built("F06", "L-999")).toEqual({ wrong: "subject" });
    expect(built("F06", "L-001,L-999")).toEqual({ wrong: "subject" });
  });

  it("[R-10] for a takeout names destination and designation, and asks for the designation where there is none", () => {
    const body = { lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }], destination: "P-90", bearers: ["W-003", "W-004"], plan: "T-01", purpose: "市役所での照合", out_at: "2026-05-21T09:00:00+09:00", due_back_at: "2026-05-21T17:00:00+09:00" };
    const { form, subject, options } = ofForm("no-takeout-approval", "takeout.depart", body);
    const before = words(form, subject, options);
    expect(before).toMatch(/2箱\n80人/u);
    expect(before).toContain("持出先の指定も併せて申請する");
    expect(before).toMatch(/指定する指定しない/u);
    expect(before).toMatch(/持出者　[^\n]*（W-003）、[^\n]*（W-004）/u);
    expect(before).toContain("令和8年5月21日 09:00　から　令和8年5月21日 17:00　まで");
    w.given("takeout approval").at(formatInstant(noon)).as("W-001");
    const after = words(form, subject, { application: { ...options.application, destination: "P-91" } });
    expect(after).not.toContain("併せて申請する");
  });

  it("for a takeout that was asked for inside is filled from the request", () => {
    const asked = w.do("takeout.request", { lots: [{ ledger_no: "L-001", quantity: 3, unit: "箱" }], purpose: "照合", destination: "P-90", out_at: "2026-05-22T09:00:00+09:00", due_back_at: "2026-05-22T17:00:00+09:00" });
    const no = String(w.rows("SELECT no FROM takeout_requests")[0]?.["no"]);
    const text = words("F07", no, {}, () => ({ seq: 1, at: noon, occurred: noon, channel: "takeout.request", outcome: "accepted", signer: "W-001", body: { lots: [{ ledger_no: "L-001", quantity: 3, unit: "箱" }], purpose: "照合", destination: "P-90", out_at: "2026-05-22T09:00:00+09:00", due_back_at: "2026-05-22T17:00:00+09:00" } }));
    expect(asked).toBeDefined();
    expect(text).toMatch(/3箱\n80人/u);
    expect(text).toContain("照合");
  });

  it("[R-30] for a sub-contractor names the firm, for another purpose the items and persons", () => {
    expect(words("F04", "P-A")).toMatch(/再委託承諾申請書[^]*（P-A・再委託先）[^]*業務の効果を高めるために必要な理由[^]*承諾通知書/u);
    expect(words("F09", "L-001")).toMatch(/氏名・住所\n[^\n]*箱\n80人[^]*許可書/u);
    const { form, subject } = ofForm("party-not-consented", "handover.to_subcontractor", { party: "P-A", lots: [{ ledger_no: "L-001", quantity: 4, unit: "箱" }] });
    expect([form, subject]).toEqual(["F04", "P-A"]);
  });

  it("[R-35] to change the designated way says what is designated now, of one holding or of all that is left", () => {
    w.given("designations").at(formatInstant(noon)).as("W-001");
    const text = words("designation", "L-001");
    expect(text).toMatch(/返還・廃棄方法指定（変更）申請書[^]*L-001\n市民意識調査票\n紙\n12箱\n返還 架空市市民第598号/u);
    expect(words("designation", null)).toContain("L-001");
  });

  it("may be written by whoever may ask (ui 14), not by the system administrator", () => {
    const [ask, about] = asking(w, "W-003", noon);
    expect(mayPrint(ask, w.as("W-003").base(), noon, "ask", "L-001")).toBe(true);
    expect(mayPrint(ask, w.as("W-007").base(), noon, "ask", "L-001")).toBe(false);
    expect(about.actor).toBe("W-003");
  });
});

describe("next steps that promise a paper", () => {
  /** A command that can be refused for the reason, half filled. */
  const body = { source: "L-001", ledger_no: "L-001", party: "P-A", handover_no: "H-001", quantity: 1, unit: "箱" };
  const commandOf: Readonly<Record<string, CommandName>> = { "approval-used-up": "copy.make", "approval-not-in-force": "takeout.depart", "approval-other-scope": "copy.make" };
  it("make it: every button that says 申請書 or 書面を作る has its form", () => {
    const promising = Object.entries(codes).filter(([, c]) => /申請書を作る|書面を作る/u.test(c.next.ja)).map(([code]) => code);
    expect(promising.length).toBeGreaterThan(12);
    for (const code of promising) {
      const channel = commandOf[code] ?? "handover.return";
      const form = applicationFor(code, channel);
      expect(form, code).not.toBeNull();
      if (form !== null) expect(applicationOf(form, channel, body), code).not.toBeNull();
    }
  });
});
