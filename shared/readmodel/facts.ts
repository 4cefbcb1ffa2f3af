/** The facts of every command, an area a file: what a decision must know, asked by key and never by reading the journal. The registry joins each to what decides it. */
export * from "./facts/approvals.ts";
export * from "./facts/contract.ts";
export * from "./facts/copies.ts";
export * from "./facts/dispositions.ts";
export * from "./facts/handovers.ts";
export * from "./facts/holdings.ts";
export * from "./facts/imports.ts";
export * from "./facts/incidents.ts";
export * from "./facts/inspections.ts";
export * from "./facts/keys.ts";
export * from "./facts/people.ts";
export * from "./facts/places.ts";
export * from "./facts/records.ts";
export * from "./facts/submissions.ts";
export * from "./facts/takeouts.ts";
