import type { Difference, Seen } from "./compare.ts";
import { compareHolding, compareStep, compareTotals } from "./compare.ts";
import type { Beside, Host, Reply } from "./host.ts";
import type { Logins } from "./logins.ts";
import { commandOf, letterOf, reasonsOf } from "./map.ts";
import { missingFor, registeredBy } from "./prepare.ts";
import type { Scenario, Step, Values } from "./scenario.ts";
import { signerOf } from "./scenario.ts";

/** A step that was not as the scenario says; `prepared` and `final` stand for what is no step. */
export interface Failure {
  readonly id: string;
  readonly want: unknown;
  readonly got: unknown;
}

export interface YearResult {
  readonly matched: number;
  readonly failed: readonly Failure[];
  readonly prepared: number;
  /** unit → column → quantity, as the program says at the end. */
  readonly totals: Readonly<Record<string, Values>>;
}

/** Who may register and invite: 責任者 and the acting 副責任者. */
const leads = ["W-001", "W-002"];

const rowsOf = (reply: Reply): readonly Values[] => (reply.kind === "answer" ? reply.rows : []);

/**
 * Drives all steps of a scenario through an open host, one after the other, whatever becomes of each. `first` has an account already; everybody else is
 * invited before the first step that needs a signature of theirs. `say` gets one line a step.
 */
export class Year {
  readonly #host: Host;
  readonly #scenario: Scenario;
  readonly #logins: Logins;
  readonly #accounts: Set<string>;
  readonly #known = new Set<string>();
  readonly #failed: Failure[] = [];
  #person: string | null = null;
  #prepared = 0;

  constructor(host: Host, scenario: Scenario, logins: Logins, first: string) {
    this.#host = host;
    this.#scenario = scenario;
    this.#logins = logins;
    this.#accounts = new Set([first]);
  }

