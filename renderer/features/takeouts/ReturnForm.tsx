import { useRef, useState } from "react";
import type { TakeoutRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { formatInstant } from "../../../shared/values/instant.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { clock, moment, ms, span } from "../../dates.ts";
import { CommandForm, Line } from "../../forms/CommandForm.tsx";
import { Nothing } from "../../forms/ListPage.tsx";
import { PersonField, PlaceField } from "../../forms/registerFields.tsx";
import { drawnOf, useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { useAll } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ChoiceField, SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { DayField, TimeField } from "../../ui/DayField.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { SealField, TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { erasures, outState } from "../../forms/fits.ts";
import { Keyless } from "../../forms/Keyless.tsx";
import { Bore, Gave } from "../../forms/Sides.tsx";
import { half, LateFields, lateInstant, notLate, sheetAndDoer, withSheet, type Late } from "../../forms/Late.tsx";
import css from "./takeouts.module.css";

interface Values {
  readonly counted: number | null;
  readonly seal: string;
  readonly day: string | null;
  readonly time: string | null;
  readonly arrivedBy: string;
  readonly erased: string;
  readonly other: string;
  readonly bringer: string | null;
  readonly receiver: string | null;
  readonly place: string | null;
  readonly late: Late;
}

/** 返却 from the list: at takeout beside now, counted blind; bearer and receiver confirm with badge and passphrase (R-16, T5, T6). */
export function ReturnForm({ no }: { readonly no: string | null }) {
  const { w, amount } = useWords();
  const t = w.takeouts.back;
  const { nameOf, me } = useRegisters();
  const go = usePlace((s) => s.go);
  const named = useAsk("takeouts.list", no === null ? null : { takeout_no: no });
  const open = useAll("takeouts.list", no === null ? { open: true } : null);
  if ((no === null ? open.waiting : named.waiting) || me === null) return null;
  const takeout = named.rows.find((r) => r.state === outState);
  if (takeout) return <Form key={takeout.no} takeout={takeout} me={me.no} />;
  const choices = [...open.rows].sort((a, b) => ms(a.due_back_at) - ms(b.due_back_at)).map((r) => ({ id: r.no, text: `${r.no}　${amount(r.qty, r.unit)}　${nameOf(r.destination)}` }));
  return (
    <>
      <div className={look["pageHead"]}><h1>{t.title}</h1></div>
      {no !== null ? <Nothing text={w.takeouts.page.missing} /> : choices.length === 0 ? <Nothing text={t.noneOpen} /> : <div data-region="content" style={{ maxWidth: 560 }}><ChoiceField label={t.choose} value={null} onChange={(chosen) => chosen !== null && go("takeouts", "close", chosen)} choices={choices} /></div>}
    </>
  );
}

function Form({ takeout, me }: { readonly takeout: TakeoutRow; readonly me: string }) {
  const { w, language, amount, unitOf } = useWords();
  const t = w.takeouts.back;
  const { nameOf, persons } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(15_000);
  const today = dayOf(now);
  const moves = useAsk("records.moves", { seq: takeout.seq }).rows;
  const sides = useAsk("confirmations.list", { about: takeout.no }).rows;
  const [asked, setAsked] = useState(0);
  const read = useRef<ReadonlySet<string>>(new Set());
  const keyed = takeout.bearers.filter((b) => persons.find((p) => p.no === b)?.account === "active");
  const same = (seal: string): boolean => seal.trim().toUpperCase() === (takeout.seal ?? "").toUpperCase();
  const command = useCommand<"takeout.close", Values>("takeout.close", {
    initial: { counted: null, seal: "", day: dayOf(ms(takeout.arrived_at ?? takeout.out_at)), time: takeout.arrived_at === null ? null : clock(ms(takeout.arrived_at)), arrivedBy: "", erased: "", other: "", bringer: keyed[0] ?? takeout.bearers[0] ?? null, receiver: takeout.bearers.includes(me) ? null : me, place: null, late: notLate },
    body: (v) => ({
      takeout_no: takeout.no,
      arrived_at: takeout.arrived_at ?? (v.day === null || v.time === null ? undefined : `${v.day}T${v.time}:00+09:00`),
      arrival_by: v.arrivedBy.trim() === "" ? undefined : v.arrivedBy.trim(),
      returned_at: lateInstant(v.late) ?? formatInstant(Math.floor(now / 60_000) * 60_000),
      returned_checked_by: v.receiver ?? undefined,
      returned_quantity: v.counted ?? undefined,
      return_match: v.counted === null ? undefined : v.counted === takeout.qty,
      seal_intact: takeout.seal === null || v.seal === "" ? undefined : same(v.seal),
      erased_at_destination: (v.other.trim() !== "" ? v.other.trim() : v.erased) || undefined,
      to_place: v.place ?? undefined,
      ...sheetAndDoer(v.late),
    }),
    draft: { form: "takeout.close", about: takeout.no },
    subject: () => `${takeout.no}　${nameOf(takeout.destination)}`,
    sentence: (v) => `${takeout.no}　${v.counted === null ? "" : amount(v.counted, takeout.unit)}　${t.seal} ${takeout.seal ?? t.none}　${t.erased} ${v.other || v.erased}`,
    signers: (v) => [{ role: t.bringer, person: v.bringer, among: takeout.bearers, draw: true }, { role: t.receiver, person: v.receiver, not: takeout.bearers, draw: true }],
    signed: (who) => ({ brought_by: who[0]?.person, signatures: drawnOf(who) }),
    onAccepted: () => go("takeouts"),
  });
  const { values: v, set } = command;
  useBarWords(null, t.scan);
  useReading((r) => {
    switch (r.kind) {
      case "person":
        set(takeout.bearers.includes(r.row.no) ? { bringer: r.row.no } : { receiver: r.row.no });
        return takeout.bearers.includes(r.row.no) ? t.bringer : t.receiver;
      case "place":
        set({ place: r.row.code });
        return t.place;
      case "seal":
        set({ seal: r.no });
        return t.seal;
      case "sheet":
        set((now) => ({ late: withSheet(now.late, r.no, r.worker) }));
        return w.takeouts.late.sheet;
      case "item": {
        if (!moves.some((m) => m.item === r.row.no)) return null;
        const all = new Set([...read.current, r.row.no]);
        read.current = all;
        // A thing alone is counted by its reading; contents are counted by hand.
        const qty = moves.filter((m) => m.item !== null && all.has(m.item)).reduce((n, m) => n + (m.qty === 1 ? 1 : 0), 0);
        if (qty > 0) set({ counted: qty });
        return t.quantity;
      }
      case "holding":
        return null;
    }
  });
  const chip = (good: boolean | null, text: string) => <Chip icon={good === null ? "ring" : good ? "check" : "cross"} tone={good === null ? "chipWait" : good ? "chipGood" : "chipBad"}>{text}</Chip>;
  const at = lateInstant(v.late) === null ? now : ms(lateInstant(v.late) ?? "");
  const due = ms(takeout.due_back_at);
  const erasureWords: Readonly<Record<string, string>> = { [erasures[0]]: t.notCopied, [erasures[1]]: t.shredded, [erasures[2]]: t.erasedThere };
  const arrivedKnown = takeout.arrived_at !== null || (v.day !== null && v.time !== null && v.arrivedBy.trim() !== "");
  const rows: readonly { readonly name: string; readonly then: React.ReactNode; readonly now: React.ReactNode; readonly chip: React.ReactNode }[] = [
    { name: t.quantity, then: v.counted === null ? <span className={look["muted"]}>{t.hidden}</span> : amount(takeout.qty, takeout.unit), now: <CountField label={t.count} labelHidden value={v.counted} unit={unitOf(takeout.unit, v.counted)} onChange={(counted) => set({ counted })} autoFocus />, chip: v.counted === null ? chip(null, t.yet) : chip(v.counted === takeout.qty, v.counted === takeout.qty ? t.same : t.differs) },
    { name: t.seal, then: takeout.seal ?? t.none, now: takeout.seal === null ? t.none : <SealField label={t.seal} labelHidden value={v.seal} onChange={(seal) => set({ seal })} />, chip: takeout.seal === null ? chip(true, t.none) : v.seal === "" ? chip(null, t.yet) : chip(same(v.seal), same(v.seal) ? t.same : t.differs) },
    { name: t.erased, then: "−", now: <Line><SelectField label={t.how} labelHidden value={v.erased === "" ? null : v.erased} onChange={(erased) => set({ erased, other: "" })} choices={erasures.map((e) => ({ id: e, text: erasureWords[e] ?? e }))} /><TextField label={t.other} labelHidden placeholder={t.other} value={v.other} onChange={(other) => set({ other })} /></Line>, chip: v.erased === "" && v.other.trim() === "" ? chip(null, t.yet) : chip(true, t.done) },
    { name: t.time, then: t.due(moment(due, today, language)), now: <><b>{clock(at)}</b>　{at > due ? t.late(span(at - due, language)) : t.early(span(due - at, language))}</>, chip: chip(at <= due, at <= due ? t.within : t.late(span(at - due, language))) },
    {
      name: t.arrival,
      then: nameOf(takeout.destination),
      now: takeout.arrived_at !== null ? moment(ms(takeout.arrived_at), today, language) : (
        <>
          <DayField label={t.arrivedDay} value={v.day} onChange={(day) => set({ day })} today={today} />
          <Line><TimeField label={t.arrivedTime} value={v.time} onChange={(time) => set({ time })} /><TextField label={t.arrivedBy} value={v.arrivedBy} onChange={(arrivedBy) => set({ arrivedBy })} /></Line>
        </>
      ),
      chip: arrivedKnown ? chip(true, t.done) : chip(null, t.yet),
    },
    { name: t.bringer, then: <Bore bearers={takeout.bearers} sides={sides} />, now: takeout.bearers.length > 1 ? <SelectField label={t.bringer} labelHidden value={v.bringer} onChange={(bringer) => set({ bringer })} choices={takeout.bearers.map((b) => ({ id: b, text: nameOf(b) }))} /> : `${nameOf(v.bringer)}　${t.badge}`, chip: chip(null, v.bringer !== null && !keyed.includes(v.bringer) ? w.takeouts.sides.byHand : t.yet) },
    { name: t.receiver, then: <Gave sides={sides} />, now: <PersonField label={t.receiver} labelHidden value={v.receiver} onChange={(receiver) => set({ receiver })} />, chip: chip(v.receiver !== null && takeout.bearers.includes(v.receiver) ? false : null, v.receiver !== null && takeout.bearers.includes(v.receiver) ? t.differs : t.yet) },
    { name: t.place, then: "−", now: <PlaceField label={t.place} labelHidden value={v.place} onChange={(p) => set({ place: p })} />, chip: null },
  ];
  const differs = (v.counted !== null && v.counted !== takeout.qty) || (takeout.seal !== null && v.seal !== "" && !same(v.seal));
  // A sheet says when and who: without both nothing is recorded.
  const guarded = { ...command, submit: () => (half(v.late) ? setAsked((n) => n + 1) : command.submit()) };
  return (
    <CommandForm title={`${t.title}　${takeout.no}`} more={nameOf(takeout.destination)} command={guarded} onLeave={() => go("takeouts")} side={<><Keyless persons={v.bringer !== null && !keyed.includes(v.bringer) ? [v.bringer] : []} />{differs && <p className={`${look["note"] ?? ""} ${look["noteBad"] ?? ""}`}>{t.incident}</p>}</>}>
      <div className={css["scroll"]}>
        <table className={css["compare"]}>
          <thead><tr><th scope="col"><span className="hidden-visually">{t.compare}</span></th><th scope="col">{t.at}</th><th scope="col">{t.now}</th><th scope="col">{t.compare}</th></tr></thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.name}><th scope="row">{r.name}</th><td>{r.then}</td><td>{r.now}</td><td>{r.chip}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      <LateFields late={v.late} onChange={(late) => set({ late })} today={today} asked={asked} />
      <p className={css["foot"]}>{t.rule}</p>
    </CommandForm>
  );
}
