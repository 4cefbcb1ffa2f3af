import { holdingBody } from "../../shared/domain/bodies.ts";
import type { Scenario, Step, Values } from "./scenario.ts";

/** What is sent for a step, before reasons: the channel, its body, and who must sign beside the signer. */
export interface Command {
  readonly channel: string;
  readonly body: Values;
  readonly cosigners: readonly string[];
}

type Shape = (data: Values, scenario: Scenario) => Values;

/** Two actions of the scenario have another name on the wire. */
const renamed: Readonly<Record<string, string>> = { "clock.tick": "clock.set", correction: "correction.record" };

const clauseVersion = "個人情報等の取扱業務に関する特記事項(全14条)";
/** Parties that stand in the text of the first step; the others are registered when a step names them. */
const partiesAtFirst = ["P-SELF", "CITY", "P-D", "P-C"];
const dayAndNight = [
  { function: "昼間連絡先", phone: "029-000-0000" },
  { function: "夜間連絡先", phone: "029-000-0001" },
];

const same: Shape = (data) => data;
const without = (data: Values, ...keys: string[]): Values => Object.fromEntries(Object.entries(data).filter(([k]) => !keys.includes(k)));
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const row = <T>(rows: readonly T[], is: (row: T) => boolean, name: string): T => {
  const found = rows.find(is);
  if (found === undefined) throw new Error(`the cast has no ${name}`);
  return found;
};

/** The cast's row of a worker as `worker.register` takes it. */
export function workerRow(no: string, { cast }: Scenario): Values {
  const { worker_no, name, role, party } = row(cast.workers, (w) => w.worker_no === no, no);
  return { worker_no, name, role, party };
}

/** The cast's row of a place as `worksite.register` takes it. */
export const placeRow = (code: string, { cast }: Scenario): Values => row(cast.worksites, (w) => w.code === code, code);

/** The cast's row of a party as `party.register` takes it. */
export const partyRow = (id: string, { cast }: Scenario): Values => row(cast.parties, (p) => p.id === id, id);

/** The cast's row of a medium with what a step says of it; a serial is read from the label and the medium lies in P-02 where nothing else is said. */
export const mediumRow = (no: string, { cast }: Scenario, said: Values = {}): Values => ({
  serial_source: "ラベル目視",
  place: "P-02",
  ...row(cast.media, (m) => m.media_no === no, no),
  ...said,
});

const holdingColumns = new Set(Object.keys(holdingBody.shape));

/**
 * A row of the ledger: defaults for all, defaults of the holding, the cast's row, the step's data (later wins); only what has a column, no empty text.
 * The cast's parents are the lineage at the end of the year, so here the act itself gives them; the state of a found copy is the program's to set.
 */
export function holdingRow(ledgerNo: string, data: Values, { cast, defaults }: Scenario): Values {
  const merged = {
    ...defaults.holding,
    ...defaults.holdings[ledgerNo],
    ...without(cast.holdings.find((h) => h.ledger_no === ledgerNo) ?? {}, "parent_holdings"),
    ...without(data, "parent_holdings", ...(data["state"] === "凍結" ? ["state"] : [])),
    ...(data["holding"] as Values | undefined),
    ledger_no: ledgerNo,
  };
  return Object.fromEntries(Object.entries(merged).filter(([column, value]) => holdingColumns.has(column) && value !== ""));
}

/** Where a step makes a holding, the whole row goes along; `result` is the number of what a copy makes. */
const withRow: Shape = (data, scenario) => {
  const given = data["holding"] as Values | undefined;
  return given === undefined ? data : { ...data, holding: holdingRow(text(given["ledger_no"] ?? data["result"] ?? data["ledger_no"]), data, scenario) };
};

const contractCreate: Shape = (data, { contract, parameters, cast }) => ({
  clause_version: clauseVersion,
  ...contract,
  ...data,
  parameters,
  parties: cast.parties.filter((p) => partiesAtFirst.includes(p.id)),
  founders: list(data["founders"]).map((founder) => {
    const given = founder as Values;
    const { name, party } = row(cast.workers, (w) => w.worker_no === given["worker_no"], text(given["worker_no"]));
    return { name, party, ...given };
  }),
});

