import type { CommandName } from "../shared/ipc/commands.ts";
import type { CheckRow } from "../shared/ipc/envelope.ts";
import { applicationFor, applicationOf, type ApplicationForm } from "./forms/applications.ts";
import type { Paper } from "./forms/usePaper.tsx";
import { usePlace, type PlaceName } from "./state/place.ts";
import type { NextStep } from "./ui/RefusalNote.tsx";

/** Where the next step of a reason is taken: a place of the page and its view. */
const where: Readonly<Record<string, readonly [PlaceName, string]>> = {
  "person-not-eligible": ["people", "persons"], "person-unknown": ["people", "persons"], "receiver-not-reported": ["people", "persons"], "person-ended": ["people", "persons"],
  "no-place-reported": ["people", "places"], "place-unknown": ["people", "places"], "place-unfit": ["people", "places"], "storage-without-lock": ["people", "places"], "place-out-of-use": ["people", "places"],
  "plan-missing": ["people", "plans"], "plan-unknown": ["people", "plans"], "plan-incomplete": ["people", "plans"], "plan-does-not-join": ["people", "plans"],
  "device-unknown": ["people", "devices"], "medium-unknown": ["people", "media"], "party-unknown": ["people", "parties"],
  "approval-not-in-ledger": ["people", "approvals"], "dispatch-not-confirmed": ["people", "approvals"],
  "takeout-not-out": ["takeouts", ""], "transport-not-under-way": ["takeouts", ""], "not-frozen": ["incidents", ""],
};
const toHolding: ReadonlySet<string> = new Set(["open-with-descendants", "open-holdings", "registration-incomplete", "not-enough-on-hand", "source-not-on-hand", "legal-columns-empty"]);

/** Reasons whose next step is another record, not another answer in the form. */
const elsewhere: ReadonlySet<string> = new Set(["not-a-user", "open-with-descendants", "open-holdings", "frozen"]);

/** The command that was refused, and how its application is printed; `isFirm` knows a firm of ours by its number. */
export interface Refused {
  readonly channel: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly print: (paper: Paper, form: ApplicationForm) => void;
  readonly isFirm: (no: string) => boolean;
  /** How the reason is mended in the form that was refused; null where it cannot be. */
  readonly inForm?: (reason: Pick<CheckRow, "code" | "missing" | "about">) => (() => void) | null;
}

/** Next steps that the page can take for the reasons of a refusal, one a code: the paper it needs, or the place where it is mended; what it cannot take stays a sentence. */
export function nextSteps(reasons: readonly Pick<CheckRow, "code" | "missing" | "about">[], refused: Refused): readonly NextStep[] {
  const { go } = usePlace.getState();
  const steps = new Map<string, NextStep>();
  for (const r of reasons) {
    const place = where[r.code];
    const [first, second] = r.about ?? [];
    const form = applicationFor(r.code, refused.channel);
    const paper = form === null ? null : applicationOf(form, refused.channel, refused.body, r.about?.find(refused.isFirm) ?? null);
    const here = elsewhere.has(r.code) ? null : (refused.inForm?.(r) ?? null);
    if (form !== null && paper !== null) steps.set(r.code, { code: r.code, act: () => refused.print(paper, form) });
    else if (here !== null) steps.set(r.code, { code: r.code, act: here });
    else if (place) steps.set(r.code, { code: r.code, act: () => go(place[0], place[1]) });
    else if (r.code === "not-a-user" && first !== undefined && second !== undefined) steps.set(r.code, { code: r.code, act: () => go("people", "form:authorisation.grant", second, { ledger_no: second, workers: [first] }) });
    else if (toHolding.has(r.code) && first !== undefined) steps.set(r.code, { code: r.code, act: () => go("holdings", "holding", first) });
  }
  return [...steps.values()];
}
