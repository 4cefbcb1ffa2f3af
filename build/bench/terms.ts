/** Start of the benchmark's contract-year, epoch ms: 2026-04-01T09:00 in Japan. */
export const yearStarts = Date.UTC(2026, 3, 1, 0, 0, 0);

/** Ledger time between two records, ms: a million records fill 231 days, around the clock. */
export const pace = 20_000;

export const person = "W-002";
export const passphrase = "bench-only-passphrase";

type Body = Readonly<Record<string, unknown>>;
export type Reply = { readonly kind: string; readonly made?: Readonly<Record<string, readonly string[]>> };
export type Request = { readonly channel: string; readonly body: Body; readonly reasons?: Readonly<Record<string, string>> };

const iso = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().replace(/\.\d{3}Z$/u, "+09:00");
const workers = ["W-001", "W-002", "W-003", "W-004", "W-005"];
const users = ["W-003", "W-004"];
const why = { "R-25": "全件を業務に使う。承認書に記載あり", "R-26": "承認書に記載あり", "R-66": "まとめて記録した", "R-03": "追って提出する" };

/** The requests with which a contract starts, up to where work may begin. `letter` is the digest of the city's stored letter. */
export function founding(letter: string): Request[] {
  return [
    {
      channel: "contract.create",
      body: {
        contract_no: "架空市契約 令8第117号", title: "市民意識調査票データ入力業務", principal: "架空市", contractor: "株式会社サンプル情報処理", term_from: "2026-04-01", term_to: "2027-03-31", started_on: "2026-04-01",
        confidentiality_class: "自治体機密性3B", is_mynumber_zone: false, disposition_due_on: "2027-03-19", clause_version: "個人情報等の取扱業務に関する特記事項(全14条)",
        parties: [{ id: "P-SELF", role: "受託者", name: "株式会社サンプル情報処理" }, { id: "CITY", role: "委託者", name: "架空市" }],
        founders: [{ worker_no: "W-001", name: "従事者甲", role: "責任者", party: "P-SELF", account: true }, { worker_no: person, name: "従事者乙", role: "副責任者・記録者", party: "P-SELF", account: true, deputy_from: "2026-04-01", deputy_to: "2027-03-31" }],
      },
    },
    {
      channel: "worksite.register",
      body: {
        worksites: [
          { code: "P-01", name: "本社作業室", kind: "取扱区域", lock_type: "ICカード" },
          { code: "P-02", name: "本社保管庫A", kind: "保管庫", lock_type: "鍵", key_holder: "W-001", key_no: "K-1", key_count: 3 },
          { code: "P-03", name: "本社保管庫B", kind: "保管庫", lock_type: "鍵", key_holder: "W-001", key_no: "K-2", key_count: 2 },
          { code: "P-91", name: "保健センター", kind: "委託者指定場所" },
        ],
      },
    },
    { channel: "worker.register", body: { workers: [{ worker_no: "W-003", name: "従事者丙", role: "業務従事者", party: "P-SELF" }, { worker_no: "W-004", name: "従事者丁", role: "業務従事者", party: "P-SELF" }, { worker_no: "W-005", name: "従事者戊", role: "点検者", party: "P-SELF" }] } },
    { channel: "submission.submit", body: { form: "F02", doc_no: "サ情発第8-001号", reported_on: "2026-04-01", worksites: ["P-01", "P-02", "P-03"] } },
    { channel: "submission.submit", body: { form: "F01", doc_no: "サ情発第8-002号", reported_on: "2026-04-01", workers } },
    { channel: "pledge.sign", body: { form: "F16", workers, signed_on: "2026-04-01" } },
    { channel: "procedure.register", body: { form: "F25", doc_no: "サ情発第8-003号", version: 1, contacts: [{ function: "昼間連絡先", phone: "029-000-0000" }] } },
    { channel: "training.plan", body: { form: "F14", doc_no: "サ情発第8-004号", approved_by: person, approved_on: "2026-04-01" } },
    { channel: "training.session", body: { session: "TR-01", present: workers, absent: [] } },
    { channel: "submission.submit", body: { form: "F03" }, reasons: why },
    { channel: "transport_plan.register", body: { plan: "T-04", name: "本社⇔保健センター", between: [["P-01", "P-02", "P-03"], ["P-91"]], form: "F08", doc_no: "サ情発第8-006号", responsible: "W-001", container: "施錠ケース1号", contact: "夜間当番" } },
    { channel: "approval.record", body: { approval: "AP-000000", doc_no: "架空市市民第0号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-91" }, limit_qty: null, unit: null, valid_from: "2026-04-01", valid_to: "2027-02-26" }] } },
  ];
}

const number = (letter: string, n: number): string => `${letter}-${String(n).padStart(6, "0")}`;
export const holdingNo = (cycle: number): string => number("L", cycle * 2 + 1);
export const copyNo = (cycle: number): string => number("L", cycle * 2 + 2);

const row = (no: string, name: string, more: Body): Body => ({
  ledger_no: no, name, purpose: "市民意識調査票データ入力業務", subject_scope: "市民意識調査の対象者", confidentiality_class: "自治体機密性3B", flags: [], held_by_party: "P-SELF", use_until: "2027-02-26", disposition_due_on: "2027-03-19",
  form: "紙", storage_method: "施錠保管庫", data_items: ["氏名", "住所", "生年月日", "性別", "その他"], counterparty_kind: "委託者から受領", encryption: "該当なし(紙)", acquired_on: "2026-04-01", custodian: "W-001", storage_location: "P-02",
  authorized_workers: users, keep_until: "2027-03-31", ...more,
});

