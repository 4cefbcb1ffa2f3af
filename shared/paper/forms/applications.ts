import { namesOf } from "../../readmodel/names.ts";
import type { ApplicationDraft } from "../../domain/approvals/commands.ts";
import { listOf, must, numberOf, textOf } from "../../readmodel/query.ts";
import { dayOf } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import { thousands } from "../foot.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { amount, byHand, fact, item, items, letterHead, numbered, opening, over, serial, signBoxes, table, ticks, whole } from "../layout.ts";
import type { Built, Head, Source, Wanted } from "../source.ts";
import type { Names } from "../../readmodel/names.ts";
import { headOf } from "../source.ts";

/** One line of what is asked about: a quantity of a holding, in a thing or loose. */
interface Line {
  readonly no: string;
  readonly name: string;
  readonly kind: string | null;
  readonly form: string | null;
  readonly purpose: string | null;
  readonly dataItems: readonly string[];
  readonly persons: number | null;
  readonly qty: number | null;
  readonly unit: string | null;
  readonly medium: { readonly no: string; readonly type: string; readonly serial: string | null; readonly encryption: string | null } | null;
  /** What there is of the holding now, unit by unit. */
  readonly held: string;
}

type Wish = NonNullable<ApplicationDraft["lots"]>[number];

/** The line of a wish as the ledger knows it; null for a number that it does not have. */
function lineOf(s: Source, wish: Wish): Line | null {
  const r = s.ask("SELECT * FROM holdings WHERE no=?1 OR label=?1", wish.ledger_no)[0];
  if (!r) return null;
  const no = must.text(r["no"]);
  const thing = wish.medium === undefined ? undefined : s.ask("SELECT no, coalesce(medium_type, kind) AS type, serial, encryption FROM items WHERE no=?1 OR label=?1", wish.medium)[0];
  const held = s.ask("SELECT unit, sum(qty) AS qty FROM lots WHERE holding=? AND qty>0 AND col IN ('stored','out','subcontract') GROUP BY unit ORDER BY unit", no);
  return {
    no,
    name: must.text(r["name"]),
    kind: textOf(r["origin_kind"]),
    form: textOf(r["form"]),
    purpose: textOf(r["purpose"]),
    dataItems: listOf(r["data_items"]),
    persons: numberOf(r["subject_count"]),
    qty: wish.quantity ?? null,
    unit: wish.unit ?? textOf(r["unit"]),
    medium: thing ? { no: must.text(thing["no"]), type: must.text(thing["type"]), serial: textOf(thing["serial"]), encryption: textOf(thing["encryption"]) } : null,
    held: held.map((q) => amount(must.number(q["qty"]), textOf(q["unit"]))).join("　"),
  };
}

/** What is asked about: the wishes of the form on the screen, else the numbers of the subject; null where one of them is unknown or there is none. */
function linesOf(s: Source, w: Wanted): readonly Line[] | null {
  const wishes: readonly Wish[] = w.options.application?.lots ?? (w.subject === null ? [] : w.subject.split(",").map((no) => ({ ledger_no: no.trim() })));
  const lines = wishes.map((wish) => lineOf(s, wish));
  return lines.length === 0 || lines.some((l) => l === null) ? null : lines.filter((l) => l !== null);
}

const numbersOf = (lines: readonly Line[]): string => [...new Set(lines.map((l) => l.no))].slice(0, 12).join("・") + (new Set(lines.map((l) => l.no)).size > 12 ? " ほか" : "");
const deliverable = (kind: string | null): string => (kind === "成果品" ? "成果品" : kind === "原始資料" ? "原始資料" : "個人情報");
/** A paragraph that says what the form holds, else has room to write it by hand: one line beside its heading, or several below it. */
function asked(heading: string, value: Part, rows = 1): Html {
  if (value !== null && value !== undefined && value !== "" && value !== false) return item(heading, value);
  return rows > 1 ? item(heading, byHand(rows)) : h`<li class="whole beside"><b>${heading}</b><span class="fill"></span></li>`;
}
const persons = (n: number | null | undefined): Part => (n === null || n === undefined ? "　　　　人" : `${thousands(n)}人`);
const blankQty = (unit: string | null): string => `　　　　${unit ?? ""}`;
const quantityOf = (l: Line): Part => (l.qty === null ? blankQty(l.unit) : amount(l.qty, l.unit));
const untilOf = (s: Source): Part => h`<span class="nb">${s.dates.blank}</span>から<span class="nb">${s.dates.blank}</span>まで`;
const instantOf = (s: Source, text: string | undefined): Part => {
  const at = text === undefined ? null : parseInstant(text);
  return at === null ? s.dates.blankTime : s.dates.instant(at);
};

