import type { Reply } from "../../../shared/ipc/envelope.ts";
import { forget } from "../../ask.ts";
import { act } from "../../bridge.ts";
import { sealAll } from "../../drafts/drafts.ts";
import { useLast } from "../../state/last.ts";
import { useSession } from "../../state/session.ts";
import { takeStatus } from "../../status.ts";

/** Leaves the first run for the opening page, which goes on with `next`: what is typed is sealed, and a ledger that is open is closed. Gives the fault where it cannot be. */
export async function toOpening(next: "practice" | "another"): Promise<Extract<Reply, { kind: "fault" }> | null> {
  const { face, set } = useSession.getState();
  if (face !== null) {
    await sealAll();
    const got = await act("app.close", {});
    if ("fault" in got) return got.fault;
    forget();
    useLast.getState().put(null);
    if (got.rows[0]) takeStatus(got.rows[0]);
  }
  set({ firstRun: null, why: null, lastPerson: null, next });
  return null;
}
