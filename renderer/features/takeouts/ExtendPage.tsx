import { useState } from "react";
import type { ApprovalRow, MoveRow, TakeoutRow } from "../../../shared/ipc/answers.ts";
import { addDays, dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { clock, dayBeside, moment, ms } from "../../dates.ts";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { Nothing } from "../../forms/ListPage.tsx";
import { PersonField } from "../../forms/registerFields.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { useHoldingsOf } from "../../named.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField, TimeField } from "../../ui/DayField.tsx";
import { KeyActions, type KeyAction } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { covers, outState, takeoutGrants, takeoutKind } from "../../forms/fits.ts";
import css from "./takeouts.module.css";

interface Values {
  readonly day: string | null;
  readonly time: string | null;
  readonly approval: string | null;
  readonly by: string | null;
}

const hour = 3_600_000;

/** 返却予定を延ばす (digit 4 on what is out; R-14): a later time inside the approval it left on, or inside a newer one of the city. */
export function ExtendPage({ no }: { readonly no: string }) {
  const { w } = useWords();
  const takeouts = useAsk("takeouts.list", { takeout_no: no });
  const { me } = useRegisters();
  const takeout = takeouts.rows.find((r) => r.state === outState) ?? null;
  // Of the day the page was opened: a midnight takes no form from under who fills it in.
  const [today] = useState(() => dayOf(ledgerNow()));
  const inForce = useAsk("approvals.list", { kind: takeoutKind, on: today });
  // The approval it left on stays one of them, whether it is still in force or not.
  const own = useAsk("approvals.list", (takeout?.approval ?? null) === null ? null : { approval: takeout?.approval ?? "" });
  const moves = useAsk("records.moves", takeout === null ? null : { seq: takeout.seq });
  const holdings = useHoldingsOf(moves.rows.map((m) => m.ledger_no));
  if (takeouts.waiting || inForce.waiting || me === null) return null;
  if (takeout === null) return <Nothing text={w.takeouts.page.missing} />;
  if ((takeout.approval !== null && own.waiting) || moves.waiting || holdings.waiting) return null;
  return <Form takeout={takeout} approvals={[...new Map([...inForce.rows, ...own.rows].map((r) => [r.grant_id, r])).values()]} moves={moves.rows} copyOf={(no) => holdings.of(no)?.approval ?? null} />;
}

function Form({ takeout, approvals, moves, copyOf }: { readonly takeout: TakeoutRow; readonly approvals: readonly ApprovalRow[]; readonly moves: readonly MoveRow[]; readonly copyOf: (ledgerNo: string) => string | null }) {
  const { w, language, amount } = useWords();
  const t = w.takeouts.extend;
  const { nameOf, me } = useRegisters();
  const { back, go } = usePlace();
  const now = useNow(15_000);
  const today = dayOf(now);
  const due = ms(takeout.due_back_at);
  const lines = moves.map((m) => ({ ledger_no: m.ledger_no, item: null, quantity: m.qty, unit: m.unit }));
  // The approval it left on stays; of the others only those that cover what is out, where it is.
  const fit = takeoutGrants(approvals, now).filter((g) => g.row.approval === takeout.approval || (g.live && (g.scope.takeout_no === null || g.scope.takeout_no === takeout.no) && covers(g, lines, takeout.destination, copyOf)));
  const command = useCommand<"takeout.extend", Values>("takeout.extend", {
    initial: { day: dayOf(due), time: null, approval: takeout.approval, by: null },
    body: (v) => ({
      takeout_no: takeout.no,
      due_back_at: v.day === null || v.time === null ? undefined : `${v.day}T${v.time}:00+09:00`,
      approval: v.approval === null || v.approval === takeout.approval ? undefined : v.approval,
      approved_by: v.by ?? undefined,
    }),
    draft: { form: "takeout.extend", about: takeout.no },
    subject: (v) => `${takeout.no}　${v.day === null ? "" : dayBeside(v.day, today, language)} ${v.time ?? ""}`,
    sentence: (v) => t.sentence(takeout.no, `${v.day === null ? "" : dayBeside(v.day, today, language)} ${v.time ?? ""}`),
    signers: (v) => (v.by === null || v.by === me?.no ? [] : [{ role: t.approver, person: v.by }]),
    steps: () => [{ code: "due-back-after-approval", act: () => go("people", "approvals") }, { code: "takeout-not-out", act: () => go("takeouts") }],
    onAccepted: () => go("takeouts", "takeout", takeout.no),
  });
  const { values: v, set } = command;
  const grant = fit.filter((g) => g.row.approval === v.approval).reduce<number | null>((latest, g) => Math.max(latest ?? 0, ms(g.row.to_ms)), null);
  // Whole hours after the later of now and the recorded time, and the same time tomorrow; only what the approval allows.
  const from = Math.ceil(Math.max(now, due) / (30 * 60_000)) * 30 * 60_000;
  const offers = [from + hour, from + 2 * hour, ms(`${addDays(dayOf(Math.max(now, due)), 1)}T${clock(due)}:00+09:00`)].filter((at) => grant !== null && at <= grant);
  const actions: readonly KeyAction[] = offers.map((at, i) => ({ digit: i + 1, name: t.until(moment(at, today, language)), act: () => set({ day: dayOf(at), time: clock(at) }) }));
  const needsLead = v.by !== null || command.checks.some((c) => c.code === "internal-approval-missing" && c.status !== "ok");
  return (
    <CommandForm title={`${t.title}　${takeout.no}`} more={nameOf(takeout.destination)} command={command} record={t.record} checkTitle={t.check} onLeave={back}>
      {actions.length > 0 && (
        <div className={css["offer"]}>
          <h2>{t.offers}</h2>
          <KeyActions compact label={t.offers} active={command.note === null} actions={actions} />
        </div>
      )}
      <Group n={1} title={t.now}>
        <p><b>{moment(due, today, language)}</b>　{amount(takeout.qty, takeout.unit)}</p>
      </Group>
      <Group n={2} title={t.later}>
        <Line>
          <DayField label={t.day} need value={v.day} onChange={(day) => set({ day })} today={today} />
          <TimeField label={t.time} need value={v.time} onChange={(time) => set({ time })} />
        </Line>
      </Group>
      <Group n={3} title={w.takeouts.form.approval}>
        <SelectField label={w.takeouts.form.approval} labelHidden value={v.approval} onChange={(approval) => set({ approval })} choices={[...new Map(fit.map((g) => [g.row.approval, { id: g.row.approval, text: `${g.row.doc_no ?? g.row.approval}　${w.takeouts.until(dayBeside(dayOf(ms(g.row.to_ms)), today, language))}` }])).values()]} />
        <p className={cx(look["small"], look["muted"])}>{t.letter}</p>
      </Group>
      {needsLead && (
        <Group n={4} title={t.approver}>
          <PersonField label={t.approver} labelHidden value={v.by} onChange={(by) => set({ by })} hint={t.approverMore} />
        </Group>
      )}
      <p className={css["foot"]}>{t.text}</p>
    </CommandForm>
  );
}
