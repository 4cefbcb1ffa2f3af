import type { Words } from "../words/words.ts";

/** What a row is about, as a person reads it: a number of the ledger by its name, a number of persons with its unit. */
export const aboutText = (w: Pick<Words, "check">, rule: string, about: string, nameOf?: (no: string) => string): string => (rule === "R-25" && /^\d+$/u.test(about) ? w.check.persons(Number(about)) : (nameOf?.(about) ?? about));
