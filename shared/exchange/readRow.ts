import { isDay } from "../values/day.ts";
import { badText, personalData } from "../values/text.ts";
import type { CodeField } from "./codeMaps.ts";
import { codeOf, codesOf, isDerived, needsApproval } from "./codeMaps.ts";
import type { ColumnField, Layout } from "./columns.ts";
import type { Asked, Rejection, Said } from "./finding.ts";
import { asks, rejects, said } from "./finding.ts";
import { hasLostCharacters, readCustodian, readPlace, readWorkers } from "./people.ts";
import type { RowQuestion } from "./questions.ts";
import type { Count, Quantity } from "./readCount.ts";
import { readCount, readQuantity } from "./readCount.ts";
import { readDay } from "./readDay.ts";
import { isDitto, maybeDitto, readNumber, readSerials } from "./readNumbers.ts";
import type { About, DecisionValue, Fields, RowRead, Warning } from "./reading.ts";
import type { Cell, SheetRow } from "./sheet.ts";
import { sameSpelling, trimmed } from "./sheet.ts";

/** What a row needs of the rows above it. */
export interface Above {
  /** What the nearest ledger row above said, by field; 「〃」 repeats it. */
  readonly said: ReadonlyMap<string, Said<unknown>>;
  /** The row that stands between (小計, 合計, 見出し), across which 「〃」 is asked. */
  readonly across: string | null;
  /** Numbers seen so far, with their row. */
  readonly numbers: Map<string, number>;
  readonly serials: Map<string, { row: number; no: string | null }>;
  /** Every № written in the file; `all` also those given by answers, for the source of a copy. */
  readonly inFile: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  readonly kind: "csv" | "xlsx";
  /** The answer that holds for every row with the words of a question. */
  readonly told: (q: Asked) => DecisionValue | undefined;
}

const nothing: Cell = { text: "" };
const shown = (value: unknown): string | number | readonly string[] | null => (typeof value === "string" || typeof value === "number" || Array.isArray(value) ? (value as string | number | readonly string[]) : null);

