import { useEffect, useRef, useState } from "react";
import { rules } from "../../shared/articles/catalogue.ts";
import type { HoldingFull, ItemFull, OpenUseRow, UseRow } from "../../shared/ipc/answers.ts";
import { dayOf } from "../../shared/values/day.ts";
import { openColumns } from "../../shared/values/holdingState.ts";
import { parseLabel, type Label } from "../../shared/values/label.ts";
import { useAsk, useAskOne } from "../ask.ts";
import { useNow } from "../clock.ts";
import { dayBeside } from "../dates.ts";
import { useLayer } from "../keys/layers.ts";
import { short, useRegisters } from "../registers.ts";
import { useCard } from "../state/card.ts";
import { usePlace } from "../state/place.ts";
import { ChoiceField } from "../ui/ChoiceField.tsx";
import { cx } from "../ui/cx.ts";
import { KeyActions, type KeyAction } from "../ui/KeyActions.tsx";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";
import css from "./Digits.module.css";
import { half, lateInstant, notLate, sheetAndDoer, type Late } from "./Late.tsx";
import { useAct } from "./useAct.tsx";
import { usePaper } from "./usePaper.tsx";
import { copyGrant, stored, tasks } from "./wireWords.ts";

/** What the digits ask next: nothing, which task, which place, which of several holdings, which of several things. */
type Question = "none" | "task" | "place" | "holding" | "thing";
/** Digits that are about one holding: where several lie in the thing, which one is asked first. */
type OfHolding = 0 | 1 | 2 | 3 | 6 | 7;
/** Above so many answers each has one line, so that all of them and what stands below are seen at once. */
const many = 6;

/** A thing or a whole holding as the digits and its card see it: what is in it, how it is used, and by whom. */
export interface Standing {
  readonly item: ItemFull;
  readonly label: Label;
  /** The holding the digits are about; null while several lie in the thing and none is chosen. */
  readonly no: string | null;
  /** Set where a holding was read or opened, and not a thing. */
  readonly holdingNo: string | undefined;
  readonly holding: HoldingFull | null;
  readonly lots: ItemFull["lots"];
  readonly holdings: readonly (readonly [string, string])[];
  readonly several: boolean;
  readonly openUses: readonly OpenUseRow[];
  readonly inUse: OpenUseRow | undefined;
  readonly usedBy: OpenUseRow | undefined;
  readonly last: UseRow | null;
  readonly doer: string;
  readonly listed: boolean;
  readonly frozen: string | null;
}

/** A whole holding as if it were one thing. */
export const asItem = (h: HoldingFull): ItemFull => ({
  n: 0,
  came: 0,
  seen: null,
  label: h.label,
  no: h.no,
  kind: h.form ?? "",
  medium_type: null,
  ownership: null,
  serial: null,
  serial_source: null,
  encryption: null,
  place: h.lots.find((l) => openColumns.has(l.col))?.place ?? h.storage_location,
  home: h.storage_location,
  party: h.party,
  state: h.state,
  frozen: h.frozen,
  photographs: 0,
  retired_on: null,
  lots: h.lots.map((l) => ({ ...l, ledger_no: h.no, name: h.name })),
  views: 0,
  steps: [],
});

/** Asks what the digits of a thing or holding follow from. Who did it is whose name stands on a sheet (`wrote`), whose badge was read, or who is here. */
export function useStanding(item: ItemFull, label: Label, no: string | null, holdingNo: string | undefined, wrote: string | null = null): Standing {
  const { me } = useRegisters();
  const holding = useAskOne("holdings.get", no === null ? null : { ledger_no: no }).row;
  const uses = useAsk("uses.list", no === null ? null : { ledger_no: no, limit: 20 }).rows;
  const openUses = useAsk("uses.open", no === null ? null : { ledger_no: no }).rows;
  const badge = useCard((s) => s.doer);
  const doer = wrote ?? badge ?? me?.no ?? "";
  const lots = item.lots.filter((l) => openColumns.has(l.col));
  const holdings = [...new Map(lots.map((l) => [l.ledger_no, l.name])).entries()];
  return {
    item, label, no, holdingNo, holding, lots, holdings, openUses, doer,
    several: holdingNo === undefined && holdings.length > 1,
    inUse: openUses.find((u) => u.holding === no && u.worker === doer),
    usedBy: openUses.find((u) => u.holding === no),
    last: uses.find((u) => u.worker === doer) ?? null,
    listed: holding?.users.some((u) => u.no === doer) ?? false,
    frozen: item.frozen ?? holding?.frozen ?? null,
  };
}

