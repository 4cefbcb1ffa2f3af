import { useState } from "react";
import { Button } from "react-aria-components";
import { useExport } from "../../forms/useExport.tsx";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

const lists = ["holdings", "rows", "copies", "items", "persons", "parties", "places", "keys", "devices", "plans", "approvals", "handovers", "takeouts", "requests", "record-sheets", "transports", "confirmations", "uses", "backups", "incidents", "inspections", "findings", "place-targets", "item-targets", "backup-targets", "submissions", "dispositions", "open-lots", "disposal-lists", "records", "failures", "standing", "leavers", "photographs", "draws", "balance", "today"] as const;

/** A list leaves as CSV or XLSX, saved where the person wants it; each one is a record. */
export function Export() {
  const { w } = useWords();
  const t = w.audit.files;
  const [list, setList] = useState<(typeof lists)[number]>("holdings");
  const [format, setFormat] = useState<string>("csv");
  const [encoding, setEncoding] = useState<string>("utf-8-bom");
  const { leave, note } = useExport();
  return (
    <section className={look["panel"]} aria-label={t.exportTitle}>
      <div className={cx(look["panelBody"], look["stack"])}>
        <h2>{t.exportTitle}</h2>
        <div className={look["row"]}>
          <SelectField label={t.list} value={list} onChange={(l) => setList(lists.find((known) => known === l) ?? "holdings")} choices={lists.map((l) => ({ id: l, text: w.audit.lists[l] }))} />
          <SelectField label={t.format} value={format} onChange={setFormat} choices={[{ id: "csv", text: w.audit.formats.csv }, { id: "xlsx", text: w.audit.formats.xlsx }]} />
          {format === "csv" && <SelectField label={t.encoding} value={encoding} onChange={setEncoding} choices={[{ id: "utf-8-bom", text: w.audit.formats.utf8 }, { id: "cp932", text: w.audit.formats.cp932 }]} />}
          <Button className={cx(look["button"])} onPress={() => void leave({ list, format, ...(format === "csv" ? { encoding } : {}) }, w.audit.lists[list])}>
            {t.go}
          </Button>
        </div>
        {note}
      </div>
    </section>
  );
}
