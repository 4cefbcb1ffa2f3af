import { Button } from "react-aria-components";
import type { CountRow, PlaceRow } from "../../../shared/ipc/answers.ts";
import { figure } from "../../figure.ts";
import { short } from "../../registers.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { absent, elsewhere, present, unexpected } from "./blockItems.ts";
import css from "./inspections.module.css";
import type { ReadingRow } from "./rows.ts";

/** Place by place what was counted: until its end only how many were read; after it 有・無・想定外・場所違い, which add up. */
export function PlaceCounts({ walk, counts, readings, place, onPlace, onEnd }: { readonly walk: readonly PlaceRow[]; readonly counts: readonly CountRow[]; readonly readings: readonly ReadingRow[]; readonly place: string | null; readonly onPlace: (code: string) => void; readonly onEnd: () => void }) {
  const { w } = useWords();
  const t = w.inspections.count;
  const row = (code: string): CountRow | undefined => counts.find((c) => c.place === code);
  const stateOf = (code: string): "now" | "done" | "yet" => (code === place ? "now" : (row(code)?.done_at ?? null) !== null ? "done" : row(code) ? "now" : "yet");
  const done = walk.filter((p) => stateOf(p.code) === "done").length;
  const name = walk.find((p) => p.code === place)?.name ?? "";
  const number = (n: number, bad: boolean) => <td className={cx(css["n"], bad && n > 0 && css["wrong"])}>{figure(n)}</td>;
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={cx(look["small"], look["muted"])}>{t.blind}</span>
        <span className={look["spring"]} />
        <ArticleTag article="14(6)" />
      </div>
      {walk.length === 0 ? (
        <p className={look["panelBody"]}>{t.none}</p>
      ) : (
        <>
          <div className={css["walk"]} role="img" aria-label={t.picture(done, walk.length, name)}>
            {walk.map((p) => {
              const s = stateOf(p.code);
              return (
                <span key={p.code} className={cx(css["stop"], s === "done" && css["stopDone"], s === "now" && css["stopNow"])}>
                  <Icon name={s === "done" ? "check" : s === "now" ? "half" : "ring"} /> {p.name}
                </span>
              );
            })}
          </div>
          <div className={css["scroll"]} tabIndex={-1}>
            <table className={css["counts"]}>
              <thead>
                <tr>
                  <th scope="col">{t.place}</th><th scope="col">{t.state}</th>
                  {[t.read, t.absent, t.unexpected, t.elsewhere, t.present].map((c) => <th key={c} scope="col" className={css["n"]}>{c}</th>)}
                </tr>
              </thead>
              <tbody>
                {walk.map((p) => {
                  const c = row(p.code);
                  const s = stateOf(p.code);
                  const told = (c?.done_at ?? null) !== null;
                  const of = (verdict: string): number => readings.filter((r) => r.place === p.code && r.verdict === verdict).length;
                  return (
                    <tr key={p.code} className={p.code === place ? css["now"] : undefined}>
                      <th scope="row">{p.name} <span className={cx(look["small"], look["muted"])}>{short(p.label)}</span></th>
                      <td>
                        {p.code === place ? (
                          <Button className={cx(look["button"], look["smallButton"])} onPress={onEnd}><Icon name="half" /> {t.end} <kbd className={look["key"]}>0</kbd></Button>
                        ) : s === "done" ? (
                          <Chip icon="check" tone="chipEnd">{t.counted}</Chip>
                        ) : (
                          <Button className={cx(look["button"], look["smallButton"])} aria-label={`${s === "now" ? t.counting : t.notYet} ${p.name} ${t.choose}`} onPress={() => onPlace(p.code)}><Icon name={s === "now" ? "half" : "ring"} /> {s === "now" ? t.counting : t.notYet}</Button>
                        )}
                      </td>
                      <td className={css["n"]}><b>{c ? figure(c.read) : "–"}</b></td>
                      {told ? (
                        <>
                          {number(of(absent), true)}
                          {number(of(unexpected), true)}
                          {number(of(elsewhere), true)}
                          {number(of(present), false)}
                        </>
                      ) : c ? (
                        <td colSpan={4} className={cx(look["small"], look["muted"])} style={{ textAlign: "center" }}>{t.hidden}</td>
                      ) : (
                        [0, 1, 2, 3].map((i) => <td key={i} className={css["n"]}>–</td>)
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
