import type { Base } from "../../shared/domain/facts.ts";
import type { Gap } from "../../shared/values/schema.ts";

/** Thrown where a rule or the facts read a required field that is not entered yet. Only a live check meets it, and answers `yet`. */
class NotEntered extends Error {
  override readonly name = "NotEntered";
  readonly field: string;

  constructor(field: string) {
    super(field);
    this.field = field;
  }
}

/** Asks; where the question reads a gap, `otherwise` answers with the gap's name. Any other error passes through. */
export function whereEntered<T>(question: () => T, otherwise: (field: string) => T): T {
  try {
    return question();
  } catch (error) {
    if (error instanceof NotEntered) return otherwise(error.field);
    throw error;
  }
}

/** A copy of a half-filled body in which no gap can be read, neither by its name nor by copying what holds it. */
export function withGaps(body: unknown, gaps: readonly Gap[]): unknown {
  const copy = structuredClone(body);
  for (const { path, field } of gaps) {
    let parent = copy as Record<PropertyKey, unknown>;
    for (const step of path.slice(0, -1)) parent = parent[step] as Record<PropertyKey, unknown>;
    Object.defineProperty(parent, path.at(-1) ?? "", {
      configurable: true,
      enumerable: true,
      get: () => {
        throw new NotEntered(field);
      },
    });
  }
  return copy;
}

/** Facts that hang on a field not entered yet: only the base, which hangs on no field, is known. */
export function unknownFacts(base: Base, field: string): unknown {
  return new Proxy(
    { base },
    {
      get: (known, name) => {
        if (name === "base") return known.base;
        throw new NotEntered(field);
      },
    },
  );
}
