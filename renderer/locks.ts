import type { PlaceRow } from "../shared/ipc/answers.ts";
import { lockedBy } from "./placeChain.ts";
import { useRegisters } from "./registers.ts";
import { useWords } from "./words/words.ts";

/** Says how a place is locked: its own lock and access control, or whose lock counts for it (「本社保管庫Aの鍵」); "" where none is registered. */
export function useLocks(): (p: Pick<PlaceRow, "code">) => string {
  const { w, value, list } = useWords();
  const { places } = useRegisters();
  return ({ code }) => {
    const by = lockedBy(places, code);
    if (by === null) return "";
    const own = list([by.lock_type, by.access_control].filter((x) => x !== null).map((x) => value(x)));
    return by.code === code ? own : w.people.place.lockOf(by.name, own);
  };
}
