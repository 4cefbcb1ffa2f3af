import type { About } from "./may.ts";
import { must } from "../readmodel/query.ts";
import type { SizeName } from "./size.ts";
import type { Built, Source, Wanted } from "./source.ts";
import type { Copies } from "./style.ts";
import { copyApplication, designationApplication, purposeApplication, subcontractApplication, takeoutApplication, vendorLetter } from "./forms/applications.ts";
import { countedPlaces, countSheets, recordSheets, sheetCount } from "./forms/blanks.ts";
import { disposition } from "./forms/disposition.ts";
import { firstReport } from "./forms/firstReport.ts";
import { glyphs } from "./forms/glyphs.ts";
import { inspection } from "./forms/inspection.ts";
import { keySheet } from "./forms/keys.ts";
import { labels } from "./forms/labels.ts";
import { ledger } from "./forms/ledger.ts";
import { list } from "./forms/list.ts";
import { receipt } from "./forms/receipt.ts";
import { takeoutSlip } from "./forms/takeoutSlip.ts";
import { termsSheet } from "./forms/terms.ts";
import { trace } from "./forms/trace.ts";
import { verification } from "./forms/verification.ts";
import { workers } from "./forms/workers.ts";
import { worksites } from "./forms/worksites.ts";

type Ask = Pick<Source, "ask">;

/** One form: its names, its paper, what it needs, and what makes its body. A new form is a new line here and its content. */
export interface Form {
  readonly ja: string;
  readonly en: string;
  readonly size: SizeName;
  /** Who may print it (may.ts). */
  readonly about: About;
  /** What a subject is: needed, allowed or none. */
  readonly subject: "needed" | "allowed" | "none";
  /** True where the paper goes to the city: its value counts as handed over. */
  readonly handed: (s: Ask, w: Wanted) => boolean;
  /** What goes to the city is printed twice, for the city and for us (domain 2.1). */
  readonly copies: Copies;
  /** How many sheets carry a number of their own (kind 6). */
  readonly sheets: (s: Ask, w: Wanted) => number;
  /** True where it can be of a time within a day, too. */
  readonly timed?: boolean;
  /** True where the whole ledger is verified first. */
  readonly verifies?: boolean;
  /** Subjects of a good sample: the newest of its kind. An empty list means there is none yet. */
  readonly samples: (s: Ask) => readonly (string | null)[];
  readonly build: (s: Source, w: Wanted) => Built;
}

const none = (): number => 0;
const one = (): number => 1;
const yes = (): boolean => true;
const no = (): boolean => false;
/** A slip with a sub-contractor or a vendor does not go to the city. */
const toCity = (s: Ask, w: Wanted): boolean => s.ask("SELECT 1 AS one FROM handovers WHERE no=? AND direction IN ('受領','返還','納品')", w.subject ?? "").length > 0;
const whole = (): readonly null[] => [null];
const firstOf = (s: Ask, sql: string): string[] => s.ask(sql).map((r) => must.text(r["k"]));

