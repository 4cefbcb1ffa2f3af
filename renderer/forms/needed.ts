import { createContext } from "react";

/** Names of the fields that the rules demand of what is being filled in, beside those that the wire requires. */
export const NeededFields = createContext<ReadonlySet<string>>(new Set());
