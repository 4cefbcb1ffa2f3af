import { Button } from "react-aria-components";
import type { ImportRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";

/** What was taken over from old ledgers, newest first; each can be undone while nothing of it was acted on. */
export function Imports() {
  const { w, language } = useWords();
  const t = w.audit.files;
  const { me } = useRegisters();
  const go = usePlace((s) => s.go);
  const rows = useAsk("imports.list", {}).rows;
  const today = dayOf(ledgerNow());
  if (rows.length === 0) return null;
  const cols: readonly Col<ImportRow>[] = [
    { id: "no", name: t.importNo, width: 110, show: (r) => <span className={look["id"]}>{r.no}</span> },
    { id: "at", name: w.audit.columns.at, width: 190, show: (r) => moment(ms(r.at), today, language) },
    { id: "name", name: t.file, width: "1fr", minWidth: 160, show: (r) => r.name },
    { id: "rows", name: t.taken, width: 110, right: true, show: (r) => figure(r.rows) },
    { id: "left", name: t.notTaken, width: 130, right: true, show: (r) => figure(r.needs_decision + r.rejected) },
    {
      id: "undo", name: t.state, width: 150,
      show: (r) =>
        r.reversed_seq !== null ? (
          <Chip icon="cross" tone="chipEnd">{t.undone(figure(r.reversed_seq))}</Chip>
        ) : readsOnly(me) ? null : (
          <Button className={cx(look["button"], look["smallButton"])} aria-label={`${t.undo} ${r.no}`} onPress={() => go("audit", "form:import.reverse", r.no, { import: r.no })}>{t.undo}</Button>
        ),
    },
  ];
  return (
    <section className={look["panel"]} aria-label={t.imports}>
      <div className={cx(look["panelBody"], look["stack"])}>
        <h2>{t.imports}</h2>
        <DataTable label={t.imports} rows={rows} columns={cols} keyOf={(r) => r.no} text={(r) => `${r.no} ${r.name}`} onOpen={(r) => go("audit", "import", r.no)} height={260} />
      </div>
    </section>
  );
}
