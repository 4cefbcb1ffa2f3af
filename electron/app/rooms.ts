import type { Room } from "./room.ts";

/** Every room of actions that the window serves beside the ledger's own channels. */
export const rooms: readonly Room[] = [];
