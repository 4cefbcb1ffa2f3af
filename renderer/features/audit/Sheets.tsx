import { Button } from "react-aria-components";
import type { Answers } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { moment, ms } from "../../dates.ts";
import { usePaged } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { handed, nextFates } from "./fates.ts";

type SheetRow = Answers["sheets.list"];

/** 記録用紙 by number, newest first: one that is out is marked as used, spoiled or back; one that is here is handed out. */
export function Sheets() {
  const { w, language, value } = useWords();
  const t = w.audit.recordSheets;
  const { nameOf, me } = useRegisters();
  const go = usePlace((s) => s.go);
  const { rows, more } = usePaged("sheets.list", {});
  const today = dayOf(ledgerNow());
  if (rows.length === 0) return null;
  const mark = (r: SheetRow, fate: string): void => go("audit", "form:sheet.record", r.label, { fate, record_sheets: [r.label] });
  const cols: readonly Col<SheetRow>[] = [
    { id: "label", name: t.label, width: 120, show: (r) => <span className={look["id"]}>{short(r.label)}</span> },
    { id: "doc", name: w.audit.print.issueNo, width: 130, show: (r) => r.doc_no ?? "" },
    { id: "fate", name: t.fate, width: 130, show: (r) => <Chip tone={r.fate === handed ? "chipOut" : r.fate === null ? "chipWait" : "chipEnd"}>{r.fate === null ? t.printed : value(r.fate)}</Chip> },
    { id: "since", name: t.since, width: 190, show: (r) => (r.since === null ? t.unused : moment(ms(r.since), today, language)) },
    { id: "who", name: t.where, width: "1fr", minWidth: 130, show: (r) => [nameOf(r.place), nameOf(r.worker)].filter((x) => x !== "").join("　") },
    {
      id: "next", name: t.next, width: 360,
      show: (r) =>
        readsOnly(me) ? null : (
          <span className={look["row"]}>
            {nextFates(r.fate).map((fate) => (
              <Button key={fate} className={cx(look["button"], look["smallButton"])} aria-label={`${t.marks[fate]} ${short(r.label)}`} onPress={() => mark(r, fate)}>{t.marks[fate]}</Button>
            ))}
          </span>
        ),
    },
  ];
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={cx(look["panelBody"], look["stack"])}>
        <h2>{t.title}</h2>
        <DataTable label={t.title} rows={rows} columns={cols} keyOf={(r) => r.label} text={(r) => r.label} onOpen={(r) => go("audit", "sheet", r.label)} height={380} more={more} />
      </div>
    </section>
  );
}
