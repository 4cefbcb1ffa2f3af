import type { HoldingBody } from "../../shared/domain/bodies.ts";
import type { Acting } from "./acting.ts";

const term = { valid_from: "2026-04-10", valid_to: "2027-02-26" } as const;

/** A row of the ledger with every column of the article filled: boxes of paper in P-02 unless changed. */
export const rowOf = (changes: Partial<HoldingBody> = {}): HoldingBody => ({
  name: "市民意識調査票",
  origin_kind: "原始資料",
  counterparty_kind: "委託者から受領",
  purpose: "市民意識調査票データ入力業務",
  data_items: ["氏名", "住所"],
  subject_scope: "市民意識調査の対象者",
  subject_count: 80,
  count_basis: "概数",
  flags: [],
  confidentiality_class: "自治体機密性2",
  form: "紙",
  unit: "箱",
  acquired_by: "委託者から受領(手渡し)",
  acquired_on: "2026-04-07",
  storage_location: "P-02",
  storage_method: "施錠保管庫",
  authorized_workers: ["W-003", "W-007"],
  custodian: "W-001",
  encryption: "該当なし(紙)",
  use_until: "2027-02-26",
  keep_until: "2027-03-31",
  disposition_plan: "返還",
  ...changes,
});

/** A row kept as files on the server in P-03. */
export const dataRow = (changes: Partial<HoldingBody> = {}): HoldingBody =>
  rowOf({ name: "宛名データ", origin_kind: "貸与データ", form: "電子データ(PC・サーバ)", unit: "ファイル", storage_location: "P-03", storage_method: "アクセス制御サーバ", encryption: "有(AES-256)", disposition_plan: "消去", ...changes });

/** A row kept on a medium in P-02. */
export const mediumRow = (changes: Partial<HoldingBody> = {}): HoldingBody => dataRow({ name: "対象者名簿データ", form: "電子データ(媒体)", unit: "本", storage_location: "P-02", storage_method: "施錠保管庫", ...changes });

/**
 * Every test starts here. Parties: P-A 再委託先, P-B 廃棄業者, P-C 運送業者, P-D 派遣元. W-001 責任者, W-002 acting 副責任者, W-003 and W-004 業務従事者, W-005 点検者,
 * W-007 システム管理者, W-101 of P-A: reported, pledged, trained. W-006 (of P-D) and W-008: registered and nothing more; W-009 検査員 of the city.
 * Places P-01 room, P-02 cabinet, P-03 server room, P-04 and P-05 branch, P-A1 of P-A: reported and locked; P-06 neither; P-90, P-91 designated places of the city.
 * Plans T-01 office–P-90, T-02 office–P-A, T-03 office–branch, T-04 office–P-91, T-05 office–P-B.
 * Media M-001 (市貸与) and M-002 USB; M-003, M-005 HDD; M-004 HDD whose serial the OS told; M-006 USB without serial. Devices D-01, D-02. AP-00: the city's consent to P-A. No holding yet.
 */
