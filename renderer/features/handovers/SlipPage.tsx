import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms, span } from "../../dates.ts";
import { Actions, Nothing, type Action } from "../../forms/ListPage.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { channelName } from "../../words/channels.ts";
import { named } from "../../words/handovers.ts";
import { useWords } from "../../words/words.ts";
import css from "./handovers.module.css";
import { SlipChip } from "./SlipChip.tsx";
import { received, slipDue, slipState } from "./slips.ts";

/** The page of one slip: from whom to whom, what, how it was checked, and what may follow. What is expected stays hidden until it is counted. */
export function SlipPage({ no }: { readonly no: string }) {
  const { w, language, amount } = useWords();
  const t = w.handovers.page;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(60_000);
  const today = dayOf(now);
  const asked = useAsk("handovers.list", { handover_no: no });
  const slip = asked.rows[0];
  const moves = useAsk("records.moves", slip ? { seq: slip.seq } : null).rows;
  const records = useAsk("records.list", { subject: no, limit: 100 }).rows;
  const paper = usePaper();
  const prints = useAsk("prints.list", { form: "F10", subject: no });
  const printed = prints.rows.find((p) => p.doc_no !== null && ms(p.at) >= ms(slip?.checked_at ?? p.at));
  // The same paper again, unless it was printed before the arrival check: what was counted stands on a paper of its own.
  const print = (): boolean => {
    if (slip === undefined || prints.waiting) return false;
    paper.print(printed === undefined || printed.doc_no === null ? { form: "F10", subject: no } : { reprint: printed.doc_no }, `${w.audit.forms.F10} ${no}`);
    return true;
  };
  useLayer("page", { escape: () => (go("handovers"), focusBar(), true), print });
  if (asked.waiting) return null;
  const back = <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("handovers")}>{t.back}</Button>;
  if (!slip)
    return (
      <>
        <div className={look["pageHead"]}><h1>{no}</h1>{back}</div>
        <Nothing text={t.missing} />
      </>
    );
  const state = slipState(slip);
  const blind = state === "unchecked";
  const due = slipDue(slip);
  const actions: Action[] = [];
  if (blind) actions.push({ channel: "arrival.check", start: { handover_no: no } });
  if (state === "certificate") actions.push({ channel: "certificate.receive", start: { handover_no: no } });
  if (slip.direction === received) actions.push({ channel: "correction.record", start: { handover_no: no, ...(blind ? {} : { old_quantity: slip.qty }) } });
  return (
    <>
      <div className={look["pageHead"]}>
        <h1><span className={look["id"]}>{slip.no}</span>　{named(w.handovers.directions, slip.direction)}</h1>
        <SlipChip slip={slip} late={due !== null && due < now} />
        {due !== null && <span className={due < now ? cx(look["bad"], look["strong"]) : look["muted"]}>{due < now ? w.handovers.over(span(now - due, language)) : ""}　{w.handovers.until(dayBeside(dayOf(due), today, language))}</span>}
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.today.act.printing : printed === undefined ? t.print : t.again} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
        {back}
      </div>
      <Actions page="handovers" actions={actions} about={no} />
      {paper.note}
      <div className={css["main"]} data-region="content">
        <dl className={look["facts"]}>
          <dt>{w.handovers.columns.at}</dt><dd>{moment(ms(slip.at), today, language)}</dd>
          <dt>{w.handovers.columns.party}</dt><dd>{slip.party === null ? "−" : nameOf(slip.party)}</dd>
          <dt>{t.giver}</dt><dd>{nameOf(slip.giver) || "−"}</dd>
          <dt>{t.receiver}</dt><dd>{nameOf(slip.receiver) || "−"}</dd>
          <dt>{t.method}</dt><dd>{named(w.handovers.ways, slip.method) || "−"}</dd>
          <dt>{t.protection}</dt><dd>{named(w.handovers.protections, slip.protection) || "−"}</dd>
          <dt>{t.plan}</dt><dd>{slip.plan ?? "−"}</dd>
          <dt>{t.slip}</dt><dd>{blind ? w.handovers.blind : slip.slip === null ? "−" : amount(slip.slip, slip.unit)}</dd>
        </dl>
        {slip.check_by !== null && (
          <section className={look["panel"]} aria-label={t.result}>
            <div className={look["panelHead"]}><h2>{t.result}</h2></div>
            <div className={cx(look["row"], look["panelBody"])}>
              {slip.checked_at === null ? (
                <><Chip icon="ring" tone="chipWait">{w.handovers.states.unchecked}</Chip><span>{t.notYet}</span></>
              ) : (
                <>
                  {slip.matches === 0 ? <Chip icon="cross" tone="chipBad">{t.differs(amount(Math.abs((slip.counted ?? 0) - (slip.slip ?? slip.qty)), slip.unit))}</Chip> : <Chip icon="check" tone="chipGood">{t.same}</Chip>}
                  <span>{t.counted} <b>{amount(slip.counted ?? 0, slip.unit)}</b></span>
                  <span>{nameOf(slip.checked_by)}</span>
                  <span className={look["muted"]}>{moment(ms(slip.checked_at), today, language)}</span>
                </>
              )}
            </div>
          </section>
        )}
        {slip.certificate_by !== null && (
          <p>{t.certificate}　{slip.certified === 1 ? <Chip icon="check" tone="chipGood">{t.certified}</Chip> : <Chip icon="clock" tone="chipWait">{w.handovers.states.certificate}</Chip>}</p>
        )}
        <section className={look["panel"]} aria-label={t.lots}>
          <div className={look["panelHead"]}><h2>{t.lots}</h2></div>
          {blind && <p className={look["panelBody"]}>{w.handovers.blindLots}</p>}
          {!blind && <div className={css["scroll"]}>
            <table className={look["plainTable"]}>
              <thead><tr><th scope="col">{t.holding}</th><th scope="col">{t.item}</th><th scope="col">{t.quantity}</th><th scope="col">{t.movement}</th></tr></thead>
              <tbody>
                {moves.slice(0, 200).map((m, i) => (
                  <tr key={i}>
                    <td><button type="button" className={look["link"]} onClick={() => go("holdings", "holding", m.ledger_no)}>{m.ledger_no}</button></td>
                    <td className={look["id"]}>{m.item === null ? "−" : short(m.item)}</td>
                    <td className={look["nowrap"]}>{amount(m.qty, m.unit)}</td>
                    <td>{m.enter !== null ? t.into : m.from !== null && <StateChip state={stateOf(m.from)} />} {m.to !== null && <><Icon name="right" /> <StateChip state={stateOf(m.to)} /></>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>}
        </section>
        <section className={look["panel"]} aria-label={t.records}>
          <div className={look["panelHead"]}><h2>{t.records}</h2></div>
          <div className={css["scroll"]}>
            <table className={look["plainTable"]}>
              <tbody>
                {records.map((r) => (
                  <tr key={r.seq}>
                    <td className={look["nowrap"]}>{w.last.seq(r.seq)}</td>
                    <td className={look["nowrap"]}>{moment(ms(r.occurred), today, language)}</td>
                    <td>{channelName(w.channels, r.channel)} {r.outcome === "refused" && <Chip icon="cross" tone="chipBad">{t.refused}</Chip>}</td>
                    <td>{nameOf(r.doer ?? r.signer)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
    </>
  );
}
