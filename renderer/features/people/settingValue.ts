import { figure } from "../../figure.ts";

/** The value of a setting of the contract as it is read: `say` puts a word of the wire into words. Empty where there is none. */
export const settingValue = (v: unknown, say: (text: string) => string): string => (typeof v === "string" ? say(v) : typeof v === "number" ? figure(v) : "");
