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

/** What a person who lost the passphrase gives: badge, the recovery sheet as it was typed, and a new passphrase. */
export interface Recovery {
  readonly badge: string;
  readonly sheet: string;
  readonly fresh: string;
  readonly dir: string | null;
}

type Fault = Extract<Reply, { kind: "fault" }>;

/** Opens the chosen ledger for a badge and passphrase: the steps it is in, and the fault that came instead. Passphrases are dropped with the answer. */
export function useSignIn(): { readonly busy: boolean; readonly fault: Fault | null; readonly needsNew: boolean; readonly clear: () => void; readonly open: (s: SignIn) => Promise<boolean>; readonly recover: (s: Recovery) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [needsNew, setNeedsNew] = useState(false);
  /** The number of who opens; the chosen ledger is opened first. Null where it cannot be. */
  const personIn = async (dir: string | null, badge: string): Promise<string | null> => {
    const session = useSession.getState();
    if (dir !== null && session.face?.dir !== dir) {
      if (session.face) await act("app.close", {});
      const got = await act("app.open", { dir });
      if ("fault" in got) return setFault(got.fault), null;
      if (got.rows[0]) takeStatus(got.rows[0]);
    }
    const label = parseLabel(badge, useSession.getState().face?.short_id.slice(0, 2) ?? null);
    return "text" in label ? label.text : badge.trim();
  };
  const trying = async (work: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  };
  const open = (s: SignIn): Promise<boolean> =>
    trying(async () => {
      const person = await personIn(s.dir, s.badge);
      if (person === null) return false;
      const reply = await send("session.open", { person, passphrase: s.passphrase.normalize("NFKC"), ...(needsNew && s.fresh !== "" ? { new_passphrase: s.fresh.normalize("NFKC") } : {}) });
      if (reply.kind !== "fault") return true;
      if (reply.code === "new-passphrase-needed") setNeedsNew(true);
      else setFault(reply);
      return false;
    });
  const recover = (s: Recovery): Promise<boolean> =>
    trying(async () => {
      const person = await personIn(s.dir, s.badge);
      if (person === null) return false;
      const reply = await send("session.recover", { person, sheet: s.sheet.normalize("NFKC"), new_passphrase: s.fresh.normalize("NFKC") });
      if (reply.kind === "fault") setFault(reply);
      return reply.kind !== "fault";
    });
  return { busy, fault, needsNew, open, recover, clear: () => setFault(null) };
}
