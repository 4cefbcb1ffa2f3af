/** Blocks of an inspection (特14(6)(8), domain 1.12). */
export const blocks = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"] as const;
export type Block = (typeof blocks)[number];
