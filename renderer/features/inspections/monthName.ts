import { formatEraDate } from "../../../shared/values/era.ts";
import type { Language } from "../../words/language.ts";

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-11` → 令和8年11月, Nov 2026. */
export const monthName = (month: string, language: Language): string => (language === "ja" ? formatEraDate(`${month}-01`).replace(/1日$/u, "") : `${names[+month.slice(5, 7) - 1] ?? ""} ${month.slice(0, 4)}`);
