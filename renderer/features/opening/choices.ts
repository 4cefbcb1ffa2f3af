/** Roles a founder may have; the words of the wire. */
export const founderRoles = ["責任者", "副責任者"];
/** Kinds of places of our own. */
export const placeKinds = ["取扱区域", "管理区域", "保管室", "保管庫", "倉庫"];
export const cycles = ["月次", "四半期", "半期", "年次"];
/** What a new contract starts with; the city is a party of it as `CITY`, we are `P-SELF`. */
export const startOfContract = { self: "P-SELF", city: "CITY", contractorRole: "受託者", principalRole: "委託者", firstRole: "責任者" } as const;
/** Where the first holdings will lie, before anybody typed. */
export const firstPlaces = [
  { code: "P-01", name: "", kind: "取扱区域", lock: "" },
  { code: "P-02", name: "", kind: "保管庫", lock: "" },
] as const;
/** The ledger's own file as a row of the ledger: it holds the workers' names (ui.md §7.8). The words of the wire; the rest is asked in its form. */
export const ownFile = {
  row: { quantity: 1, unit: "ファイル", counterparty_kind: "本人から直接" },
  holding: { origin_kind: "受託者収集", counterparty_kind: "本人から直接", data_items: ["氏名"], count_basis: "確定", form: "電子データ(PC・サーバ)", unit: "ファイル", storage_method: "暗号化ディスク", disposition_plan: "消去" },
} as const;