/** Every form by its id: F-numbers where the catalogue of the special terms has one (domain 2.2), words where it has none. */
export const forms = {
  F01: { ja: "責任者・業務従事者報告書", en: "Report of responsible persons and workers", size: "a4", about: "city", subject: "none", handed: yes, copies: "pair", sheets: none, samples: whole, build: workers },
  F02: { ja: "作業場所報告書", en: "Report of places of work", size: "a4", about: "city", subject: "none", handed: yes, copies: "pair", sheets: none, samples: whole, build: worksites },
  F04: { ja: "再委託承諾申請書", en: "Application for consent to a sub-contractor", size: "a4", about: "ask", subject: "needed", handed: yes, copies: "pair", sheets: none, samples: (s) => firstOf(s, "SELECT id AS k FROM parties WHERE role IN ('再委託先','再々委託先') ORDER BY id LIMIT 1"), build: subcontractApplication },
  F06: { ja: "複写・複製承認申請書", en: "Application for copying", size: "a4", about: "ask", subject: "needed", handed: yes, copies: "pair", sheets: none, samples: (s) => firstOf(s, "SELECT no AS k FROM holdings ORDER BY n LIMIT 1"), build: copyApplication },
  F07: { ja: "個人情報持出し承認申請書", en: "Application for a takeout", size: "a4", about: "ask", subject: "needed", handed: yes, copies: "pair", sheets: none, samples: (s) => [...firstOf(s, "SELECT no AS k FROM takeout_requests ORDER BY seq DESC LIMIT 1"), ...firstOf(s, "SELECT no AS k FROM holdings ORDER BY n LIMIT 1")].slice(0, 1), build: takeoutApplication },
  F09: { ja: "目的外利用・第三者提供許可申請書", en: "Application for another purpose or provision", size: "a4", about: "ask", subject: "needed", handed: yes, copies: "pair", sheets: none, samples: (s) => firstOf(s, "SELECT no AS k FROM holdings ORDER BY n LIMIT 1"), build: purposeApplication },
  F10: { ja: "受領書・預り証・返還書", en: "Receipt of a handover (pair)", size: "a4", about: "own", subject: "needed", handed: toCity, copies: "halves", sheets: one, samples: (s) => [...firstOf(s, "SELECT no AS k FROM handovers WHERE direction='受領' ORDER BY seq LIMIT 1"), ...firstOf(s, "SELECT no AS k FROM handovers WHERE direction='返還' ORDER BY seq DESC LIMIT 1"), ...firstOf(s, "SELECT no AS k FROM handovers WHERE direction='廃棄業者へ引渡' ORDER BY seq DESC LIMIT 1")], build: receipt },
  F11: { ja: "個人情報管理台帳", en: "Ledger of personal information", size: "a4-landscape", about: "city", subject: "none", handed: yes, copies: "pair", sheets: none, timed: true, samples: whole, build: ledger },
  // Whoever may tell a loss may print its first report; a draft of what is not recorded yet has no subject.
  F18: { ja: "事故報告書（第一報）", en: "Incident report (first)", size: "a4", about: "tools", subject: "allowed", handed: yes, copies: "pair", sheets: none, samples: (s) => firstOf(s, "SELECT no AS k FROM incidents WHERE state<>'draft' ORDER BY seq DESC LIMIT 1"), build: firstReport },
  F21: { ja: "返還・廃棄（消去）報告書", en: "Report of return, disposal and erasure", size: "a4", about: "city", subject: "allowed", handed: yes, copies: "pair", sheets: none, samples: whole, build: disposition },
  F24: { ja: "点検記録表", en: "Inspection record", size: "a4", about: "city", subject: "needed", handed: yes, copies: "pair", sheets: one, samples: (s) => firstOf(s, "SELECT no AS k FROM inspections WHERE no IN (SELECT inspection FROM findings) ORDER BY seq DESC LIMIT 1"), build: inspection },
  designation: { ja: "返還・廃棄方法指定（変更）申請書", en: "Application to designate the way of return or disposal", size: "a4", about: "ask", subject: "allowed", handed: yes, copies: "pair", sheets: none, samples: whole, build: designationApplication },
  vendor: { ja: "証明書の訂正・写真の依頼", en: "Letter to a vendor about a certificate", size: "a4", about: "ask", subject: "needed", handed: no, copies: "one", sheets: none, samples: (s) => firstOf(s, "SELECT no AS k FROM handovers WHERE direction='廃棄業者へ引渡' ORDER BY seq DESC LIMIT 1"), build: vendorLetter },
  terms: { ja: "別紙 別に定める事項", en: "Schedule of what the contract settles", size: "a4", about: "city", subject: "none", handed: yes, copies: "pair", sheets: none, samples: whole, build: termsSheet },
  takeout: { ja: "持出票", en: "Takeout slip", size: "a5", about: "own", subject: "needed", handed: no, copies: "one", sheets: one, samples: (s) => firstOf(s, "SELECT no AS k FROM takeouts ORDER BY seq DESC LIMIT 1"), build: takeoutSlip },
  count: { ja: "棚卸票", en: "Blind count sheet", size: "a4", about: "city", subject: "allowed", handed: no, copies: "one", sheets: (s, w) => countedPlaces(s, w.subject).length, samples: (s) => firstOf(s, "SELECT code AS k FROM places WHERE kind='保管庫' ORDER BY n LIMIT 1"), build: countSheets },
  record: { ja: "記録用紙", en: "Blank record sheet", size: "a4-landscape", about: "tools", subject: "none", handed: no, copies: "one", sheets: (_s, w) => sheetCount(w), samples: whole, build: recordSheets },
  trace: { ja: "来歴", en: "Trace of one number", size: "a4", about: "own", subject: "needed", handed: no, copies: "one", sheets: none, samples: (s) => firstOf(s, "SELECT no AS k FROM holdings ORDER BY n LIMIT 1"), build: trace },
  list: { ja: "一覧", en: "A list of the ledger", size: "a4-landscape", about: "city", subject: "needed", handed: no, copies: "one", sheets: none, samples: () => ["failures"], build: list },
  labels: { ja: "札（ラベル）", en: "Labels", size: "labels", about: "tools", subject: "allowed", handed: no, copies: "one", sheets: none, samples: whole, build: labels },
  keys: { ja: "操作札", en: "Sheet of keys", size: "labels", about: "tools", subject: "none", handed: no, copies: "one", sheets: none, samples: whole, build: keySheet },
  glyphs: { ja: "人名外字の試し刷り", en: "Test page of letters", size: "a4", about: "tools", subject: "none", handed: no, copies: "one", sheets: none, samples: whole, build: glyphs },
  verification: { ja: "検証結果", en: "Result of verification", size: "a4", about: "city", subject: "none", handed: yes, copies: "pair", sheets: none, verifies: true, samples: whole, build: verification },
} as const satisfies Readonly<Record<string, Form>>;

export type FormId = keyof typeof forms;

/** The form of an id, or null. */
export const formOf = (id: string): Form | null => (Object.hasOwn(forms, id) ? forms[id as FormId] : null);
