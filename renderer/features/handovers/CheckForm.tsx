import type { HandoverRow } from "../../../shared/ipc/answers.ts";
import { useAsk } from "../../ask.ts";
import { ms } from "../../dates.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { PersonField } from "../../forms/registerFields.tsx";
import { shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { useAll } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import look from "../../ui/look.module.css";
import { SerialField } from "../../ui/TextField.tsx";
import { named } from "../../words/handovers.ts";
import { useWords } from "../../words/words.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import css from "./handovers.module.css";

interface Values {
  readonly slip: string | null;
  readonly counted: number | null;
  readonly by: string | null;
  readonly serial: string;
  /** Things whose labels were read: each counts one. */
  readonly read: readonly string[];
  readonly when: Readonly<Record<string, unknown>>;
}

/** 到着照合: a blind count. `about` is the slip, or the 台帳番号 of a thing that was read; a label that is read counts one. */
export function CheckForm({ about }: { readonly about: string | null }) {
  const { w } = useWords();
  const open = useAll("handovers.list", { open: true });
  const touching = useAsk("handovers.list", about === null ? null : { open: true, ledger_no: about });
  if (open.waiting || (about !== null && touching.waiting)) return null;
  const unchecked = open.rows.filter((h) => h.check_by !== null && h.checked_at === null).sort((a, b) => ms(a.check_by ?? "") - ms(b.check_by ?? ""));
  const mine = new Set(touching.rows.map((r) => r.no));
  const first = unchecked.find((h) => h.no === about) ?? unchecked.find((h) => mine.has(h.no)) ?? (unchecked.length === 1 ? unchecked[0] : undefined);
  if (unchecked.length === 0)
    return (
      <>
        <div className={look["pageHead"]}><h1>{w.handovers.check}</h1></div>
        <Nothing text={w.handovers.arrival.noneOpen} />
      </>
    );
  return <Form slips={unchecked} first={first?.no ?? null} />;
}

function Form({ slips, first }: { readonly slips: readonly HandoverRow[]; readonly first: string | null }) {
  const { w, unitOf } = useWords();
  const t = w.handovers.arrival;
  const { me, nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const command = useCommand<"arrival.check", Values>("arrival.check", {
    initial: { slip: first, counted: null, by: me?.no ?? null, serial: "", read: [], when: {} },
    body: (v) => ({ ...v.when, handover_no: v.slip ?? undefined, counted: v.counted ?? undefined, checked_by: v.by ?? undefined, serial_no: v.serial === "" ? undefined : v.serial }),
    draft: { form: "arrival.check", about: first ?? "" },
    subject: (v) => v.slip ?? "",
    onAccepted: () => go("handovers"),
  });
  const { values: v, set } = command;
  const slip = slips.find((h) => h.no === v.slip);
  useBarWords(null, t.readHint);
  useReading((r) => {
    if (r.kind === "person") {
      set({ by: r.row.no });
      return t.by;
    }
    if (r.kind !== "item") return null;
    set((now) => {
      const all = [...new Set([...now.read, r.row.no])];
      return { read: all, counted: all.length };
    });
    return t.count;
  });
  return (
    <CommandForm title={w.handovers.check} more={t.rule} command={command} onLeave={() => go("handovers")}>
      <Group n={1} title={t.what}>
        <ChoiceField label={t.slip} need error={command.gap("handover_no")} value={v.slip} onChange={(slip) => set({ slip, counted: null, read: [] })} choices={slips.map((h) => ({ id: h.no, text: `${h.no}　${named(w.handovers.directions, h.direction)}　${nameOf(h.party ?? h.giver)}` }))} />
        <Line>
          {/* The number, then Enter (ui.md §8). */}
          <div className={css["big"]} onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && e.target instanceof HTMLInputElement && (e.preventDefault(), command.submit())}>
            <CountField label={t.count} hint={t.countHint} need error={command.gap("counted")} value={v.counted} unit={unitOf(slip?.unit, v.counted)} onChange={(counted) => set({ counted })} autoFocus={first !== null} />
          </div>
          <SerialField label={t.serial} need={command.need("serial_no")} error={command.gap("serial_no")} hint={w.handovers.form.serialHint} value={v.serial} onChange={(serial) => set({ serial })} />
        </Line>
        {v.read.length > 0 && <p role="status">{t.scanned(v.read.length)}</p>}
      </Group>
      <Group n={2} title={t.who}>
        <PersonField label={t.by} hint={t.byHint} error={command.gap("checked_by")} value={v.by} onChange={(by) => set({ by })} />
        <BodyFields channel="arrival.check" shape={{ ...shapeOf("arrival.check"), required: [] }} values={v.when} onChange={(when) => set({ when })} hidden={["handover_no", "counted", "match", "checked_by", "serial_no", "persons", "incident", "reason"]} missing={command.missing} />
      </Group>
    </CommandForm>
  );
}
