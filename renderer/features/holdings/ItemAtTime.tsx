import type { Answers, ItemFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { useAll } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { Differs } from "./Differs.tsx";
import { AtTime, otherOf, type Known } from "./AtTime.tsx";

/** 時点を指定して見る of one item (L4): where it was, with whom, in which state and with what in it. */
export const ItemAtTime = ({ item }: { readonly item: ItemFull }) => <AtTime show={(at, known) => <Then item={item} at={at} known={known} />} />;

function Then({ item, at, known }: { readonly item: ItemFull; readonly at: string; readonly known: Known }) {
  const { w, language } = useWords();
  const { nameOf } = useRegisters();
  const today = useToday();
  // The list is in the order of the running numbers: what comes first behind the number before is this item, unless it was not there yet.
  const { row, waiting } = useAskOne("items.as_of", { as_of: at, known, after: item.n - 1, limit: 1 });
  const beside = useAskOne("items.as_of", { as_of: at, known: otherOf(known), after: item.n - 1, limit: 1 }).row;
  if (row === null || row.n !== item.n) return <p>{waiting ? "" : w.holdings.nothingThen}</p>;
  const other = beside?.n === item.n ? beside : null;
  return (
    <dl className={cx(look["facts"], look["factsOne"])}>
      <dt>{w.holdings.item.state}</dt><dd><Differs same={other?.state === row.state}><StateChip state={stateOf(row.state)} /></Differs></dd>
      <dt>{w.holdings.item.place}</dt><dd><Differs same={other !== null && (other.place ?? other.party) === (row.place ?? row.party)}>{nameOf(row.place ?? row.party)}</Differs></dd>
      <dt>{w.holdings.item.at}</dt><dd><Differs same={other?.since === row.since}>{moment(ms(row.since), today, language)}</Differs></dd>
      {[...new Set(item.lots.map((l) => l.ledger_no))].map((no) => <InIt key={no} item={item.no} ledgerNo={no} at={at} known={known} />)}
    </dl>
  );
}

function InIt({ item, ledgerNo, at, known }: { readonly item: string; readonly ledgerNo: string; readonly at: string; readonly known: Known }) {
  const { amount } = useWords();
  const said = (rows: readonly Answers["lots.as_of"][]): string => rows.filter((r) => r.item === item && r.qty > 0).map((r) => amount(r.qty, r.unit)).join("　");
  const mine = said(useAll("lots.as_of", { as_of: at, known, ledger_no: ledgerNo }).rows);
  const other = said(useAll("lots.as_of", { as_of: at, known: otherOf(known), ledger_no: ledgerNo }).rows);
  if (mine === "") return null;
  return <><dt>{ledgerNo}</dt><dd><Differs same={mine === other}>{mine}</Differs></dd></>;
}
