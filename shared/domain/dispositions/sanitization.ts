/** Levels of NIST SP 800-88 as the municipal guideline uses them (domain §3.7), weakest first; 0 is below Clear. */
export type Level = "Clear" | "Purge" | "Destroy";
const rank: Readonly<Record<Level, number>> = { Clear: 1, Purge: 2, Destroy: 3 };
export const rankOf = (level: Level | undefined): number => (level === undefined ? 0 : rank[level]);

const physical = new Set(["物理破壊", "分解", "粉砕", "細断", "焼却", "溶解"]);
const paper = new Set(["裁断", "溶解", "焼却", "塗抹"]);
const flash = /USB|SSD|SD|タブレット|スマホ/u;

/** A method that ends the thing itself. */
export const isPhysical = (method: string): boolean => physical.has(method);
/** A method for paper. */
export const isForPaper = (method: string): boolean => paper.has(method);
export const isFlash = (mediumType: string | null): boolean => mediumType !== null && flash.test(mediumType);

/** What a method can reach at most on a medium; initialising and deleting reach nothing, overwriting proves nothing on flash. */
export function reach(method: string, mediumType: string | null): number {
  if (physical.has(method)) return rank.Destroy;
  if (method === "暗号化消去" || method === "ブロック消去" || method === "SecureErase・Sanitize") return rank.Purge;
  if (method === "消磁") return isFlash(mediumType) ? 0 : rank.Purge;
  if (method === "上書き") return isFlash(mediumType) ? 0 : rank.Clear;
  return 0;
}

/** The lowest level for a class of the contract: マイナンバー利用事務系 Destroy, 3A/3B/3C or 機密性2 and higher Purge, else Clear. */
export function leastLevel(confidentiality: string | null, myNumberZone: boolean): Level {
  if (myNumberZone) return "Destroy";
  return /3A|3B|3C|機密性3|機密性2|自治体機密性2/u.test(confidentiality ?? "") ? "Purge" : "Clear";
}
