import { Button } from "react-aria-components";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { ReadOn } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";
import type { OpenLine } from "./rows.ts";
import { SerialText } from "./SerialText.tsx";
import { matchSerials } from "./serials.ts";
import { stateLooks } from "./stateLooks.ts";
import type { OpenState } from "./states.ts";

export interface Judged {
  readonly row: OpenLine;
  readonly state: OpenState;
  /** Serials on the certificate of its slip. */
  readonly certified: { readonly no: string; readonly serials: readonly string[] } | null;
}

/** Every quantity that has not ended: its item and serial, the designated method, where it is, its proof, what stands in the way, and the next step. */
export function OpenList({ rows, read, more, handed, onNext }: { readonly rows: readonly Judged[]; readonly read: number; readonly more: (() => void) | null; readonly handed: ReadonlyMap<string, readonly string[]>; readonly onNext: ((j: Judged) => void) | null }) {
  const { w, value, list, amount } = useWords();
  const t = w.dispositions;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  return (
    <div className={css["scroll"]}>
      <table className={css["table"]}>
        <thead>
          <tr>{[t.list.item, t.list.serial, t.list.method, t.list.proof, t.list.state].map((h) => <th key={h} scope="col">{h}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ row: r, state, certified }) => {
            const pair = state === "differs" && certified !== null && r.serial !== null ? matchSerials(handed.get(r.handover ?? "") ?? [r.serial], certified.serials).find((p) => p.handed === r.serial) : undefined;
            const bad = stateLooks[state].tone === "chipBad";
            return (
              <tr key={r.lot} className={state === "differs" ? css["wrong"] : undefined}>
                <td>
                  <Button className={cx(look["link"], look["id"])} onPress={() => go("holdings", "holding", r.no)}>{r.no}</Button> {r.name}
                  <span className={css["sub"]}>{list([r.things !== undefined ? t.list.things(r.things) : r.label === null ? "" : short(r.label), value(r.medium_type ?? r.form), amount(r.qty, r.unit)])}</span>
                </td>
                <td>
                  <span className={look["nowrap"]}>{r.serial ?? t.list.noSerial}</span>
                  <span className={css["sub"]}>{r.serial === null ? t.list.paper : t.list.source(value(r.serial_source ?? "−"))}</span>
                </td>
                <td>
                  {r.designated.length === 0 ? <span className={look["bad"]}>{t.noDesignation}</span> : <b>{list([...new Set(r.designated.map((d) => value(d.method)).filter((m) => m !== ""))])}</b>}
                  <span className={css["sub"]}>{list([...new Set(r.designated.flatMap((d) => [d.doc_no ?? "", d.min_level === null ? "" : t.list.level(d.min_level)]))])}</span>
                </td>
                <td>
                  {r.place !== null ? nameOf(r.place) : r.col === "stored" || r.party === "" ? "" : t.list.at(nameOf(r.party))}
                  {r.handover !== null && r.col === "subcontract" && <span className={css["sub"]}>{t.list.slip(r.handover)}　{certified === null ? t.list.noCertificate : t.list.certificate(certified.no)}</span>}
                  {state === "differs" && <span className={css["badSub"]}>{pair?.listed ? <>{t.list.certificateSays("")}<SerialText text={pair.listed} other={r.serial} /></> : t.list.missingOn}</span>}
                  {(r.photographs ?? 0) > 0 && <span className={css["sub"]}>{t.list.photos(r.photographs ?? 0)}</span>}
                </td>
                <td>
                  <Chip icon={stateLooks[state].icon} tone={stateLooks[state].tone}>{state === "children" ? t.states.children(r.open_descendants.length) : t.states[state]}</Chip>
                  {state === "children" && <span className={css["sub"]}>{list(r.open_descendants.slice(0, 4))}{r.open_descendants.length > 4 && ` ${t.list.more(r.open_descendants.length - 4)}`}</span>}
                  <span className={css["next"]}>
                    {onNext !== null && <Button className={cx(look["button"], look["smallButton"], bad && look["danger"])} onPress={() => onNext({ row: r, state, certified })}>{state === "ready" ? t.next.open : t.next[state]}</Button>}
                  </span>
                  {state === "frozen" && <span className={css["sub"]}>{r.frozen}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ReadOn read={read} more={more} />
    </div>
  );
}
