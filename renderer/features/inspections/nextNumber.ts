/** The number after the highest of the form `IN-01`; the first where there is none. A person may type another. */
export function nextNumber(taken: ReadonlySet<string>): string {
  const numbers = [...taken].flatMap((no) => { const n = /^IN-(\d{1,6})$/u.exec(no)?.[1]; return n === undefined ? [] : [Number(n)]; });
  return `IN-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
