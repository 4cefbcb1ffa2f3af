import { CsvError, parse } from "csv-parse/sync";
import type { Cell, Sheet } from "../../shared/exchange/sheet.ts";
import { longestCell, mostRows } from "./limits.ts";
import type { Decoded } from "./readText.ts";
import { Unreadable } from "./unreadable.ts";

/** Text → rows of cells: commas (tabs in a UTF-16 text of Excel), quotes, new lines within cells (kept as LF). Cells with bad bytes name them. */
export function readCsv(decoded: Decoded): Sheet {
  const first = decoded.text.slice(0, 4000).split(/\r?\n/u).slice(0, 5).join("\n");
  const delimiter = (first.match(/\t/gu)?.length ?? 0) > (first.match(/,/gu)?.length ?? 0) ? "\t" : ",";
  let records: string[][];
  try {
    records = parse(decoded.text, { delimiter, relax_column_count: true, skip_empty_lines: false, relax_quotes: true, max_record_size: 4 * 1024 * 1024, record_delimiter: ["\r\n", "\n", "\r"] });
  } catch (fault) {
    if (fault instanceof CsvError) throw new Unreadable(fault.code === "CSV_MAX_RECORD_SIZE" ? "cell-too-long" : "broken-file");
    throw fault;
  }
  if (records.length > mostRows) throw new Unreadable("too-many-rows");
  let bad = 0;
  const rows = records.map((record, i) => ({
    row: i + 1,
    hidden: false,
    cells: record.map((field): Cell => {
      if (field.length > longestCell) throw new Unreadable("cell-too-long");
      const text = field.replace(/\r\n?/gu, "\n");
      const marks = text.match(/\uFFFD/gu)?.length ?? 0;
      if (marks === 0) return { text };
      const bytes = decoded.bad.slice(bad, bad + marks).join(", ");
      bad += marks;
      return { text, undecoded: bytes };
    }),
  }));
  return { kind: "csv", name: null, rows };
}
