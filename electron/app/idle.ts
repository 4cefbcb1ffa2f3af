/** Two clocks in ms: `wall` goes on while the machine sleeps and may be set; `steady` never jumps back. */
export interface Clocks {
  readonly wall: () => number;
  readonly steady: () => number;
}

/** The machine's clocks. */
export const machineClocks: Clocks = { wall: Date.now, steady: () => performance.now() };

const sleepMs = 10_000;

/** How long nobody has touched key or pointer, and whether the machine slept meanwhile. */
export class Idle {
  readonly #clocks: Clocks;
  #touched: { wall: number; steady: number };
  #looked: { wall: number; steady: number };

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#touched = this.#now();
    this.#looked = this.#touched;
  }

  #now(): { wall: number; steady: number } {
    return { wall: this.#clocks.wall(), steady: this.#clocks.steady() };
  }

  /** Somebody is there. */
  touch(): void {
    this.#touched = this.#now();
    this.#looked = this.#touched;
  }

  /** Ms since the last touch: the larger of both clocks, so that neither a sleep nor a clock set back makes it shorter. */
  elapsed(): number {
    const now = this.#now();
    return Math.max(now.wall - this.#touched.wall, now.steady - this.#touched.steady);
  }

  /** True when, since the last look, the wall clock ran away from the steady one: the machine slept, or its clock was put forward. */
  slept(): boolean {
    const now = this.#now();
    const ahead = now.wall - this.#looked.wall - (now.steady - this.#looked.steady);
    this.#looked = now;
    return ahead > sleepMs;
  }
}