  async run(say: (line: string) => void): Promise<YearResult> {
    const { steps, rules, final } = this.#scenario;
    let matched = 0;
    for (const step of steps) {
      const before = this.#failed.length;
      const differences = compareStep(step, await this.#step(step), rules);
      if (differences.length > 0) this.#failed.push({ id: step.id, ...asOne(differences) });
      else matched++;
      const failures = this.#failed.slice(before).map((f) => `  want ${JSON.stringify(f.want)}\n  got  ${JSON.stringify(f.got)}`);
      say([`${step.id} ${step.action} ${step.expect.outcome}${failures.length > 0 ? ": NOT SO" : ""}`, ...failures].join("\n"));
    }
    const totals = rowsOf(await this.#host.send("balance.get", {}));
    const holdings = await Promise.all(
      Object.entries(final.holdings).map(async ([no, want]) => compareHolding(no, want, this.#scenario, rowsOf(await this.#host.send("balance.get", { ledger_no: no })))),
    );
    const end = [...compareTotals(final.totals, totals), ...holdings.flat()];
    if (end.length > 0) this.#failed.push({ id: "final", ...asOne(end) });
    return { matched, failed: this.#failed, prepared: this.#prepared, totals: Object.fromEntries(totals.map(({ unit, ...line }) => [String(unit), line])) };
  }

  async #step(step: Step): Promise<Seen> {
    const signer = signerOf(step);
    if (signer === null) return this.#tick(step);
    const command = commandOf(step, this.#scenario);
    for (const person of [...command.cosigners, signer]) await this.#account(step, person);
    for (const missing of missingFor(command, this.#known, this.#scenario)) await this.#prepare(step, signer, missing.channel, missing.body);
    const letter = letterOf(step, this.#scenario);
    const digest = letter === null ? undefined : await this.#store(step, signer, letter);
    await this.#open(signer);
    // Last of all, because a practice clock runs on and a log-in takes its time.
    must(step, "clock.set", await this.#host.send("clock.set", { now: step.at }));
    const body = digest === undefined ? command.body : { ...command.body, letter: digest };
    const beside = command.cosigners.length === 0 ? {} : { confirm: command.cosigners.map((person) => ({ person, passphrase: this.#logins.of(person) })) };
    return this.#send(step, command.channel, body, beside);
  }

  /** Sends without reasons first, and again with those the step gives where the program asks. */
  async #send(step: Step, channel: string, body: Values, beside: Beside): Promise<Seen> {
    const [status, first] = await Promise.all([this.#host.send("system.status", {}), this.#host.send(channel, body, beside)]);
    const reasons = reasonsOf(step);
    const second = first.kind === "needs-reason" && reasons !== undefined ? await this.#host.send(channel, body, { ...beside, reasons }) : undefined;
    const last = second ?? first;
    const seen = second === undefined ? { first } : { first, second };
    if (last.kind !== "accepted") return { ...seen, records: { before: recordsOf(status), after: recordsOf(await this.#host.send("system.status", {})) } };
    for (const number of registeredBy({ channel, body })) this.#known.add(number);
    const asOf = step.data["as_of"];
    const [moves, totals, report] = await Promise.all([
      this.#host.send("records.moves", { seq: last.seq }),
      this.#host.send("balance.get", {}),
      ...(asOf === undefined ? [] : [this.#host.send("balance.get", { as_of: asOf })]),
    ]);
    return { ...seen, moves: rowsOf(moves), totals: rowsOf(totals), ...(report && { report: rowsOf(report) }) };
  }

  /** Time passes: the clock is set, today's list is read, and somebody opens the ledger. */
  async #tick(step: Step): Promise<Seen> {
    const { channel, body } = commandOf(step, this.#scenario);
    const [first, today] = await Promise.all([this.#host.send(channel, body), this.#host.send("today.list", { at: body["now"] })]);
    const person = this.#person ?? leads[0] ?? "";
    const opened = await this.#host.send("session.open", { person, passphrase: this.#logins.of(person) });
    return { first, today: rowsOf(today), opened };
  }

  async #open(person: string): Promise<void> {
    if (this.#person === person) return;
    must(null, `session.open ${person}`, await this.#host.send("session.open", { person, passphrase: this.#logins.of(person) }));
    this.#person = person;
  }

  /** Gives the person an account: invited by a lead, then logged in once with the one-time passphrase and a new one. */
  async #account(step: Step, person: string): Promise<void> {
    if (this.#accounts.has(person)) return;
    const reply = await this.#prepare(step, person, "account.invite", { worker: person });
    const once = reply.kind === "accepted" ? reply.made?.["one_time_passphrase"]?.[0] : undefined;
    if (once === undefined) throw new Error(`${step.id}: ${person} was given no account: ${JSON.stringify(reply)}`);
    must(step, `first session.open ${person}`, await this.#host.send("session.open", { person, passphrase: once, new_passphrase: this.#logins.of(person) }));
    this.#accounts.add(person);
    this.#person = person;
  }

  /** A command that the step takes for granted, by its signer where that is a lead with an account, else by a lead. */
  async #prepare(step: Step, signer: string, channel: string, body: Values): Promise<Reply> {
    const able = (person: string): boolean => leads.includes(person) && this.#accounts.has(person);
    const lead = [signer, this.#person ?? "", ...leads].find(able);
    if (lead === undefined) throw new Error(`${step.id}: nobody may prepare ${channel}`);
    await this.#open(lead);
    const reply = await this.#host.send(channel, body);
    if (reply.kind === "accepted") {
      this.#prepared++;
      for (const number of registeredBy({ channel, body })) this.#known.add(number);
    } else this.#failed.push({ id: `prepared for ${step.id}`, want: `${channel} accepted`, got: reply });
    return reply;
  }

  async #store(step: Step, signer: string, letter: Values): Promise<string | undefined> {
    const reply = await this.#prepare(step, signer, "attachment.store", letter);
    return reply.kind === "accepted" ? reply.made?.["attachments"]?.[0] : undefined;
  }
}

const recordsOf = (status: Reply): unknown => rowsOf(status)[0]?.["records"];

/** Without clock and log-ins no step says anything: then the run stops. */
function must(step: Step | null, what: string, reply: Reply): void {
  if (reply.kind !== "accepted") throw new Error(`${step === null ? "" : `${step.id}: `}${what}: ${JSON.stringify(reply)}`);
}

const asOne = (differences: readonly Difference[]): Difference =>
  differences.length === 1 && differences[0] ? differences[0] : { want: differences.map((d) => d.want), got: differences.map((d) => d.got) };
