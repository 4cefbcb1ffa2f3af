import { create } from "zustand";
import type { AppRows, ClearLedger, LockReason } from "../../shared/ipc/app.ts";

/** starting: nothing is known yet; none: no ledger; setup: one whose recovery sheet was not typed back; then locked and open. */
export type Phase = "starting" | "none" | "setup" | "locked" | "open";

/** Who and which ledger; nothing of its contents. `lockedAt` is epoch ms of the machine. */
interface Session {
  readonly phase: Phase;
  readonly face: ClearLedger | null;
  readonly setup: NonNullable<AppRows["app.status"]["setup"]> | null;
  readonly version: string;
  /** Whether the host shows the system's print dialog. */
  readonly printDialog: boolean;
  readonly person: string | null;
  readonly lastPerson: string | null;
  readonly why: LockReason | null;
  readonly lockedAt: number | null;
  readonly idleSeconds: number;
  /** Seconds until the ledger locks by itself, as the host counts them. */
  readonly idleLeft: number;
  readonly readOnly: string | null;
  /** Ledger time minus machine time, ms: a practice ledger's clock may be set. */
  readonly shift: number;
  /** The step of the first run that is on the screen, or null. */
  readonly firstRun: "keys" | "contract" | "people" | null;
  /** What the opening page begins with by itself: whoever left the first run for it has already said so. */
  readonly next: "practice" | "another" | null;
  readonly set: (some: Partial<Omit<Session, "set">>) => void;
}

export const useSession = create<Session>((set) => ({
  phase: "starting",
  face: null,
  setup: null,
  version: "",
  printDialog: false,
  person: null,
  lastPerson: null,
  why: null,
  lockedAt: null,
  idleSeconds: 300,
  idleLeft: 300,
  readOnly: null,
  shift: 0,
  firstRun: null,
  next: null,
  set: (some) => set(some),
}));

/** The ledger's time now, epoch ms. */
export const ledgerNow = (): number => Date.now() + useSession.getState().shift;
