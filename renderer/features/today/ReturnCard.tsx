import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { HoldingFull, ItemFull, TakeoutRow } from "../../../shared/ipc/answers.ts";
import { dayOf, type Day } from "../../../shared/values/day.ts";
import { openColumns } from "../../../shared/values/holdingState.ts";
import { formatInstant } from "../../../shared/values/instant.ts";
import type { Label } from "../../../shared/values/label.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { clock, dayBeside, ms, span } from "../../dates.ts";
import { drawnOf, useCommand } from "../../forms/useCommand.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { useCard } from "../../state/card.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { CountField } from "../../ui/CountField.tsx";
import { DayField, TimeField } from "../../ui/DayField.tsx";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { SealField, TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { Digits, useStanding } from "../../forms/Digits.tsx";
import { erasures, onPaperForm, witnessed } from "../../forms/fits.ts";
import { Keyless } from "../../forms/Keyless.tsx";
import { Bore, Gave } from "../../forms/Sides.tsx";
import { half, LateFields, lateInstant, notLate, sheetAndDoer, withSheet, type Late } from "../../forms/Late.tsx";
import css from "./today.module.css";
import { onSheet } from "./onSheet.ts";

/** Only paper was out and nothing is to be erased; nothing was copied there; somebody saw it erased; none of these. */
const choices = ["paper", "none", "there", "no"] as const;
type Choice = (typeof choices)[number];
/** Of the folded fields one is open at a time, so that the digits stay on the screen. */
const folds = "return";

interface Values {
  readonly counted: number | null;
  readonly seal: string;
  readonly arrived: string | null;
  readonly arrivedBy: string;
  readonly arrivedDay: Day | null;
  /** What is said of an erasure at the destination; nothing is chosen beforehand. */
  readonly choice: Choice | null;
  readonly saw: string;
  readonly late: Late;
}

/**
 * 返却 (picture 01-today-return): at takeout beside now, one row a fact. One thing alone is counted by its reading; contents are counted blind. `1` goes through
 * what is not known yet (erasure by a digit, count, seal, arrival) and records only when all rows agree, with badge and passphrase of a bearer and of who
 * receives; else `2` drafts an incident (T5, T6).
 */
export function ReturnCard({ item, label, holding, takeout, no, holdingNo, onChoose }: { readonly item: ItemFull; readonly label: Label; readonly holding: HoldingFull | null; readonly takeout: TakeoutRow; readonly no: string | null; readonly holdingNo?: string; readonly onChoose: (no: string | null) => void }) {
  const { w, language, kind, list, amount, unitOf } = useWords();
  const { nameOf, me, person, persons } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(5_000);
  const today = dayOf(now);
  const alone = takeout.qty === 1;
  const due = ms(takeout.due_back_at);
  const home = item.home ?? undefined;
  const on = dayOf(ms(takeout.out_at));
  // What was out may have been copied at the destination: it is asked, and nothing is taken for granted (T5). Of paper alone there is one answer more.
  const electronic = takeout.encryption !== null || item.medium_type !== null || (holding !== null && holding.form !== onPaperForm);
  const sides = useAsk("confirmations.list", { about: takeout.no }).rows;
  const keyed = takeout.bearers.filter((b) => persons.find((p) => p.no === b)?.account === "active");
  const keyless = takeout.bearers.filter((b) => !keyed.includes(b));
  const erasedOf = (v: Values): string => (v.choice === "none" ? erasures[0] : v.choice === "paper" ? erasures[1] : v.choice === "there" && v.saw.trim() !== "" ? witnessed(v.saw) : "");
  const said = (v: Values): string => (v.choice === null ? "" : `${w.takeouts.erasedChoices[v.choice]}${v.choice === "there" && v.saw.trim() !== "" ? `　${v.saw.trim()}` : ""}`);
  const same = (v: Values): boolean => (v.counted ?? (alone ? 1 : null)) === takeout.qty && (takeout.seal === null || v.seal.trim().toUpperCase() === takeout.seal.toUpperCase()) && erasedOf(v) !== "";
  const command = useCommand<"takeout.close", Values>("takeout.close", {
    initial: { counted: alone ? 1 : null, seal: "", arrived: takeout.arrived_at === null ? null : clock(ms(takeout.arrived_at)), arrivedBy: "", arrivedDay: on, choice: null, saw: "", late: notLate },
    body: (v) => ({
      takeout_no: takeout.no,
      arrived_at: takeout.arrived_at ?? (v.arrived === null ? undefined : `${v.arrivedDay ?? on}T${v.arrived}:00+09:00`),
      arrival_by: v.arrivedBy === "" ? undefined : v.arrivedBy,
      returned_at: lateInstant(v.late) ?? formatInstant(Math.floor(now / 60_000) * 60_000),
      returned_checked_by: me?.no,
      returned_quantity: v.counted ?? undefined,
      return_match: v.counted === takeout.qty,
      ...(takeout.seal === null ? {} : { seal_intact: v.seal.trim().toUpperCase() === takeout.seal.toUpperCase() }),
      erased_at_destination: erasedOf(v) === "" ? undefined : erasedOf(v),
      ...sheetAndDoer(v.late),
      to_place: home,
    }),
    live: false,
    subject: () => `${short(label.text)} ${holding?.name ?? ""}`,
    sentence: (v) => `${amount(v.counted ?? 0, takeout.unit)}　${w.today.back.seal} ${takeout.seal ?? w.today.back.none}　${w.today.back.erased} ${said(v)}`,
    signers: () => [{ role: w.today.back.bringer, among: takeout.bearers, not: me ? [me.no] : [], draw: true }, { role: w.today.back.receiver, person: me?.no ?? null, not: takeout.bearers, draw: true }],
    signed: (who) => ({ brought_by: who[0]?.person, signatures: drawnOf(who) }),
    onAccepted: () => useCard.getState().close(),
  });
  const { values: v, set } = command;
  // The rule asks when it arrived; who confirmed it there is written where somebody knows.
  const arrived = takeout.arrived_at !== null || v.arrived !== null;
  const agrees = same(v) && arrived;
  const at = lateInstant(v.late) === null ? now : Date.parse(lateInstant(v.late) ?? "");
  const chip = (good: boolean | null, text: string) => <Chip icon={good === null ? "ring" : good ? "check" : "cross"} tone={good === null ? "chipWait" : good ? "chipGood" : "chipBad"}>{text}</Chip>;
  const rows: readonly { readonly name: string; readonly then: React.ReactNode; readonly now: React.ReactNode; readonly chip: React.ReactNode }[] = [
    { name: w.today.back.quantity, then: alone || v.counted !== null ? amount(takeout.qty, takeout.unit) : <span className={look["muted"]}>{w.takeouts.back.hidden}</span>, now: alone ? <><b>{amount(1, takeout.unit)}</b>　{w.today.back.byReading}</> : v.counted === null ? "" : <b>{amount(v.counted, takeout.unit)}</b>, chip: v.counted === null ? chip(null, w.today.back.yet) : chip(v.counted === takeout.qty, v.counted === takeout.qty ? w.today.back.same : w.today.back.differs) },
    { name: w.today.back.seal, then: takeout.seal ?? w.today.back.none, now: <b>{v.seal}</b>, chip: takeout.seal === null ? chip(true, w.today.back.none) : v.seal === "" ? chip(null, w.today.back.yet) : chip(v.seal.trim().toUpperCase() === takeout.seal.toUpperCase(), v.seal.trim().toUpperCase() === takeout.seal.toUpperCase() ? w.today.back.same : w.today.back.differs) },
    { name: w.today.back.erased, then: "", now: <>{said(v)} {v.choice !== null && <Button className={look["link"] ?? ""} onPress={() => ask(true)}>{w.today.back.again}</Button>}</>, chip: v.choice === "no" ? chip(false, w.today.back.differs) : erasedOf(v) === "" ? chip(null, w.today.back.yet) : chip(true, w.today.back.done) },
    { name: w.today.back.time, then: w.today.back.dueBack(dayOf(due) === today ? clock(due) : `${dayBeside(dayOf(due), today, language)} ${clock(due)}`), now: <><b>{clock(at)}</b>　{at > due ? w.today.back.late(span(at - due, language)) : w.today.back.early(span(due - at, language))}</>, chip: chip(at <= due, at <= due ? w.today.back.within : w.today.back.late(span(at - due, language))) },
    { name: w.today.back.arrival, then: nameOf(takeout.destination), now: takeout.arrived_at !== null ? w.today.back.received(clock(ms(takeout.arrived_at))) : v.arrived === null ? "" : `${w.today.back.received(v.arrived)}　${v.arrivedBy}`, chip: arrived ? chip(true, w.today.back.yes) : chip(null, w.today.back.yet) },
    { name: w.today.back.bringer, then: <Bore bearers={takeout.bearers} sides={sides} />, now: w.today.back.badge, chip: chip(null, w.today.back.yet) },
    { name: w.today.back.receiver, then: <Gave sides={sides} />, now: `${me?.name ?? ""}　${w.today.back.badge}`, chip: chip(null, w.today.back.yet) },
  ];
  const inside = [...new Set(item.lots.filter((l) => openColumns.has(l.col)).map((l) => l.ledger_no))];
  const incident = (lost: boolean): void => go("incidents", "report", takeout.no, { takeout_no: takeout.no, holdings: inside, item: item.no, lost });
  const [asked, setAsked] = useState(0);
  /** Whether the erasure is asked, whether the fields of the arrival stand open, and which field is wanted next. */
  const [asks, ask] = useState(false);
  const [unfolded, unfold] = useState(false);
  const [wanted, want] = useState<{ readonly field: string } | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted !== null) fields.current?.querySelector<HTMLElement>(`[data-asked=${wanted.field}] input`)?.focus();
  }, [wanted]);
  const standing = useStanding(item, label, no, holdingNo, v.late.doer);
  /** What is still to be said, in the order in which it is asked. */
  const gaps = [...(v.choice === null ? ["erased" as const] : []), ...(v.counted === null ? ["count" as const] : []), ...(takeout.seal !== null && v.seal.trim() === "" ? ["seal" as const] : []), ...(v.choice === "there" && v.saw.trim() === "" ? ["saw" as const] : []), ...(arrived ? [] : ["arrival" as const])];
  /** `1` and Enter go through what is still empty, one after the other; when all agrees they go on to the badges. What differs is gone back to. */
  const onward = (): void => {
    if (v.choice === "no") return incident(false);
    const [gap] = gaps;
    unfold(gap === "arrival");
    if (agrees && half(v.late)) return setAsked((n) => n + 1);
    if (agrees) return command.submit();
    if (gap !== "erased") return want({ field: gap ?? (v.counted === takeout.qty ? "seal" : "count") });
    ask(true);
    focusBar();
  };
  const later = useRef(onward);
  useEffect(() => {
    later.current = onward;
  });
  // Of paper alone the words of `1` say that nothing was copied: who presses it states it, and nothing stood there before.
  const stating = !electronic && v.choice === null;
  const answer = (choice: Choice): void => {
    set({ choice });
    ask(false);
    setTimeout(() => later.current());
  };
  useLayer("card", { escape: () => (ask(false), true) }, asks);
  useLayer("card", {
    scan: ([read]) => {
      if (read?.kind === 6) {
        onSheet(read, w.takeouts.late.sheet, (no, worker) => set((now) => ({ late: withSheet(now.late, no, worker) })));
        return true;
      }
      // With a sheet in hand a badge says who wrote on it.
      const writer = v.late.sheet !== "" && read?.kind === 4 ? person(read.text) : null;
      if (writer !== null) {
        set((now) => ({ late: { ...now.late, doer: writer.no } }));
        return true;
      }
      if (read?.kind !== 5 || takeout.seal === null) return false;
      set({ seal: read.text });
      return true;
    },
  });
  return (
    <section className={cx(css["card"], css["wide"])} aria-label={w.today.card.region} data-region="content">
      <div className={css["what"]}>
        <div>
          <div className={css["title"]}>
            <span className={css["id"]}>{short(label.text)}</span>
            <span className={css["name"]}>{kind(item.medium_type ?? item.kind)}</span>
            <StateChip state="out" />
          </div>
          <div>
            {inside.length > 1 ? item.lots.filter((l) => openColumns.has(l.col)).map((l) => <span key={l.lot}><b className={look["id"]}>{l.ledger_no}</b>　{l.name}　</span>) : holding && <><b className={look["id"]}>{holding.no}</b>　{holding.name}　</>}
            <span className={look["muted"]}>{holding?.subject_count !== null && holding?.subject_count !== undefined && w.today.card.persons(holding.subject_count)}　{w.today.back.takeout(takeout.no)}</span>
          </div>
        </div>
        <table className={css["compare"]}>
          <thead>
            <tr><th scope="col"><span className="hidden-visually">{w.today.back.compare}</span></th><th scope="col">{w.today.back.atTakeout}</th><th scope="col">{w.today.back.now}</th><th scope="col">{w.today.back.compare}</th></tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.name}><th scope="row">{r.name}</th><td>{r.then}</td><td>{r.now}</td><td>{r.chip}</td></tr>
            ))}
          </tbody>
        </table>
        <p className={css["sub"]}>{w.today.back.rule}</p>
      </div>
      <div className={css["can"]}>
        {command.note}
        <Keyless persons={keyed.length === 0 ? keyless : []} />
        <h2 className="hidden-visually">{w.today.back.fill}</h2>
        <div ref={fields} className={css["fill"]} onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && !e.nativeEvent.isComposing && (e.preventDefault(), setTimeout(() => later.current()))}>
          {!alone && <div data-asked="count"><CountField label={w.today.back.count} value={v.counted} onChange={(counted) => set({ counted })} unit={unitOf(takeout.unit, v.counted)} /></div>}
          {takeout.seal !== null && <div data-asked="seal"><SealField label={w.today.back.seal} value={v.seal} onChange={(seal) => set({ seal })} /></div>}
          {v.choice === "there" && <div data-asked="saw"><TextField label={w.takeouts.erasedChoices.saw} need value={v.saw} onChange={(saw) => set({ saw })} /></div>}
          {takeout.arrived_at === null && (
            <details name={folds} className={cx(css["fillWide"], css["fold"])} open={unfolded} onToggle={(e) => unfold(e.currentTarget.open)}>
              <summary>{w.today.back.arrival}　<span className={look["muted"]}>{v.arrived === null ? w.today.back.arrivalAsked : w.today.back.received(v.arrived)}</span></summary>
              <div className={css["three"]}>
                <div data-asked="arrival"><TimeField label={w.today.back.arrivedAt} value={v.arrived} onChange={(time) => set({ arrived: time })} /></div>
                <DayField label={w.takeouts.back.arrivedDay} value={v.arrivedDay} onChange={(arrivedDay) => set({ arrivedDay })} today={today} />
                <TextField label={w.today.back.arrivedBy} value={v.arrivedBy} onChange={(arrivedBy) => set({ arrivedBy })} />
              </div>
            </details>
          )}
          <div className={css["fillWide"]}><LateFields late={v.late} onChange={(late) => set({ late })} today={today} asked={asked} folds={folds} /></div>
        </div>
        {asks ? (
          <div className={css["question"]}>
            <h2>{w.takeouts.erasedChoices.label}</h2>
            <KeyActions label={w.takeouts.erasedChoices.label} compact actions={choices.filter((c) => c !== "paper" || !electronic).map((c, i) => ({ digit: i + 1, name: w.takeouts.erasedChoices[c], more: c === "there" ? w.takeouts.erasedChoices.thereMore : c === "no" ? w.today.act.differsMore : undefined, act: () => answer(c) }))} />
          </div>
        ) : (
          <Digits
            of={standing}
            onChoose={onChoose}
            compact
            active={command.note === null}
            back={{ name: agrees ? w.today.act.takeBackSame : stating ? w.today.act.takeBackPaper : w.today.act.takeBack, more: agrees ? w.today.act.takeBackMore : v.choice === "no" ? w.takeouts.erasedChoices.differs : gaps.length > 0 ? w.today.back.asksFor(list(gaps.filter((g) => g !== "erased" || !stating).map((g) => w.today.back.gaps[g]))) : w.takeouts.erasedChoices.differs, kind: agrees ? "primary" : "refused", act: () => (stating ? answer("paper") : onward()) }}
          />
        )}
        {agrees && !asks && (
          <div className={cx(look["note"], look["small"])}>
            <b>{w.today.back.sentence}</b>
            <p>{amount(v.counted ?? 0, takeout.unit)}　{w.today.back.seal} {takeout.seal ?? w.today.back.none}　{w.today.back.erased} {said(v)}　{me?.name}</p>
          </div>
        )}
      </div>
    </section>
  );
}
