import { useEffect, useState } from "react";
import type { Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { placeOfSheet } from "../../paperPlace.ts";
import { useLocks } from "../../locks.ts";
import { isOfCity, short, useRegisters } from "../../registers.ts";
import { useCard } from "../../state/card.ts";
import { usePlace } from "../../state/place.ts";
import { onTouched } from "../../touched.ts";
import { cx } from "../../ui/cx.ts";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { HoldingCard } from "./HoldingCard.tsx";
import { ItemCard } from "./ItemCard.tsx";
import css from "./today.module.css";

/** Ms without a key after which a card closes (ui.md §7.1). */
const closesAfter = 60_000;

/** Closes the card when nobody is there any more; what is being typed or confirmed stays. The badge that was read goes with it. */
function useClosing(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const end = (): void => {
      const at = document.activeElement;
      if (document.querySelector("[role=dialog],[role=alertdialog]") !== null || (at instanceof HTMLInputElement && !at.readOnly && at.value !== "")) return begin();
      useCard.getState().close();
      useCard.getState().setDoer(null);
      focusBar();
    };
    const begin = (): void => {
      clearTimeout(timer);
      timer = setTimeout(end, closesAfter);
    };
    begin();
    const stop = onTouched(begin);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

/** The card of a label that was read, by its kind: holding, item, place, person. An unknown number is said in one line on the bar. */
export function Card({ label }: { readonly label: Label }) {
  useClosing();
  switch (label.kind) {
    case 1:
      return <ByHoldingLabel label={label} />;
    case 2:
      return <ByItemLabel label={label} />;
    case 3:
      return <PlaceCard label={label} />;
    case 4:
      return <PersonCard label={label} />;
    case 6:
      return <ByPaperLabel label={label} />;
    case 5:
    case 9:
      return <Unknown label={label} />;
  }
}

function Unknown({ label }: { readonly label: Label }) {
  useEffect(() => {
    useCard.getState().close();
    useCard.getState().say({ is: "unknown", text: label.text });
  }, [label.text]);
  return null;
}

function ByHoldingLabel({ label }: { readonly label: Label }) {
  const { row, waiting } = useAskOne("holdings.get", { ledger_no: label.text });
  if (waiting) return null;
  return row ? <HoldingCard no={row.no} label={label} /> : <Unknown label={label} />;
}

function ByItemLabel({ label }: { readonly label: Label }) {
  const asked = useAskOne("items.get", { item: label.text });
  if (asked.waiting) return null;
  return asked.row ? <ItemCard item={asked.row} label={label} /> : <Unknown label={label} />;
}

/** A paper of ours has no card: its label leads to the page of what it is about (ui.md §5). */
function ByPaperLabel({ label }: { readonly label: Label }) {
  const [unknown, setUnknown] = useState(false);
  useEffect(() => {
    let gone = false;
    void placeOfSheet(label.text).then((where) => {
      if (gone) return;
      if (where === null) return setUnknown(true);
      useCard.getState().close();
      usePlace.getState().go(...where);
      focusBar();
    });
    return () => {
      gone = true;
    };
  }, [label.text]);
  return unknown ? <Unknown label={label} /> : null;
}

function PlaceCard({ label }: { readonly label: Label }) {
  const { w, language, value } = useWords();
  const today = useToday();
  const { place, parties, nameOf } = useRegisters();
  const row = place(label.text);
  const lockOf = useLocks();
  const go = usePlace((s) => s.go);
  if (!row) return <Unknown label={label} />;
  return (
    <section className={css["card"]} aria-label={w.today.card.region} data-region="content">
      <div className={css["what"]}>
        <div className={css["title"]}>
          <span className={css["id"]}>{short(row.label)}</span>
          <span className={css["name"]}>{row.name}</span>
          <span className={look["muted"]}>{value(row.kind)}</span>
        </div>
        <dl className={css["list"]}>
          <dt>{w.today.card.place}</dt>
          <dd>
            {lockOf(row) || (isOfCity(row, parties) ? w.people.place.ofCity : w.today.card.lacking)}　{row.key_holder !== null && nameOf(row.key_holder)}
            <div className={css["sub"]}>{row.reported_on === null ? "" : w.today.card.reported(dayBeside(row.reported_on, today, language))}{row.untold !== null && <>　<b className={look["warn"]}>{w.people.place.untold(dayBeside(row.untold, today, language))}</b></>}</div>
          </dd>
          <dt>{w.today.card.handling}</dt>
          <dd>{w.today.card.itemsHere(row.items)}</dd>
        </dl>
      </div>
      <div className={css["can"]}>
        <KeyActions label={w.today.card.can} actions={[{ digit: 1, name: w.today.act.placeItems, kind: "primary", act: () => go("holdings", "items", row.code) }, { digit: 0, name: w.today.act.placePage, small: true, act: () => go("people", "place", row.code) }]} />
      </div>
    </section>
  );
}

function PersonCard({ label }: { readonly label: Label }) {
  const { w, language, value } = useWords();
  const today = useToday();
  const { person, me } = useRegisters();
  const row = person(label.text);
  const go = usePlace((s) => s.go);
  const close = useCard((s) => s.close);
  const setDoer = useCard((s) => s.setDoer);
  // A badge read sets the doer of the next record at once (ui.md §7.10): badge, thing, digit. One's own badge changes nothing.
  const no = row === null ? null : row.no === me?.no ? null : row.no;
  useEffect(() => setDoer(no), [setDoer, no]);
  const leave = (): void => {
    setDoer(null);
    close();
    focusBar();
  };
  useLayer("card", { escape: () => (leave(), true) });
  if (!row) return <Unknown label={label} />;
  const fact = (name: string, day: string | null): string => `${name} ${day === null ? w.today.card.lacking : dayBeside(day, today, language)}`;
  return (
    <section className={css["card"]} aria-label={w.today.card.region} data-region="content">
      <div className={css["what"]}>
        <div className={css["title"]}>
          <span className={css["id"]}>{short(row.label)}</span>
          <span className={css["name"]}>{row.name}</span>
          <span className={look["muted"]}>{value(row.role)}</span>
        </div>
        <p className={cx(look["small"], look["muted"])}>{[fact(w.today.card.report, row.reported_on), fact(w.today.card.pledge, row.pledged_on), fact(w.today.card.training, row.trained_on)].join("　")}</p>
        <p className={look["note"]}>{w.today.card.doerMore}</p>
      </div>
      <div className={css["can"]}>
        <KeyActions
          label={w.today.card.can}
          actions={[
            { digit: 1, name: w.today.card.askDoer, more: w.today.card.doerNext(row.name), kind: "primary", act: () => { close(); focusBar(); } },
            { digit: 2, name: w.today.card.notDoer, act: leave },
            { digit: 0, name: w.today.act.person, act: () => go("people", "person", row.no), small: true },
          ]}
        />
      </div>
    </section>
  );
}
