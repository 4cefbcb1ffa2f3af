import { join } from "node:path";
import type { Settings } from "../../shared/ipc/app.ts";
import { settings } from "../../shared/ipc/app.ts";
import { readState, writeState } from "./stateDir.ts";

const defaults: Settings = { idle_minutes: 10, sound: false, language: "ja", gap: 80, end_mark: "Enter", labels: "a4-24" };

/** The settings of this PC; a missing or damaged value is its default. */
export function readSettings(stateDir: string): Settings {
  const read = settings.partial().safeParse(readState(join(stateDir, "settings.json")));
  return { ...defaults, ...(read.success ? defined(read.data) : {}) };
}

/** Changes some settings and gives all of them. */
export function changeSettings(stateDir: string, change: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings {
  const all = { ...readSettings(stateDir), ...defined(change) };
  writeState(join(stateDir, "settings.json"), all);
  return all;
}

const defined = (some: object): Partial<Settings> => Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
