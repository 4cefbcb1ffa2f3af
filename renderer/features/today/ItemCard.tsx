import { useState } from "react";
import { Button } from "react-aria-components";
import type { ItemFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { openColumns } from "../../../shared/values/holdingState.ts";
import type { Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { half, LateFields, notLate, withSheet, type Late } from "../../forms/Late.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf, stateOfLots } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { ReturnCard } from "./ReturnCard.tsx";
import css from "./today.module.css";
import { Whereabouts } from "../../ui/Whereabouts.tsx";
import { Digits, useStanding } from "../../forms/Digits.tsx";
import { onSheet } from "./onSheet.ts";
import { missing, out } from "../../forms/wireWords.ts";

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
  if (isOut && going) return <ReturnCard item={item} label={label} holding={holding} takeout={going} no={no} onChoose={setChosen} {...(holdingNo === undefined ? {} : { holdingNo })} />;
  return <InHand item={item} label={label} no={no} onChoose={setChosen} {...(holdingNo === undefined ? {} : { holdingNo })} />;
}

function InHand({ item, label, no, onChoose, holdingNo }: { readonly item: ItemFull; readonly label: Label; readonly no: string | null; readonly onChoose: (no: string | null) => void; readonly holdingNo?: string }) {
  const { w, language, value, kind, list, amount } = useWords();
  const registers = useRegisters();
  const { nameOf } = registers;
  const now = useNow(30_000);
  const today = dayOf(now);
  const [late, setLate] = useState<Late>(notLate);
  const [asked, setAsked] = useState(0);
  const standing = useStanding(item, label, no, holdingNo, late.doer);
  const { holding, lots, several, usedBy, last, doer, listed, frozen } = standing;
  const another = doer === "" || doer === registers.me?.no ? null : nameOf(doer);
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
  // One line for each holding and unit, in however many lots it lies.
  const sums = new Map<string, (typeof lots)[number]>();
  for (const l of lots) sums.set(`${l.ledger_no} ${l.unit}`, { ...l, qty: l.qty + (sums.get(`${l.ledger_no} ${l.unit}`)?.qty ?? 0) });
  const grouped = [...sums.values()];
  const copies = holding?.open_descendants.length ?? 0;
  const name = holding?.name ?? "";
  const state = usedBy ? "use" : holdingNo === undefined ? stateOf(item.state, frozen) : stateOf(stateOfLots(lots) ?? item.state, frozen);

  return (
    <section className={css["card"]} aria-label={w.today.card.region} data-region="content">
      <div className={css["what"]}>
        <div>
          <div className={css["title"]}>
            <span className={css["id"]}>{short(label.text)}</span>
            <span className={css["name"]}>{holdingNo === undefined ? kind(item.medium_type ?? item.kind) : name}</span>
            <StateChip state={state} />
          </div>
          <div className={css["lots"]}>
            {lots.length === 0 && <span className={look["muted"]}>{w.today.card.empty}</span>}
            {grouped.slice(0, 4).map((l) => (
              <span key={l.lot} className={several && l.ledger_no === no ? css["chosen"] : undefined}>
                <b className={look["id"]}>{l.ledger_no}</b>　{l.name}　<span className={look["muted"]}>{amount(l.qty, l.unit)}{holding && l.ledger_no === no && holding.subject_count !== null && `・${w.today.card.persons(holding.subject_count)}`}{item.ownership !== null && `・${value(item.ownership)}`}</span>
              </span>
            ))}
            {several && no !== null && <Button className={look["link"] ?? ""} onPress={() => onChoose(null)}>{w.today.card.otherHolding}</Button>}
            {grouped.length > 4 && <span className={look["muted"]}>{w.today.card.more(grouped.length - 4)}</span>}
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
        <p className={cx(look["note"], look["small"], css["remark"])}>{w.today.card.note}</p>
      </div>
      <div className={css["can"]}>
        <Digits of={standing} onChoose={onChoose} late={late} onHalf={() => setAsked((n) => n + 1)} />
      </div>
    </section>
  );
}
