import type { z } from "../../shared/domain/bodies.ts";
import type { Decision } from "../../shared/domain/decision.ts";
import type { CommandName, commands } from "../../shared/ipc/commands.ts";

type Still<T> = T extends readonly (infer One)[] ? readonly Still<One>[] : T extends object ? { readonly [K in keyof T]: Still<T[K]> } : T;

/** What a page would send for a command, before validation. Bodies written `as const` fit too. */
export type Sent<N extends CommandName> = Still<z.input<(typeof commands)[N]>>;

/** What goes beside a body: reasons by rule, persons who confirm with their own passphrase, and who and when where that differs from the world's. */
export interface Beside {
  readonly reasons?: Readonly<Record<string, string>>;
  readonly confirmed?: readonly string[];
  readonly as?: string;
  readonly at?: string;
}

/** An accepted command with its events, notices, numbers made and dates. */
export type Done = Extract<Decision, { kind: "accepted" }>["outcome"] & { readonly reasons: Readonly<Record<string, string>> };

/** What a named situation needs of a world: to set the time and the signer, to give commands, and to have a letter on file. */
export interface Acting {
  at(instant: string): this;
  as(no: string): this;
  do<N extends CommandName>(name: N, body: Sent<N>, beside?: Beside): Done;
  letter(docNo: string): string;
}