/**
 * The digits of a thing or holding (ui.md §4), the same on its card and on its page: `1` is its natural next step now, what cannot be done now is dashed
 * and says why. `late` is what was written on a sheet before; `onHalf` is told where that lacks time or name. `compact` sets one line a digit; on its own page (`onPage`) 0 has nothing to open.
 * On the card of a return `back` is what `1` does there; `active` false while that card's own note stands.
 */
export function Digits({ of: s, onChoose, late = notLate, onHalf, compact = false, onPage, back, active = true }: { readonly of: Standing; readonly onChoose: (no: string | null) => void; readonly late?: Late; readonly onHalf?: () => void; readonly compact?: boolean; readonly onPage?: "holding" | "item"; readonly back?: Omit<KeyAction, "digit">; readonly active?: boolean }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.today.act;
  const registers = useRegisters();
  const { nameOf } = registers;
  const now = useNow(30_000);
  const go = usePlace((p) => p.go);
  const { item, label, no, holdingNo, holding, lots, holdings, several, openUses, inUse, usedBy, last, doer, listed, frozen } = s;
  const [question, setQuestion] = useState<Question>("none");
  // In a narrow window the digits stand below the facts: what a digit asks is brought into view.
  const asks = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (question !== "none") asks.current?.scrollIntoView({ block: "nearest" });
  }, [question]);
  const [pending, setPending] = useState<OfHolding>(1);
  const [thing, setThing] = useState<string | null>(null);
  const act = useAct();
  const paper = usePaper();
  const takeoutNo = lots.find((l) => l.col === "out" && l.takeout !== null)?.takeout ?? null;
  const takeout = useAskOne("takeouts.list", takeoutNo === null ? null : { takeout_no: takeoutNo }).row;
  const copies = holding?.open_descendants.length ?? 0;
  const grants = (holding?.approvals ?? []).filter((g) => g.kind === copyGrant);
  const running = grants.filter((g) => g.to_ms >= now);
  // Every grant is used up or has ended: the one that ran longest says why.
  const spent = running.every((g) => g.limit_qty !== null && g.limit_qty - g.used <= 0) ? ([...(running.length > 0 ? running : grants)].sort((a, b) => b.to_ms - a.to_ms)[0] ?? null) : null;
  const noCopy = spent === null ? null : spent.to_ms >= now ? t.noApproval(amount(0, spent.unit), spent.doc_no ?? spent.approval) : t.approvalEnded(spent.doc_no ?? spent.approval, dayBeside(dayOf(spent.to_ms), dayOf(now), language));
  const unchecked = holding?.lots.some((l) => l.checked === 0 && l.col === "stored") ?? false;
  const subject = `${short(label.text)} ${holding?.name ?? ""}`;
  // What of a holding can be moved: each thing in which some of it lies in store.
  const things = (holding?.lots ?? []).filter((l) => l.col === "stored" && l.place !== null);

  /** Records what a digit says, now or as it stands on a sheet; a sheet without time or name is asked for these first. */
  const perform = (channel: "usage.log" | "usage.return", body: Readonly<Record<string, unknown>>): void => {
    if (half(late)) return onHalf?.();
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
  const readAs = (text: string): void => {
    const read = parseLabel(text, registers.status?.tag ?? null);
    if (!("text" in read)) return;
    go("today");
    useCard.getState().open(read);
  };
  const frozenBy = frozen === null || frozen === "" ? null : ({ more: t.frozenBy(frozen), article: rules["R-28"].article, kind: "refused" } as const);
  const lose: KeyAction = { digit: 8, name: t.lose, more: compact ? undefined : t.loseMore, kind: "danger", act: () => go("incidents", "report", no ?? item.no, given) };
  // The same number once more; the old label is gone or cannot be read (ui.md §4, §5).
  const relabel: KeyAction = { digit: 9, name: paper.printing ? t.printing : t.relabel, small: true, act: () => paper.print({ form: "labels", subject: label.text }, `${w.audit.forms.labels} ${short(label.text)}`) };
  const page: readonly KeyAction[] = onPage !== undefined ? [] : [lots.length === 0 && no === null ? { digit: 0, name: t.itemPage, small: true, act: () => go("holdings", "item", item.no) } : { digit: 0, name: t.page, small: true, act: of(0) }];
  const more = (text: string): string | undefined => (compact ? undefined : text);

  const natural = (): KeyAction => {
    // Of several holdings the one this person has open is put back; otherwise none is taken silently.
    const open = openUses.filter((u) => u.item === item.no && u.worker === doer);
    const [only] = open;
    if (no === null && only && open.length === 1) return { digit: 1, name: t.putBack, more: `${only.holding}　${t.putBackMore(nameOf(item.home ?? item.place))}`, kind: "primary", act: () => perform("usage.return", { use: only.seq }) };
    if (no === null) return { digit: 1, name: w.today.card.whichHolding, more: list(holdings.slice(0, 4).map(([h]) => h)), kind: "primary", act: of(1) };
    if (unchecked && !usedBy) return { digit: 1, name: t.arrive, more: t.arriveMore, kind: "primary", act: () => go("handovers", "check", no, given) };
    if (inUse) return { digit: 1, name: t.putBack, more: t.putBackMore(nameOf(item.home ?? item.place)), kind: "primary", act: () => perform("usage.return", { use: inUse.seq }) };
    const may = listed ? ({ kind: "primary" } as const) : ({ kind: "refused", article: rules["R-29"].article } as const);
    if (last) return { digit: 1, name: t.startSame(value(last.task), last.device ?? ""), more: listed ? t.sameAsLast : t.notUser, ...may, act: () => start(last.task, last.device) };
    return { digit: 1, name: t.start, more: listed ? t.firstTime : t.notUser, ...may, act: () => setQuestion("task") };
  };

  /** Of what is not in store: it comes back first, or its whereabouts are told. */
  const away = (): readonly KeyAction[] => {
    const out = lots.find((l) => l.col === "out");
    if (out && takeout !== null) {
      const read = holdingNo === undefined ? item.label : (holding?.lots.find((l) => l.takeout === takeout.no && l.label !== null)?.label ?? null);
      const report = { takeout_no: takeout.no, holdings: holdings.map(([h]) => h), ...(holdingNo === undefined ? { item: item.no } : {}) };
      return [
        back === undefined ? { digit: 1, name: t.takeBack, more: t.takeBackOf(takeout.no, nameOf(takeout.destination)), kind: "primary", act: () => (read === null ? go("takeouts", "close", takeout.no) : readAs(read)) } : { digit: 1, ...back },
        { digit: 2, name: t.differs, more: more(t.differsMore), act: () => go("incidents", "report", takeout.no, { ...report, lost: false }) },
        { digit: 4, name: t.extend, more: more(t.extendMore), act: () => go("takeouts", "extend", takeout.no) },
        { ...lose, act: () => go("incidents", "report", takeout.no, { ...report, lost: true }) },
      ];
    }
    const transport = lots.find((l) => l.bound_for !== null && l.transport !== null)?.transport ?? null;
    if (transport !== null) return [{ digit: 1, name: t.arrived, more: t.arrivedOf(transport), kind: "primary", act: () => go("takeouts", "takeout", transport) }, lose];
    if (lots.some((l) => l.col === "missing")) return [...(frozen === null || frozen === "" ? [] : [{ digit: 1, name: t.incident, more: frozen, kind: "primary" as const, act: () => go("incidents", "one", frozen) }]), lose];
    // With a subcontractor or a firm: it comes back by a slip, or the firm's certificate ends it.
    return [{ digit: 6, name: t.hand, act: of(6) }, { digit: 7, name: t.dispose, act: of(7), ...frozenBy }, lose];
  };

  const takeOut: KeyAction = { digit: 4, name: t.takeOut, more: more(t.takeOutMore), act: () => go("takeouts", "depart", no, given), ...frozenBy };
  const inStore = lots.some((l) => l.col === "stored");
  const actions: readonly KeyAction[] =
    lots.length === 0
      ? [
          // Nothing is in it: a thing of ours can be carried and moved, what has ended or left us cannot.
          ...(holdingNo === undefined && item.state === stored ? [takeOut, { digit: 5, name: t.move, more: more(t.moveMore), act: () => setQuestion("place") }] : []),
          lose,
          relabel,
          ...page,
        ]
      : !inStore
        ? [...away(), relabel, ...page]
        : [
            natural(),
            { digit: 2, name: t.other, more: more(list(tasks.map(value))), act: of(2), ...(no !== null && !listed ? ({ more: t.notUser, article: rules["R-29"].article, kind: "refused" } as const) : {}) },
            { digit: 3, name: t.copy, more: more(t.copyMore), act: of(3), ...(noCopy === null ? {} : ({ more: noCopy, article: rules["R-20"].article, kind: "refused" } as const)) },
            takeOut,
            { digit: 5, name: t.move, more: more(several ? t.moveAll(holdings.length) : t.moveMore), act: () => setQuestion(holdingNo !== undefined && things.length > 1 ? "thing" : "place") },
            ...(compact ? [] : [lose]),
            { digit: 6, name: t.hand, small: !compact, act: of(6), ...frozenBy },
            { digit: 7, name: t.dispose, small: !compact, act: of(7), ...(frozenBy ?? (copies > 0 ? { more: t.blockedBy(copies), article: "7", kind: "refused" as const } : {})) },
            ...(compact ? [lose] : []),
            relabel,
            ...page,
          ];

  return (
    <>
      {act.note}
      {paper.note}
      {question === "none" && (
        <>
          {!compact && <h2>{w.today.card.can}</h2>}
          <KeyActions label={w.today.card.can} actions={actions} compact={compact} active={active && act.note === null && paper.note === null} />
        </>
      )}
      {question === "task" && (
        <div ref={asks} className={css["question"]}>
          <h2>{t.chooseTask}</h2>
          <KeyActions label={t.chooseTask} actions={tasks.map((task, i) => ({ digit: i + 1, name: value(task), act: () => start(task, last?.device ?? null) }))} compact={compact} />
        </div>
      )}
      {question === "place" && (
        <div ref={asks} className={css["question"]}>
          <h2>{t.readShelf}</h2>
          <ChoiceField label={t.chooseShelf} value={null} onChange={(code) => code !== null && move(code)} choices={registers.placeChoices.filter((c) => c.id !== item.place)} />
        </div>
      )}
      {question === "holding" && (
        <div ref={asks} className={css["question"]}>
          <h2>{w.today.card.chooseHolding}</h2>
          <KeyActions label={w.today.card.chooseHolding} actions={holdings.slice(0, 9).map(([h, n], i) => ({ digit: i + 1, name: `${h}　${n}`, more: list(lots.filter((l) => l.ledger_no === h).map((l) => amount(l.qty, l.unit))), act: () => choose(h) }))} compact={compact || holdings.length > many} />
          {holdings.length > 9 && <ChoiceField label={w.today.card.moreHoldings} value={null} onChange={(h) => h !== null && choose(h)} choices={holdings.map(([h, n]) => ({ id: h, text: `${h}　${n}` }))} />}
        </div>
      )}
      {question === "thing" && (
        <div ref={asks} className={css["question"]}>
          <h2>{w.today.card.chooseThing}</h2>
          <KeyActions label={w.today.card.chooseThing} actions={things.slice(0, 9).map((l, i) => ({ digit: i + 1, name: `${l.label === null ? w.today.card.loose : short(l.label)}　${amount(l.qty, l.unit)}`, more: nameOf(l.place), act: () => { setThing(String(l.lot)); setQuestion("place"); } }))} compact={compact || things.length > many} />
          {things.length > 9 && <p className={cx(look["small"], look["muted"])}>{w.today.card.moreThings(things.length - 9)}</p>}
        </div>
      )}
    </>
  );
}
