/** 1248 → 1,248. */
export const figure = (n: number): string => String(Math.trunc(n)).replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
