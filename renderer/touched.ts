import { send } from "./bridge.ts";
import { useSession } from "./state/session.ts";

let touchedAt = 0;
const hearing = new Set<() => void>();

/** Calls `fn` at each key and press, also those that somebody else takes; gives back how to stop. */
export function onTouched(fn: () => void): () => void {
  hearing.add(fn);
  return () => void hearing.delete(fn);
}

/** Tells the host that somebody is there, at most every ten seconds; the countdown starts anew at once. */
export function touched(): void {
  for (const tell of hearing) tell();
  const s = useSession.getState();
  if (s.phase !== "open") return;
  const now = Date.now();
  if (s.idleLeft < s.idleSeconds - 1) s.set({ idleLeft: s.idleSeconds });
  if (now - touchedAt < 10_000) return;
  touchedAt = now;
  void send("app.active", {});
}
