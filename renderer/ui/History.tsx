import { rules, isRule } from "../../shared/articles/catalogue.ts";
import { dayOf, type Day } from "../../shared/values/day.ts";
import { moment, ms } from "../dates.ts";
import { figure } from "../figure.ts";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { Amended, isAmended, type Amendments } from "./Amended.tsx";
import { ArticleTag } from "./ArticleTag.tsx";
import { clockMark } from "./clockMark.ts";
import css from "./History.module.css";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";

/** A record as the history needs it. */
export interface Entry extends Amendments {
  readonly seq: number;
  readonly at: string;
  readonly occurred: string;
  readonly channel: string;
  readonly outcome: "accepted" | "refused";
  readonly signer: string | null;
  readonly doer: string | null;
  readonly rules: string | null;
  readonly clock: number;
  readonly clock_top: number | null;
  /** Who has not confirmed this act of two sides. */
  readonly unsigned?: readonly string[];
}

/** Records of one page of a history. */
export const historyPage = 200;

/** More than a minute between happening and recording is shown; a day or more is 遅延記録. */
const lateFrom = 86_400_000;

/**
 * 来歴, newest first: both times, late, refused, 代理記録 and corrections stay in the line, marked by word and icon; `fixedUntil` draws the line where the
 * city's last value stands; `views` counts the records that a 検査員 was shown it. A record number opens what was recorded.
 */
export function History({ entries, today, nameOf, fixedUntil, views = 0, onOpen, onMore }: { readonly entries: readonly Entry[]; readonly today: Day; readonly nameOf: (no: string) => string; readonly fixedUntil: number | null; readonly views?: number; readonly onOpen: (seq: number) => void; readonly onMore?: (() => void) | undefined }) {
  const { w, language, list, value } = useWords();
  const refused = entries.filter((e) => e.outcome === "refused").length;
  const late = entries.filter((e) => ms(e.at) - ms(e.occurred) >= lateFrom).length;
  let drawn = false;
  return (
    <section className={look["panel"]} aria-label={w.history.title}>
      <div className={look["panelHead"]}>
        <h2>{w.history.title}</h2>
        <span className={`${look["small"] ?? ""} ${look["muted"] ?? ""}`}>
          {w.history.newest}　{onMore ? w.list.upTo(entries.length) : w.history.count(entries.length)}　{list([refused > 0 && w.history.refusedCount(refused), late > 0 && w.history.lateCount(late), views > 0 && w.history.views(views)].filter((t) => t !== false))}
        </span>
      </div>
      {entries.length === 0 ? (
        <p className={look["panelBody"]}>{w.history.none}</p>
      ) : (
        <div className={css["scroll"]} tabIndex={0} role="group" aria-label={w.history.title}>
          <table className={css["table"]}>
            <thead>
              <tr>
                <th scope="col" className={css["number"]}>{w.history.seq}</th>
                <th scope="col">{w.history.occurred}</th>
                <th scope="col">{w.history.what}</th>
                <th scope="col">{w.history.doer}</th>
                <th scope="col">{w.history.basis}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((e) => {
                const at = ms(e.at);
                const occurred = ms(e.occurred);
                const isLate = at - occurred >= lateFrom;
                const line = !drawn && fixedUntil !== null && e.seq <= fixedUntil;
                if (line) drawn = true;
                const mark = clockMark(e);
                const articles = [...new Set((e.rules ?? "").split(/[^A-Z0-9-]+/u).filter(isRule).map((r) => rules[r].article))];
                return [
                  line && (
                    <tr key="fixed" className={css["fixed"]}>
                      <td colSpan={5}>
                        <Icon name="shield" /> {w.history.fixed(fixedUntil)}
                      </td>
                    </tr>
                  ),
                  <tr key={e.seq}>
                    <td className={css["number"]}>
                      <button type="button" className={look["link"]} onClick={() => onOpen(e.seq)} aria-label={`${w.history.detail} ${figure(e.seq)}`}>{figure(e.seq)}</button>
                    </td>
                    <td className={css["when"]}>
                      {moment(occurred, today, language)}
                      {isLate && (
                        <span className={css["sub"]}>
                          <span className={css["late"]}><Icon name="clock" /> {w.history.late}</span> {w.history.recordedAt(moment(at, dayOf(occurred), language))}
                        </span>
                      )}
                      {mark !== null && <span className={css["sub"]}><span className={css["late"]}><Icon name="alarm" /> {w.history.clock[mark]}</span></span>}
                    </td>
                    <td>
                      {e.outcome === "refused" && <span className={css["refused"]}><Icon name="cross" /> {w.history.refused}　</span>}
                      {e.channel.startsWith("correction") ? <b>{channelName(w.channels, e.channel)}</b> : channelName(w.channels, e.channel)}
                      {isAmended(e) && <span className={css["sub"]}><Amended of={e} /></span>}
                    </td>
                    <td className={css["when"]}>
                      {nameOf(e.doer ?? e.signer ?? "")}
                      {e.doer !== null && e.doer !== e.signer && e.signer !== null && <span className={css["sub"]}>{w.history.proxy(nameOf(e.signer))}</span>}
                      {e.unsigned && <span className={css["sub"]}><span className={css["late"]}><Icon name="alarm" /> {w.confirm.unsigned}</span> {list(e.unsigned.map((n) => value(nameOf(n))))}</span>}
                    </td>
                    <td>{articles.map((a) => <ArticleTag key={a} article={a} />)}</td>
                  </tr>,
                ];
              })}
            </tbody>
          </table>
          {onMore && (
            <div className={css["more"]}>
              <button type="button" className={look["link"]} onClick={onMore}>{w.history.more}</button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
