import type { Answers } from "../../../shared/ipc/answers.ts";
import { commands } from "../../../shared/ipc/commands.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { CommandForm, Group } from "../../forms/CommandForm.tsx";
import { Nothing } from "../../forms/ListPage.tsx";
import { RegisterField } from "../../forms/RegisterField.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePlace } from "../../state/place.ts";
import { Verdict } from "../../ui/ChoiceField.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { Findings } from "./Findings.tsx";

const causes = commands["verification.answer"].shape.cause.options;
interface Values {
  readonly cause: (typeof causes)[number] | null;
  readonly reason: string;
  readonly incident: string | null;
}

/** 検証の結果への答え (ui.md §7.6): what the 責任者 found of the alteration, what was done, and by which incident the city was told. The ledger then goes on. */
export function AnswerForm() {
  const { w } = useWords();
  const asked = useAskOne("system.health", {});
  if (asked.waiting) return null;
  const hold = asked.row?.hold ?? null;
  return asked.row === null || hold === null || hold.answered !== null ? <Nothing text={w.audit.answer.none} /> : <Form health={asked.row} mark={hold.mark} />;
}

function Form({ health, mark }: { readonly health: Answers["system.health"]; readonly mark: string }) {
  const { w, language, value } = useWords();
  const t = w.audit.answer;
  const { back: leave, go } = usePlace();
  const today = useToday();
  const command = useCommand<"verification.answer", Values>("verification.answer", {
    initial: { cause: null, reason: "", incident: null },
    body: (v) => ({ mark, cause: v.cause ?? undefined, reason: v.reason.trim() === "" ? undefined : v.reason, incident: v.incident ?? undefined }),
    draft: { form: "verification.answer", about: mark.slice(0, 16) },
    subject: () => "",
    steps: () => [{ code: "alteration-answered", act: () => go("audit", "verify") }],
    onAccepted: () => go("audit", "verify"),
  });
  const { values: v, set } = command;
  const found = health.verification?.found ?? [];
  return (
    <CommandForm title={t.title} command={command} onLeave={leave}>
      <Group n={1} title={t.what}>
        <p>{health.verification !== null && w.frame.reads.held(moment(ms(health.verification.at), today, language))}</p>
        <Findings found={found} />
      </Group>
      <Group n={2} title={t.cause}>
        <Verdict label={t.cause} labelHidden value={v.cause} onChange={(id) => set({ cause: causes.find((k) => k === id) ?? null })} choices={causes.map((k) => ({ id: k, text: value(k) }))} />
      </Group>
      <Group n={3} title={t.reason}>
        <TextField label={t.reason} labelHidden need lines={3} hint={t.reasonHint} value={v.reason} onChange={(reason) => set({ reason })} error={command.gap("reason")} />
      </Group>
      <Group n={4} title={t.incident}>
        <RegisterField register="incident" label={t.incident} labelHidden need={false} hint={v.incident === null ? t.noIncident : undefined} value={v.incident} onChange={(incident) => set({ incident })} error={command.gap("incident")} />
        <p className={look["muted"]}>{t.incidentHint}</p>
        <p className={look["muted"]}>{t.foot}</p>
      </Group>
    </CommandForm>
  );
}