export function standing(w: Acting, contract: { readonly is_mynumber_zone?: boolean } = {}): void {
  w.at("2026-04-01T09:00:00+09:00").as("W-001");
  w.do("contract.create", {
    contract_no: "架空市契約 令8第117号",
    title: "市民意識調査票データ入力業務",
    principal: "架空市",
    contractor: "株式会社サンプル情報処理",
    term_from: "2026-04-01",
    term_to: "2027-03-31",
    started_on: "2026-04-07",
    confidentiality_class: "自治体機密性3B",
    is_mynumber_zone: false,
    disposition_due_on: "2027-03-19",
    ...contract,
    parties: [
      { id: "P-SELF", role: "受託者", name: "株式会社サンプル情報処理" },
      { id: "CITY", role: "委託者", name: "架空市" },
      { id: "P-A", role: "再委託先", name: "再委託先A社(架空)", mail_domain: "a.example" },
      { id: "P-B", role: "廃棄・消去業者", name: "廃棄業者B社(架空)" },
      { id: "P-C", role: "運送業者", name: "運送業者C社(架空)" },
      { id: "P-D", role: "派遣元", name: "派遣元D社(架空)" },
    ],
    founders: [
      { worker_no: "W-001", name: "従事者甲", role: "責任者", account: true },
      { worker_no: "W-002", name: "従事者乙", role: "副責任者・記録者", account: true, deputy_from: "2026-04-01", deputy_to: "2027-03-31" },
    ],
  });
  w.do("worksite.register", {
    worksites: [
      { code: "P-01", name: "本社作業室", kind: "取扱区域", lock_type: "ICカード" },
      { code: "P-02", name: "本社保管庫A", kind: "保管庫", lock_type: "鍵", key_holder: "W-001", key_no: "K-1", key_count: 3 },
      { code: "P-03", name: "サーバ室", kind: "管理区域", lock_type: "ICカード" },
      { code: "P-04", name: "分室作業室", kind: "取扱区域", lock_type: "ICカード" },
      { code: "P-05", name: "分室保管庫", kind: "保管庫", lock_type: "鍵" },
      { code: "P-06", name: "倉庫(届出なし・施錠なし)", kind: "倉庫" },
      { code: "P-90", name: "架空市役所", kind: "委託者指定場所" },
      { code: "P-91", name: "保健センター", kind: "委託者指定場所" },
      { code: "P-A1", name: "再委託先A社スキャン室", kind: "取扱区域", lock_type: "ICカード", party: "P-A" },
    ],
  });
  // The people of another firm are registered after the city's consent to the firm; this one names a holding that no test uses.
  w.do("approval.record", { approval: "AP-00", doc_no: "架空市市民第100号", form: "書面", result: "承諾", letter: w.letter("架空市市民第100号"), grants: [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-900"] }, valid_from: "2026-04-01", valid_to: "2027-03-31" }] });
  w.do("worker.register", {
    workers: [
      { worker_no: "W-003", name: "従事者丙", role: "業務従事者", party: "P-SELF" },
      { worker_no: "W-004", name: "従事者丁", role: "業務従事者", party: "P-SELF" },
      { worker_no: "W-005", name: "従事者戊", role: "点検者", party: "P-SELF" },
      { worker_no: "W-006", name: "従事者己", role: "業務従事者(派遣)", party: "P-D" },
      { worker_no: "W-007", name: "従事者庚", role: "システム管理者", party: "P-SELF" },
      { worker_no: "W-008", name: "従事者辛", role: "業務従事者", party: "P-SELF" },
      { worker_no: "W-009", name: "検査員子", role: "検査員", party: "CITY" },
      { worker_no: "W-101", name: "従事者壬", role: "再委託先社員", party: "P-A" },
    ],
  });
  const ready = ["W-001", "W-002", "W-003", "W-004", "W-005", "W-007", "W-101"];
  w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-001号", reported_on: "2026-04-01", worksites: ["P-01", "P-02", "P-03", "P-04", "P-05", "P-A1"] });
  w.do("submission.submit", { form: "F01", doc_no: "サ情発第8-002号", reported_on: "2026-04-01", workers: ready });
  w.do("pledge.sign", { workers: ready, signed_on: "2026-04-01" });
  w.do("procedure.register", { doc_no: "サ情発第8-003号", version: 1, contacts: [{ function: "昼間連絡先", phone: "029-000-0000" }] });
  w.do("training.plan", { doc_no: "サ情発第8-004号", approved_by: "W-001", approved_on: "2026-04-01" });
  w.do("training.session", { session: "TR-01", present: ready, absent: [], on: "2026-04-01" });
  w.do("device.register", { devices: [{ device: "D-01", kind: "サーバ", ownership: "会社" }, { device: "D-02", kind: "PC", ownership: "会社" }] });
  const label = { serial_source: "ラベル目視", place: "P-02" } as const;
  w.do("medium.register", {
    media: [
      { media_no: "M-001", media_type: "USBメモリ", ownership: "市貸与", serial_no: "TST-USB-0001", ...label },
      { media_no: "M-002", media_type: "USBメモリ", ownership: "会社", serial_no: "TST-USB-0002", ...label },
      { media_no: "M-003", media_type: "外付HDD", ownership: "会社", serial_no: "TST-HDD-0003", ...label },
      { media_no: "M-004", media_type: "外付HDD", ownership: "会社", serial_no: "TST-HDD-0004", serial_source: "OS報告値", place: "P-02" },
      { media_no: "M-005", media_type: "外付HDD", ownership: "会社", serial_no: "TST-HDD-0005", ...label },
      { media_no: "M-006", media_type: "USBメモリ", ownership: "会社", place: "P-02" },
    ],
  });
  const office = ["P-01", "P-02", "P-03"];
  const plan = (name: string, to: string[], n: string): void => {
    w.do("transport_plan.register", { plan: name, name: `本社⇔${to.join("・")}`, between: [office, to], doc_no: `サ情発第8-00${n}号`, responsible: "W-001", container: "施錠ケース1号", contact: "夜間当番" });
  };
  plan("T-01", ["P-90"], "5");
  plan("T-02", ["P-A1"], "6");
  plan("T-03", ["P-04", "P-05"], "7");
  plan("T-04", ["P-91"], "8");
  plan("T-05", ["P-B"], "9");
}

const receive = (w: Acting, no: string, slip: string, day: string, quantity: number, unit: HoldingBody["unit"], holding: HoldingBody, medium?: string): void => {
  w.at(`${day}T10:00:00+09:00`).as("W-002");
  w.do("handover.receive", { handover_no: slip, ledger_no: no, quantity, unit, slip_quantity: quantity, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", holding, ...(medium === undefined ? {} : { medium }) });
  w.at(`${day}T11:00:00+09:00`).as("W-005").do("arrival.check", { handover_no: slip, counted: quantity });
};

const approve = (w: Acting, approval: string, docNo: string, day: string, grants: Parameters<typeof w.do<"approval.record">>[1]["grants"]): void => {
  w.at(`${day}T13:00:00+09:00`).as("W-002");
  w.do("approval.record", { approval, doc_no: docNo, form: "書面", result: "承諾", letter: w.letter(docNo), grants });
};

/** Named situations; each stands alone unless its line says what it needs. */
export const givens = {
  /** L-001: 12 boxes of paper in P-02 (slip H-001, checked). 80 persons. */
  paper: (w: Acting) => receive(w, "L-001", "H-001", "2026-04-07", 12, "箱", rowOf({ subject_count: 80 })),
  /** L-006: 1,204 sheets with 要配慮 in P-02 (slip H-004, checked). */
  sheets: (w: Acting) => receive(w, "L-006", "H-004", "2026-04-09", 1204, "枚", rowOf({ name: "要支援者調査票", unit: "枚", flags: ["要配慮"], subject_count: 1204, authorized_workers: ["W-001", "W-003"] })),
  /** L-002: one USB stick of the city, M-001 (slip H-002, checked). */
  usb: (w: Acting) => receive(w, "L-002", "H-002", "2026-04-08", 1, "本", mediumRow(), "M-001"),
  /** L-004: one file on the server (slip H-003, checked). */
  server: (w: Acting) => receive(w, "L-004", "H-003", "2026-04-13", 1, "ファイル", dataRow()),
  /** L-007: 3,200 keyed records made from L-001; needs `paper`. */
  records: (w: Acting) => {
    w.at("2026-04-24T17:30:00+09:00").as("W-002").do("holding.produce", { ledger_no: "L-007", origin_kind: "中間生成物", parent: "L-001", quantity: 3200, unit: "件", place: "P-03", holding: dataRow({ name: "入力データ", origin_kind: "中間生成物", unit: "件" }) });
  },
  /** AP-04 (架空市市民第180号): 200 sheets of L-001 by copier in P-01, 2026-05-20 to 06-30, and their shredding (裁断). */
  "copy approval": (w: Acting) =>
    approve(w, "AP-04", "架空市市民第180号", "2026-05-19", [
      { kind: "複写複製承認", scope: { holdings: ["L-001"], method: "コピー機", place: "P-01" }, limit_qty: 200, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" },
      { kind: "返還廃棄方法指定", scope: { copies_under: "AP-04", method: "裁断", by: "2026-06-30" }, limit_qty: 200, unit: "枚", valid_from: "2026-05-20", valid_to: "2027-03-31" },
    ]),
  /** L-008: 80 photocopies of L-001 (copy C-003); needs `paper` and `copy approval`. */
  photocopies: (w: Acting) => {
    w.at("2026-05-20T09:30:00+09:00").as("W-003").do("copy.make", { copy_no: "C-003", source: "L-001", result: "L-008", method: "コピー機", quantity: 80, unit: "枚", place: "P-01", approval: "AP-04", persons: 80, necessity: "二重入力の照合", destroy_by: "2026-06-30", checked_by: "W-002", holding: rowOf({ name: "調査票の写し", origin_kind: "複写・複製", unit: "枚", disposition_plan: "廃棄" }) });
  },
  /** AP-01 (架空市市民第112号): standing approval of two backups of L-004 (台, P-03), to 2027-02-26. */
  "backup approval": (w: Acting) => approve(w, "AP-01", "架空市市民第112号", "2026-04-14", [{ kind: "複写複製承認", scope: { holdings: ["L-004"], method: "バックアップ", place: "P-03" }, limit_qty: 2, unit: "台", ...term }]),
  /** L-005: the backup of L-004 on M-003; needs `server` and `backup approval`. */
  backup: (w: Acting) => {
    w.at("2026-04-15T17:00:00+09:00").as("W-007").do("copy.make", { copy_no: "C-002", source: "L-004", result: "L-005", method: "バックアップ", quantity: 1, unit: "台", place: "P-03", approval: "AP-01", persons: 80, necessity: "障害時の復旧", destroy_by: "2027-03-31", checked_by: "W-005", medium: "M-003", holding: mediumRow({ name: "バックアップ(M-003)", origin_kind: "バックアップ", unit: "台" }) });
  },
  /** AP-03 (架空市市民第171号): P-91 designated 2026-05-18 to 09-30; takeout of 2 boxes of L-001 (K-001) and of M-001 (K-002) there to 2026-05-29 17:00. */
  "takeout approval": (w: Acting) =>
    approve(w, "AP-03", "架空市市民第171号", "2026-05-15", [
      { kind: "持出先指定", scope: { worksite: "P-91" }, valid_from: "2026-05-18", valid_to: "2026-09-30" },
      { kind: "持出し承認", scope: { takeout_no: "K-001", holdings: ["L-001"], worksite: "P-91" }, limit_qty: 2, unit: "箱", valid_from: "2026-05-18", valid_to: "2026-05-29T17:00:00+09:00" },
      { kind: "持出し承認", scope: { takeout_no: "K-002", holdings: ["L-002"], medium: "M-001", worksite: "P-91" }, limit_qty: 1, unit: "本", valid_from: "2026-05-18", valid_to: "2026-05-29T17:00:00+09:00", persons: 100 },
    ]),
  /** K-001: two boxes of L-001 out at P-91 since 2026-05-20 09:00, due back 17:00; needs `paper` and `takeout approval`. */
  takeout: (w: Acting) => {
    w.at("2026-05-20T09:00:00+09:00").as("W-001").do("takeout.depart", { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers: ["W-001", "W-003"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 });
  },
  /** AP-05 (架空市市民第203号): consent to P-A for L-001, 4 boxes, 2026-05-11 to 09-30. */
  "sub-contract consent": (w: Acting) => approve(w, "AP-05", "架空市市民第203号", "2026-05-08", [{ kind: "再委託承諾", scope: { party: "P-A", holdings: ["L-001"] }, limit_qty: 4, unit: "箱", valid_from: "2026-05-11", valid_to: "2026-09-30" }]),
  /** Four boxes of L-001 with P-A (slip H-006); needs `paper` and `sub-contract consent`. */
  "at the sub-contractor": (w: Acting) => {
    w.at("2026-05-12T10:00:00+09:00").as("W-002").do("handover.to_subcontractor", { handover_no: "H-006", party: "P-A", ledger_no: "L-001", quantity: 4, unit: "箱", giver: "W-001", receiver: "W-101", method: "専用便", plan: "T-02" });
  },
  /** AP-10 (架空市市民第598号): the city's designation of how each holding ends — return of L-001, L-002, L-006; erasure of L-004, L-007; destruction of L-005 by P-B. */
  designations: (w: Acting) =>
    approve(w, "AP-10", "架空市市民第598号", "2026-05-18", [
      { kind: "返還廃棄方法指定", scope: { holdings: ["L-001", "L-002", "L-006"], method: "返還" }, valid_from: "2026-05-18", valid_to: "2027-03-31" },
      { kind: "返還廃棄方法指定", scope: { holdings: ["L-004", "L-007"], method: "暗号化消去" }, valid_from: "2026-05-18", valid_to: "2027-03-31" },
      { kind: "返還廃棄方法指定", scope: { holdings: ["L-005"], method: "物理破壊", party: "P-B" }, valid_from: "2026-05-18", valid_to: "2027-03-31" },
    ]),
  /** INC-001: theft of L-001, frozen at once; needs `paper`. */
  frozen: (w: Acting) => {
    w.at("2026-05-19T10:00:00+09:00").as("W-001").do("incident.open", { incident: "INC-001", kind: "盗難", known_at: "2026-05-19T09:50:00+09:00", holdings: ["L-001"] });
  },
} as const satisfies Readonly<Record<string, (w: Acting) => void>>;

/** A name of a situation. */
export type Given = keyof typeof givens;

/** The reason that tests give where many persons are meant. */
export const bulkReason = { "R-25": "全件を業務に使う。承認書に記載あり" } as const;
