import { useState } from "react";
import { Button } from "react-aria-components";
import type { Day } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { fullDay } from "../../dates.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { RegisterField } from "../../forms/RegisterField.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { TraceLine } from "../../ui/TraceLine.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { quantities, stopOf } from "./stops.ts";

type Start = "handover" | "holding" | "item";
const starts: Readonly<Record<"forward" | "backward", readonly Start[]>> = { forward: ["handover", "holding", "item"], backward: ["item", "holding"] };

/** 来歴をたどる: from the number that was read or chosen, forwards or backwards, as of now or of a past day; printed on one sheet by Ctrl+P (ui.md §7.6). */
export function Trace({ start, direction, asOf, onStart, onDirection }: { readonly start: string | null; readonly direction: "forward" | "backward"; readonly asOf: Day | null; readonly onStart: (no: string) => void; readonly onDirection: (direction: "forward" | "backward") => void }) {
  const words = useWords();
  const { w, language } = words;
  const t = w.trace;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const paper = usePaper();
  const [kind, setKind] = useState<Start>("handover");
  const [record, setRecord] = useState<number | null>(null);
  const as_of = asOf !== null && asOf < today ? asOf : undefined;
  const asked = useAskOne("trace.get", start === null ? null : { subject: start, direction, ...(as_of === undefined ? {} : { as_of }) });
  const trace = asked.row;
  const print = (): boolean => {
    if (trace) paper.print({ form: "trace", subject: trace.subject, ...(as_of === undefined ? {} : { as_of }), options: { direction } }, `${w.audit.forms.trace} ${trace.subject}`);
    return trace !== null;
  };
  useLayer("page", { print });
  const telling = { words, nameOf, today, go, record: setRecord };
  const stops = (trace?.stations ?? []).map((s) => stopOf(s, trace?.subject ?? "", telling));
  const unknown = trace?.past === true && direction === "forward" ? trace.stations.findIndex((s) => !s.known) : -1;
  const kinds = starts[direction];
  const shown = kinds.includes(kind) ? kind : (kinds[0] ?? "item");
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <div role="group" aria-label={t.title} className={look["row"]}>
          {(["forward", "backward"] as const).map((d) => (
            <button key={d} type="button" aria-pressed={direction === d} className={cx(css["way"], direction === d && css["on"])} onClick={() => onDirection(d)}>
              <Icon name={d === "forward" ? "right" : "back"} /> {t[d]}
            </button>
          ))}
        </div>
        <span className={look["spring"]} />
        {trace && (
          <Button className={cx(look["button"], look["smallButton"])} onPress={print}>
            <Icon name="printer" />{paper.printing ? w.today.act.printing : t.print} <kbd className={look["key"]}>Ctrl+P</kbd>
          </Button>
        )}
      </div>
      <div className={css["start"]}>
        <b>{t.start}</b>
        {trace && (
          <span>
            {trace.slip !== null && `${t.slip(trace.slip)}　`}
            <button type="button" className={look["link"]} onClick={() => go("holdings", trace.is, trace.subject)}><span className={look["id"]}>{trace.subject}</span></button>
            {`　${trace.name}　`}{trace.label !== trace.subject && <span className={look["muted"]}>{short(trace.label)}</span>}
          </span>
        )}
        <span className={css["choose"]}>
          <SelectField label={t.startKind} labelHidden value={shown} onChange={(k) => setKind(k as Start)} choices={kinds.map((k) => ({ id: k, text: t.kinds[k] }))} />
          <RegisterField key={shown} label={t.kinds[shown]} labelHidden register={shown} value={null} onChange={(no) => no !== null && onStart(no)} />
        </span>
      </div>
      {paper.note}
      {trace && (trace.beside.length > 0 || trace.parents.length > 0 || trace.children.length > 0 || trace.past) && (
        <div className={css["about"]}>
          {trace.past && <b>{t.past(fullDay(asOf ?? today, language))}</b>}
          {trace.past && <span>{t.then} <b>{quantities(trace.held_then, words) || "0"}</b></span>}
          {trace.past && <span>{t.now} <b className={quantities(trace.held_then, words) === quantities(trace.held_now, words) ? undefined : look["bad"]}>{quantities(trace.held_now, words) || "0"}</b></span>}
          {([[t.beside, trace.beside], [trace.is === "item" ? t.inside : t.made, trace.parents], [t.into, trace.children]] as const).map(([name, list]) => list.length > 0 && <span key={name}>{name} {list.map((no) => <button key={no} type="button" className={look["link"]} onClick={() => onStart(no)}>{no}</button>)}</span>)}
        </div>
      )}
      {start === null ? (
        <Nothing text={t.read} />
      ) : trace === null ? (
        asked.waiting ? null : <Nothing text={t.none} />
      ) : stops.length === 0 ? (
        <Nothing text={t.empty} />
      ) : (
        <>
          <p className={css["right"]}>{t.right}</p>
          <TraceLine label={`${t.title} ${trace.subject}`} stops={stops} line={unknown < 0 ? null : { before: stops[unknown]?.key ?? "", text: t.line, held: quantities(trace.held_then, words) }} />
        </>
      )}
      {trace?.cut === true && <p className={look["panelBody"]}>{t.cut}</p>}
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </section>
  );
}
