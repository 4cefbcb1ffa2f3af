import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import type { Label } from "../../../shared/values/label.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { half, LateFields, lateInstant, notLate, sheetAndDoer, withSheet, type Late } from "../../forms/Late.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import type { ItemFull } from "../../rows.ts";
import { useCard } from "../../state/card.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { KeyActions, type KeyAction } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { ReturnCard } from "./ReturnCard.tsx";
import css from "./today.module.css";
import { Whereabouts } from "../../ui/Whereabouts.tsx";
import { useAct } from "../../forms/useAct.tsx";
import { onSheet } from "./onSheet.ts";
import { copyGrant, missing, openColumns, out, stored, tasks } from "../../forms/wireWords.ts";

/** What a card asks next: nothing, which task, which place, which of several holdings, which of several things. */
type Question = "none" | "task" | "place" | "holding" | "thing";
/** Digits that are about one holding: where several lie in the thing, which one is asked first. */
type OfHolding = 0 | 1 | 2 | 3 | 6 | 7;

/** The card of an item (picture 01-today-card): what it is, where, who may use it; right the digits. An item that is out gets the card of its return. */
export function ItemCard({ item, label, holdingNo }: { readonly item: ItemFull; readonly label: Label; readonly holdingNo?: string }) {
  const isOut = item.state === out;
  const holdings = [...new Set(item.lots.filter((l) => openColumns.has(l.col)).map((l) => l.ledger_no))];
  const [chosen, setChosen] = useState<string | null>(null);
  // One holding needs no choice; of several none is taken silently.
  const no = holdingNo ?? chosen ?? (holdings.length === 1 ? (holdings[0] ?? null) : null);
  const any = no ?? holdings[0] ?? null;
  const holding = useAskOne("holdings.get", any === null ? null : { ledger_no: any }).row;
  // All that lies in one thing is out with it, under one number.
  const takeoutNo = holding?.lots.find((l) => l.takeout !== null && l.col === "out" && (holdingNo !== undefined || l.item === item.no))?.takeout ?? null;
  const going = useAskOne("takeouts.list", isOut && takeoutNo !== null ? { takeout_no: takeoutNo } : null).row;
  if (isOut && going) return <ReturnCard item={item} label={label} holding={holding} takeout={going} />;
  return <InHand item={item} label={label} no={no} onChoose={setChosen} {...(holdingNo === undefined ? {} : { holdingNo })} />;
}

