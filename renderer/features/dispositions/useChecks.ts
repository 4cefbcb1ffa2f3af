import { useEffect, useState } from "react";
import type { CommandName } from "../../../shared/ipc/commands.ts";
import type { CheckRow } from "../../../shared/ipc/envelope.ts";
import { check } from "../../bridge.ts";

/** The live check of a command that nobody is filling in: what stands in its way now. `version` changes when something was recorded. */
export function useChecks(channel: CommandName, body: Readonly<Record<string, unknown>>, version: number): readonly CheckRow[] {
  const [rows, setRows] = useState<readonly CheckRow[]>([]);
  const text = JSON.stringify(body);
  useEffect(() => {
    let gone = false;
    void check(channel, JSON.parse(text)).then((found) => {
      if (!gone) setRows(found);
    });
    return () => {
      gone = true;
    };
  }, [channel, text, version]);
  return rows;
}
