import { randomFillSync } from "node:crypto";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { fromCp932, toCp932 } from "../../electron/exchange/cp932.ts";
import { readTable } from "../../electron/exchange/readFile.ts";
import { Unreadable } from "../../electron/exchange/unreadable.ts";
import { isDateFormat, showDay, showNumber } from "../../shared/exchange/numberFormat.ts";
import { readLedger } from "../../shared/exchange/readLedger.ts";
import { about, legacy, sheetOf } from "./support/legacy.ts";
import { zip } from "./support/zip.ts";

const why = async (bytes: Buffer, sheet?: string): Promise<string> => {
  try {
    await readTable(bytes, sheet);
    return "read";
  } catch (fault) {
    if (fault instanceof Unreadable) return fault.why;
    throw fault;
  }
};
const cp932 = (text: string): Buffer => Buffer.from(toCp932(text).bytes);

describe("CP932", () => {
  it("reads every pair as the platform's decoder does, but for 外字", () => {
    const platform = new TextDecoder("shift_jis", { fatal: true });
    let compared = 0;
    for (let lead = 0x81; lead <= 0xfc; lead++) {
      if (lead >= 0xa0 && lead < 0xe0) continue;
      for (let trail = 0x40; trail <= 0xfc; trail++) {
        if (trail === 0x7f) continue;
        let want: string | null;
        try {
          want = platform.decode(Uint8Array.of(lead, trail));
        } catch {
          want = null;
        }
        const got = [...fromCp932(Uint8Array.of(lead, trail))];
        const text = got.map((p) => p.text).join("");
        if (want === null || (lead >= 0xf0 && lead <= 0xf9)) expect(got.some((p) => p.bad !== null)).toBe(true);
        else expect(text).toBe(want);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it("writes back what it reads, and ①㈱髙﨑ﾊﾟ～ among it", () => {
    const text = "①②㈱髙﨑福邉ﾊﾟ～－―№Ⅳ∑";
    expect([...fromCp932(toCp932(text).bytes)].map((p) => p.text).join("")).toBe(text);
    expect(Buffer.from(toCp932("髙﨑").bytes).toString("hex")).toBe("fbfcfab1");
  });

  it("names what it cannot write, each once, and writes no 〓 or ? for it", () => {
    expect(toCp932("𠮷野𠮷田é")).toMatchObject({ lost: ["𠮷", "é"] });
    expect(toCp932("〜−").alike).toEqual(["〜→～", "−→－"]);
  });
});

describe("encodings of a CSV", () => {
  const text = sheetOf([{ 名称: "調査票①" }]);
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 (BOM)", Buffer.from(`\uFEFF${text}`)],
    ["CP932", cp932(text)],
    ["UTF-16LE", Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le")],
  ])("%s is found", async (encoding, bytes) => {
    const read = await readTable(bytes);
    expect(read.encoding).toBe(encoding);
    expect(readLedger(read.sheet, about())?.rows[1]).toMatchObject({ verdict: "imported", fields: { name: "調査票①" } });
  });

  it("broken CP932: the row is refused with its bytes named, the other rows stand", async () => {
    const bytes = cp932(sheetOf([{ 名称: "調査票" }, { 名称: "回収票" }, { 名称: "照会票" }]));
    const at = bytes.indexOf(cp932("回収票"));
    bytes[at] = 0xff;
    const { sheet } = await readTable(bytes);
    const rows = readLedger(sheet, about())?.rows.slice(1) ?? [];
    expect(rows.map((r) => r.verdict)).toEqual(["imported", "rejected", "imported"]);
    expect(rows[1]?.reasons).toMatchObject([{ code: "undecodable", field: "name", why: expect.stringContaining("ff") as string }]);
  });

  it("外字 of another PC are no characters here, and are named", async () => {
    const bytes = cp932(sheetOf([{ 名称: "■調査票" }]));
    const at = bytes.indexOf(cp932("■"));
    bytes[at] = 0xf0;
    bytes[at + 1] = 0x40;
    const { sheet } = await readTable(bytes);
    expect(readLedger(sheet, about())?.rows[1]?.reasons).toMatchObject([{ code: "undecodable", why: expect.stringContaining("f0 40") as string }]);
  });

  it("UTF-8 with a piece of CP932 in it: the row is refused with its bytes named, the other rows stand", async () => {
    const [head = "", one = "", two = "", three = ""] = sheetOf([{}, { 名称: "回収票" }, {}]).split("\r\n");
    const [before = "", after = ""] = two.split("回収票");
    for (const mark of ["", "\uFEFF"]) {
      const bytes = Buffer.concat([Buffer.from(`${mark}${head}\r\n${one}\r\n${before}`), cp932("回収票"), Buffer.from(`${after}\r\n${three}`)]);
      const read = await readTable(bytes);
      expect(read.encoding).toBe(mark === "" ? "UTF-8" : "UTF-8 (BOM)");
      const rows = readLedger(read.sheet, about())?.rows.slice(1) ?? [];
      expect(rows.map((r) => r.verdict)).toEqual(["imported", "rejected", "imported"]);
      expect(rows[1]?.reasons).toMatchObject([{ code: "undecodable", field: "name", why: expect.stringContaining("89, f1") as string }]);
    }
  });

  it("new lines in cells are kept, in quotes and with quotes", async () => {
    const { sheet } = await readTable(Buffer.from(sheetOf([{ 備考: 'い\r\nろ "は"' }])));
    expect(readLedger(sheet, about())?.rows[1]?.fields?.note).toBe('い\nろ "は"');
  });
});

describe("files that are no table", () => {
  const noise = (n: number): Buffer => randomFillSync(Buffer.alloc(n));
  it.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "empty"],
    ["zeros", Buffer.alloc(1000), "not-a-table"],
    ["a picture", Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), noise(4000)]), "not-a-table"],
    ["the old Excel format", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "old-format"],
    ["an encrypted workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]), "encrypted"],
    ["more than 8 MiB", Buffer.alloc(9 * 1024 * 1024, "a,b\n"), "too-large"],
    ["a zip of something else", zip([{ name: "a.txt", content: Buffer.from("a") }]), "not-a-table"],
    ["a locked zip", zip([{ name: "xl/workbook.xml", content: Buffer.from("a"), encrypted: true }]), "encrypted"],
    ["a cut workbook", legacy.xlsx.subarray(0, 9000), "broken-file"],
    ["a workbook of nonsense", zip([{ name: "xl/workbook.xml", content: Buffer.from("<workbook") }]), "broken-file"],
    ["a zip that swells", zip([{ name: "xl/workbook.xml", content: Buffer.alloc(70 * 1024 * 1024) }]), "unpacks-too-large"],
    ["a zip that swells and lies about it", zip([{ name: "xl/workbook.xml", content: Buffer.alloc(70 * 1024 * 1024), says: 100 }]), "unpacks-too-large"],
    ["a cell of 1 MB", Buffer.from(`№,名称,数量\n1,${"あ".repeat(350_000)},1箱\n`), "cell-too-long"],
    ["one endless quoted cell", Buffer.from(`№,名称,数量\n1,"${"a".repeat(5_000_000)}`), "cell-too-long"],
    ["too many rows", Buffer.from("a,b\n".repeat(20_001)), "too-many-rows"],
  ])("%s", async (_name, bytes, want) => expect(await why(bytes)).toBe(want));

  it("a sheet that is not there", async () => expect(await why(legacy.xlsx, "別の表")).toBe("no-such-sheet"));

  it("a table without headings gives no reading, and none is guessed", async () => {
    const { sheet } = await readTable(Buffer.from("い,ろ,は\nに,ほ,へ\n"));
    expect(readLedger(sheet, about())).toBe(null);
  });
});

