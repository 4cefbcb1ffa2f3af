import { useEffect, useState } from "react";
import { dayOf, type Day } from "../shared/values/day.ts";
import { ledgerNow, useSession } from "./state/session.ts";

/** The ledger's time, epoch ms, anew each `every` ms and when its clock was set. */
export function useNow(every = 1_000): number {
  const shift = useSession((s) => s.shift);
  const [now, setNow] = useState(ledgerNow);
  useEffect(() => {
    setNow(ledgerNow());
    const timer = setInterval(() => setNow(ledgerNow()), every);
    return () => clearInterval(timer);
  }, [every, shift]);
  return now;
}

/** The day it is in Japan by the ledger's clock. */
export const useToday = (): Day => dayOf(useNow(30_000));
