/** Words of the wire for what becomes of a 記録用紙: handed out, back blank, and all that ends its being out. */
export const handed = "渡した";
export const back = "戻った";
export const ends = ["使った", "書き損じ", back] as const;
/** State of an account that opens the ledger; word of the wire. */
export const heldKey = "有効";
