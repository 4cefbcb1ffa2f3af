import { send } from "./bridge.ts";
import { useSession } from "./state/session.ts";

let touchedAt = 0;

/** Tells the host that somebody is there, at most every ten seconds; the countdown starts anew at once. */
export function touched(): void {
  const s = useSession.getState();
  if (s.phase !== "open") return;
  const now = Date.now();
  if (s.idleLeft < s.idleSeconds - 1) s.set({ idleLeft: s.idleSeconds });
  if (now - touchedAt < 10_000) return;
  touchedAt = now;
  void send("app.active", {});
}