/** What an application asks for, in the word of its article (ui 11.7), and what the answer is called. */
interface Answer {
  readonly word: "承認" | "承諾" | "許可" | "指定";
  readonly title: string;
  /** Numbers of what it is about. */
  readonly about: string;
  /** Boxes of its own between the answer and its range. */
  readonly more?: readonly (readonly [string, Part])[];
}

/** The sheet that the city fills in and sends back: its answer in writing, with conditions, period, number and signature; printed empty (domain 2.1, ui 12). */
function answerSheet(s: Source, head: Head, title: string, a: Answer): Html {
  const row = ([key, value]: readonly [string, Part]): Html => h`<tr class="keep"><td class="k">${key}</td><td>${value}</td></tr>`;
  return h`<section class="again answer"><div class="top"><span>回答欄（委託者が記入する）</span><span class="right">第　　　　　　　　　　　　号<br>${s.dates.blank}</span></div>
<div class="to">${fact(head.contractor)}<br>${head.contractorRep === null ? null : h`${head.contractorRep}　様`}</div>
<div class="from"><dl><dt>委託者</dt><dd class="k">職・氏名</dd><dd>　　　　　　　　　　　　　　　　</dd></dl><span class="seal">印</span></div>
<h1>${a.title}</h1>
<p class="in">${s.dates.text(dayOf(s.now))}付け${s.docNo === null ? null : h`${whole(s.docNo)}の`}${title}について、次のとおり回答します。</p>
<table>${[
    ["回答", ticks(`${a.word}する`, `条件を付けて${a.word}する`, `${a.word}しない`, "保留する")] as const,
    ...(a.more ?? []),
    ["対象・範囲・数量", h`${a.about}<div class="room"></div>`] as const,
    ["有効期間", untilOf(s)] as const,
    ["条件", h`<div class="room"></div>`] as const,
    ["備考", h`<div class="room"></div>`] as const,
  ].map(row)}</table></section>`;
}

interface Application {
  readonly form: string;
  readonly article: string;
  readonly title: string;
  /** 「…の承認を申請します。」 */
  readonly asks: string;
  readonly items: readonly Html[];
  readonly attached?: Part;
  readonly answer: Answer;
}

/** A letter that asks the city, with the half for its answer (domain 2.1: applications come in pairs). */
function application(s: Source, a: Application): Built {
  const head = headOf(s.ask);
  const list = [...a.items, ...(a.attached === undefined ? [] : [item("添付", a.attached)])];
  return {
    body: h`${letterHead(s, head, { form: a.form, article: a.article, title: a.title })}
${opening(s, head, a.article, a.asks)}
${items(list.slice(0, -1))}
<div class="keep">${items(list.slice(-1), list.length - 1)}${over}${signBoxes(s, head, ["作成者", "責任者"])}</div>
${answerSheet(s, head, a.title, a.answer)}`,
    style: "ol.body>li{margin-bottom:.8mm}.signs{margin-top:1mm}.signs table{height:16mm}.beside{display:flex;gap:1em;align-items:flex-end}.fill{flex:1;border-bottom:.3pt dotted #000;height:6.5mm}.answer h1{margin:8mm 0 5mm}.answer td{height:12mm;padding:1.5mm 2mm;font-size:10pt}.answer td.k{width:36mm}.answer .room{height:14mm}",
  };
}

/** F06 複写・複製承認申請書 (特4・14(4)): of which holdings, why, how, how much, where, by whom, until when. */
export function copyApplication(s: Source, w: Wanted): Built {
  const lines = linesOf(s, w);
  if (lines === null) return { wrong: "subject" };
  const names = namesOf(s.ask);
  const d = w.options.application ?? {};
  return application(s, {
    form: "F06",
    article: "4",
    title: "複写・複製承認申請書",
    asks: "個人情報の複写・複製について、下記のとおり承認を申請します。",
    items: [
      item("対象", table([{ head: "台帳番号", width: 11, align: "c" }, { head: "個人情報の名称", width: 35 }, { head: "対象の別", width: 13, align: "c" }, { head: "形態", width: 15 }, { head: "いまの数", width: 12, align: "r" }, { head: "写す数", width: 14, align: "r" }], lines.map((l) => [l.no, l.name, deliverable(l.kind), fact(l.form), l.held || "0", quantityOf(l)]))),
      asked("目的・必要性", d.purpose, 2),
      item("方法", d.method ?? ticks("コピー機", "印刷", "スキャン", "撮影", "データ複製", "バックアップ", "抽出", "ほか")),
      item("複写する本人の数", persons(d.persons)),
      asked("場所", names.place(d.place)),
      asked("実施者", d.bearers === undefined || d.bearers.length === 0 ? null : peopleOf(names, d.bearers)),
      item("期間", untilOf(s)),
      asked("複写物の保管場所・方法", null),
      item("廃棄・消去の予定日", d.destroy_by === undefined ? s.dates.blank : s.dates.day(d.destroy_by)),
    ],
    answer: { word: "承認", title: "承認書", about: numbersOf(lines) },
  });
}