export const usage = (cycle: number, i: number): Request => ({ channel: "usage.log", body: { ledger_no: holdingNo(cycle), worker: users[i % 2], task: i % 3 === 0 ? "閲覧" : "入力", count: 1 + (i % 40), from: "09:30", to: "16:30", returned_to_storage: true, checked_by: "W-005" } });
const move = (cycle: number, there: boolean): Request => ({ channel: "holding.move", body: { ledger_no: holdingNo(cycle), quantity: 4, unit: "箱", from_place: there ? "P-02" : "P-03", to_place: there ? "P-03" : "P-02" } });
const depart = (cycle: number, k: number, at: number): Request => ({
  channel: "takeout.depart", reasons: why,
  body: { takeout_no: number("K", cycle * 4 + k + 1), ledger_no: holdingNo(cycle), quantity: 1, unit: "箱", destination: "P-91", bearers: ["W-001", "W-003"], out_at: iso(at), due_back_at: iso(at + 8 * 3_600_000), plan: "T-04", approval: number("AP", cycle + 1), persons: 90 },
});
const back = (cycle: number, k: number, out: number, at: number): Request => ({
  channel: "takeout.close",
  body: { takeout_no: number("K", cycle * 4 + k + 1), arrived_at: iso(out + 1_000), arrival_by: "架空市 健康課", returned_at: iso(at), returned_checked_by: "W-005", return_match: true, erased_at_destination: "対象外(紙)" },
});

/** Requests of one cycle; each is made when its turn comes, because bodies name the time. A cycle leaves nothing open. */
export const perCycle = 100;

/**
 * One cycle of a large ledger's work: a holding of four boxes arrives and is counted, the city's letter is filed, boxes are moved, taken out and brought back, copies are
 * made, two requests are refused, and workers log their uses. `known` cycles exist, so that uses reach back over the whole ledger.
 */
export function* cycle(n: number, now: () => number, letter: string): Generator<Request, void, Reply> {
  const no = holdingNo(n);
  const received = yield { channel: "handover.receive", body: { handover_no: number("H", n + 1), direction: "受領", ledger_no: no, quantity: 4, unit: "箱", slip_quantity: 4, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", protection: "施錠容器", place: "P-02", holding: row(no, `市民意識調査票(第${String(n + 1)}回)`, { origin_kind: "原始資料", unit: "箱", subject_count: 90, count_basis: "概数", acquired_by: "委託者から受領(手渡し)", disposition_plan: "返還" }) } };
  yield { channel: "arrival.check", body: { handover_no: number("H", n + 1), counted: 4, match: true, checked_by: "W-005" } };
  yield {
    channel: "approval.record",
    body: {
      approval: number("AP", n + 1), doc_no: `架空市市民第${String(n + 1)}号`, form: "書面", result: "承諾", letter,
      grants: [
        { kind: "複写複製承認", scope: { holdings: [no], method: "コピー機", place: "P-01" }, limit_qty: 400, unit: "枚", valid_from: "2026-04-01", valid_to: "2027-02-26" },
        { kind: "持出し承認", scope: { holdings: [no], worksite: "P-91" }, limit_qty: 4, unit: "箱", valid_from: "2026-04-01", valid_to: "2027-02-26" },
      ],
    },
  };
  const spread = (i: number): number => (n * 7919 + i * 104_729) % (n + 1);
  for (let k = 0; k < 4; k++) {
    const out = now();
    yield depart(n, k, out);
    for (let i = 0; i < 17; i++) yield usage(spread(k * 17 + i), i);
    yield back(n, k, out, now());
    yield {
      channel: "copy.make", reasons: why,
      body: {
        copy_no: number("C", n * 4 + k + 1), doer: "W-003", source: no, result: copyNo(n), ...(k > 0 ? { joins: copyNo(n) } : {}), method: "コピー機", quantity: 10, unit: "枚", place: "P-01", approval: number("AP", n + 1), persons: 10, necessity: "二重入力の照合", destroy_by: "2027-02-20", checked_by: "W-005",
        holding: row(copyNo(n), `調査票の写し(第${String(n + 1)}回)`, { origin_kind: "複写・複製", unit: "枚", subject_count: 40, count_basis: "最大", acquired_by: `${no} から複写`, disposition_plan: "廃棄" }),
      },
    };
    yield move(n, true);
    yield move(n, false);
  }
  yield { channel: "note.save", body: { ledger_no: no, field: "備考", text: "棚卸の際に箱の札を貼り替えた" } };
  yield { channel: "inspection.read", body: { inspection: `IN-${iso(now()).slice(5, 7)}`, kind: "月次", place: "P-02", items: received.made?.["items"]?.slice(0, 1) ?? [] } };
  yield { channel: "worksite.register", body: { worksites: [{ code: "P-09", name: "鍵のない部屋", kind: "保管庫", lock_type: null }] } };
  yield { channel: "copy.make", body: { doer: "W-003", source: no, result: copyNo(n), joins: copyNo(n), method: "コピー機", quantity: 1, unit: "枚", place: "P-01", approval: null, necessity: "" } };
}
