import { beforeEach, describe, expect, it } from "vitest";
import { formatInstant } from "../../shared/values/instant.ts";
import { datesOf } from "../../shared/paper/dates.ts";
import type { FormId } from "../../shared/paper/registry.ts";
import { forms } from "../../shared/paper/registry.ts";
import type { Recorded, Source } from "../../shared/paper/source.ts";
import { asking } from "../support/asking.ts";
import type { World } from "../support/world.ts";
import { world } from "../support/world.ts";

let w: World;
const noon = Date.parse("2026-05-20T12:00:00+09:00");
beforeEach(async () => {
  w = (await world()).given("paper").at(formatInstant(noon)).as("W-001");
});

/** The words of a form as printed at noon, one line a cell or paragraph. */
function words(form: FormId, record: Source["record"] = () => null): string {
  const [ask, about] = asking(w, "W-001", noon);
  const source = { ask, record, base: about.base, actor: "W-001", now: noon, practice: false, dates: datesOf("和暦"), tag: "37", docNo: "令8-0001", sheets: [], checkpoint: null, verified: null, fingerprints: new Map([["W-003", "abcd efgh jkmn pqrs"]]) } as unknown as Source;
  const built = forms[form].build(source, { subject: null, asOf: null, options: {} });
  if (!("body" in built)) throw new Error(built.wrong);
  return built.body.html.replaceAll(/<(?:br|\/td|\/th|\/li|\/p|\/div|\/h1)[^>]*>/gu, "\n").replaceAll(/<[^>]*>/gu, "");
}
const cells = (form: FormId, key: string): string[] => {
  const lines = words(form).split("\n");
  return lines.slice(lines.indexOf(key));
};

describe("F01, who works with the information (P1)", () => {
  it("[S2] prints the fingerprint of every key in force, so that who bound a key first is seen", () => {
    expect(words("F01")).toContain("台帳の鍵の指紋");
    expect(words("F01")).toContain("abcd efgh jkmn pqrs");
  });

  it("[R-65] names everybody with firm, role, pledge and training, and tells what changed since the last report", () => {
    expect(words("F01")).toContain("責任者・業務従事者変更報告書");
    expect(words("F01")).toMatch(/新規 2人　解除 0人　継続 7人/u);
    expect(words("F01")).not.toContain("検査員子");
    w.do("worker.register", { workers: [{ worker_no: "W-055", name: "従事者新", role: "業務従事者", party: "P-SELF", duties: "入力", from: "2026-05-25" }] });
    expect(words("F01")).toMatch(/新規 3人　解除 0人/u);
    expect(cells("F01", "W-055").slice(0, 9)).toEqual(["W-055", "従事者新", expect.any(String), "業務従事者", "入力", "8.5.25 〜 ", "未記入", "未記入", "新規"]);
    w.do("submission.submit", { form: "F01", doc_no: "サ情発第8-077号", reported_on: "2026-05-20", workers: ["W-055"] });
    expect(words("F01")).toMatch(/令和8年5月20日付けサ情発第8-077号で報告した/u);
    expect(cells("F01", "W-055")[8]).toBe("継続");
  });

  it("[R-48] strikes off who leaves, once", () => {
    w.do("worker.end", { worker: "W-003", to: "2026-05-31" });
    expect(cells("F01", "W-003")[8]).toBe("解除");
    w.at("2026-06-01T09:00:00+09:00").do("submission.submit", { form: "F01", doc_no: "サ情発第8-078号", reported_on: "2026-06-01" });
    expect(words("F01")).not.toContain("W-003");
  });
});

