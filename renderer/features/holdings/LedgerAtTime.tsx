import { useState } from "react";
import { TabPanel, Tabs } from "react-aria-components";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { usePaged } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import type { Rows } from "../../rows.ts";
import { usePlace } from "../../state/place.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayField } from "../../ui/DayField.tsx";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";

type Known = "now" | "then";
const ways = ["then", "now"] as const;

/** The whole ledger at the end of a day (L4): as it was known then, and as it is known now of then. */
export function LedgerAtTime() {
  const { w } = useWords();
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  const [known, setKnown] = useState<Known>("then");
  const paper = usePaper();
  useLayer("page", { print: () => day !== null && (paper.print({ form: "F11", as_of: day, ...(day < today ? { options: { known } } : {}) }, w.audit.forms.F11), true) });
  return (
    <section className={look["panel"]} data-region="content" aria-label={w.holdings.atTime}>
      {paper.note}
      <div className={look["panelBody"]}>
        <div className={css["time"]}><DayField label={w.holdings.day} value={day} onChange={setDay} today={today} /></div>
      </div>
      <Tabs selectedKey={known} onSelectionChange={(k) => setKnown(k === "now" ? "now" : "then")}>
        <div className={look["panelHead"]}>
          <TabRow label={w.holdings.known} tabs={ways.map((id) => ({ id, name: id === "then" ? w.holdings.knownThen : w.holdings.knownNow }))} />
        </div>
        <TabPanel id={known}>{day !== null && <Then day={day} known={known} />}</TabPanel>
      </Tabs>
    </section>
  );
}

function Then({ day, known }: { readonly day: string; readonly known: Known }) {
  const { w, language } = useWords();
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const asked = usePaged("holdings.as_of", { as_of: day, known });
  return (
    <DataTable<Rows["holdings.as_of"]>
      label={known === "then" ? w.holdings.knownThen : w.holdings.knownNow}
      rows={asked.rows}
      keyOf={(r) => r.ledger_no}
      text={(r) => `${r.ledger_no} ${r.name}`}
      onOpen={(r) => go("holdings", "holding", r.ledger_no)}
      height={Math.max(240, window.innerHeight - 400)}
      more={asked.more}
      empty={<p className={look["panelBody"]}>{asked.waiting ? "" : w.holdings.nothingThen}</p>}
      columns={[
        { id: "no", name: w.holdings.columns.no, width: 108, show: (r) => <b className={look["id"]}>{r.ledger_no}</b> },
        { id: "name", name: w.holdings.columns.name, width: "3fr", minWidth: 220, show: (r) => r.name },
        { id: "state", name: w.holdings.columns.state, width: 176, show: (r) => <StateChip state={stateOf(r.state, r.frozen)} /> },
        { id: "place", name: w.holdings.columns.place, width: "2fr", minWidth: 130, show: (r) => nameOf(r.storage_location) },
        { id: "custodian", name: w.holdings.columns.custodian, width: 130, show: (r) => nameOf(r.custodian) },
        { id: "users", name: w.holdings.usersThen, width: 90, right: true, show: (r) => w.holdings.users(r.users.length) },
        { id: "until", name: w.holdings.columns.until, width: 190, show: (r) => (r.keep_until === null ? "" : dayBeside(r.keep_until, today, language)) },
      ]}
    />
  );
}
