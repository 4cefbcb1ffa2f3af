import type { Settings } from "../../../shared/ipc/app.ts";
import { act } from "../../bridge.ts";
import { learnStatus } from "../../status.ts";
import { useSettings } from "../../state/settings.ts";

/** Takes over the settings of this PC as the host keeps them. */
export function takeSettings(s: Settings): void {
  useSettings.getState().set({ language: s.language, sound: s.sound, gap: s.gap, end: s.end_mark, idleMinutes: s.idle_minutes, labels: s.labels });
}

/** Changes some settings: at once on the page, and with the host, which keeps them. Gives false where they could not be kept. */
export async function changeSettings(some: Partial<Settings>): Promise<boolean> {
  const got = await act("app.settings.set", some);
  if (!("rows" in got) || !got.rows[0]) return false;
  takeSettings(got.rows[0]);
  if (some.idle_minutes !== undefined) await learnStatus();
  return true;
}
