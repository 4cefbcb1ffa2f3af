/** Parameters of the contract with our defaults; the special terms give no number, so they print as 「別に定めるところによる」. */
export interface Parameters {
  readonly min_bearers: number;
  readonly overdue_hours: number;
  readonly bulk_threshold: number;
  readonly cert_days: number;
  readonly quiet_days: number;
  readonly first_report_minutes: number;
  readonly city_threshold: number;
  readonly late_entry_hours: number;
  readonly accuracy_limit_percent: number;
  readonly retention_years: number;
  readonly cycle_media: Cycle;
  readonly cycle_backup: Cycle;
  readonly cycle_accuracy: Cycle;
  readonly cycle_apps: Cycle;
  readonly cycle_report: Cycle;
  readonly cycle_training: Cycle;
  readonly cycle_subcontract: Cycle;
}

export type Cycle = "月次" | "四半期" | "半期" | "年次";

export const defaultParameters: Parameters = {
  min_bearers: 2,
  overdue_hours: 2,
  bulk_threshold: 100,
  cert_days: 14,
  quiet_days: 30,
  first_report_minutes: 60,
  city_threshold: 100,
  late_entry_hours: 24,
  accuracy_limit_percent: 1,
  retention_years: 5,
  cycle_media: "月次",
  cycle_backup: "四半期",
  cycle_accuracy: "四半期",
  cycle_apps: "四半期",
  cycle_report: "四半期",
  cycle_training: "年次",
  cycle_subcontract: "年次",
};

/** Months in a cycle. */
export const cycleMonths: Readonly<Record<Cycle, number>> = { 月次: 1, 四半期: 3, 半期: 6, 年次: 12 };

/** Columns of a ledger row that a registration must fill (特14(7), L1), in the order in which gaps are named. */
export const registrationColumns = [
  "name",
  "data_items",
  "subject_count",
  "purpose",
  "counterparty_kind",
  "acquired_on",
  "acquired_by",
  "form",
  "storage_location",
  "storage_method",
  "authorized_workers",
  "custodian",
  "use_until",
  "keep_until",
  "flags",
] as const;