const peopleOf = (names: Names, list: readonly string[]): Part => list.map((no, i) => h`${i > 0 ? "、" : ""}${numbered(names.person(no))}`);

/** A takeout as the ledger has it, asked for or out: by its number, with what was said then. */
function requestOf(s: Source, no: string): ApplicationDraft | null {
  const r = s.ask("SELECT seq FROM takeouts WHERE no=?1 UNION ALL SELECT seq FROM takeout_requests WHERE no=?1", no)[0];
  const told = r ? s.record(must.number(r["seq"]))?.body : undefined;
  if (typeof told !== "object" || told === null) return null;
  const body = Object.fromEntries(Object.entries(told).filter(([, v]) => v !== null)) as ApplicationDraft & { readonly ledger_no?: string; readonly quantity?: number; readonly unit?: Wish["unit"]; readonly medium?: string };
  const { ledger_no, quantity, unit, medium } = body;
  return body.lots === undefined && ledger_no === undefined ? null : { ...body, lots: body.lots ?? [{ ledger_no: ledger_no ?? "", quantity, unit, medium }] };
}

/** F07 個人情報持出し承認申請書 (特14(2)(3)(5)): of a takeout that was asked for or is out, of a form on the screen, or of holdings by their numbers. */
export function takeoutApplication(s: Source, w: Wanted): Built {
  const request = w.subject === null ? null : requestOf(s, w.subject);
  const d: ApplicationDraft = { ...request, ...w.options.application };
  const lines = linesOf(s, { ...w, options: { ...w.options, application: d } });
  if (lines === null) return { wrong: "subject" };
  const names = namesOf(s.ask);
  const plan = d.plan === undefined ? undefined : s.ask("SELECT * FROM plans WHERE plan=?", d.plan)[0];
  const designated = d.destination === undefined ? [] : s.ask("SELECT coalesce(g.doc_no, a.doc_no) AS doc, g.scope FROM grants g JOIN approvals a ON a.id=g.approval WHERE g.kind='持出先指定' AND g.from_ms<=?1 AND g.to_ms>=?1", s.now).filter((g) => must.text(g["scope"]).includes(`"worksite":${JSON.stringify(d.destination)}`));
  const ciphers = [...new Set(lines.map((l) => l.medium?.encryption).filter((e) => typeof e === "string"))];
  const paper = lines.every((l) => l.form === "紙");
  const bearers = d.bearers ?? [];
  const head = headOf(s.ask);
  return application(s, {
    form: "F07",
    article: "14",
    title: "個人情報持出し承認申請書",
    asks: "個人情報の持出しについて、下記のとおり承認を申請します。",
    items: [
      item("対象・数量", table([{ head: "台帳番号", width: 11, align: "c" }, { head: "個人情報の名称", width: 31 }, { head: "物・媒体の番号", width: 21 }, { head: "製造番号", width: 15 }, { head: "数量", width: 11, align: "r" }, { head: "本人の数", width: 11, align: "r" }], lines.map((l) => [l.no, l.name, l.medium === null ? "" : h`${whole(l.medium.no)} ${l.medium.type}`, l.medium === null || l.medium.serial === null ? "" : serial(l.medium.serial), quantityOf(l), lines.length === 1 && d.persons !== undefined ? persons(d.persons) : persons(l.persons)]))),
      asked("持出先（指定の根拠）", d.destination === undefined ? null : h`${names.place(d.destination)}（${d.destination}）　${designated.length === 0 ? h`<b>指定はまだない。持出先の指定も併せて申請する。</b>` : h`指定 ${designated.map((g, i) => h`${i > 0 ? "、" : ""}${whole(textOf(g["doc"]))}`)}`}`),
      asked("目的", d.purpose),
      item("期間", h`${instantOf(s, d.out_at)}　から　${instantOf(s, d.due_back_at)}　まで`),
      item("手段・暗号化・鍵の別送", paper ? h`紙（暗号化は該当なし）` : h`暗号化　${d.encryption ?? (ciphers.length === 0 ? "　　　　　　　　　　" : ciphers.join("、"))}　　鍵・パスワードの渡し方　${d.key_delivery ?? "　　　　　　　　　　"}`),
      asked(bearers.length === 0 ? `持出者（${thousands(s.base.parameters.min_bearers)}人以上）` : "持出者", bearers.length === 0 ? null : peopleOf(names, bearers)),
      asked("経路・移送体制", plan ? h`${must.text(plan["name"])}（${must.text(plan["plan"])}）　責任者 ${fact(names.person(textOf(plan["responsible"])))}　立寄り なし` : null),
      asked("容器・封印", d.container ?? textOf(plan?.["container"])),
      item("事故のときの連絡先", h`${textOf(plan?.["contact"])}${plan && s.contacts.length > 0 ? "　／　" : ""}${s.contacts.map((c, i) => h`${i > 0 ? "　／　" : ""}${c.name} ${whole(c.phone)}`)}${!plan && s.contacts.length === 0 ? h`${fact(head.contactDept)}　${fact(head.contactPhone)}` : null}`),
      item("持出先での写しと消去", ticks("写さない", "写した後、その場で消去し二人で確かめる", "対象外（紙）")),
    ],
    attached: "移送体制表",
    answer: { word: "承認", title: "承認書", about: [...(request === null ? [] : [w.subject ?? ""]), numbersOf(lines)].join("　"), more: designated.length > 0 || d.destination === undefined ? [] : [["持出先の指定", ticks("指定する", "指定しない")]] },
  });
}

