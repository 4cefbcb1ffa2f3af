import type { StandingRow } from "../../../shared/ipc/answers.ts";
import { heldKey } from "./fates.ts";
import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Answer, Out } from "./Out.tsx";

/** 5 離任者の権限: who left, and every right and thing that is still there (domain 5.1, 5). */
export function LeaversQuestion() {
  const { w, language, value, list } = useWords();
  const t = w.questions.leavers;
  const b = w.questions.badge;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const asked = useAsk("leavers.list", {});
  const rest = (p: StandingRow): string =>
    [p.uses.length > 0 && `${b.uses} ${list(p.uses)}`, p.keeps.length > 0 && `${b.keeps} ${list(p.keeps)}`, p.keys.length > 0 && `${b.keys} ${list(p.keys.map(nameOf))}`, p.bears.length > 0 && `${b.bears} ${list(p.bears)}`, p.not_put_back > 0 && `${b.notBack} ${figure(p.not_put_back)}`, p.account === heldKey && `${b.key} ${value(p.account)}`].filter((x) => x !== false).join("　");
  return (
    <Answer title={w.questions.names[5]} more={t.more} out={<Out list="leavers" />}>
      <DataTable
        label={w.questions.names[5]}
        rows={asked.rows}
        keyOf={(p) => p.no}
        text={(p) => p.name}
        onOpen={(p) => go("people", "person", p.no)}
        empty={asked.waiting ? null : <Nothing text={t.none} />}
        columns={[
          { id: "name", name: t.name, width: 110, show: (p) => <><b>{p.name}</b><br /><span className={look["muted"]}>{p.no}</span></> },
          { id: "left", name: t.left, width: 170, show: (p) => <>{p.ends_on === null ? b.none : dayBeside(p.ends_on, today, language)}<br />{p.left_at === null ? <span className={look["bad"]}>{t.steps} {w.frame.yet}</span> : <span className={look["muted"]}>{t.steps} {moment(ms(p.left_at), today, language)}</span>}</> },
          {
            id: "opened", name: t.opened, width: 170,
            show: (p) => <>{p.account === null ? b.none : value(p.account)}<br />{p.opened_at !== null && <span className={p.left_at !== null && ms(p.opened_at) > ms(p.left_at) ? look["bad"] : look["muted"]}>{moment(ms(p.opened_at), today, language)}{p.left_at !== null && ms(p.opened_at) > ms(p.left_at) && <>　<Icon name="alarm" /> {t.after}</>}</span>}</>,
          },
          { id: "rest", name: t.rest, width: "1fr", minWidth: 160, show: (p) => (rest(p) === "" ? <span className={look["good"]}><Icon name="check" /> {t.clean}</span> : <span className={look["bad"]}><Icon name="alarm" /> {rest(p)}</span>) },
        ]}
      />
    </Answer>
  );
}
