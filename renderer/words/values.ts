import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Language } from "./language.ts";

/** Units of the wire as an English reader counts in them: one, and more than one. */
const counted: Readonly<Record<string, readonly [one: string, more: string]>> = {
  箱: ["box", "boxes"], 本: ["piece", "pieces"], ファイル: ["file", "files"], 台: ["unit", "units"], 件: ["record", "records"], 枚: ["sheet", "sheets"], 冊: ["volume", "volumes"], 点: ["item", "items"], 部: ["copy", "copies"], 人: ["person", "persons"],
};

/** Words of the wire that are Japanese in every ledger, as an English reader sees them. Japanese shows them as they are. */
const english: Readonly<Record<string, string>> = {
  予定: "Planned", 下書き: "Draft", 保管中: "In store", 使用中: "In use", 持出中: "Taken out", 再委託先: "Sub-contractor", 返還済: "Returned", 納品済: "Delivered", 廃棄済: "Disposed", 消去済: "Erased", 所在不明: "Missing", 凍結: "Frozen", 閉鎖: "Closed", 移送中: "In transit", 着: "Arrived", 返却済: "Back", 受領済: "Received",
  原始資料: "Source material", 貸与データ: "Lent data", 受託者収集: "Collected", 中間生成物: "Intermediate", 成果品: "Deliverable", "複写・複製": "Copy", バックアップ: "Backup", "テスト・見本": "Test or sample", "画像・写真": "Image", メール添付: "Mail attachment",
  紙: "Paper", "電子データ(媒体)": "Data on a medium", "電子データ(PC・サーバ)": "Data on PC or server", クラウド: "Cloud", "写真・映像": "Photo or film", 音声: "Sound",
  氏名: "name", 住所: "address", 生年月日: "date of birth", 性別: "sex", 電話: "telephone", メール: "e-mail", 続柄: "relation", 口座: "account", 税額: "tax", 所得: "income", 保険: "insurance", 健康: "health", 障害: "disability", 生活保護: "public assistance", 写真: "photograph", 個人番号: "My Number", その他: "other",
  要配慮: "Sensitive", 特定個人情報: "My Number information", 財産的被害: "Property damage",
  漏えい: "Leak", 滅失: "Destruction", 毀損: "Damage", 改ざん: "Alteration", 紛失: "Loss", 盗難: "Theft", 誤送付: "Sent to the wrong address", 誤交付: "Handed to the wrong person", 誤送信: "Transmitted to the wrong address", 誤廃棄: "Disposed of by mistake", 不正アクセス: "Unauthorised access", "ウイルス・ランサム": "Virus or ransomware", 不正持出し: "Taken out without leave", 目的外利用: "Used for another purpose", 無断再委託: "Sub-contracted without consent", 無承認の複写: "Copied without approval", おそれ: "Feared",
  確定: "exact", 概数: "about", 最大: "at most",
  責任者: "Supervisor", 副責任者: "Deputy", 業務従事者: "Worker", 点検者: "Inspector", システム管理者: "System administrator", 検査員: "Examiner", 責任者代理: "Acting supervisor",
  管理区域: "Controlled area", 取扱区域: "Handling area", 保管室: "Storage room", 保管庫: "Cabinet", 倉庫: "Warehouse", 委託者指定場所: "Place of the city",
  ラベル目視: "the label", 本体: "the device itself", OS報告値: "the operating system",
  市貸与: "Lent by the city", 会社: "Company", リース: "Leased", 私物: "Private",
  媒体: "Medium", 簿冊: "Volume", フォルダ: "Folder", 紙箱: "Paper box", 紙ファイル: "Paper file", USBメモリ: "USB stick", 外付HDD: "External HDD", 外付SSD: "External SSD", サーバ領域: "Server space", サーバ: "Server",
  遅れていた: "It was slow", 進んでいた: "It was fast",
  渡した: "Handed out", 使った: "Used", 書き損じ: "Spoiled", 戻った: "Back, blank",
  閲覧: "Viewing", 入力: "Entry", 出力: "Output", 検索: "Search", 修正: "Change", 送付: "Sending",
  書面: "Written", 電子文書: "Electronic document", 口頭: "Oral", 承諾: "Granted", 条件付承諾: "Granted with conditions", 不承諾: "Refused", 保留: "Pending",
  再委託承諾: "Sub-contracting consent", "目的外・第三者提供許可": "Permission", 複写複製承認: "Copy approval", 持出先指定: "Designated place", 持出し承認: "Takeout approval", 返還廃棄方法指定: "Designated method", 作業場所確認: "Place confirmed", その他指示: "Other instruction",
  返還: "Return", 廃棄: "Disposal", 消去: "Erasure", 成果品として納品: "Delivery", 施錠保管庫: "Locked cabinet", 施錠保管室: "Locked room", 入退室管理室: "Room with access control", 暗号化ディスク: "Encrypted disk", アクセス制御サーバ: "Server with access control",
  委託者から受領: "From the city", 本人から直接: "From the person", 再委託先へ: "To a sub-contractor", 再委託先から: "From a sub-contractor",
  カード: "Card", 登録: "Registered", 貸出し: "Given out", 発見: "Found", 貸出中: "Given out", 廃止: "Retired",
  月次: "monthly", 四半期: "quarterly", 半期: "half-yearly", 年次: "yearly", 鍵: "Key", ICカード: "IC card", PC: "PC",
  受託者: "Contractor", 委託者: "City", 再々委託先: "Second-tier sub-contractor", 派遣元: "Staffing firm", 運送業者: "Haulier", "廃棄・消去業者": "Disposal firm", リース会社: "Leasing firm",
  有: "present", 無: "absent", 想定外: "unexpected", 場所違い: "elsewhere", 適: "pass", 否: "fail", 該当なし: "n/a", 合格: "passed", 不合格: "failed", 未検証: "not verified",
  人の手による書き換え: "Changed by somebody", "機器・ソフトの不具合": "Fault of a machine or program", 分からない: "Not known",
  読み間違い: "Misread", 押し間違い: "Wrong key", 二重: "Twice", ほか: "Other",
  合言葉: "Passphrase", 署名: "Signature", 署名なし: "Not signed", 渡した人: "Handed out by", 持出者: "Bearer", 受け取った人: "Received by", 実施者: "Done by", 確認者: "Confirmed by", 払出し: "Hand-out", 返却: "Return", 出発: "Departure", 到着: "Arrival", 事故: "Incident", 同一人: "Same person",
  届出: "report to the city", 誓約: "pledge", 研修: "training", 従事の期間: "period of work", 有効: "in force", 招待中: "invited", 取外し済: "withdrawn",
  子会社: "Subsidiary", 関連会社: "Affiliated company", 海外: "Abroad", 権限: "Rights", 名札: "Badge", 特1の確認: "Confirmed under special term 1", 定期: "periodic", 緊急: "urgent",
  内蔵HDD: "Internal HDD", "内蔵SSD(SATA)": "Internal SSD (SATA)", "内蔵SSD(NVMe)": "Internal SSD (NVMe)", SDカード: "SD card", "CD・DVD・BD": "CD, DVD, BD", 磁気テープ: "Magnetic tape", "タブレット・スマホ": "Tablet or phone",
  業務必要: "needed for the work", 不要: "not needed", 禁止: "forbidden", 承認: "Approved", 不承認: "Declined", "返還・廃棄待ち": "Awaiting disposal", 取消: "Cancelled", 個人情報: "Personal data",
  コピー機: "Copier", 印刷: "Print", スキャン: "Scan", 撮影: "Photograph", データ複製: "Data copy", 抽出: "Extract", "転記(手書き)": "Copied by hand", 画面保存: "Screenshot",
  月次媒体: "monthly, media", 年次棚卸: "yearly stocktaking", 日次退室: "daily, on leaving", 臨時: "special", 異動時: "on a change of staff", 成功: "succeeded", 失敗: "failed",
  所在確認済: "Found where it is", 事故候補: "Candidate incident", 元へ戻した: "Put back", 新しい場所: "New place", 未登録の物として登録: "Registered as a new item",
  不正目的: "Wrongful purpose", "1,000人超": "More than 1,000 persons", "100人超": "More than 100 persons", マイナンバー系: "My Number", 不特定多数閲覧: "Open to anybody", 該当: "applies", 非該当: "does not apply", 不明: "not known",
  裁断: "Shredding", 溶解: "Pulping", 焼却: "Burning", 塗抹: "Blacking out", 物理破壊: "Physical destruction", 分解: "Dismantling", 粉砕: "Crushing", 細断: "Fine shredding", 消磁: "Degaussing", 上書き: "Overwriting", ブロック消去: "Block erase", 暗号化消去: "Cryptographic erase", "SecureErase・Sanitize": "Secure Erase or Sanitize", 初期化: "Formatting", 削除: "Deletion",
  残存しない: "Nothing remains", 処分する: "Dispose of it", 残す: "Keep it",
  予定済: "Planned", 実施済: "Done", 未実施: "Not done", 遅れて実施: "Done late",
};