/** F04 再委託承諾申請書 (特2): the eight things the city decides by; what only people know is written by hand. Subject: the other firm. */
export function subcontractApplication(s: Source, w: Wanted): Built {
  const d = w.options.application ?? {};
  const id = w.subject ?? d.party ?? null;
  const firm = id === null ? undefined : s.ask("SELECT * FROM parties WHERE id=?", id)[0];
  if (!firm) return { wrong: "subject" };
  const names = namesOf(s.ask);
  const wished = (d.lots ?? []).map((l) => lineOf(s, l)).filter((l) => l !== null);
  const parent = textOf(firm["parent"]);
  const role = must.text(firm["role"]);
  return application(s, {
    form: "F04",
    article: "2",
    title: "再委託承諾申請書",
    asks: "業務の一部の再委託について、下記のとおり承諾を申請します。",
    items: [
      item("相手方", h`${must.text(firm["name"])}（${must.text(firm["id"])}・${role}）`),
      asked("相手方の所在地", textOf(firm["address"])),
      asked("相手方の代表者・連絡先", null),
      item("資本関係", textOf(firm["affiliation"]) ?? ticks("無", "子会社", "関連会社", "海外")),
      item("再委託する業務の内容", byHand(2)),
      asked("取り扱う個人情報", wished.length === 0 ? null : table([{ head: "台帳番号", width: 12, align: "c" }, { head: "個人情報の名称", width: 46 }, { head: "種別", width: 16 }, { head: "数量", width: 13, align: "r" }, { head: "本人の数", width: 13, align: "r" }], wished.map((l) => [l.no, l.name, fact(l.kind), quantityOf(l), persons(d.persons ?? l.persons)]))),
      item("期間", untilOf(s)),
      item("業務の効果を高めるために必要な理由", byHand(2)),
      asked("相手方の責任体制・責任者・従事者", null),
      asked("相手方に求める保護の措置（契約書案のとおり）", null),
      asked("監督の方法・確認の時期", null),
      item("再々委託", parent === null ? ticks("なし", "あり") : h`${fact(names.party(parent))} の下への再々委託`),
    ],
    attached: "再委託契約書案、相手方の誓約、体制図",
    answer: { word: "承諾", title: "承諾通知書", about: must.text(firm["name"]) },
  });
}

