import { useState } from "react";
import { useAsk } from "../../ask.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { PersonField } from "../../forms/registerFields.tsx";
import { shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import type { HandoverRow } from "../../rows.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
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
  readonly when: Readonly<Record<string, unknown>>;
}

/** 到着照合: a blind count. `about` is the slip, or the 台帳番号 of a thing that was read; a label that is read counts one. */
export function CheckForm({ about }: { readonly about: string | null }) {
  const { w } = useWords();
  const open = useAsk("handovers.list", { open: true });
  const touching = useAsk("records.list", about === null ? null : { subject: about, limit: 200 });
  if (open.waiting || (about !== null && touching.waiting)) return null;
  const unchecked = open.rows.filter((h) => h.check_by !== null && h.checked_at === null);
  const seqs = new Set(touching.rows.map((r) => r.seq));
  const first = unchecked.find((h) => h.no === about) ?? unchecked.find((h) => seqs.has(h.seq)) ?? (unchecked.length === 1 ? unchecked[0] : undefined);
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
  const { me, nameOf, person } = useRegisters();
  const go = usePlace((s) => s.go);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const command = useCommand<"arrival.check", Values>("arrival.check", {
    initial: { slip: first, counted: null, by: me?.no ?? null, serial: "", when: {} },
    body: (v) => ({ ...v.when, handover_no: v.slip ?? undefined, counted: v.counted ?? undefined, checked_by: v.by ?? undefined, serial_no: v.serial === "" ? undefined : v.serial }),
    draft: { form: "arrival.check", about: first ?? "" },
    subject: (v) => v.slip ?? "",
    onAccepted: () => go("handovers"),
  });
  const { values: v, set } = command;
  const slip = slips.find((h) => h.no === v.slip);
  useBarWords(null, t.readHint);
  useLayer("form", {
    scan: (labels) => {
      const badge = labels.filter((l) => l.kind === 4).map((l) => person(l.text)).find((p) => p !== null);
      const things = labels.filter((l) => l.kind === 2);
      if (badge) set({ by: badge.no });
      if (things.length > 0) {
        const now = new Set([...read, ...things.map((l) => l.text)]);
        setRead(now);
        set({ counted: now.size });
      }
      return badge !== undefined || things.length > 0;
    },
  });
  return (
    <CommandForm title={w.handovers.check} more={t.rule} command={command} onLeave={() => go("handovers")}>
      <Group n={1} title={t.what}>
        <SelectField label={t.slip} value={v.slip} onChange={(no) => (setRead(new Set()), set({ slip: no, counted: null }))} choices={slips.map((h) => ({ id: h.no, text: `${h.no}　${named(w.handovers.directions, h.direction)}　${nameOf(h.party ?? h.giver)}` }))} />
        <Line>
          {/* The number, then Enter (ui.md §8). */}
          <div className={css["big"]} onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && e.target instanceof HTMLInputElement && (e.preventDefault(), command.submit())}>
            <CountField label={t.count} hint={t.countHint} need value={v.counted} unit={unitOf(slip?.unit, v.counted)} onChange={(counted) => set({ counted })} autoFocus={first !== null} />
          </div>
          <SerialField label={t.serial} need={false} hint={w.handovers.form.serialHint} value={v.serial} onChange={(serial) => set({ serial })} />
        </Line>
        {read.size > 0 && <p role="status">{t.scanned(read.size)}</p>}
      </Group>
      <Group n={2} title={t.who}>
        <PersonField label={t.by} hint={t.byHint} value={v.by} onChange={(by) => set({ by })} />
        <BodyFields channel="arrival.check" shape={{ ...shapeOf("arrival.check"), required: [] }} values={v.when} onChange={(when) => set({ when })} hidden={["handover_no", "counted", "match", "checked_by", "serial_no", "persons", "incident", "reason"]} />
      </Group>
    </CommandForm>
  );
}
