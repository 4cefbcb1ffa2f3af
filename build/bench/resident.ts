import { existsSync, readFileSync } from "node:fs";

/** Resident memory of this process and its highest value, MB; null where the system does not tell. */
export function resident(): { readonly now_mb: number | null; readonly peak_mb: number | null } {
  const text = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const mb = (name: string): number | null => {
    const kb = new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(text)?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1_024);
  };
  return { now_mb: mb("VmRSS"), peak_mb: mb("VmHWM") };
}
