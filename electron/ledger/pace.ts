/** Longest the process works on one thing without hearing anything else, ms. */
const sliceMs = 15;
/** Work shorter than this is not told, ms, unless a host says otherwise; after it news come this often. */
const tellAfterMs = 700;
const everyMs = 150;

/** Somebody stopped long work where nothing was lost by it; how far it had come. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly done: number;
  readonly of: number;

  constructor(done: number, of: number) {
    super("interrupted");
    this.done = done;
    this.of = of;
  }
}

const breath = (): Promise<void> => new Promise((next) => setImmediate(next));

/** The pace of one long work: lets the process hear keys and questions in between, tells how far it is, and can be stopped between two steps. */
export class Pace {
  readonly #tell: (done: number, of: number) => void;
  readonly #tellAfter: number;
  #from: number | null = null;
  #sliced = 0;
  #told = 0;
  #stop = false;
  #of = 0;

  constructor(tell: (done: number, of: number) => void = () => undefined, tellAfter = tellAfterMs) {
    this.#tell = tell;
    this.#tellAfter = tellAfter;
  }

  /** After a step: null where the next may follow at once, else what to wait for. Throws `Interrupted` once somebody stopped the work. */
  rest(done: number, of: number): Promise<void> | null {
    const now = performance.now();
    if (this.#from === null) this.#from = this.#sliced = now;
    if (this.#stop) throw new Interrupted(done, of);
    if (now - this.#sliced < sliceMs) return null;
    this.#of = Math.max(1, of);
    if (now - this.#from >= this.#tellAfter && now - this.#told >= everyMs) {
      this.#told = now;
      this.#tell(Math.min(done, this.#of), this.#of);
    }
    return breath().then(() => {
      this.#sliced = performance.now();
    });
  }

  /** True once somebody asked the work to stop, for work that ends by itself where it stands. */
  get stopped(): boolean {
    return this.#stop;
  }

  /** Asks the work to stop before its next step. */
  stop(): void {
    this.#stop = true;
  }

  /** Tells that it is over, however it ended; says nothing where nothing was told. */
  end(): void {
    if (this.#told > 0) this.#tell(this.#of, this.#of);
  }
}
