import { useEffect, useState } from "react";
import { onPush } from "../bridge.ts";

/** What is recorded beside a form by the form itself or by looking: it changes nothing under it. */
const beside: ReadonlySet<string> = new Set(["attachment.store", "session.open", "view.log", "passphrase.change", "print.form", "print.settings", "export.list", "ledger.verify", "clock.set"]);

/** True once something else was recorded while the form of `channel` was open (ui.md §10 stale): what is typed stays, and the page says so. */
export function useOthers(channel: string): boolean {
  const [others, setOthers] = useState(false);
  useEffect(() => onPush((push) => {
    if (push.kind === "changed" && push.channel !== channel && !beside.has(push.channel)) setOthers(true);
  }), [channel]);
  return others;
}