function InHand({ item, label, no, onChoose, holdingNo }: { readonly item: ItemFull; readonly label: Label; readonly no: string | null; readonly onChoose: (no: string | null) => void; readonly holdingNo?: string }) {
  const { w, language, value, list, amount } = useWords();
  const registers = useRegisters();
  const { nameOf, me } = registers;
  const now = useNow(30_000);
  const today = dayOf(now);
  const go = usePlace((s) => s.go);
  const [question, setQuestion] = useState<Question>("none");
  const [pending, setPending] = useState<OfHolding>(1);
  const [thing, setThing] = useState<string | null>(null);
  const holding = useAskOne("holdings.get", no === null ? null : { ledger_no: no }).row;
  const uses = useAsk("uses.list", no === null ? null : { ledger_no: no, limit: 20 }).rows;
  const openUses = useAsk("uses.open", no === null ? null : { ledger_no: no }).rows;
  const [late, setLate] = useState<Late>(notLate);
  const [asked, setAsked] = useState(0);
  const badge = useCard((s) => s.doer);
  // Who did it: whose name stands on the sheet, whose badge was read, or who is here.
  const doer = late.doer ?? badge ?? me?.no ?? "";
  const another = doer === "" || doer === me?.no ? null : nameOf(doer);
  const act = useAct();
  const paper = usePaper();
  const lots = item.lots.filter((l) => openColumns.has(l.col));
  const holdings = [...new Map(lots.map((l) => [l.ledger_no, l.name])).entries()];
  const several = holdingNo === undefined && holdings.length > 1;
  const inUse = openUses.find((u) => u.holding === no && u.worker === doer);
  const usedBy = openUses.find((u) => u.holding === no);
  const last = uses.find((u) => u.worker === doer) ?? null;
  const listed = holding?.users.some((u) => u.no === doer) ?? false;
  const copies = holding?.open_descendants.length ?? 0;
  const grants = (holding?.approvals ?? []).filter((g) => g.kind === copyGrant && g.to_ms >= now);
  const leftOver = grants.length > 0 && grants.every((g) => g.limit_qty !== null && g.limit_qty - g.used <= 0);
  const unchecked = holding?.lots.some((l) => l.checked === 0 && l.col === "stored") ?? false;
  const name = holding?.name ?? "";
  const subject = `${short(label.text)} ${name}`;
  const frozen = item.frozen ?? holding?.frozen ?? null;
  const state = usedBy ? "use" : holdingNo === undefined ? stateOf(item.state, frozen) : stateOf(lots[0]?.col ?? item.state, frozen);
  // What of a holding can be moved: each thing in which some of it lies in store.
  const things = (holding?.lots ?? []).filter((l) => l.col === "stored" && l.place !== null);

  /** Records what a digit says, now or as it stands on a sheet; a sheet without time or name is asked for these first. */
  const perform = (channel: "usage.log" | "usage.return", body: Readonly<Record<string, unknown>>): void => {
    if (half(late)) return setAsked((n) => n + 1);
    const at = lateInstant(late);
    act.perform({ channel, subject, body: { ...body, ...sheetAndDoer(late), ...(at === null ? {} : { occurred_at: at }) } });
  };
  const start = (task: string, device: string | null): void => {
    if (no === null) return;
    perform("usage.log", { ledger_no: no, ...(doer === "" ? {} : { worker: doer }), task, ...(device === null ? {} : { device }), ...(holdingNo === undefined ? { item: item.no } : {}), returned_to_storage: false });
    setQuestion("none");
  };
  // A thing goes with everything in it, so that one of its holdings names the movement; of a holding that lies in several things, the chosen one goes.
  const moved = (): { readonly ledger_no: string; readonly quantity: number; readonly unit: string; readonly medium?: string; readonly from_place: string } | null => {
    if (holdingNo !== undefined) {
      const lot = things.find((l) => String(l.lot) === thing) ?? (things.length === 1 ? things[0] : undefined);
      return lot?.place ? { ledger_no: holdingNo, quantity: lot.qty, unit: lot.unit, ...(lot.item === null ? {} : { medium: lot.item }), from_place: lot.place } : null;
    }
    const lot = lots.find((l) => l.col === "stored");
    if (!lot || item.place === null) return null;
    return { ledger_no: lot.ledger_no, quantity: lots.filter((l) => l.ledger_no === lot.ledger_no && l.unit === lot.unit).reduce((n, l) => n + l.qty, 0), unit: lot.unit, medium: item.no, from_place: item.place };
  };
  const move = (to: string): void => {
    const what = moved();
    if (what === null) {
      // A thing in which nothing lies is moved by itself.
      if (holdingNo !== undefined || lots.length > 0) return;
      act.perform({ channel: "item.move", subject: `${short(label.text)} ${nameOf(to)}`, body: { item: item.no, to_place: to } });
      setQuestion("none");
      return;
    }
    act.perform({ channel: "holding.move", subject: `${subject} ${nameOf(to)}`, body: { ...what, to_place: to } });
    setQuestion("none");
  };
  useLayer(
    "card",
    {
      scan: ([read]) => {
        if (question !== "place" || read?.kind !== 3) return false;
        const place = registers.place(read.text);
        if (!place) return false;
        move(place.code);
        return true;
      },
      escape: () => (setQuestion("none"), setThing(null), true),
    },
    question !== "none",
  );

  useLayer("card", {
    scan: ([read]) => {
      if (read?.kind === 6) {
        onSheet(read, w.takeouts.late.sheet, (sheet, worker) => setLate((l) => withSheet(l, sheet, worker)));
        return true;
      }
      // With a sheet in hand a badge says who wrote on it.
      const writer = late.sheet !== "" && read?.kind === 4 ? registers.person(read.text) : null;
      if (writer === null) return false;
      setLate((l) => ({ ...l, doer: writer.no }));
      return true;
    },
  });

  const given = { item: item.no, ledger_no: no, label: label.text, ...sheetAndDoer(late) };
  const run = (digit: OfHolding, of: string): void => {
    const with_ = { ...given, ledger_no: of };
    if (digit === 1) setQuestion("none");
    else if (digit === 2) setQuestion("task");
    else if (digit === 3) go("copies", "make", of, with_);
    else if (digit === 6) go("handovers", "hand", of, with_);
    else if (digit === 7) go("dispositions", "record", of, with_);
    else go("holdings", "holding", of);
  };
  /** Does what a digit says of the holding, after asking which where several lie in the thing. */
  const of = (digit: OfHolding) => (): void => {
    if (no !== null) return run(digit, no);
    setPending(digit);
    setQuestion("holding");
  };
  const choose = (chosen: string): void => {
    onChoose(chosen);
    setQuestion("none");
    run(pending, chosen);
  };
  const natural = (): KeyAction => {
    // Of several holdings the one this person has open is put back; otherwise none is taken silently.
    const open = openUses.filter((u) => u.item === item.no && u.worker === doer);
    const [only] = open;
    if (no === null && only && open.length === 1) return { digit: 1, name: w.today.act.putBack, more: `${only.holding}　${w.today.act.putBackMore(nameOf(item.home ?? item.place))}`, kind: "primary", act: () => perform("usage.return", { use: only.seq }) };
    if (no === null) return { digit: 1, name: w.today.card.whichHolding, more: list(holdings.slice(0, 4).map(([h]) => h)), kind: "primary", act: of(1) };
    if (unchecked && !usedBy) return { digit: 1, name: w.today.act.arrive, more: w.today.act.arriveMore, kind: "primary", act: () => go("handovers", "check", no, given) };
    if (inUse) return { digit: 1, name: w.today.act.putBack, more: w.today.act.putBackMore(nameOf(item.home ?? item.place)), kind: "primary", act: () => perform("usage.return", { use: inUse.seq }) };
    if (last) return { digit: 1, name: w.today.act.startSame(value(last.task), last.device ?? ""), more: listed ? w.today.act.sameAsLast : w.today.act.notUser, kind: listed ? "primary" : "refused", act: () => start(last.task, last.device) };
    return { digit: 1, name: w.today.act.start, more: listed ? w.today.act.firstTime : w.today.act.notUser, kind: listed ? "primary" : "refused", act: () => setQuestion("task") };
  };
  // The same number once more; the old label is gone or cannot be read (ui.md §4, §5).
  const relabel: KeyAction = { digit: 9, name: paper.printing ? w.today.act.printing : w.today.act.relabel, small: true, act: () => paper.print({ form: "labels", subject: label.text }, `${w.audit.forms.labels} ${short(label.text)}`) };
  const actions: readonly KeyAction[] =
    no === null && lots.length === 0
      ? [
          { digit: 4, name: w.today.act.takeOut, more: w.today.act.takeOutMore, act: () => go("takeouts", "depart", null, given) },
          { digit: 5, name: w.today.act.move, more: w.today.act.moveMore, kind: item.state === stored ? undefined : "refused", act: () => setQuestion("place") },
          { digit: 8, name: w.today.act.lose, more: w.today.act.loseMore, kind: "danger", act: () => go("incidents", "report", item.no, given) },
          relabel,
          { digit: 0, name: w.today.act.itemPage, small: true, act: () => go("holdings", "item", item.no) },
        ]
      : [
          natural(),
          { digit: 2, name: w.today.act.other, more: list(tasks.map(value)), act: of(2) },
          { digit: 3, name: w.today.act.copy, more: leftOver ? w.today.act.noApproval : w.today.act.copyMore, kind: leftOver ? "refused" : undefined, act: of(3) },
          { digit: 4, name: w.today.act.takeOut, more: w.today.act.takeOutMore, act: () => go("takeouts", "depart", no, given) },
          { digit: 5, name: w.today.act.move, more: several ? w.today.act.moveAll(holdings.length) : w.today.act.moveMore, act: () => setQuestion(holdingNo !== undefined && things.length > 1 ? "thing" : "place") },
          { digit: 8, name: w.today.act.lose, more: w.today.act.loseMore, kind: "danger", act: () => go("incidents", "report", no ?? item.no, given) },
          { digit: 6, name: w.today.act.hand, small: true, act: of(6) },
          { digit: 7, name: copies > 0 ? w.today.act.blockedBy(copies) : w.today.act.dispose, small: true, act: of(7) },
          relabel,
          { digit: 0, name: w.today.act.page, small: true, act: of(0) },
        ];

  return (
    <section className={css["card"]} aria-label={w.today.card.region} data-region="content">
      <div className={css["what"]}>
        <div>
          <div className={css["title"]}>
            <span className={css["id"]}>{short(label.text)}</span>
            <span className={css["name"]}>{holdingNo === undefined ? value(item.medium_type ?? item.kind) : name}</span>
            <StateChip state={state} />
          </div>
          <div className={css["lots"]}>
            {lots.length === 0 && <span className={look["muted"]}>{w.today.card.empty}</span>}
            {lots.slice(0, 4).map((l) => (
              <span key={l.lot} className={several && l.ledger_no === no ? css["chosen"] : undefined}>
                <b className={look["id"]}>{l.ledger_no}</b>　{l.name}　<span className={look["muted"]}>{amount(l.qty, l.unit)}{holding && l.ledger_no === no && holding.subject_count !== null && `・${w.today.card.persons(holding.subject_count)}`}{item.ownership !== null && `・${value(item.ownership)}`}</span>
              </span>
            ))}
            {several && no !== null && <Button className={look["link"] ?? ""} onPress={() => { onChoose(null); setPending(1); setQuestion("holding"); }}>{w.today.card.otherHolding}</Button>}
            {lots.length > 4 && <span className={look["muted"]}>{w.today.card.more(lots.length - 4)}</span>}
          </div>
        </div>
        <dl className={css["list"]}>
          <dt>{w.today.card.where}</dt>
          <dd>
            {lots.length > 0 ? <Whereabouts lots={lots} home={item.place} nameOf={nameOf} now={now} beside={(code) => <span className={css["sub"]}>　{short(registers.place(code)?.label ?? "")}</span>} none="" /> : <>{item.state === missing ? <b className={look["bad"]}>{w.state.missing}</b> : nameOf(item.place ?? item.party)} <span className={css["sub"]}>{short(registers.place(item.place)?.label ?? "")}</span></>}
            {item.steps[0] && <div className={css["sub"]}>{w.today.card.lastSeen(moment(ms(item.steps[0].effective), today, language))}</div>}
          </dd>
          {holding && (
            <>
              <dt>{w.today.card.who}</dt>
              <dd>
                {listed ? <Chip icon="check" tone="chipGood">{another === null ? w.today.card.you : w.today.card.isUser(another)}</Chip> : <Chip icon="cross" tone="chipBad">{another === null ? w.today.card.notYou : w.today.card.noUser(another)}</Chip>} {w.today.card.users(holding.users.length)}
                <div className={css["sub"]}>{list(holding.users.slice(0, 6).map((u) => u.name ?? u.no))}</div>
              </dd>
              <dt>{w.today.card.handling}</dt>
              <dd>
                {last ? w.today.card.lastUse(moment(ms(last.occurred), today, language), nameOf(last.worker), value(last.task)) : w.today.card.noUse}
                <div className={css["sub"]}>{w.today.card.copies(copies)}</div>
              </dd>
              <dt>{w.today.card.limits}</dt>
              <dd>
                {[holding.use_until !== null && w.today.card.useUntil(dayBeside(holding.use_until, today, language)), holding.keep_until !== null && w.today.card.keepUntil(dayBeside(holding.keep_until, today, language)), holding.destroy_by !== null && w.today.card.destroyBy(dayBeside(holding.destroy_by, today, language))].filter((t) => t !== false).join("　")}
              </dd>
            </>
          )}
        </dl>
        {lots.length > 0 && (
          <div onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && e.target.getAttribute("role") !== "combobox" && !e.nativeEvent.isComposing && !half(late) && (e.preventDefault(), focusBar())}>
            <LateFields late={late} onChange={setLate} today={today} asked={asked} />
          </div>
        )}
        <p className={cx(look["note"], look["small"])} style={{ marginTop: "auto" }}>{w.today.card.note}</p>
      </div>
      <div className={css["can"]}>
        {act.note}
        {paper.note}
        {question === "none" && (
          <>
            <h2>{w.today.card.can}</h2>
            <KeyActions label={w.today.card.can} actions={actions} active={act.note === null && paper.note === null} />
          </>
        )}
        {question === "task" && (
          <div className={css["question"]}>
            <h2>{w.today.act.chooseTask}</h2>
            <KeyActions label={w.today.act.chooseTask} actions={tasks.map((t, i) => ({ digit: i + 1, name: value(t), act: () => start(t, last?.device ?? null) }))} />
          </div>
        )}
        {question === "place" && (
          <div className={css["question"]}>
            <h2>{w.today.act.readShelf}</h2>
            <ChoiceField label={w.today.act.chooseShelf} value={null} onChange={(code) => code !== null && move(code)} choices={registers.placeChoices.filter((c) => c.id !== item.place)} />
          </div>
        )}
        {question === "holding" && (
          <div className={css["question"]}>
            <h2>{w.today.card.chooseHolding}</h2>
            <KeyActions label={w.today.card.chooseHolding} actions={holdings.slice(0, 9).map(([h, n], i) => ({ digit: i + 1, name: `${h}　${n}`, more: list(lots.filter((l) => l.ledger_no === h).map((l) => amount(l.qty, l.unit))), act: () => choose(h) }))} />
            {holdings.length > 9 && <ChoiceField label={w.today.card.moreHoldings} value={null} onChange={(h) => h !== null && choose(h)} choices={holdings.map(([h, n]) => ({ id: h, text: `${h}　${n}` }))} />}
          </div>
        )}
        {question === "thing" && (
          <div className={css["question"]}>
            <h2>{w.today.card.chooseThing}</h2>
            <KeyActions label={w.today.card.chooseThing} actions={things.slice(0, 9).map((l, i) => ({ digit: i + 1, name: `${l.label === null ? w.today.card.loose : short(l.label)}　${amount(l.qty, l.unit)}`, more: nameOf(l.place), act: () => { setThing(String(l.lot)); setQuestion("place"); } }))} />
            {things.length > 9 && <p className={cx(look["small"], look["muted"])}>{w.today.card.moreThings(things.length - 9)}</p>}
          </div>
        )}
      </div>
    </section>
  );
}
