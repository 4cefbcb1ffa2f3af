/**
 * True where twelve half-width digits end in the check digit of a 個人番号 (番号法施行規則第5条): with P1…P11 the digits
 * counted from the right without the check digit, Qn = n+1 (n ≤ 6) or n−5, the digit is 0 where ΣPnQn mod 11 ≤ 1, else 11 − it.
 * It says the sum is right, not that the number was ever given to anybody.
 */
export function hasMyNumberCheckDigit(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += +digits.charAt(11 - n) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return +digits.charAt(11) === (rest <= 1 ? 0 : 11 - rest);
}
