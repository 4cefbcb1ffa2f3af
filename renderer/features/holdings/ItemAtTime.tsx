import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { useAll } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import type { ItemFull } from "../../rows.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { AtTime, type Known } from "./AtTime.tsx";

/** 時点を指定して見る of one item (L4): where it was, with whom, in which state and with what in it. */
export const ItemAtTime = ({ item }: { readonly item: ItemFull }) => <AtTime show={(day, known) => <Then item={item} day={day} known={known} />} />;

function Then({ item, day, known }: { readonly item: ItemFull; readonly day: string; readonly known: Known }) {
  const { w, language } = useWords();
  const { nameOf } = useRegisters();
  const today = useToday();
  // The list is in the order of the running numbers: what comes first behind the number before is this item, unless it was not there yet.
  const { row, waiting } = useAskOne("items.as_of", { as_of: day, known, after: item.n - 1, limit: 1 });
  if (row === null || row.n !== item.n) return <p>{waiting ? "" : w.holdings.nothingThen}</p>;
  return (
    <dl className={cx(look["facts"], look["factsOne"])}>
      <dt>{w.holdings.item.state}</dt><dd><StateChip state={stateOf(row.state)} /></dd>
      <dt>{w.holdings.item.place}</dt><dd>{nameOf(row.place ?? row.party)}</dd>
      <dt>{w.holdings.item.at}</dt><dd>{moment(ms(row.since), today, language)}</dd>
      {[...new Set(item.lots.map((l) => l.ledger_no))].map((no) => <InIt key={no} item={item.no} ledgerNo={no} day={day} known={known} />)}
    </dl>
  );
}

function InIt({ item, ledgerNo, day, known }: { readonly item: string; readonly ledgerNo: string; readonly day: string; readonly known: Known }) {
  const { amount } = useWords();
  const rows = useAll("lots.as_of", { as_of: day, known, ledger_no: ledgerNo }).rows;
  const here = rows.filter((r) => r.item === item && r.qty > 0);
  if (here.length === 0) return null;
  return <><dt>{ledgerNo}</dt><dd>{here.map((r) => amount(r.qty, r.unit)).join("　")}</dd></>;
}
