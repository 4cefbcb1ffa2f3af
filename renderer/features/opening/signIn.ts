import { useState } from "react";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { parseLabel } from "../../../shared/values/label.ts";
import { act, send } from "../../bridge.ts";
import { takeStatus } from "../../status.ts";
import { useSession } from "../../state/session.ts";

/** What a person gives to open a ledger. */
export interface SignIn {
  readonly badge: string;
  readonly passphrase: string;
  readonly fresh: string;
  readonly freshAgain: string;
  readonly dir: string | null;
}

type Fault = Extract<Reply, { kind: "fault" }>;

/** Opens the chosen ledger for a badge and passphrase: the steps it is in, and the fault that came instead. Passphrases are dropped with the answer. */
export function useSignIn(): { readonly busy: boolean; readonly fault: Fault | null; readonly needsNew: boolean; readonly clear: () => void; readonly open: (s: SignIn) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [needsNew, setNeedsNew] = useState(false);
  const open = async (s: SignIn): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      const session = useSession.getState();
      if (s.dir !== null && session.face?.dir !== s.dir) {
        if (session.face) await act("app.close", {});
        const got = await act("app.open", { dir: s.dir });
        if ("fault" in got) {
          setFault(got.fault);
          return false;
        }
        if (got.rows[0]) takeStatus(got.rows[0]);
      }
      const label = parseLabel(s.badge, useSession.getState().face?.short_id.slice(0, 2) ?? null);
      const person = "text" in label ? label.text : s.badge.trim();
      const reply = await send("session.open", { person, passphrase: s.passphrase.normalize("NFKC"), ...(needsNew && s.fresh !== "" ? { new_passphrase: s.fresh.normalize("NFKC") } : {}) });
      if (reply.kind === "fault") {
        if (reply.code === "new-passphrase-needed") setNeedsNew(true);
        else setFault(reply);
        return false;
      }
      return true;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, needsNew, open, clear: () => setFault(null) };
}
