/** Words of the wire for what becomes of a 記録用紙: handed out, back blank, and all that ends its being out. */
export const handed = "渡した";
export const back = "戻った";
export const ends = ["使った", "書き損じ", back] as const;
/** What can become of a 記録用紙 next, by what became of it so far; null while it lies where it was printed. */
export const nextFates = (fate: string | null): readonly (typeof handed | (typeof ends)[number])[] => (fate === handed ? ends : fate === null || fate === back ? [handed] : []);
/** State of an account that opens the ledger; word of the wire. */
export const heldKey = "有効";