/** A word of the wire in a language; what has no translation stays as it was recorded. Empty for null. */
export function valueIn(language: Language, wire: string | null | undefined): string {
  if (wire === null || wire === undefined) return "";
  return language === "en" ? (counted[wire]?.[1] ?? english[wire] ?? joined(wire) ?? wire) : wire;
}

/** What kind of thing something is: one box, where the same word also counts boxes. */
export function kindIn(language: Language, wire: string | null | undefined): string {
  const one = language === "en" && wire !== null && wire !== undefined ? counted[wire]?.[0] : undefined;
  return one === undefined ? valueIn(language, wire) : `${one[0]?.toUpperCase() ?? ""}${one.slice(1)}`;
}

/** Known words joined by a middle dot (two roles of one person), each in English. */
function joined(wire: string): string | undefined {
  const words = wire.split("・").map((one) => english[one]);
  return words.length > 1 && words.every((one) => one !== undefined) ? words.join(", ") : undefined;
}

/** A unit of the wire beside a number that stands for itself (a field, a bold figure): box beside 1, boxes beside anything else. */
export function unitIn(language: Language, unit: string | null | undefined, n: number | null): string {
  const words = unit === null || unit === undefined || language === "ja" ? undefined : counted[unit];
  return words === undefined ? valueIn(language, unit) : n === 1 ? words[0] : words[1];
}

