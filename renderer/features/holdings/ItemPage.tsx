import { useState } from "react";
import { Button } from "react-aria-components";
import type { ItemFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { openColumns } from "../../../shared/values/holdingState.ts";
import { parseLabel, type Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Whereabouts } from "../../ui/Whereabouts.tsx";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { Digits, useStanding } from "../../forms/Digits.tsx";
import css from "./holdings.module.css";
import { ItemAtTime } from "./ItemAtTime.tsx";
import { ItemPlace } from "./ItemPlace.tsx";
import { HistoryOf } from "../../forms/HistoryOf.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";

/** The page of one item (物): what it is, what is in it, where it went. It may be empty and survives the erasure of what was on it. */
export function ItemPage({ no }: { readonly no: string }) {
  const { w, language, value, kind, amount } = useWords();
  const registers = useRegisters();
  const { nameOf } = registers;
  const asked = useAskOne("items.get", { item: no });
  const item = asked.row;
  const go = usePlace((s) => s.go);
  const [open, setOpen] = useState<number | null>(null);
  const [past, setPast] = useState(false);
  const now = useNow(60_000);
  const today = dayOf(now);
  const paper = usePaper();
  const print = (): boolean => item !== null && (paper.print({ form: "trace", subject: item.no }, `${w.audit.forms.trace} ${item.no}`), true);
  useLayer("page", { escape: () => (go("holdings", "items"), focusBar(), true), print });
  if (asked.waiting) return null;
  if (!item)
    return (
      <section className={look["panel"]} data-region="content">
        <div className={look["empty"]}>
          <Icon name="paper" />
          <div><h1>{w.holdings.item.none}</h1><p>{no}</p></div>
          <Button className={cx(look["button"])} onPress={() => go("holdings")}>{w.holdings.back}</Button>
        </div>
      </section>
    );
  return (
    <>
      <div className={look["pageHead"]}>
        <h1><span className={look["id"]}>{short(item.label)}</span>　{kind(item.medium_type ?? item.kind)}</h1>
        <StateChip state={stateOf(item.state, item.frozen)} />
        {item.no !== item.label && <span className={look["muted"]}>{item.no}</span>}
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => setPast(!past)}><Icon name="clock" />{past ? w.holdings.closeTime : w.holdings.atTime}</Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : w.holdings.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
      </div>
      {past && <ItemAtTime item={item} />}
      <div className={look["columns"]}>
        <div className={css["main"]} data-region="content">
          <dl className={look["facts"]}>
            <dt>{w.holdings.columns.serial}</dt><dd>{item.serial ?? "−"}　{item.serial_source !== null && `${w.holdings.item.serialFrom} ${value(item.serial_source)}`}</dd>
            <dt>{w.holdings.item.ownership}</dt><dd>{value(item.ownership) || "−"}</dd>
            <dt>{w.holdings.item.place}</dt><dd>{item.lots.some((l) => openColumns.has(l.col)) ? <Whereabouts lots={item.lots} home={item.place} nameOf={nameOf} now={now} none="" /> : <ItemPlace item={item} />}</dd>
            <dt>{w.holdings.item.home}</dt><dd>{nameOf(item.home) || "−"}</dd>
            <dt>{w.holdings.item.encryption}</dt><dd>{item.encryption ?? "−"}</dd>
            <dt>{w.holdings.item.photographs}</dt><dd>{figure(item.photographs)}{item.retired_on !== null && `　${w.holdings.item.retired} ${dayBeside(item.retired_on, today, language)}`}</dd>
          </dl>
          <section className={look["panel"]} aria-label={w.holdings.item.holdings}>
            <div className={look["panelHead"]}><h2>{w.holdings.item.holdings}</h2></div>
            {item.lots.length === 0 ? (
              <p className={look["panelBody"]}>{w.holdings.item.empty}</p>
            ) : (
              <table className={look["plainTable"]}>
                <tbody>
                  {item.lots.map((l) => (
                    <tr key={l.lot}>
                      <td><button type="button" className={look["link"]} onClick={() => go("holdings", "holding", l.ledger_no)}>{l.ledger_no}</button></td>
                      <td>{l.name}</td>
                      <td className={look["number"]}>{amount(l.qty, l.unit)}</td>
                      <td><StateChip state={stateOf(l.col)} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <section className={look["panel"]} aria-label={w.holdings.item.steps}>
            <div className={look["panelHead"]}><h2>{w.holdings.item.steps}</h2></div>
            <table className={look["plainTable"]}>
              <thead><tr><th scope="col">{w.holdings.item.at}</th><th scope="col">{w.holdings.item.state}</th><th scope="col">{w.holdings.item.place}</th><th scope="col">{w.history.seq}</th></tr></thead>
              <tbody>
                {item.steps.slice(0, 60).map((s) => (
                  <tr key={`${s.seq}${s.effective}`}>
                    <td className={look["nowrap"]}>{moment(ms(s.effective), today, language)}</td>
                    <td><StateChip state={stateOf(s.state)} /></td>
                    <td><ItemPlace item={s} /></td>
                    <td><button type="button" className={look["link"]} onClick={() => setOpen(s.seq)}>{figure(s.seq)}</button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <HistoryOf subject={item.no} views={item.views} />
        </div>
        <aside className={css["side"]} data-region="side" aria-label={w.today.card.can}>
          {paper.note}
          <ItemDigits item={item} />
        </aside>
      </div>
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The digits of the page: what its card offers. */
function ItemDigits({ item }: { readonly item: ItemFull }) {
  const { status } = useRegisters();
  const label = parseLabel(item.label, status?.tag ?? null);
  return "text" in label ? <OfLabel item={item} label={label} /> : null;
}
function OfLabel({ item, label }: { readonly item: ItemFull; readonly label: Label }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const inside = [...new Set(item.lots.filter((l) => openColumns.has(l.col)).map((l) => l.ledger_no))];
  const standing = useStanding(item, label, chosen ?? (inside.length === 1 ? (inside[0] ?? null) : null), undefined);
  return <Digits of={standing} onChoose={setChosen} compact onPage="item" />;
}