/** Judges one ledger row: its fields, what must be asked, what makes it unfit. Gives also what the next row may repeat, and every question, answered or not. */
export function readRow(row: SheetRow, layout: Layout, about: About, above: Above, given: Readonly<Record<string, DecisionValue>>): { read: RowRead; said: ReadonlyMap<string, Said<unknown>>; questions: readonly RowQuestion[] } {
  const asked: Asked[] = [];
  const rejected: Rejection[] = [];
  const warnings: Warning[] = [];
  const notices: string[] = [];
  const decided: { group: string; field: string; value: string }[] = [];
  const refused: { field: string; why: string }[] = [];
  const next = new Map<string, Said<unknown>>();
  const used = new Set<string>();
  const questions: RowQuestion[] = [];
  const cellOf = (field: ColumnField): Cell => {
    const heading = layout.headings.find((h) => h.field === field);
    const cell = heading ? (row.cells[heading.index] ?? nothing) : nothing;
    // An export of ours (and of others) puts an apostrophe before what would be a formula.
    return /^'[=+\-@\t\r]/u.test(cell.text) ? { ...cell, text: cell.text.slice(1) } : cell;
  };
  const hasColumn = (field: ColumnField): boolean => layout.headings.some((h) => h.field === field);

  /** A person's answer takes the place of the questions of a field: the row's own, or the one for these words in any row. One that cannot be read leaves them. */
  const answered = <T>(field: string, first: Said<T>, read: (value: DecisionValue) => T | string): Said<T> => {
    const origin = first.origin ?? first.asked;
    if (origin.length === 0 || first.rejected.length > 0) return first;
    const own = given[field];
    const one = own === undefined ? settled(first, read) : ownAnswer(field, own, origin, first, read);
    const open = one.open ?? one.asked;
    for (const q of origin) questions.push({ asked: q, open: open.includes(q), own: own !== undefined || apart(q), refused: refused.find((r) => r.field === field)?.why ?? null });
    return { ...one, origin, open };
  };
  /** A number whose unit stands in another column says not the same in every row. */
  const apart = (q: Asked): boolean => q.field === "quantity" && hasColumn("unit");
  const taken = (q: Asked, value: DecisionValue): void => {
    decided.push({ group: q.group, field: q.field, value: q.group === "G-21" ? "現物のとおり" : Array.isArray(value) ? value.join("、") : String(value) });
  };
  const isNo = (got: unknown): got is string => typeof got === "string" && got.startsWith("!");
  const ownAnswer = <T>(field: string, value: DecisionValue, origin: readonly Asked[], first: Said<T>, read: (value: DecisionValue) => T | string): Said<T> => {
    used.add(field);
    const got = read(value);
    if (isNo(got)) {
      refused.push({ field, why: got.slice(1) });
      return first;
    }
    for (const q of origin) taken(q, value);
    return { ...said(got), open: [] };
  };
  /** Of several users each has an answer of their own; anything else is settled as a whole. */
  const settled = <T>(first: Said<T>, read: (value: DecisionValue) => T | string): Said<T> => {
    const open: Asked[] = [];
    let value = first.value;
    for (const q of first.asked) {
      const told = apart(q) ? undefined : above.told(q);
      const got = told === undefined ? undefined : read(told);
      if (told === undefined || got === undefined || isNo(got)) {
        if (isNo(got) && !refused.some((r) => r.field === q.field)) refused.push({ field: q.field, why: got.slice(1) });
        open.push(q);
        continue;
      }
      taken(q, told);
      value = Array.isArray(value) && Array.isArray(got) ? ([...new Set([...(value as readonly unknown[]), ...(got as readonly unknown[])])] as T) : (got);
    }
    return open.length === first.asked.length ? first : { ...first, value, asked: open, open };
  };
  const keep = <T>(one: Said<T>): T | null => {
    asked.push(...one.asked);
    rejected.push(...one.rejected);
    return one.value;
  };
  /** A cell that may repeat the row above. */
  const repeating = <T>(field: string, cell: Cell, empty: T | null, read: (cell: Cell) => Said<T>, answer: (value: DecisionValue) => T | string): T | null => {
    const text = trimmed(cell.text);
    const up = above.said.get(field) as Said<T> | undefined;
    let one: Said<T>;
    if (cell.undecoded !== undefined) one = rejects(undecodable(field, cell.undecoded));
    else if (isDitto(text)) {
      if (!up || up.rejected.length > 0) one = asks({ group: "G-17", field, source: text, proposal: null, why: "上の行の値がない" }, empty);
      else if (above.across !== null) one = asks({ group: "G-17", field, source: text, proposal: shown(up.value), why: `${above.across}の行をまたぐ「${text}」` }, empty);
      else one = { ...up, asked: up.asked.map((q) => ({ ...q, source: text, why: `上の行と同じ。${q.why}` })) };
    } else if (maybeDitto(text)) one = asks({ group: "G-28", field, source: text, proposal: shown(up?.value ?? null), why: "「同上」らしい記号" }, empty);
    else one = read(cell);
    one = answered(field, one, answer);
    next.set(field, one);
    return keep(one);
  };
  const dayAnswer = (value: DecisionValue): string => (typeof value === "string" && isDay(value) ? value : "!日付は 2026-04-01 の形で");
  const textAnswer = (value: DecisionValue): string => (typeof value === "string" && trimmed(value) !== "" ? trimmed(value) : "!文字がない");

  // №
  let numberSaid = cellOf("legacy_no").undecoded === undefined ? readNumber(cellOf("legacy_no"), "legacy_no") : rejects<string>(undecodable("legacy_no", cellOf("legacy_no").undecoded ?? ""));
  const written = numberSaid.value === null ? null : numberSaid.value.normalize("NFKC").replace(/^No\.?\s*/iu, "").replace(/\s/gu, "");
  const clash = (no: string): string | null => {
    const first = above.numbers.get(no);
    if (first !== undefined && first !== row.row) return `№${no} が${String(first)}行目と重なる。台帳番号は使い回さない(R-62)`;
    return about.takenNumbers.has(no) ? `№${no} は、取り込み済みの台帳と重なる。台帳番号は使い回さない(R-62)` : null;
  };
  if (numberSaid.value !== null && written !== null) {
    const why = clash(written);
    numberSaid = why === null ? said(written) : asks({ group: "G-15", field: "legacy_no", source: written, proposal: null, why }, written);
  }
  const numberAnswered = answered("legacy_no", numberSaid, (value) => {
    const no = typeof value === "number" ? String(value) : typeof value === "string" ? value.normalize("NFKC").replace(/\s/gu, "") : "";
    if (no === "") return "!番号がない";
    const why = clash(no) ?? (above.inFile.has(no) && no !== written ? `№${no} はこの表の別の行にある` : null);
    return why === null ? no : `!${why}`;
  });
  const legacyNo = keep(numberAnswered);
  if (written !== null && !above.numbers.has(written)) above.numbers.set(written, row.row);
  if (legacyNo !== null && !above.numbers.has(legacyNo)) above.numbers.set(legacyNo, row.row);
  if (legacyNo === null && numberSaid.rejected.length === 0 && numberSaid.asked.length === 0) notices.push("№がない。番号は新しく付ける");

  // dates, in the order of the columns
  const due = (field: string, empty: string) => (cell: Cell): Said<string> => {
    const one = readDay(cell, field, about.term, (source) => {
      const end = /契約(の)?(終了|満了)|終了時|業務(終了|完了)|履行期間|期間満了|事業終了/u.test(source);
      return { group: "G-22", field, source, proposal: end ? about.term.to : null, why: end ? "履行期間の末日とみる" : "日付として読めない" };
    });
    return one.value === null && one.asked.length === 0 && one.rejected.length === 0 ? asks({ group: "G-22", field, source: "", proposal: null, why: empty }) : one;
  };
  const dayOr = (field: "acquired_on" | "use_until" | "due_on", empty: string): string | null => (hasColumn(field) ? repeating<string>(field, cellOf(field), null, due(field, empty), dayAnswer) : null);
  const acquiredOn = dayOr("acquired_on", "受領日がない");

  const code = (field: CodeField, required: boolean): string | null =>
    repeating<string>(
      field,
      cellOf(field),
      null,
      (cell) => {
        const text = trimmed(cell.text);
        if (field === "media_type" && /私物|個人/u.test(text.normalize("NFKC"))) return rejects({ code: "private-medium", field, source: text, rule: "R-13", article: "特14(9)", why: "私物の媒体は登録できない。事故の候補として別に開く" });
        if (text === "") return required ? asks({ group: "G-29", field, source: "", proposal: null, candidates: codesOf(field), why: "区分がない" }) : said<string>(null);
        const found = codeOf(field, text);
        return found === null ? asks({ group: "G-29", field, source: text, proposal: null, candidates: codesOf(field), why: `「${text}」は区分の表にない` }) : said(found);
      },
      (value) => (typeof value === "string" ? (codeOf(field, value) ?? "!区分の表にない") : "!区分の表にない"),
    );
  const originKind = code("origin_kind", true);

  const name = repeating<string>(
    "name",
    cellOf("name"),
    null,
    (cell) => {
      const text = trimmed(cell.text).replace(/\s*\n\s*/gu, " ");
      if (text === "") return rejects({ code: "required", field: "name", source: "", why: "名称がない" });
      if ([...text].length > 120) return rejects({ code: "too-long", field: "name", source: "", why: "名称は120字まで" });
      return hasLostCharacters(text) ? asks({ group: "G-13", field: "name", source: text, proposal: null, why: "CSV に保存したとき文字が失われている" }) : said(text);
    },
    textAnswer,
  );

  // quantity and persons
  const countSaid = readCount(cellOf("subject_count").text);
  const unitCell = hasColumn("unit") ? cellOf("unit").text : null;
  const quantity = repeating<Quantity>("quantity", cellOf("quantity+unit"), null, (cell) => readQuantity(cell.text, unitCell, countSaid.value !== null && countSaid.value.basis !== "確定"), (value) => {
    const unit = readQuantity(cellOf("quantity+unit").text, unitCell, false).value;
    const again = readQuantity(typeof value === "number" ? `${String(value)}${unit?.unit ?? ""}` : typeof value === "string" ? (/^[\d,]+$/u.test(value) ? `${value}${unit?.unit ?? ""}` : value) : "", null, false);
    return again.value !== null && again.asked.length === 0 ? { ...again.value, bracket: unit?.bracket ?? null } : `!${again.asked[0]?.why ?? again.rejected[0]?.why ?? "数量として読めない"}`;
  });
  const count = hasColumn("subject_count")
    ? repeating<Count>("subject_count", cellOf("subject_count"), null, () => countSaid, (value) => {
        const again = readCount(typeof value === "number" ? String(value) : typeof value === "string" ? value : "");
        return again.value ?? "!人数として読めない";
      })
    : null;

  // media
  const mediaType = code("media_type", false);
  const mediaCell = cellOf("media_no");
  const mediaNo = keep(answered("media_no", mediaCell.undecoded === undefined ? readNumber(mediaCell, "media_no") : rejects<string>(undecodable("media_no", mediaCell.undecoded)), (value) => (value === "as-written" ? trimmed(mediaCell.text) : textAnswer(value))));
  const serialCell = cellOf("serial_no");
  let serialSaid = serialCell.undecoded === undefined ? readSerials(serialCell, quantity?.unit ?? null) : rejects<readonly string[]>(undecodable("serial_no", serialCell.undecoded));
  if (serialSaid.value !== null && serialSaid.value.length > 0 && serialSaid.asked.length === 0) {
    const list = serialSaid.value;
    const questions: Asked[] = [];
    const count_ = quantity?.quantity ?? null;
    if (count_ !== null && list.length !== count_) questions.push({ group: "G-08", field: "serial_no", source: trimmed(serialCell.text), proposal: null, why: `数量${String(count_)}に対し製造番号が${String(list.length)}つ` });
    for (const serial of list) {
      const first = above.serials.get(serial);
      const item = about.takenSerials.get(serial);
      if (first !== undefined) questions.push({ group: "G-15", field: "serial_no", source: serial, proposal: null, why: `製造番号が${String(first.row)}行目${first.no === null ? "" : `(№${first.no})`}と重なる` });
      else if (item !== undefined) questions.push({ group: "G-15", field: "serial_no", source: serial, proposal: null, why: `製造番号が台帳の ${item} と重なる` });
    }
    if (questions.length > 0) serialSaid = asks(questions, list);
    for (const serial of list) if (!above.serials.has(serial)) above.serials.set(serial, { row: row.row, no: legacyNo });
  }
  const serials =
    keep(
      answered<readonly string[]>("serial_no", serialSaid, (value) => {
        if (value === "as-written") return [trimmed(serialCell.text)];
        const list = (typeof value === "string" ? value.split(/[\n、,，]+/u) : Array.isArray(value) ? value : []).map((s) => trimmed(String(s))).filter((s) => s !== "");
        const twice = list.find((s) => (above.serials.get(s) !== undefined && above.serials.get(s)?.row !== row.row) || about.takenSerials.has(s));
        return twice === undefined ? list : `!製造番号 ${twice} はすでにある`;
      }),
    ) ?? [];

  // where and who
  const legal = { storage_location: "保管場所がない", authorized_workers: "利用者がない", custodian: "管理責任者がない" } as const;
  const empty = (Object.keys(legal) as (keyof typeof legal)[]).filter((f) => trimmed(cellOf(f).text) === "");
  const missing = (field: keyof typeof legal): Asked => {
    // A CSV loses joined cells: where only this one of the three is empty, the row above may have had it for both.
    const joined = above.kind === "csv" && empty.length === 1 && above.across === null ? shown(above.said.get(field)?.value ?? null) : null;
    const why = joined !== null ? `${legal[field]}(R-09)。表計算の結合セルは CSV で失われる` : field === "storage_location" ? `${legal[field]}(R-09、特14(7))` : `${legal[field]}(R-09)`;
    return { group: "G-12", field, source: "", proposal: joined, why };
  };
  const place = repeating<string>("storage_location", cellOf("storage_location"), null, (cell) => (trimmed(cell.text) === "" ? asks(missing("storage_location")) : readPlace(cell.text, about.places)), (value) => {
    const one = readPlace(typeof value === "string" ? value : "", about.places);
    return one.value ?? "!報告した場所の台帳にない";
  });
  const method = code("storage_method", false);
  const workers =
    repeating<readonly string[]>("authorized_workers", cellOf("authorized_workers"), [], (cell) => (trimmed(cell.text) === "" ? asks(missing("authorized_workers"), []) : readWorkers(cell.text, about.workers)), (value) => {
      const one = readWorkers(Array.isArray(value) ? value.join("、") : typeof value === "string" ? value : "", about.workers);
      return one.asked.length > 0 || one.value === null || one.value.length === 0 ? `!${one.asked[0]?.why ?? "利用者がない"}` : one.value;
    }) ?? [];
  const custodian = repeating<string>("custodian", cellOf("custodian"), null, (cell) => (trimmed(cell.text) === "" ? asks(missing("custodian")) : readCustodian(cell.text, about.workers)), (value) => readCustodian(typeof value === "string" ? value : "", about.workers).value ?? "!報告した従事者にない");

  const useUntil = dayOr("use_until", "利用期限がない");
  const dueOn = dayOr("due_on", "返還・廃棄の予定日がない");

  // 備考 and what it says
  const noteCell = cellOf("note");
  if (noteCell.undecoded !== undefined) rejected.push(undecodable("note", noteCell.undecoded));
  const ownNote = trimmed(noteCell.text);
  let note = [ownNote, quantity?.bracket === null || quantity === null ? "" : `数量欄:${quantity.bracket}`].filter((t) => t !== "").join("\n");
  for (const h of layout.headings.filter((k) => k.field === null)) {
    const text = trimmed(row.cells[h.index]?.text ?? "");
    if (text === "") continue;
    const field = `column:${h.column}`;
    const what = keep(answered<string>(field, asks({ group: "G-27", field, source: text, proposal: "備考", candidates: ["備考", "取り込まない"], why: h.heading === "" ? "見出しのない列" : `取り込み先のない列「${h.heading}」` }), (value) => (value === "備考" || value === "取り込まない" ? value : "!「備考」か「取り込まない」を選ぶ")));
    if (what === "備考") note = [note, `${h.heading === "" ? `${h.column}列` : h.heading}:${text}`].filter((t) => t !== "").join("\n");
  }
  if ([...note].length > 1500) rejected.push({ code: "too-long", field: "note", source: "", why: "備考は1500字まで" });
  for (const [field, text] of [["name", name ?? ""], ["media_no", mediaNo ?? ""], ["serial_no", serials.join("\n")], ["note", note]] as const) {
    if (badText(text, { lines: true }) !== null) rejected.push({ code: "bad-text", field, source: "", why: "印字できない制御文字がある" });
  }
  if (serials.some((s) => s.length > 80) || (mediaNo ?? "").split("\n").some((s) => s.length > 60)) rejected.push({ code: "too-long", field: serials.some((s) => s.length > 80) ? "serial_no" : "media_no", source: "", why: "番号が長すぎる" });
  const comment = row.cells.map((c) => c.comment ?? "").filter((c) => c !== "").join("\n");
  for (const [field, text] of [["name", name ?? ""], ["note", note], ["cell_comment", comment]] as const) {
    const seen = personalData(text);
    if (seen.block) rejected.push({ code: "my-number", field, source: "(伏せ字)", rule: "R-61", article: "特14(7)", why: "検査用数字の合う12桁。表示・記録に番号を写さない" });
    for (const kind of seen.warn) warnings.push({ rule: "R-61", level: "W", field, why: `${warningWords[kind]}らしい並び。理由を求める` });
  }
  const plain = ownNote.normalize("NFKC");
  let parent: string | null = null;
  if (isDerived(originKind)) {
    parent = trimmed(cellOf("parents").text).normalize("NFKC").replace(/\s/gu, "") || (/No\.?\s*(\d[0-9A-Za-z-]*)/iu.exec(plain)?.[1] ?? null);
    const known = parent !== null && parent.split(/[、,]/u).every((n) => above.all.has(n) || about.takenNumbers.has(n));
    if (!known) parent = keep(answered<string>("parent", asks<string>({ group: "G-14", field: "parent", source: parent, proposal: null, why: parent === null ? "元の№が備考にない(R-23)" : `元の№${parent} が台帳にない(R-23)` }), (value) => { const no = String(value).normalize("NFKC").replace(/\s/gu, ""); return above.all.has(no) || about.takenNumbers.has(no) ? no : "!その№は台帳にない"; }));
  }
  let approval: string | null = null;
  if (needsApproval(originKind)) {
    const doc = trimmed(cellOf("approval").text) || /承認\s*[:：]\s*([^\s、,，。]+)/u.exec(ownNote)?.[1];
    approval = doc ?? keep(answered<string>("approval", asks({ group: "G-14", field: "approval", source: null, proposal: null, why: "複写に書面の承認の番号がない(R-20、特4)。承認書を付けるか、無承認の複写として事故に上げる" }), textAnswer));
  }

  // how it stands
  const disposedText = trimmed(cellOf("disposed_on").text);
  const disposition = trimmed(cellOf("disposition").text);
  const disposed = disposedText === "" ? null : readDay(cellOf("disposed_on"), "disposed_on", { from: "0001-01-01", to: "9999-12-31" }, (source) => ({ group: "G-22", field: "disposed_on", source, proposal: null, why: "日付として読めない" }));
  if (disposed) rejected.push(...disposed.rejected);
  const stateAsked: Asked[] = [];
  if (disposedText !== "" || disposition !== "") stateAsked.push(ended(disposition, disposedText));
  if (row.cells.some((c) => c.struck === true && trimmed(c.text) !== "") || /取消|取り消し|抹消/u.test(plain)) stateAsked.push({ group: "G-20", field: "state", source: "取消線・備考", proposal: "取消", why: "取消の行。取消の記録として残すか、取り込まないかを選ぶ" });
  const stateSaid = answered<string>("state", stateAsked.length === 0 ? said("保管中") : asks(stateAsked), (value) => (value === "保管中" || value === "返還・廃棄待ち" || value === "取消" || value === "skip" ? value : "!「保管中」「返還・廃棄待ち」「取消」のどれか。終わりの状態は、取り込んだ後に証跡とともに記録する"));
  const state = keep(stateSaid);

  // several media in one row
  let split = false;
  const numbers = (mediaNo ?? "").split(/[\n\r、,，]+/u).map(trimmed).filter((t) => t !== "");
  if (numbers.length >= 2) {
    const even = quantity?.quantity === numbers.length;
    const proposal = even ? numbers.map((n, i) => ["1" + (quantity.unit ?? ""), n, serials[i] ?? ""].filter((t) => t !== "").join(" ")) : null;
    const pair = /正/u.test(quantity?.bracket ?? "") && /副/u.test(quantity?.bracket ?? "");
    const how = keep(answered<string>("row", asks({ group: "G-23", field: "row", source: trimmed(cellOf("quantity+unit").text), proposal, why: pair ? `正と副は1${quantity?.unit ?? "つ"}ずつ別の行にする(R-18)` : `媒体の番号が${String(numbers.length)}つある。1${quantity?.unit ?? "つ"}ずつ別の行にする` }), (value) => (value === "skip" || value === "one" || (value === "split" && even) ? value : "!「split」「one」「skip」のどれか")));
    split = how === "split";
  }
  if (row.hidden) notices.push("非表示の行");

  const skipped = given["row"] === "skip" || state === "skip";
  for (const field of Object.keys(given)) if (!used.has(field) && !(field === "row" && given[field] === "skip")) refused.push({ field, why: "この行で決めることの中にない" });
  const fields: Fields = {
    acquired_on: acquiredOn,
    origin_kind: originKind,
    parent,
    name,
    quantity: quantity?.quantity ?? null,
    unit: quantity?.unit ?? null,
    subject_count: count?.count ?? null,
    count_basis: count?.basis ?? null,
    media_type: mediaType,
    media_no: mediaNo,
    serial_no: serials,
    storage_location: place,
    storage_method: method,
    authorized_workers: workers,
    custodian,
    use_until: useUntil,
    due_on: dueOn,
    approval,
    state,
    note: note === "" ? null : note,
    ...(disposed?.value ? { disposed_on: disposed.value } : {}),
    ...(disposition === "" ? {} : { disposition }),
    ...(comment === "" ? {} : { cell_comment: comment }),
  };
  const head = { row: row.row, kind: "data" as const, ...(legacyNo === null ? (written === null ? {} : { legacy_no: written }) : { legacy_no: legacyNo }) };
  const tail = { ...(decided.length > 0 ? { decided } : {}), ...(refused.length > 0 ? { refused_decisions: refused } : {}) };
  const beside = { ...(warnings.length > 0 ? { warnings } : {}), ...(notices.length > 0 ? { notices } : {}) };
  const read: RowRead =
    rejected.length > 0
      ? { ...head, verdict: "rejected", fields: null, reasons: rejected, ...tail }
      : skipped
        ? { ...head, verdict: "ignored", notices: ["取り込まないと決めた行"], ...tail }
        : asked.length > 0
          ? { ...head, verdict: "needs_decision", fields, decisions: asked, ...beside, ...tail }
          : { ...head, verdict: "imported", fields, ...beside, ...tail, ...(split ? { split } : {}) };
  return { read, said: next, questions };
}

const warningWords = { phone: "電話", mail: "メールアドレス", account: "口座番号", names: "氏名の列", number12: "個人番号" } as const;

const undecodable = (field: string, bytes: string): Rejection => ({ code: "undecodable", field, source: "", why: `文字として読めないバイト(${bytes})がある` });

/** The end that an old ledger claims, and what a proof of it needs. */
function ended(disposition: string, on: string): Asked {
  const source = [disposition, on].filter((t) => t !== "").join(" ");
  const word = sameSpelling(disposition);
  const ask = (proposal: string | null, why: string): Asked => ({ group: "G-16", field: "state", source, proposal, why });
  if (/初期化|フォーマット/u.test(word)) return ask("返還・廃棄待ち", "初期化は消去にならない(R-36)。廃棄済として取り込まない");
  if (/返還|返却|返納/u.test(word)) return ask("返還済", "終わりの状態は証跡(受領書)を付けてから。受渡しの記録がない");
  if (/納品/u.test(word)) return ask("納品済", "終わりの状態は証跡(受領書)を付けてから。受渡しの記録がない");
  return ask(word === "" ? null : "廃棄済", "証明書と検証の結果が要る(R-38、R-39)");
}