const worksiteRegister: Shape = (data, scenario) => {
  const codes = data["codes"] === undefined ? [text(data["code"])] : list(data["codes"]).map(text);
  return { worksites: codes.map((code) => ({ ...placeRow(code, scenario), ...without(data, "codes") })) };
};

const workerRegister: Shape = (data, scenario) => ({ workers: list(data["workers"]).map((no) => workerRow(text(no), scenario)) });

const deviceRegister: Shape = (data, { cast }) => {
  if (data["device"] !== undefined) return { devices: [data] };
  const devices = list(data["devices"]).map((no) => {
    const [device, kind] = row(cast.devices, (d) => d.startsWith(`${text(no)} `), text(no)).split(" ");
    return { device, kind, ownership: "会社" };
  });
  return { ...data, devices };
};

const mediumRegister: Shape = (data, scenario) => ({
  ...data,
  media: list(data["media"]).map((medium) => mediumRow(text((medium as Values)["media_no"]), scenario, medium as Values)),
});

const planRegister: Shape = (data, { cast }) => {
  const { name, between } = row(cast.transport_plans, (p) => p.plan === data["plan"], text(data["plan"]));
  return { name, between, ...data };
};

const holdingCreate: Shape = (data, scenario) => {
  const ledgerNo = text(data["ledger_no"]);
  return { ledger_no: ledgerNo, state: data["state"], holding: holdingRow(ledgerNo, data, scenario) };
};

const shapes: Readonly<Record<string, Shape>> = {
  "clock.tick": (data) => ({ now: data["now"] }),
  "contract.create": contractCreate,
  "worksite.register": worksiteRegister,
  "worker.register": workerRegister,
  "device.register": deviceRegister,
  "medium.register": mediumRegister,
  "transport_plan.register": planRegister,
  "procedure.register": (data) => ({ ...data, contacts: dayAndNight }),
  "holding.create": holdingCreate,
  "holding.collect": withRow,
  "holding.produce": withRow,
  "handover.receive": withRow,
  "copy.make": withRow,
  "inspection.finding": withRow,
};

/** Fields that name who decides or confirms beside the signer, by action: they sign the same record. */
const cosigns: Readonly<Record<string, string>> = {
  "device.register": "approved_by",
  "medium.register": "approved_by",
  "approval.decide": "approved_by",
  "inspection.close": "confirmed_by",
};

/** The command of a step. Reads what the step enters and who enters it, never what it expects. */
export function commandOf(step: Step, scenario: Scenario): Command {
  const entered = (shapes[step.action] ?? same)(without(step.data, "reasons"), scenario);
  const cosigner = step.data[cosigns[step.action] ?? ""];
  return {
    channel: renamed[step.action] ?? step.action,
    body: step.recorded_by === undefined ? entered : { ...entered, doer: step.actor },
    cosigners: typeof cosigner === "string" && cosigner !== (step.recorded_by ?? step.actor) ? [cosigner] : [],
  };
}

/** The reasons a step gives for its warnings, one text a rule; undefined where the user would stop. */
export const reasonsOf = (step: Step): Readonly<Record<string, string>> | undefined => step.data["reasons"] as Readonly<Record<string, string>> | undefined;

/** The city's letter behind an approval, as a file to store; null for what was only said. */
export function letterOf(step: Step, scenario: Scenario): { readonly name: string; readonly media_type: string; readonly data: string } | null {
  if (step.action !== "approval.record" || step.data["form"] === "口頭") return null;
  const number = text(step.data["doc_no"]);
  const lines = [number, text(scenario.contract["contractor"]), text(scenario.contract["title"]), text(step.data["result"]), text(scenario.contract["principal"]), "(練習用に作成した文書)"];
  return { name: `${number}.txt`, media_type: "text/plain", data: Buffer.from(`${lines.join("\n")}\n`, "utf8").toString("base64") };
}
