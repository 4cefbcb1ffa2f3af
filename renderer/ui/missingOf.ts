/** What is missing of a holding by its `line`, unit by unit; empty where nothing is. `amount` says a number with its unit. */
export const missingOf = (row: { readonly line?: string | null }, amount: (n: number, unit: string) => string): string =>
  (row.line ?? "").split(" ").map((p) => p.split(":")).filter(([, col, qty]) => col === "missing" && Number(qty) > 0).map(([unit = "", , qty]) => amount(Number(qty), unit)).join("　");
