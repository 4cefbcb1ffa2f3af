/** The languages of the page; Japanese unless chosen otherwise. */
export type Language = "ja" | "en";

/** The same texts, whatever they say: what a second language has to fill completely. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Texts<T[K]> };
