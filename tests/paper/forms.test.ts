import { describe, expect, it } from "vitest";
import { qrModules, qrSvg, draw, footCode, footSide } from "../../electron/paper/codes.ts";
import { fontRules, withoutGaps } from "../../electron/paper/fonts.ts";
import { compose, watermark } from "../../shared/paper/compose.ts";
import type { Foot } from "../../shared/paper/foot.ts";
import { footLines } from "../../shared/paper/foot.ts";
import { h, wideDigits, wideParentheses } from "../../shared/paper/html.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { eventName } from "../../shared/paper/words.ts";
import { labelSheets, labels } from "../../shared/paper/forms/labels.ts";
import { datesOf } from "../../shared/paper/dates.ts";
import { fact, table } from "../../shared/paper/layout.ts";
import { forms } from "../../shared/paper/registry.ts";
import type { Source } from "../../shared/paper/source.ts";
import { cssText } from "../../shared/paper/style.ts";
import { readQr } from "./support/qr.ts";

const note = `daicho/${"0123456789abcdef".repeat(2)}\n6418\n${"Ab3+".repeat(10)}Ab8=\n\n— 4-370002-6 ${"Zx9/".repeat(22)}Zx9=\n`;
const foot: Foot = { practice: false, note, digits: "4821773091560274", size: 6418, at: Date.UTC(2027, 2, 31, 1, 2), calendar: "和暦", before: { issueNo: "令8-0377/1", size: 6120 }, issueNo: "令8-0391/1", issue: 1 };

describe("what a value may not do to a paper", () => {
  it("prints mark-up as letters, in text and in attributes", () => {
    expect(h`<td title="${'"><script>'}">${"<b>甲</b> & ' \u0007"}</td>`.html).toBe('<td title="&quot;&gt;&lt;script&gt;">&lt;b&gt;甲&lt;/b&gt; &amp; &#39; </td>');
  });

  it("cannot leave the words of the foot, which stand in a style", () => {
    const text = cssText('"} body{display:none} </style>');
    expect(text).not.toMatch(/[<>]/u);
    expect(text.slice(1, -1)).not.toContain('"');
  });

  it("never runs a script: the document has none and its policy allows none", () => {
    const html = compose({ title: "<x>", size: "a4", style: "", body: h`<p>${"<script>alert(1)</script>"}</p>`.html, foot, code: footCode(note), copies: "one", each: 1 }, "");
    expect(html).not.toMatch(/<script/u);
    expect(html).toContain("default-src 'none'");
  });
});

describe("the foot", () => {
  it("says value in fours, records, era and time, continuation, issue", () => {
    expect(footLines(foot)).toEqual([
      "検証値　4821-7730-9156-0274　（記録 第6,418件まで・令和9年3月31日 10:02）",
      "市へ出した前回の検証値（令8-0377/1・第6,120件まで）に続くことを確かめた。",
      "QRに署名付きの検証値の全文がある。数字16桁だけの照合は簡易。",
      "発行番号 令8-0391/1（初回発行）",
    ]);
    expect(footLines({ ...foot, issue: 3, issueNo: "令8-0391/3", practice: true }).at(-1)).toBe("発行番号 令8-0391/3（再発行（2回目））　【練習台帳】");
  });

  it("of a draft has no value, code or number, and the mark of a practice ledger is never left out", () => {
    const draft = footLines({ ...foot, note: null, practice: true }).join();
    expect(draft).not.toMatch(/\d{4}-|令\d/u);
    expect(draft).toContain("練習");
    expect([foot, { ...foot, practice: true }, { ...foot, note: null }, { ...foot, note: null, practice: true }].map(watermark)).toEqual([null, "練習", "下書き", "練習・下書き"]);
  });

  it("carries the whole note in a code of 22 mm or more with modules of 0.35 mm or more, read back letter by letter", () => {
    const { side } = qrModules(note);
    expect(footSide(side)).toBeGreaterThanOrEqual(22);
    expect(footSide(side) / side).toBeGreaterThanOrEqual(0.35);
    expect(footSide(177) / 177).toBeGreaterThanOrEqual(0.35);
    expect(readQr(qrSvg(note, 22))).toBe(note);
    expect(readQr(qrSvg("2-370117-4", 11))).toBe("2-370117-4");
  });
});

