import { figure } from "../figure.ts";

/** A number with the English noun it counts, in the right number: 1 box, 12 boxes, 0 boxes. */
export const many = (n: number, one: string, more = `${one}s`): string => `${figure(n)} ${n === 1 ? one : more}`;
