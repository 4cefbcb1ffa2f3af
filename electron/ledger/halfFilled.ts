import type { Verdict } from "../../shared/domain/decision.ts";
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

/** True where nothing was entered, or nothing is known. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0) || ((value instanceof Map || value instanceof Set) && value.size === 0);

/** What is read of a half-filled body and of its facts, so that a rule which met nothing but empty fields is not said to be fulfilled (ui.md §7.3). */
export class Watch {
  private read = false;
  private met = false;

  /** The same thing, heard when it is read; `met` where a filled field led to it, so that what is empty in it is so. */
  over<T>(of: T, met = false): T {
    if (typeof of !== "object" || of === null) return of;
    return new Proxy(of, {
      ownKeys: (target) => {
        this.read = true;
        return Reflect.ownKeys(target);
      },
      get: (target, name, self) => {
        const value: unknown = Reflect.get(target, name, self);
        // The base of the facts hangs on no field.
        if (typeof name === "string" && name !== "base") {
          this.read = true;
          this.met ||= met || !isEmpty(value);
        }
        return value;
      },
    });
  }

  /** True where what was read since the last rule met something. */
  get entered(): boolean {
    return this.met;
  }

  private clear(): void {
    this.read = this.met = false;
  }

  private get missed(): boolean {
    return this.read && !this.met;
  }

  /** Asks a rule: 満たす is まだ where it read something and met nothing. It demands no field. */
  softened(test: () => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
    this.clear();
    const said = test();
    if (!this.missed) return said;
    const soften = (v: Verdict): Verdict => (v.is === "ok" ? { is: "yet", missing: [], level: "N" } : v);
    return Array.isArray(said) ? (said as readonly Verdict[]).map(soften) : soften(said as Verdict);
  }
}
