import type { CommandName } from "../../../shared/ipc/commands.ts";

/** Forms made from their commands: what stands first, and what belongs to another use of the command. */
export const formFields: Readonly<Partial<Record<CommandName, { readonly first: readonly string[]; readonly hidden?: readonly string[] }>>> = {
  "submission.submit": { first: ["form", "doc_no", "reported_on", "as_of", "statement"], hidden: ["forms", "workers", "worksites", "devices", "media", "changes", "from", "request", "answered_at", "audit"] },
  "submission.acknowledge": { first: ["form", "acknowledged", "acknowledged_on", "doc_no"] },
  "disposition.statement": { first: ["statement", "party"], hidden: ["form"] },
  "disposition.propose": { first: ["list", "name", "lines"] },
};