describe("cells of a workbook", () => {
  it("other sheets are named, the hidden ones as hidden", async () => {
    expect((await readTable(legacy.xlsx)).sheets).toEqual([
      { name: "台帳(R8)", hidden: false, rows: 70 },
      { name: "記入要領", hidden: false, rows: 3 },
      { name: "コード表", hidden: true, rows: 7 },
    ]);
  });

  it("are read as shown: rich text, links, errors, formulas by their saved result, never computed", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("台帳");
    sheet.addRow([{ richText: [{ text: "調査" }, { text: "票" }] }, { text: "頁", hyperlink: "https://invalid.example/" }, { error: "#REF!" }, { formula: "1+1", result: 3 }, { formula: "NOW()" }, true, 0.5]);
    const { sheet: read } = await readTable(Buffer.from(await book.xlsx.writeBuffer()));
    expect(read.rows[0]?.cells.map((c) => c.text)).toEqual(["調査票", "頁", "#REF!", "3", "", "TRUE", "0.5"]);
  });

  it.each([
    [5400, "#,##0", "5,400"], [7, "0000", "0007"], [352000000000012, "General", "3.52E+14"], [12, '0"箱"', "12箱"], [-3, "#,##0", "-3"], [1.5, "0.00", "1.50"], [0.25, "0%", "25%"], [1234.5, "General", "1234.5"], [46128, "General", "46128"],
  ])("%d in %s shows %s", (value, format, want) => expect(showNumber(value, format)).toBe(want));

  it.each([["[$-411]ge.m.d;@", "R8.4.1"], ["yyyy/m/d", "2026/4/1"], ['m"月"d"日"', "4月1日"], ['[$-411]ggge"年"m"月"d"日"', "令和8年4月1日"], ["yyyy-mm-dd (aaa)", "2026-04-01 (水)"]])("a day in %s shows %s", (format, want) => {
    expect(isDateFormat(format)).toBe(true);
    expect(showDay("2026-04-01", format)).toBe(want);
  });
});
