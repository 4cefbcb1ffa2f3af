import { Button } from "react-aria-components";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { PersonField } from "../../forms/registerFields.tsx";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { Answer, Out } from "./Out.tsx";

/** 4 名札から: reported, pledged, trained, and what the person may handle and has in hand (domain 5.1, 4). */
export function BadgeQuestion({ badge, onBadge }: { readonly badge: string | null; readonly onBadge: (no: string) => void }) {
  const { w, language, value, list } = useWords();
  const t = w.questions.badge;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const p = useAskOne("standing.list", badge === null ? null : { worker: badge }).row;
  const day = (d: string | null): string => (d === null ? t.noDay : dayBeside(d, today, language));
  const holdings = (nos: readonly string[]): React.ReactNode => (nos.length === 0 ? t.none : nos.map((no) => <button key={no} type="button" className={look["link"]} onClick={() => go("holdings", "holding", no)}>{no}</button>));
  return (
    <Answer title={w.questions.names[4]} more={t.read} out={<Out list="standing" />}>
      <PersonField label={t.person} value={p?.no ?? null} onChange={(no) => no !== null && onBadge(no)} />
      {badge !== null && p === null && <Nothing text={w.trace.none} />}
      {p && (
        <>
          <div className={look["pageHead"]}>
            <h3>{p.name}　<span className={look["muted"]}>{short(p.label)}</span></h3>
            <span>{value(p.role)}　{p.party_name}</span>
            <span className={look["spring"]} />
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("people", "person", p.no)}>{t.open}</Button>
          </div>
          <p className={cx(css["standing"], p.lacks.length === 0 ? look["good"] : look["bad"])}><Icon name={p.lacks.length === 0 ? "check" : "cross"} /> {p.lacks.length === 0 ? t.may : t.mayNot(list(p.lacks.map(value)))}</p>
          <dl className={look["facts"]}>
            <dt>{t.reported}</dt><dd>{day(p.reported_on)}</dd>
            <dt>{t.pledged}</dt><dd>{day(p.pledged_on)}</dd>
            <dt>{t.trained}</dt><dd>{day(p.trained_on)}</dd>
            <dt>{t.until}</dt><dd>{p.ends_on === null ? t.none : day(p.ends_on)}</dd>
            <dt>{t.key}</dt><dd>{p.account === null ? t.none : value(p.account)}</dd>
            <dt>{t.opened}</dt><dd>{p.opened_at === null ? t.none : moment(ms(p.opened_at), today, language)}</dd>
            <dt>{t.uses}</dt><dd>{holdings(p.uses)}</dd>
            <dt>{t.keeps}</dt><dd>{holdings(p.keeps)}</dd>
            <dt>{t.keys}</dt><dd>{p.keys.length === 0 ? t.none : list(p.keys.map(nameOf))}</dd>
            <dt>{t.bears}</dt><dd>{p.bears.length === 0 ? t.none : list(p.bears)}</dd>
            <dt>{t.notBack}</dt><dd className={p.not_put_back > 0 ? look["bad"] : undefined}>{figure(p.not_put_back)}</dd>
            <dt>{t.refused}</dt><dd>{figure(p.refused)}</dd>
          </dl>
        </>
      )}
    </Answer>
  );
}