/** What the settings of the contract are counted in. */
const settingUnits: Readonly<Record<string, string>> = { min_bearers: "人", bulk_threshold: "人", city_threshold: "人", late_entry_hours: "時間", overdue_hours: "時間", first_report_minutes: "分", cert_days: "日", quiet_days: "日", accuracy_limit_percent: "%", retention_years: "年" };
const lengths: Readonly<Record<string, readonly [one: string, more: string]>> = { 時間: ["hour", "hours"], 分: ["minute", "minutes"], 日: ["day", "days"], 年: ["year", "years"] };

/** The value of a setting with its unit: 24時間, 2 persons; a word of the wire as it reads (月次). */
export function settingIn(language: Language, name: string, value: string | number): string {
  if (typeof value === "string") return valueIn(language, value);
  const unit = settingUnits[name] ?? "";
  const words = language === "en" ? lengths[unit] : undefined;
  return words !== undefined ? many(value, ...words) : unit === "%" ? `${figure(value)}%` : amountIn(language, value, unit);
}

/** A number with its unit: 12箱; 12 boxes, 1 box. */
export function amountIn(language: Language, n: number, unit: string | null | undefined): string {
  if (language === "ja") return `${figure(n)}${valueIn(language, unit)}`;
  const words = counted[unit ?? ""];
  return words === undefined ? [figure(n), valueIn(language, unit)].filter((t) => t !== "").join(" ") : many(n, ...words);
}
