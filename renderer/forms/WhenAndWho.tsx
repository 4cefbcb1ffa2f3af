import type { CommandName } from "../../shared/ipc/commands.ts";
import { BodyFields } from "./BodyFields.tsx";
import { shapeOf } from "./shape.ts";

/** What is asked of a record that is written down later: when it happened, who did it, and on which 記録用紙 it was written first (ui.md §7.10, §12). */
export const lateFields = ["occurred_at", "doer", "record_sheet"] as const;

/** These fields of a command, none of them required; a command without sheets asks for no sheet. */
export function WhenAndWho({ channel, values, onChange, missing }: { readonly channel: CommandName; readonly values: Readonly<Record<string, unknown>>; readonly onChange: (values: Readonly<Record<string, unknown>>) => void; readonly missing: (field: string, value?: unknown) => boolean }) {
  const known = shapeOf(channel).properties ?? {};
  const properties = Object.fromEntries(lateFields.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]] as const])));
  return <BodyFields channel={channel} shape={{ properties, required: [] }} values={values} onChange={onChange} missing={missing} />;
}
