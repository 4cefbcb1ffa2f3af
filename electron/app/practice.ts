import { randomInt } from "node:crypto";
import type { AppRows } from "../../shared/ipc/app.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { dispatcher } from "../ledger/dispatch.ts";
import { Fault, Ledger } from "../ledger/ledger.ts";
import { practiceSteps } from "./practice.data.ts";
import { beginSetup, finishSetup } from "./setup.ts";

const founders = [{ no: "W-002", role: "副責任者" }, { no: "W-001", role: "責任者" }] as const;
const contacts = [
  { name: "委託者の担当課(昼間)", phone: "029-000-0000" },
  { name: "委託者の宿直(夜間・休日)", phone: "029-000-0001" },
  { name: "当社の責任者", phone: "029-000-0002" },
];
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * Makes a practice ledger that stands in the middle of its work and closes it again. Its passphrase is the same for everybody in it and is shown; its recovery
 * sheet is compared here and not kept, because there is nothing to recover. `progress` is told records done and in all.
 */
export async function makePractice(stateDir: string, places: readonly string[], progress: (done: number, of: number) => void): Promise<AppRows["app.create_practice"]> {
  const passphrase = `renshu-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)] ?? "a").join("")}`;
  const begun = beginSetup(stateDir, places, { alias: "練習台帳", practice: true, founders, passphrase, contacts }, Date.now());
  const dir = finishSetup(begun.dir, begun.recovery_sheet);
  const ledger = Ledger.open(dir, { stateDir, mode: "write" });
  try {
    const told: string[] = [];
    const { send } = dispatcher(ledger, (line) => told.push(line));
    const must = async (channel: string, body: unknown, beside: object = {}): Promise<Reply & { kind: "accepted" }> => {
      const reply = JSON.parse(await send(JSON.stringify({ channel, body, ...beside }))) as Reply;
      if (reply.kind !== "accepted") throw new Error(`practice: ${channel} ${reply.kind} ${told.join(" ")}`);
      return reply;
    };
    let signedIn = "";
    let at = "";
    const enter = async (person: string): Promise<void> => {
      if (person !== signedIn) await must("session.open", { person, passphrase });
      signedIn = person;
    };
    for (const [n, step] of practiceSteps.entries()) {
      progress(n, practiceSteps.length);
      await new Promise((next) => setImmediate(next));
      await enter(step.as);
      // The practice clock runs on between two records of one time.
      if (step.at !== at) await must("clock.set", { now: step.at });
      at = step.at;
      const confirm = step.confirm?.map((person) => ({ person, passphrase }));
      const reply = await must(step.channel, step.body, { ...(step.reasons && { reasons: step.reasons }), ...(confirm && { confirm }) });
      const once = reply.made?.["one_time_passphrase"]?.[0];
      if (step.channel !== "account.invite" || once === undefined) continue;
      signedIn = String(step.body["worker"]);
      await must("session.open", { person: signedIn, passphrase: once, new_passphrase: passphrase });
    }
    await enter("W-001");
    progress(practiceSteps.length, practiceSteps.length);
    const label = ledger.folder.info.persons.find((p) => p.no === "W-001")?.label;
    if (label === undefined) throw new Fault("internal");
    return { dir, label, person: "W-001", passphrase };
  } finally {
    await ledger.close();
  }
}
