import { Button } from "react-aria-components";
import { isRule, rules } from "../../../shared/articles/catalogue.ts";
import type { IncidentFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { formatInstant } from "../../../shared/values/instant.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { moment, ms, span } from "../../dates.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { CheckList } from "../../ui/CheckList.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import { KeyActions, type KeyAction } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { Clocks } from "./Clocks.tsx";
import css from "./incidents.module.css";
import { firstForm, furtherForm, stateLooks } from "./kinds.ts";

const reportChannel = "incident.report";
type Freeze = IncidentFull["freezes"][number];

/** One incident: its clocks, what is known and what the ledger computes, instructions, reports, freezes; what can be done by digits; what closing still needs. */
export function IncidentPage({ no }: { readonly no: string }) {
  const { w } = useWords();
  const go = usePlace((s) => s.go);
  const { status } = useRegisters();
  const asked = useAskOne("incidents.get", { incident: no });
  useLayer("page", { escape: () => (go("incidents"), focusBar(), true) });
  if (asked.waiting) return null;
  if (asked.row === null) return <p className={cx(look["panel"], look["panelBody"])}>{w.incidents.page.none}</p>;
  return <Shown incident={asked.row} records={status?.records ?? 0} />;
}

function Shown({ incident: i, records }: { readonly incident: IncidentFull; readonly records: number }) {
  const { w, language, value, list } = useWords();
  const t = w.incidents;
  const go = usePlace((s) => s.go);
  const { nameOf, contract, me } = useRegisters();
  const now = useNow(15_000);
  const today = dayOf(now);
  const history = useAsk("records.list", { subject: i.no, limit: 50 }).rows;
  const at = formatInstant(Math.floor(now / 60_000) * 60_000);
  const s = stateLooks[i.state];
  const closed = i.state === "closed";
  const openOnes = i.instructions.filter((k) => k.done_at === null);
  const frozen = i.freezes.filter((f) => f.released_seq === null);
  const time = (text: string): string => moment(ms(text), today, language);
  const form = (channel: string, start: Readonly<Record<string, unknown>>): void => go("incidents", `form:${channel}`, i.no, { incident: i.no, ...start });
  const release = (f: Freeze): void => form("freeze.release", f.item === null ? { ledger_no: f.target } : { item: f.item });
  const done = (id: string): void => form("incident.instruction_done", { instruction: id, done_at: at });
  const paper = usePaper();
  // Until the first report is on record its paper is a draft; afterwards it is the report, with its own number.
  const print = (): boolean => (paper.print({ form: firstForm, subject: i.no, ...(i.first_reported_at === null ? { draft: true } : {}) }, `${w.audit.forms.F18} ${i.no}${i.first_reported_at === null ? ` ${t.form.draft}` : ""}`), true);
  useLayer("page", { print });
  const actions: readonly KeyAction[] = closed
    ? []
    : [
        i.first_reported_at === null
          ? { digit: 1, name: t.acts.firstReport, more: t.acts.firstMore(Number(contract?.parameters["first_report_minutes"] ?? 60)), kind: "primary", act: () => form("incident.report", { first_reported_at: at, form: firstForm }) }
          : { digit: 1, name: t.acts.furtherReport, kind: "primary", act: () => form("incident.report", { form: furtherForm }) },
        { digit: 2, name: t.acts.instruction, more: t.acts.instructionMore, act: () => form("incident.instruction", {}) },
        { digit: 3, name: t.acts.done, more: t.acts.doneMore(openOnes.length), ...(openOnes.length === 0 ? { kind: "refused", article: rules["R-55"].article } as const : {}), act: () => (openOnes[0] ? done(openOnes[0].id) : form("incident.instruction_done", { done_at: at })) },
        { digit: 4, name: t.acts.found, more: t.acts.foundMore, act: () => form("incident.found", { ...(i.holdings.length === 1 ? { ledger_no: i.holdings[0] } : {}), counted_by: me?.no }) },
        { digit: 5, name: t.acts.conclude, more: t.acts.concludeMore, act: () => form("incident.conclusion", {}) },
        { digit: 6, name: t.acts.close, ...(openOnes.length > 0 ? { more: t.acts.doneMore(openOnes.length), kind: "refused", article: rules["R-55"].article } as const : { more: t.acts.closeMore }), act: () => form("incident.close", {}) },
        { digit: 7, name: t.acts.freeze, small: true, act: () => form("freeze.order", {}) },
        { digit: 9, name: t.acts.release, small: true, act: () => (frozen[0] ? release(frozen[0]) : form("freeze.release", {})) },
      ];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{i.no}　{value(i.kind)}</h1>
        {s && <Chip icon={s.icon} tone={s.tone}>{t.states[s.name]}</Chip>}
        <span className={cx(look["small"], look["muted"])}>{i.reviewer === null ? "" : `${t.page.reviewer} ${nameOf(i.reviewer)}　`}{i.acknowledged === null ? "" : t.page.acknowledged(i.acknowledged)}</span>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.audit.print.working : w.audit.print.of(w.audit.forms.F18)} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("incidents")}>{t.page.back}</Button>
      </div>
      {paper.note}
      <div className={css["two"]}>
        <div className={look["stack"]} data-region="content">
          <Clocks incident={i} now={now} />
          <section className={look["panel"]} aria-label={t.page.instructions}>
            <div className={look["panelHead"]}><h2>{t.page.instructions}</h2></div>
            {i.instructions.length === 0 && <p className={cx(look["panelBody"], look["muted"])}>{t.page.noInstructions}</p>}
            {i.instructions.map((k) => {
              const late = k.done_at === null && k.due !== null && ms(k.due) < now;
              return (
                <div key={k.id} className={css["row"]}>
                  <span><b className={look["id"]}>{k.id}</b>　{k.doc_no ?? ""}　<span className={late ? look["bad"] : look["muted"]}>{k.due === null ? "" : t.page.due(time(k.due))}　{late ? t.page.overdue(span(now - ms(k.due), language)) : ""}</span></span>
                  {k.done_at !== null ? <Chip icon="check" tone="chipGood">{t.page.doneAt(time(k.done_at))}</Chip> : <Button className={cx(look["button"], look["smallButton"], late && look["danger"])} onPress={() => done(k.id)}>{t.acts.done}</Button>}
                </div>
              );
            })}
          </section>
          <section className={look["panel"]} aria-label={t.page.reports}>
            <div className={look["panelHead"]}><h2>{t.page.reports}</h2></div>
            {i.reports.length === 0 && <p className={cx(look["panelBody"], look["muted"])}>{t.page.noReports}</p>}
            {i.reports.map((r) => (
              <div key={r.seq} className={css["row"]}>
                <span><b>{list([r.form ?? "", r.doc_no ?? ""]) || channelName(w.channels, reportChannel)}</b>　{r.via === null ? "" : t.page.via(r.via)}　<span className={look["muted"]}>{r.corrects === null ? "" : t.page.corrects(r.corrects)}</span></span>
                <span className={look["row"]}>
                  {time(r.at)}
                  {!closed && r.doc_no !== null && <Button className={cx(look["button"], look["smallButton"])} onPress={() => form("incident.report", { corrects: r.doc_no, form: r.form })}>{t.acts.correct}</Button>}
                </span>
              </div>
            ))}
          </section>
          <section className={look["panel"]} aria-label={t.page.freezes}>
            <div className={look["panelHead"]}><h2>{t.page.freezes}</h2></div>
            {i.freezes.length === 0 && <p className={cx(look["panelBody"], look["muted"])}>{t.page.noFreezes}</p>}
            {i.freezes.map((f) => (
              <div key={`${f.target} ${f.seq}`} className={css["row"]}>
                <span><b className={look["id"]}>{f.item === null ? f.target : t.page.item(f.item)}</b></span>
                {f.released_seq !== null ? <Chip icon="check" tone="chipEnd">{t.page.released(f.doc_no ?? "")}</Chip> : <span className={look["row"]}><Chip icon="lock" tone="chipBad">{t.page.frozen}</Chip><Button className={cx(look["button"], look["smallButton"])} onPress={() => release(f)}>{t.page.release}</Button></span>}
              </div>
            ))}
          </section>
          <section className={look["panel"]} aria-label={t.page.records}>
            <div className={look["panelHead"]}><h2>{t.page.records}</h2></div>
            {history.map((r) => (
              <div key={r.seq} className={css["row"]}>
                <span>{r.outcome === "refused" && <b className={look["bad"]}>{w.last.refused}　</b>}{channelName(w.channels, r.channel)}　<span className={look["muted"]}>{nameOf(r.doer ?? r.signer)}</span></span>
                <span className={look["small"]}>{time(r.at)}　{w.last.seq(r.seq)}</span>
              </div>
            ))}
          </section>
        </div>
        <aside className={css["side"]} data-region="side" aria-label={t.page.what}>
          {actions.length > 0 && <KeyActions label={t.page.what} actions={actions} compact />}
          <section className={look["panel"]} aria-label={t.page.facts}>
            <div className={look["panelHead"]}><h2>{t.page.facts}</h2></div>
            <dl className={cx(look["facts"], look["factsOne"], css["facts"])}>
              <dt>{t.page.occurred}</dt><dd>{i.occurred_at === null ? t.unknownPersons : time(i.occurred_at)}</dd>
              <dt>{t.page.knownAt}</dt><dd>{time(i.known_at)}</dd>
              <dt>{t.page.persons}</dt><dd>{i.max_subjects === null ? t.unknownPersons : t.persons(i.max_subjects)}　<span className={look["muted"]}>{t.page.atMost(i.persons_at_most)}</span></dd>
              <dt>{t.page.categories}</dt><dd>{i.categories.length === 0 ? "−" : list(i.categories.map(value))}</dd>
              <dt>{t.page.holdings}</dt>
              <dd>{i.holdings.length === 0 ? t.page.noHoldings : i.holdings.map((h) => <Button key={h} className={cx(look["link"])} onPress={() => go("holdings", "holding", h)}>{h}</Button>)}</dd>
              <dt>{t.page.copies}</dt><dd>{i.copies_elsewhere.length === 0 ? t.page.copiesNone : list(i.copies_elsewhere)}</dd>
              <dt>{t.page.cause}</dt><dd>{i.cause === null && i.subject === null ? "−" : <>{i.cause === null ? "" : isRule(i.cause) ? rules[i.cause][language] : i.cause}{i.subject === null ? "" : `　${i.subject}`}</>}</dd>
            </dl>
          </section>
          {!closed && <Closing key={records} no={i.no} />}
        </aside>
      </div>
    </>
  );
}

/** What closing still needs, by its rules; asked anew after each record. */
function Closing({ no }: { readonly no: string }) {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  const command = useCommand("incident.close", { initial: {}, body: () => ({ incident: no }) });
  return command.checks.length === 0 ? null : <CheckList channel={command.channel} rows={command.checks} title={w.incidents.page.closing} about={nameOf} />;
}