describe("letters", () => {
  it("come from our own files alone, and only the parts that are needed", () => {
    const rules = fontRules("髙﨑邉𠮷①");
    expect(rules.match(/@font-face/gu)?.length).toBeLessThan(40);
    expect(rules).not.toMatch(/url\((?!data:font\/woff2;base64,)/u);
    expect(withoutGaps("髙﨑邉𠮷①")).toBe("髙﨑邉𠮷①");
  });

  it("without a shape are written out, never an empty box", () => {
    expect(withoutGaps("第Ⅱ期😀")).toBe("第II期〓(U+1F600)");
  });
});

describe("parts of a paper", () => {
  it("say 未記入 where a fact is missing", () => {
    expect(h`${fact(null)}${fact("")}${fact(0)}`.html.match(/未記入/gu)).toHaveLength(2);
  });

  it("[R3] say dates by the calendar of their form, and the time of Japan in both", () => {
    const [era, west] = [datesOf("和暦"), datesOf("西暦")];
    const words = (part: unknown): string => h`${part as string}`.html.replaceAll(/<[^>]*>/gu, "");
    const at = Date.UTC(2027, 2, 14, 15, 30);
    expect([era.text("2027-03-15"), era.time(at), era.month("2027-03"), era.blank].map(words)).toEqual(["令和9年3月15日", "令和9年3月15日 00:30", "令和9年3月", "令和　　年　　月　　日"]);
    expect([west.text("2027-03-15"), west.time(at), west.month("2027-03"), west.blank].map(words)).toEqual(["2027年3月15日", "2027年3月15日 00:30", "2027年3月", "　　　　年　　月　　日"]);
    expect([era.brief("2027-03-15"), west.brief("2027-03-15"), era.brief("2018-04-01"), era.briefTime(at), west.briefTime(at), west.day(null)].map(words)).toEqual(["9.3.15", "2027.3.15", "2018.4.1", "9.3.15 00:30", "2027.3.15 00:30", "未記入"]);
    expect(footLines({ ...foot, calendar: "西暦" })[0]).toContain("2027年3月31日 10:02");
  });

  it("have full-width parentheses beside Japanese words, whatever was typed, and leave numbers and tags alone", () => {
    expect(wideParentheses("<td>要支援者調査票(要配慮のもの)</td>")).toBe("<td>要支援者調査票（要配慮のもの）</td>");
    expect(wideParentheses("バックアップ(M-003)")).toBe('バックアップ<span class="nb">（M-003）</span>');
    expect(wideParentheses('<i style="transform:rotate(3deg)">S7K(2) A(1)</i>')).toBe('<i style="transform:rotate(3deg)">S7K(2) A(1)</i>');
  });

  it("have full-width digits where the contract wants them, but for what is scanned or typed back", () => {
    expect(wideDigits('<td style="width:20%">令和9年3月31日 10:02、1,248枚（第14条）</td>')).toBe('<td style="width:20%">令和９年３月３１日 １０:０２、１,２４８枚（第１４条）</td>');
    for (const code of ["L-001", "令8-0391/1", "2-370117-4", "K-12", "029-000-0000", "USB3.0", "a1@example.jp", "it&#39;s"]) expect(wideDigits(`<b>${code}</b>`)).toBe(`<b>${code}</b>`);
    expect(wideDigits('5<span class="nb sans">4821<br><b>77</b>30</span>6<pre>606</pre>7<svg viewBox="0 0 9 9"><path d="M1 2"/></svg>8')).toBe('５<span class="nb sans">4821<br><b>77</b>30</span>６<pre>606</pre>７<svg viewBox="0 0 9 9"><path d="M1 2"/></svg>８');
  });

  it("name every act in Japanese", () => {
    for (const channel of Object.keys(commands)) expect(eventName(channel), channel).not.toBe(channel);
  });

  it("close a table with 以下余白", () => {
    expect(table([{ head: "あ" }, { head: "い" }], [["1", "2"]], { blank: 1 }).html).toContain("以下余白");
  });

  it("stand in the registry with both names, and F-numbers of the catalogue only", () => {
    for (const [id, form] of Object.entries(forms)) {
      expect(form.ja, id).not.toBe("");
      expect(form.en, id).toMatch(/^[ -~]+$/u);
      expect(id).toMatch(/^(F\d\d|[a-z]+)$/u);
    }
  });
});

describe("what goes to the city (domain 2.1)", () => {
  it("is printed twice, and only that", () => {
    for (const [id, form] of Object.entries(forms)) expect({ id, copies: form.copies }).toEqual({ id, copies: id === "F10" ? "halves" : form.handed({ ask: () => [] }, { subject: null, asOf: null, options: {} }) ? "pair" : "one" });
  });
});

describe("labels", () => {
  const source = { ask: (sql: string) => (sql.includes("FROM items WHERE state") ? ["2-370001-0", "2-370002-0"].map((label) => ({ label })) : []), draw, practice: false } as unknown as Source;

  it("begin at the place asked for and stay on the sheet", () => {
    for (const [sheet, s] of Object.entries(labelSheets)) {
      expect(s.left * 2 + s.across * s.width).toBeCloseTo(210, 1);
      expect(s.top * 2 + s.down * s.height).toBeCloseTo(297, 1);
      const made = labels(source, { subject: null, asOf: null, options: { sheet, start: s.across * s.down } });
      expect("body" in made && made.body.html.match(/<section/gu)).toHaveLength(2);
      expect(labels(source, { subject: null, asOf: null, options: { sheet, start: s.across * s.down + 1 } })).toEqual({ wrong: "options" });
    }
  });

  it("show the number and nothing of city, work or content", () => {
    const made = labels(source, { subject: null, asOf: null, options: {} });
    const words = "body" in made ? made.body.html.replaceAll(/<[^>]*>/gu, " ").trim().split(/\s+/u) : [];
    expect(words).toEqual(["2-370001-0", "2-370002-0"]);
  });
});
