import { useAsk, useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";
import { returned } from "./states.ts";

interface Ended {
  readonly no: string;
  readonly seq: number;
  readonly method: string;
  readonly at: string;
  readonly by: string | null;
  readonly confirmed: string | null;
  readonly certificate: string | null;
  readonly photographs: number;
  readonly level: string | null;
}

/** What has ended, newest first: disposals and erasures, returns and deliveries, each with who, witness and proof. */
export function ClosedList({ most }: { readonly most: number }) {
  const { w } = useWords();
  const t = w.dispositions.list;
  const rows = useEnded();
  if (rows.length === 0) return <p className={look["panelBody"]}>{t.noneClosed}</p>;
  return (
    <div className={css["scroll"]}>
      <table className={css["table"]}>
        <thead><tr>{[t.item, t.method, t.who, t.proof, t.state].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{rows.slice(0, most).map((e) => <Row key={`${e.no} ${e.seq}`} ended={e} />)}</tbody>
      </table>
      {rows.length > most && <p className={cx(look["panelBody"], look["muted"])}>{w.list.more(rows.length - most)}</p>}
    </div>
  );
}

/** All that ended. */
export function useEnded(): readonly Ended[] {
  const dispositions = useAsk("dispositions.list", {}).rows;
  const handovers = useAsk("handovers.list", { limit: 500 }).rows;
  return [
    ...dispositions.map((d): Ended => ({ no: d.no, seq: d.seq, method: d.method, at: d.at, by: d.by_no, confirmed: d.confirmed_by, certificate: d.certificate, photographs: d.photographs, level: d.level })),
    ...handovers.filter((h) => returned.has(h.direction)).map((h): Ended => ({ no: h.no, seq: h.seq, method: h.direction, at: h.at, by: h.giver, confirmed: h.receiver, certificate: null, photographs: 0, level: null })),
  ].sort((a, b) => b.seq - a.seq);
}

function Row({ ended: e }: { readonly ended: Ended }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.dispositions;
  const { nameOf } = useRegisters();
  const today = useToday();
  const moves = useAsk("records.moves", { seq: e.seq }).rows;
  const record = useAskOne("records.get", { seq: e.seq }).row;
  const body = record?.body ?? {};
  const text = (name: string): string => (typeof body[name] === "string" ? body[name] : "");
  const holdings = [...new Map(moves.map((m) => [`${m.ledger_no} ${m.unit}`, m])).values()];
  return (
    <tr>
      <td>
        <b className={look["id"]}>{e.no}</b>
        <span className={css["sub"]}>{list(holdings.slice(0, 3).map((m) => `${m.ledger_no} ${amount(Math.abs(m.qty), m.unit)}`))}{holdings.length > 3 && ` ${t.list.more(holdings.length - 3)}`}</span>
      </td>
      <td>
        <b>{e.method === "" ? "−" : value(e.method)}</b>
        <span className={css["sub"]}>{[e.level === null ? "" : t.list.level(e.level), text("designated")].filter((x) => x !== "").join("　")}</span>
      </td>
      <td>
        {moment(ms(e.at), today, language)}
        <span className={css["sub"]}>{nameOf(e.by)}　{e.confirmed === null ? "" : t.list.confirmed(nameOf(e.confirmed))}</span>
      </td>
      <td>
        {e.photographs > 0 ? t.list.photos(e.photographs) : ""} {e.certificate === null ? "" : t.list.certificate(e.certificate)}
        <span className={css["sub"]}>{[text("verification"), text("tool_record"), value(text("result"))].filter((x) => x !== "").join("　")}</span>
      </td>
      <td><Chip icon="check" tone="chipGood">{t.states.closed}</Chip></td>
    </tr>
  );
}
