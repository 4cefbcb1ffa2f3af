/**
 * Stops on a broken assumption of the program itself, never on what a user or a file said.
 * The only `throw` in shared/: whatever can fail for an outside reason returns a union or null instead.
 */
export function bug(message: string): never {
  throw new Error(`bug: ${message}`);
}
