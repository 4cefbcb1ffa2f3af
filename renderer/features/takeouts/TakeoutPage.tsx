import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { moment, ms, span } from "../../dates.ts";
import { Actions, Nothing, type Action } from "../../forms/ListPage.tsx";
import { Sides } from "../../forms/Sides.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { channelName } from "../../words/channels.ts";
import { spoken } from "../../words/takeouts.ts";
import { useWords } from "../../words/words.ts";
import { arrivedState, outState, underWay } from "../../forms/fits.ts";
import { RequestPage } from "./RequestPage.tsx";
import css from "./takeouts.module.css";

/** The page of one takeout or transport: what, where to, who, until when; what may follow. */
export function TakeoutPage({ no }: { readonly no: string }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.takeouts;
  const { nameOf, me } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(30_000);
  const today = dayOf(now);
  const takeouts = useAsk("takeouts.list", { takeout_no: no });
  const transports = useAsk("transports.list", { transport: no });
  const takeout = takeouts.rows[0];
  const transport = transports.rows[0];
  const seq = takeout?.seq ?? transport?.seq;
  const moves = useAsk("records.moves", seq === undefined ? null : { seq }).rows;
  const records = useAsk("records.list", { subject: no, limit: 100 }).rows;
  const sides = useAsk("confirmations.list", { about: no }).rows;
  const approvals = useAsk("approvals.list", (takeout?.approval ?? null) === null ? null : { approval: takeout?.approval ?? "" }).rows;
  const paper = usePaper();
  const slips = useAsk("prints.list", { form: "takeout", subject: no });
  // A slip says who confirmed: what was confirmed since it was printed stands on a new one, the old one stays as it was.
  const confirmedUntil = Math.max(0, ...sides.map((r) => r.seq));
  const slip = slips.rows.find((p) => p.doc_no !== null && p.seq > confirmedUntil);
  // The slip goes with what is taken out: the one blue button until it is printed, then a new issue of the same.
  const printSlip = (): boolean => {
    if (takeout === undefined || slips.waiting) return false;
    paper.print(slip === undefined || slip.doc_no === null ? { form: "takeout", subject: no } : { reprint: slip.doc_no }, `${w.audit.forms.takeout} ${no}`);
    return true;
  };
  useLayer("page", { escape: () => (go("takeouts"), focusBar(), true), print: printSlip, enter: () => slip === undefined && takeout?.state === outState && printSlip() });
  const asked = useAsk("requests.list", { takeout_no: no });
  if (takeouts.waiting || transports.waiting || asked.waiting) return null;
  const back = <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("takeouts", transport ? "transports" : "out")}>{t.page.back}</Button>;
  // A number that was asked for and did not go out yet.
  if (!takeout && !transport && asked.rows.length > 0) return <RequestPage no={no} />;
  if (!takeout && !transport)
    return (
      <>
        <div className={look["pageHead"]}><h1>{no}</h1>{back}</div>
        <Nothing text={t.page.missing} />
      </>
    );
  const when = (at: string | null): string => (at === null ? "−" : moment(ms(at), today, language));
  const out = takeout?.state === outState;
  const moving = transport?.state === underWay;
  const due = out ? ms(takeout.due_back_at) : moving ? ms(transport.due_at) : null;
  const actions: readonly Action[] = out
    ? [{ channel: "takeout.close" }, ...(takeout.arrived_at === null ? [{ channel: "takeout.arrive", start: { takeout_no: no } } as const] : [])]
    : moving
      ? [{ channel: "transport.arrive", start: { transport: no, to_place: transport.to_place, ...(me ? { checked_by: me.no } : {}) } }]
      : [];
  const facts: readonly (readonly [string, React.ReactNode])[] = takeout
    ? [
        [t.columns.destination, nameOf(takeout.destination)],
        [t.columns.bearers, list(takeout.bearers.map(nameOf))],
        [t.columns.outAt, when(takeout.out_at)],
        [t.columns.due, when(takeout.due_back_at)],
        [t.page.approval, approvals.find((a) => a.approval === takeout.approval)?.doc_no ?? takeout.approval ?? "−"],
        [t.page.plan, takeout.plan ?? "−"],
        [t.page.encryption, spoken(t.encryptions, takeout.encryption) || "−"],
        [t.page.key, spoken(t.keys, takeout.key_delivery) || "−"],
        [t.page.seal, takeout.seal ?? "−"],
        [t.page.arrived, takeout.arrived_at === null ? <span key="a" className={look["warn"]}>{t.notArrived}</span> : when(takeout.arrived_at)],
        ...(takeout.returned_at === null ? [] : ([[t.page.returned, when(takeout.returned_at)], [t.page.checkedBy, nameOf(takeout.checked_by)], [t.page.erased, takeout.erased ?? "−"], [t.back.compare, takeout.matches === 0 ? t.page.differs : t.page.same]] as const)),
      ]
    : [
        [t.columns.from, nameOf(transport?.from_place)],
        [t.columns.to, nameOf(transport?.to_place)],
        [t.columns.haulier, list([...(transport?.bearers.map(nameOf) ?? []), nameOf(transport?.haulier)])],
        [t.columns.leftAt, when(transport?.left_at ?? null)],
        [t.columns.eta, transport?.eta === null ? t.noEta : when(transport?.eta ?? null)],
        [t.page.plan, transport?.plan ?? "−"],
        [t.page.seal, transport?.seal ?? "−"],
        ...(moving ? [] : ([[t.page.counted, transport === undefined || transport.counted === null ? "−" : amount(transport.counted, transport.unit)], [w.handovers.page.checkedBy, nameOf(transport?.checked_by) || "−"]] as const)),
      ];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1><span className={look["id"]}>{no}</span>　{takeout ? channelName(w.channels, "takeout.depart") : t.transports}</h1>
        {out ? <StateChip state="out" /> : moving ? <StateChip state="transit" /> : <Chip {...(transport === undefined || transport.state === arrivedState ? ({ icon: "check", tone: "chipEnd" } as const) : ({ icon: "crossed", tone: "chipBad" } as const))}>{value(takeout?.state ?? transport?.state)}</Chip>}
        {due !== null && (due < now ? <span className={css["late"]}><Icon name="alarm" /> {t.over(span(now - due, language))}</span> : <span>{t.left(span(due - now, language))}</span>)}
        <span className={look["spring"]} />
        {back}
      </div>
      <div className={look["row"]}>
        {takeout && (
          <Button className={cx(look["button"], slip === undefined && out ? look["primary"] : look["smallButton"])} onPress={printSlip}>
            <Icon name="printer" /> {paper.printing ? t.slip.printing : slip === undefined ? t.slip.print : t.slip.again} <kbd className={look["key"]}>Ctrl+P</kbd>
          </Button>
        )}
        <Actions page="takeouts" actions={actions} about={no} plain={slip === undefined && out} />
        {out && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("takeouts", "extend", no)}>{t.extend.title}</Button>}
        {(out || moving) && <Button className={cx(look["button"], look["smallButton"], look["danger"])} onPress={() => go("incidents", "report", no, { takeout_no: no, holdings: [...new Set(moves.map((m) => m.ledger_no))] })}>{w.today.act.lose}</Button>}
      </div>
      {paper.note}
      <div className={css["main"]} data-region="content">
        <dl className={look["facts"]}>
          {facts.map(([name, fact]) => (
            <div key={name} style={{ display: "contents" }}><dt>{name}</dt><dd>{fact}</dd></div>
          ))}
        </dl>
        <Sides rows={sides} of={{ kind: takeout ? "takeout" : "transport", no, bearers: takeout?.bearers ?? transport?.bearers ?? [] }} />
        <section className={look["panel"]} aria-label={t.page.lots}>
          <div className={look["panelHead"]}><h2>{t.page.lots}</h2></div>
          {moving ? (
            <p className={look["panelBody"]}>{w.handovers.blindLots}</p>
          ) : (
            <div className={css["scroll"]}>
              <table className={look["plainTable"]}>
                <thead><tr><th scope="col">{w.handovers.page.item}</th><th scope="col">{w.handovers.page.holding}</th><th scope="col">{t.columns.quantity}</th></tr></thead>
                <tbody>
                  {moves.map((m, i) => (
                    <tr key={i}>
                      <td className={look["id"]}>{m.item === null ? "−" : short(m.item)}</td>
                      <td><button type="button" className={look["link"]} onClick={() => go("holdings", "holding", m.ledger_no)}>{m.ledger_no}</button></td>
                      <td>{amount(m.qty, m.unit)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <section className={look["panel"]} aria-label={t.page.records}>
          <div className={look["panelHead"]}><h2>{t.page.records}</h2></div>
          <div className={css["scroll"]}>
            <table className={look["plainTable"]}>
              <tbody>
                {records.map((r) => (
                  <tr key={r.seq}>
                    <td className={look["nowrap"]}>{w.last.seq(r.seq)}</td>
                    <td className={look["nowrap"]}>{moment(ms(r.occurred), today, language)}</td>
                    <td>{channelName(w.channels, r.channel)} {r.outcome === "refused" && <Chip icon="cross" tone="chipBad">{t.page.refused}</Chip>}{r.unsigned && <Chip icon="alarm" tone="chipOut">{w.confirm.unsigned}</Chip>}</td>
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
