/** A count as people type it (`1,248`, `１２４８枚`, kana-mode digits) → a whole number from 0, or null. */
export function parseCount(text: string): number | null {
  const said = text.normalize("NFKC").replaceAll(/[\s,、，]/gu, "");
  const found = /^(\d{1,9})(?:\p{L}{0,4})$/u.exec(said);
  return found ? Number(found[1]) : null;
}

/** A time as people type it (`14:03`, `1403`, `14時3分`, `9`) → `HH:MM`, or null. */
export function parseTime(text: string): string | null {
  const said = text.normalize("NFKC").replaceAll(/\s/gu, "");
  const found = /^(\d{1,2})(?:[:時.](\d{1,2})?分?)?$/u.exec(said) ?? /^(\d{1,2})(\d{2})$/u.exec(said);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour <= 23 && minute <= 59 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}