describe("F02, the places of work (D1)", () => {
  it("[R-65] names our places with lock and entry, the city's own places not, and which ones the city does not know yet", () => {
    w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-076号", reported_on: "2026-05-20", worksites: ["P-06"] });
    expect(words("F02")).toContain("報告していない場所はない");
    expect(words("F02")).not.toContain("架空市役所");
    w.do("worksite.register", { worksites: [{ code: "P-44", name: "新しい作業室", kind: "取扱区域", lock_type: "ICカード", access_control: "入退室の記録装置" }] });
    expect(words("F02")).toContain("新しい場所 新しい作業室（P-44）");
    const row = cells("F02", "P-44");
    expect([row[1], row[3], row[4], row[7]]).toEqual(["新しい作業室", "ICカード", "入退室の記録装置", "この報告"]);
    w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-079号", reported_on: "2026-05-20", worksites: ["P-44"] });
    expect(cells("F02", "P-44")[7]).toBe("8.5.20");
  });

  it("[R-67] tells what changed of a place, before and after, until a report has told it", () => {
    w.do("worksite.change", { worksite: "P-02", lock_type: "ICカード", key_holder: "W-002", key_no: null, key_count: 0, address: "架空市本町一丁目", reason: "錠の交換" });
    w.do("worksite.change", { worksite: "P-02", lock_type: "生体", reason: "錠の交換" });
    expect(words("F02")).toContain("変更のあった場所 本社保管庫A（P-02）");
    const lines = words("F02").split("\n");
    const line = (fact: string): readonly string[] => lines.slice(lines.indexOf(fact) - 1, lines.indexOf(fact) + 4);
    expect(line("施錠の方法")).toEqual(["P-02", "施錠の方法", "鍵", "生体", "8.5.20"]);
    expect(line("鍵管理者")).toEqual(["P-02", "鍵管理者", "従事者甲（W-001）", "従事者乙（W-002）", "8.5.20"]);
    expect(line("鍵の本数")).toEqual(["P-02", "鍵の本数", "3本", "0本", "8.5.20"]);
    expect(line("鍵の番号").slice(2, 4)).toEqual(["K-1", "なし"]);
    w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-080号", reported_on: "2026-05-20", worksites: ["P-02", "P-06"] });
    expect(words("F02")).not.toContain("変更前");
    expect(words("F02")).toContain("架空市本町一丁目");
  });

  it("[R-44] says how private things are kept out, place by place, and where nobody stated it", () => {
    const said = (): string => words("F02").split("私物の持込みを制限する方法　")[1] ?? "";
    expect(said()).toMatch(/^未記入/u);
    w.do("worksite.change", { worksite: "P-01", private_items: "入口のロッカーに預ける。携帯電話は袋に封をする", reason: "運用を定めた" });
    expect(said()).toMatch(/^本社作業室（P-01）　入口のロッカーに預ける。携帯電話は袋に封をする\n/u);
    expect(said()).toMatch(/分室作業室（P-04）[^\n]*　未記入/u);
    const lines = words("F02").split("\n");
    expect(lines.slice(lines.indexOf("私物の持込みを制限する方法") - 1, lines.indexOf("私物の持込みを制限する方法") + 3)).toEqual(["P-01", "私物の持込みを制限する方法", "なし", "入口のロッカーに預ける。携帯電話は袋に封をする"]);
    w.do("worksite.register", { worksites: [{ code: "P-45", name: "第二作業室", kind: "取扱区域", lock_type: "鍵", private_items: "持込みを禁ずる" }] });
    expect(said()).toContain("第二作業室（P-45）　持込みを禁ずる");
  });

  it("[R-67] tells the end of a place's use, and names the place no more afterwards", () => {
    w.do("worksite.change", { worksite: "P-04", used_to: "2026-05-19", reason: "移転" });
    expect(words("F02")).toContain("分室作業室（P-04）");
    expect(words("F02")).toContain("〜8.5.19");
    w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-080号", reported_on: "2026-05-20", worksites: ["P-04"] });
    expect(words("F02")).not.toContain("分室作業室");
  });
});

describe("別紙, what the contract settles (ui 7.8)", () => {
  it("says of each matter its value, who set it, when and why, and keeps every change", () => {
    const kept = new Map<number, Recorded>();
    const set = (parameters: object, reason: string): void => {
      const { events } = w.do("parameters.set", { parameters, reason });
      const seq = Number(w.rows("SELECT max(seq) AS seq FROM records")[0]?.["seq"]);
      kept.set(seq, { seq, at: noon, occurred: noon, channel: "parameters.set", outcome: "accepted", signer: "W-001", body: { parameters, reason }, events });
    };
    expect(words("terms")).toContain("変更はない。");
    const lines = (): string[] => words("terms", (seq) => kept.get(seq) ?? null).split("\n");
    expect(lines().slice(lines().indexOf("持出者の最少人数"), lines().indexOf("持出者の最少人数") + 4)).toEqual(["持出者の最少人数", "2人以上", "変えていない", "初めの値"]);
    set({ min_bearers: 3, cycle_backup: "月次" }, "仕様書第12条による");
    set({ min_bearers: 4 }, "市の指示による");
    const at = lines().indexOf("持出者の最少人数");
    expect(lines()[at + 1]).toBe("4人以上");
    expect(lines().slice(at + 2, at + 5).join(" ")).toMatch(/（W-001） 8\.5\.20 12:00 第\d+件 市の指示による/u);
    const changes = words("terms", (seq) => kept.get(seq) ?? null).split("変更の経過")[1] ?? "";
    expect(changes).toMatch(/持出者の最少人数\n2人以上\n3人以上[^]*仕様書第12条による[^]*持出者の最少人数\n3人以上\n4人以上[^]*市の指示による/u);
    expect(changes).toMatch(/バックアップ点検の周期\n四半期\n月次/u);
  });
});
