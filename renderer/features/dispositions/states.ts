import type { OpenRow } from "../../../shared/ipc/answers.ts";

/** What stands between a quantity and its end; the first that applies. */
export type OpenState = "frozen" | "missing" | "differs" | "certificate" | "subcontract" | "out" | "designation" | "giveBack" | "children" | "serial" | "ready";

/** Directions and methods that give something to the city. */
export const returned: ReadonlySet<string> = new Set(["返還", "納品"]);

/** A serial number that an operating system reported is no label. */
const fromSystem = "OS報告値";
/** Roles of parties that destroy. */
export const vendorRole = "廃棄・消去業者";
export const electronic = (form: string | null): boolean => form !== null && /電子|クラウド|写真|音声/u.test(form);

/** `certified`: serials on the certificate of its slip, null where none came yet; `vendors`: parties that destroy. */
export function stateOfOpen(r: OpenRow, certified: readonly string[] | null, vendors: ReadonlySet<string>): OpenState {
  if (r.frozen !== null) return "frozen";
  if (r.col === "missing") return "missing";
  if (r.col === "subcontract") return !vendors.has(r.party) ? "subcontract" : certified !== null && (r.serial === null || !certified.includes(r.serial)) ? "differs" : "certificate";
  if (r.col === "out") return "out";
  if (r.designated.length === 0) return "designation";
  // What goes back to the city goes at any time, open copies or not.
  if (r.designated.some((d) => d.method !== null && returned.has(d.method))) return "giveBack";
  if (r.open_descendants.length > 0) return "children";
  if (r.medium_type !== null && (r.serial === null || r.serial_source === fromSystem)) return "serial";
  return "ready";
}
/** Words of the wire. */
export const nothingRemains = "残存しない";
export const dispose = "処分する" as const;
export const keep = "残す" as const;
export const passed = "合格";
/** How an approval that designates a method begins. */
export const designation = { form: "書面", result: "承諾" } as const;
export const designationKind = "返還廃棄方法指定";