/** F09 目的外利用・第三者提供許可申請書 (特3): of which holdings, to whom, which items, how many, why and how. */
export function purposeApplication(s: Source, w: Wanted): Built {
  const lines = linesOf(s, w);
  if (lines === null) return { wrong: "subject" };
  const d = w.options.application ?? {};
  const names = namesOf(s.ask);
  return application(s, {
    form: "F09",
    article: "3",
    title: "目的外利用・第三者提供許可申請書",
    asks: "個人情報の目的外の利用又は第三者への提供について、下記のとおり許可を申請します。",
    items: [
      item("別", ticks("目的外の利用", "第三者への提供")),
      item("対象・件数", table([{ head: "台帳番号", width: 11, align: "c" }, { head: "個人情報の名称", width: 35 }, { head: "記録項目", width: 28 }, { head: "件数", width: 13, align: "r" }, { head: "本人の数", width: 13, align: "r" }], lines.map((l) => [l.no, l.name, l.dataItems.length === 0 ? fact(null) : l.dataItems.join("・"), quantityOf(l), persons(d.persons ?? l.persons)]))),
      item("契約で定めた目的", h`${[...new Set(lines.map((l) => l.purpose ?? "未記入"))].join("、")}`),
      item("利用の内容・提供の相手", h`${names.party(d.party)}${byHand(d.party === undefined ? 2 : 1)}`),
      asked("理由・根拠", d.purpose, 2),
      item("期間", untilOf(s)),
      asked("方法（渡し方・保護の措置）", d.method),
      asked("事後の措置（返還・消去の確認）", null),
    ],
    answer: { word: "許可", title: "許可書", about: numbersOf(lines) },
  });
}

/** Most lines of what is left on the letter; the rest is counted. */
const mostLines = 12;

/** 返還・廃棄方法の指定（変更）申請書 (特7): of which holdings, what is designated now, what is asked for and why. Without a subject: of everything that is left. */
export function designationApplication(s: Source, w: Wanted): Built {
  const d = w.options.application ?? {};
  const rest = w.subject === null && d.lots === undefined ? s.ask("SELECT DISTINCT l.holding FROM lots l JOIN holdings g ON g.no=l.holding WHERE l.qty>0 AND l.col IN ('stored','out','subcontract') ORDER BY length(g.no), g.no").map((r) => ({ ledger_no: must.text(r["holding"]) })) : null;
  const lines = rest === null ? linesOf(s, w) : rest.map((wish) => lineOf(s, wish)).filter((l) => l !== null);
  if (lines === null) return { wrong: "subject" };
  const grants = s.ask("SELECT coalesce(g.doc_no, a.doc_no, a.id) AS doc, g.scope FROM grants g JOIN approvals a ON a.id=g.approval WHERE g.kind='返還廃棄方法指定' AND g.to_ms>=? ORDER BY g.id", s.now);
  const ofHolding = (no: string): Part => {
    const fits = grants.filter((g) => !must.text(g["scope"]).includes('"holdings"') || must.text(g["scope"]).includes(JSON.stringify(no)));
    return fits.length === 0 ? "なし" : fits.map((g, i) => h`${i > 0 ? h`<br>` : null}${/"method":"([^"]+)"/u.exec(must.text(g["scope"]))?.[1] ?? ""} ${whole(must.text(g["doc"]))}`);
  };
  const shown = lines.slice(0, mostLines);
  return application(s, {
    form: "designation",
    article: "7",
    title: "返還・廃棄方法指定（変更）申請書",
    asks: "個人情報の返還・廃棄（消去）の方法について、下記のとおり指定（指定の変更）を申請します。",
    items: [
      item("対象", lines.length === 0 ? "いま残っているものはない。" : table([{ head: "台帳番号", width: 11, align: "c" }, { head: "個人情報の名称", width: 33 }, { head: "形態", width: 17 }, { head: "数量", width: 14, align: "r" }, { head: "いまの指定", width: 25 }], shown.map((l) => [l.no, l.name, fact(l.form), l.qty === null ? l.held || "0" : amount(l.qty, l.unit), ofHolding(l.no)]), lines.length > shown.length ? { last: `ほか ${thousands(lines.length - shown.length)}行（台帳の写しのとおり）` } : {})),
      asked("申請する方法・水準", d.method),
      item("理由", byHand(2)),
      item("実施する者", ticks("当方", "廃棄・消去業者に委ねる")),
      asked("実施の時期・場所", null),
      item("確かめ方・証跡", ticks("読戻し", "立会い", "写真", "業者の証明書")),
    ],
    answer: { word: "指定", title: "指定書", about: numbersOf(lines) },
  });
}

