import type { Answers } from "../../../shared/ipc/answers.ts";
import { commands } from "../../../shared/ipc/commands.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { CommandForm, Group } from "../../forms/CommandForm.tsx";
import { Nothing } from "../../forms/ListPage.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { Verdict } from "../../ui/ChoiceField.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";

const kinds = commands["clock.confirm"].shape.found.options;
interface Values {
  readonly found: (typeof kinds)[number] | null;
  readonly reason: string;
}

/** 時計の戻りの確認 (E9, ui.md §10): what the 責任者 found of a clock that went back; the line under the header then goes, the marks stay. */
export function ClockForm() {
  const { w } = useWords();
  const asked = useAskOne("system.health", {});
  if (asked.waiting) return null;
  const back = asked.row?.clock_back ?? null;
  return back === null || back.confirmed !== null ? <Nothing text={w.health.confirm.none} /> : <Form back={back} />;
}

function Form({ back }: { readonly back: NonNullable<Answers["system.health"]["clock_back"]> }) {
  const { w, language, value } = useWords();
  const t = w.health.confirm;
  const { back: leave, go } = usePlace();
  const command = useCommand<"clock.confirm", Values>("clock.confirm", {
    initial: { found: null, reason: "" },
    body: (v) => ({ seq: back.seq, found: v.found ?? undefined, reason: v.reason.trim() === "" ? undefined : v.reason }),
    draft: { form: "clock.confirm", about: String(back.seq) },
    subject: () => w.last.seq(back.seq),
    steps: () => ["no-clock-to-confirm", "clock-back-since"].map((code) => ({ code, act: () => go("audit", "health") })),
    onAccepted: () => go("audit", "health"),
  });
  const { values: v, set } = command;
  return (
    <CommandForm title={t.title} command={command} onLeave={leave}>
      <Group n={1} title={t.what}>
        <p>{t.from(figure(back.seq), moment(ms(back.at), dayOf(ledgerNow()), language))}</p>
        <p className={look["muted"]}>{t.touched(back.touched)}</p>
      </Group>
      <Group n={2} title={t.found}>
        <Verdict label={t.found} labelHidden value={v.found} onChange={(id) => set({ found: kinds.find((k) => k === id) ?? null })} choices={kinds.map((k) => ({ id: k, text: value(k) }))} />
        <p className={look["muted"]}>{t.foundHint}</p>
      </Group>
      <Group n={3} title={t.reason}>
        <TextField label={t.reason} labelHidden need lines={3} hint={t.reasonHint} value={v.reason} onChange={(reason) => set({ reason })} error={command.gap("reason")} />
        <p className={look["muted"]}>{t.foot}</p>
      </Group>
    </CommandForm>
  );
}
