import { useState } from "react";
import { useAsk, useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { usePaged } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { SidesInLine } from "../../forms/Sides.tsx";
import { ReadOn } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";

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

/** Rows drawn at once: each asks for its record. */
const step = 40;

/** What has ended, newest first: disposals and erasures, returns and deliveries, each with who, witness and proof. */
export function ClosedList({ ended }: { readonly ended: ReturnType<typeof useEnded> }) {
  const { w } = useWords();
  const t = w.dispositions.list;
  const [most, setMost] = useState(step);
  const { rows, more } = ended;
  if (rows.length === 0) return <p className={look["panelBody"]}>{ended.waiting ? "" : t.noneClosed}</p>;
  return (
    <>
      <div className={css["scroll"]}>
        <table className={css["table"]}>
          <thead><tr>{[t.item, t.method, t.who, t.proof, t.state].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>{rows.slice(0, most).map((e) => <Row key={`${e.no} ${e.seq}`} ended={e} />)}</tbody>
        </table>
      </div>
      <ReadOn read={Math.min(most, rows.length)} more={rows.length > most || more !== null ? () => { if (rows.length < most + step) more?.(); setMost(most + step); } : null} />
    </>
  );
}

/** All that ended, as far as it was read. */
export function useEnded(): { readonly rows: readonly Ended[]; readonly waiting: boolean; readonly more: (() => void) | null } {
  const dispositions = usePaged("dispositions.list", {});
  const handovers = usePaged("handovers.list", { ended: true });
  const rows = [
    ...dispositions.rows.map((d): Ended => ({ no: d.no, seq: d.seq, method: d.method, at: d.at, by: d.by_no, confirmed: d.confirmed_by, certificate: d.certificate, photographs: d.photographs, level: d.level })),
    ...handovers.rows.map((h): Ended => ({ no: h.no, seq: h.seq, method: h.direction, at: h.at, by: h.giver, confirmed: h.receiver, certificate: null, photographs: 0, level: null })),
  ].sort((a, b) => b.seq - a.seq);
  const more = dispositions.more === null && handovers.more === null ? null : (): void => { dispositions.more?.(); handovers.more?.(); };
  return { rows, waiting: dispositions.waiting || handovers.waiting, more };
}

function Row({ ended: e }: { readonly ended: Ended }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.dispositions;
  const { nameOf } = useRegisters();
  const today = useToday();
  const moves = useAsk("records.moves", { seq: e.seq }).rows;
  // Of a firm with its certificate, and of what went to the city, the paper of both says who confirmed.
  const sides = useAsk("confirmations.list", e.certificate === null ? { about: e.no } : null).rows;
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
        {sides.length > 0 ? <SidesInLine rows={sides} no={e.no} /> : <span className={css["sub"]}>{nameOf(e.by)}　{e.confirmed === null ? "" : t.list.confirmed(nameOf(e.confirmed))}</span>}
      </td>
      <td>
        {e.photographs > 0 ? t.list.photos(e.photographs) : ""} {e.certificate === null ? "" : t.list.certificate(e.certificate)}
        <span className={css["sub"]}>{[text("verification"), text("tool_record"), value(text("result"))].filter((x) => x !== "").join("　")}</span>
      </td>
      <td><Chip icon="check" tone="chipGood">{t.states.closed}</Chip></td>
    </tr>
  );
}
