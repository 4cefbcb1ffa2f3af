import type { AppRows } from "../shared/ipc/app.ts";
import { act } from "./bridge.ts";
import { useSession } from "./state/session.ts";

/** Takes over what the host says of itself: which ledger, locked or open, by whom. */
export function takeStatus(s: AppRows["app.status"]): void {
  const before = useSession.getState();
  before.set({
    phase: s.state,
    face: s.ledger ?? null,
    setup: s.setup ?? null,
    person: s.person ?? null,
    version: s.version,
    printDialog: s.print_dialog,
    idleSeconds: s.idle_seconds,
    idleLeft: s.idle_left ?? s.idle_seconds,
    readOnly: s.read_only ?? null,
    ...(s.state === "open" ? { why: null } : {}),
  });
}

/** Asks the host for its state. */
export async function learnStatus(): Promise<void> {
  const got = await act("app.status", {});
  if ("rows" in got && got.rows[0]) takeStatus(got.rows[0]);
  else useSession.getState().set({ phase: "none" });
}
