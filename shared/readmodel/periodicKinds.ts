/** Kinds that count as the inspection of their month; one made for an occasion (臨時, 異動時, 日次退室) does not replace it. */
export const periodicKinds: readonly string[] = ["月次", "月次媒体", "四半期", "年次", "年次棚卸"];

/** The same as a condition on `inspections`. */
export const periodic = `kind IN (${periodicKinds.map((kind) => `'${kind}'`).join()})`;
