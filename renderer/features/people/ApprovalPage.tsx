import { useState } from "react";
import { Button } from "react-aria-components";
import { fieldNameAt } from "../../../shared/articles/fields.ts";
import type { ApprovalFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { StoredFile } from "../../forms/StoredFile.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { GrantBar } from "../../ui/GrantBar.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./people.module.css";

const channel = "approval.record";
type Grant = ApprovalFull["grants"][number];

/** One approval of the city (第4条・第7条・第14条): its document, who decided and on what condition, each grant with what is left of it and what drew on it. */
export function ApprovalPage({ no }: { readonly no: string }) {
  const { w, language, value: say } = useWords();
  const t = w.people.approval;
  const { go } = usePlace();
  const today = useToday();
  const [record, setRecord] = useState<number | null>(null);
  const asked = useAskOne("approvals.get", { approval: no });
  const a = asked.row;
  const said = useAskOne("records.get", a === null ? null : { seq: a.seq }).row?.body as Readonly<Record<string, unknown>> | undefined;
  const leave = (): void => go("people", "approvals");
  useLayer("page", { escape: () => (leave(), focusBar(), true) });
  if (asked.waiting) return null;
  if (a === null) return <Nothing text={t.unknown} />;
  const text = (key: string): string | null => (typeof said?.[key] === "string" ? said[key] : null);
  const day = (key: string): string | null => (text(key) === null ? null : dayBeside(text(key) ?? "", today, language));
  const label = (key: string): string => fieldNameAt(key, { channel })?.[language] ?? key;
  const facts = [
    ["doc_no", a.doc_no], ["form", say(a.form)], ["result", say(a.result)], ["applied_no", a.applied_no], ["applied_on", day("applied_on")], ["decided_on", day("decided_on")], ["decided_by", text("decided_by")], ["conditions", text("conditions")],
  ] as const;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{a.approval}　{a.doc_no ?? t.noDocument}</h1>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => (leave(), focusBar())}>{t.back}</Button>
      </div>
      <div className={look["stack"]} data-region="content">
        <section className={look["panel"]} aria-label={t.facts}>
          <div className={look["panelHead"]}><h2>{t.facts}</h2><span className={look["spring"]} /><button type="button" className={look["link"]} onClick={() => setRecord(a.seq)}>{w.last.seq(a.seq)}</button></div>
          <dl className={cx(look["facts"], look["panelBody"])}>
            {facts.map(([key, v]) => [<dt key={`${key}t`}>{label(key)}</dt>, <dd key={`${key}d`}>{v ?? <span className={look["muted"]}>{w.people.person.none}</span>}</dd>])}
            <dt>{label("letter")}</dt>
            <dd>{a.letter === null ? <span className={cx(look["warn"], look["strong"])}>{w.people.lacking}</span> : <StoredFile digest={a.letter} />}</dd>
          </dl>
        </section>
        {a.grants.length === 0 ? <p className={look["muted"]}>{t.noGrants}</p> : a.grants.map((g) => <OneGrant key={g.grant_id} g={g} onOpen={setRecord} />)}
        {a.holdings.length > 0 && (
          <section className={look["panel"]} aria-label={t.made}>
            <div className={look["panelHead"]}><h2>{t.made}</h2></div>
            <ul className={cx(look["panelBody"], look["stack"])}>
              {a.holdings.map((h) => <li key={h.no}><button type="button" className={look["link"]} onClick={() => go("holdings", "holding", h.no)}><span className={look["id"]}>{h.no}</span>　{h.name}</button></li>)}
            </ul>
          </section>
        )}
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}

function OneGrant({ g, onOpen }: { readonly g: Grant; readonly onOpen: (seq: number) => void }) {
  const { w, language, value: say, amount, list } = useWords();
  const t = w.people.approval;
  const { nameOf } = useRegisters();
  const today = useToday();
  const until = dayOf(ms(g.to_ms));
  const over = until < today;
  const scope = Object.entries(g.scope).filter(([, v]) => v !== undefined && v.length > 0);
  const named = (v: string | readonly string[]): string => (typeof v === "string" ? say(nameOf(v)) : list(v.map((one) => say(nameOf(one)))));
  const left = g.limit_qty === null || g.left === null ? w.people.noLimit : t.leftOf(amount(Math.max(0, g.left), g.unit), amount(g.limit_qty, g.unit));
  return (
    <section className={look["panel"]} aria-label={say(g.kind)}>
      <div className={look["panelHead"]}><h2>{say(g.kind)}</h2><span className={look["spring"]} /><span className={cx(over && look["muted"])}>{over ? t.ended(dayBeside(until, today, language)) : left}</span></div>
      {g.limit_qty !== null && g.limit_qty > 0 && (
        <div className={look["panelBody"]}>
          <GrantBar left={g.left ?? 0} limit={g.limit_qty} gone={over} label={t.picture(amount(Math.min(g.used, g.limit_qty), g.unit), amount(g.limit_qty, g.unit))} />
        </div>
      )}
      <dl className={cx(look["facts"], look["panelBody"])}>
        <dt>{t.period}</dt><dd>{dayBeside(dayOf(ms(g.from_ms)), today, language)} 〜 {dayBeside(until, today, language)}</dd>
        {over && [<dt key="lt">{t.left}</dt>, <dd key="ld">{left}</dd>]}
        {g.persons !== null && [<dt key="pt">{fieldNameAt("persons", { channel })?.[language]}</dt>, <dd key="pd">{figure(g.persons)}</dd>]}
        {scope.map(([key, v]) => [<dt key={`${key}t`}>{fieldNameAt(key, { channel, inside: "scope" })?.[language] ?? key}</dt>, <dd key={`${key}d`}>{named(v ?? "")}</dd>])}
      </dl>
      <h3 className={look["panelBody"]}>{t.draws}</h3>
      {g.draws.length === 0 ? (
        <p className={cx(look["panelBody"], look["muted"])}>{t.noDraws}</p>
      ) : (
        <div className={css["scroll"]} tabIndex={0} role="group" aria-label={t.draws}>
          <table className={look["plainTable"]}>
            <thead><tr>{[w.history.occurred, w.people.columns.no, t.drawn, w.history.seq].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>
              {g.draws.map((d) => (
                <tr key={`${String(d.seq)} ${d.by_no}`}>
                  <td>{moment(ms(d.occurred), today, language)}</td>
                  <td className={look["id"]}>{d.by_no}</td>
                  <td>{amount(d.qty, g.unit)}</td>
                  <td><button type="button" className={look["link"]} onClick={() => onOpen(d.seq)}>{figure(d.seq)}</button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