/** To a disposal firm: its certificate does not name what was handed over, or photographs are missing (特7). Subject: the slip of the handover. */
export function vendorLetter(s: Source, w: Wanted): Built {
  const d = w.options.application ?? {};
  const row = s.ask("SELECT * FROM handovers WHERE no=? AND direction='廃棄業者へ引渡'", w.subject ?? "")[0];
  if (!row) return { wrong: "subject" };
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const no = must.text(row["no"]);
  const handed = s.ask("SELECT i.no, coalesce(i.medium_type, i.kind) AS type, coalesce(l.serial, i.serial) AS serial FROM handover_lots l JOIN items i ON i.n=l.item WHERE l.handover=? GROUP BY i.n ORDER BY i.n", no);
  const known = s.ask("SELECT c.no, c.seq FROM certificates c WHERE c.handover=? ORDER BY c.seq DESC LIMIT 1", no)[0];
  const before = known ? (s.record(must.number(known["seq"]))?.body as { serials?: readonly string[]; photographs?: readonly string[] } | undefined) : undefined;
  const told = d.serials ?? before?.serials ?? null;
  const photographs = d.photographs ?? before?.photographs?.length ?? null;
  const media = handed.filter((r) => textOf(r["serial"]) !== null).length;
  const serials = new Set(handed.map((r) => textOf(r["serial"])).filter((t) => t !== null));
  const foreign = (told ?? []).filter((t) => !serials.has(t));
  const certificate = d.certificate_no ?? textOf(known?.["no"]);
  return {
    body: h`<div class="right">${s.docNo ?? "番号なし（下書き）"}<br>${s.dates.text(dayOf(s.now))}</div>
<div class="to">${fact(names.party(textOf(row["party"])))}　御中</div>
<div class="from"><dl><dt></dt><dd class="k">所在地</dd><dd>${fact(head.address)}</dd><dt></dt><dd class="k">名称</dd><dd>${fact(head.contractor)}</dd><dt></dt><dd class="k">担当者</dd><dd>${fact(head.contactDept)}　${fact(head.contactPhone)}</dd></dl></div>
<h1>証明書の訂正・写真の提出のお願い</h1>
<p class="in">${s.dates.day(dayOf(must.number(row["at"])))}に引き渡した媒体（授受番号 ${whole(no)}）の廃棄・消去の証明書${certificate === null ? null : h`（${certificate}）`}について、下記のとおり、引き渡した物と照らして訂正した証明書と写真の提出をお願いします。委託者へは、一台ずつ製造番号の合った証明書で報告することになっています。</p><div class="center">記</div>
${items([
  item("引き渡した物と証明書の製造番号", table([{ head: "番号", width: 7, align: "c" }, { head: "物の番号", width: 24 }, { head: "種別", width: 22 }, { head: "製造番号", width: 25 }, { head: "証明書", width: 22, align: "c" }], handed.map((r, i) => [String(i + 1), must.text(r["no"]), must.text(r["type"]), textOf(r["serial"]) === null ? "なし" : serial(textOf(r["serial"])), told === null ? "まだ" : textOf(r["serial"]) === null ? "該当なし" : told.includes(must.text(r["serial"])) ? "記載あり" : h`<b>記載なし</b>`]), { blank: 0 }), false),
  item("証明書にあって引き渡していない製造番号", told === null ? "証明書をまだ受け取っていない。" : foreign.length === 0 ? "なし" : h`${foreign.map((t, i) => h`${i > 0 ? "、" : ""}${serial(t)}`)}`),
  item("写真", h`媒体 ${thousands(media)}点に対して ${photographs === null ? "まだ受け取っていない" : `${thousands(photographs)}枚`}。製造番号が写る、処理の前と後の写真を一点ずつお願いします。`),
  item("回答の期日", s.dates.blank),
])}
<div class="keep">${over}<section class="answer"><div class="cut"><span>回答欄（業者が記入する）</span></div><table><tr><td class="k">訂正した証明書</td><td class="h">番号　　　　　　　　　　　　　　　発行日　${s.dates.blank}</td></tr><tr><td class="k">違いの訳</td><td class="h"></td></tr><tr><td class="k">写真</td><td class="h">${ticks("添えた", "ない")}　　枚</td></tr><tr><td class="k">記入した人</td><td class="h">所属・氏名　　　　　　　　　　　　　　　　　　　　　　印</td></tr></table></section></div>`,
    style: ".answer .cut{margin-top:8mm}.answer td.k{width:34mm}.answer td.h{height:10mm}",
  };
}
