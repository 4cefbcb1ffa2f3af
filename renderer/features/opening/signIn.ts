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

/** Why a badge does not say who opens: a digit misread, another ledger's label, a label that stands on no person, or somebody without a key. Nothing was tried then. */
export type BadgeProblem = "check-digit" | "other-ledger" | "no-badge" | "no-such-person";

const badgeProblem = (fault: Fault | null, misread: BadgeProblem | null): BadgeProblem | null => misread ?? (fault?.code === "no-such-person" ? "no-such-person" : null);

/** Opens the chosen ledger for a badge and passphrase: the steps it is in, and the fault that came instead. Passphrases are dropped with the answer. */
export function useSignIn(): { readonly busy: boolean; readonly fault: Fault | null; readonly badge: BadgeProblem | null; readonly needsNew: boolean; readonly clear: () => void; readonly open: (s: SignIn) => Promise<boolean>; readonly recover: (s: Recovery) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [needsNew, setNeedsNew] = useState(false);
  const [misread, setMisread] = useState<BadgeProblem | null>(null);
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
    if ("text" in label) return label.kind === 4 ? label.text : (setMisread("no-badge"), null);
    // Anything else is taken for a worker number, which opens too.
    return label.wrong === "form" ? badge.trim() : (setMisread(label.wrong), null);
  };
  const trying = async (work: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    setMisread(null);
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
  const clear = (): void => {
    setFault(null);
    setMisread(null);
  };
  // What the badge is to blame for stands at its field; no machine is out of order.
  const badge = badgeProblem(fault, misread);
  return { busy, fault: badge === null ? fault : null, badge, needsNew, open, recover, clear };
}
