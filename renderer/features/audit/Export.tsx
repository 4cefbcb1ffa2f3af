import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { send } from "../../bridge.ts";
import { useSaving } from "../../forms/useSaving.tsx";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { useWords } from "../../words/words.ts";

const lists = ["holdings", "rows", "copies", "items", "persons", "parties", "places", "keys", "devices", "plans", "approvals", "handovers", "takeouts", "requests", "record-sheets", "transports", "confirmations", "uses", "backups", "incidents", "inspections", "findings", "place-targets", "item-targets", "backup-targets", "submissions", "dispositions", "open-lots", "disposal-lists", "records", "failures", "standing", "leavers", "photographs", "draws", "balance", "today"] as const;

/** A list leaves as CSV or XLSX, saved where the person wants it; each one is a record. */
export function Export() {
  const { w } = useWords();
  const t = w.audit.files;
  const { nameOf } = useRegisters();
  const [reply, setReply] = useState<Reply | null>(null);
  const [list, setList] = useState<(typeof lists)[number]>("holdings");
  const [format, setFormat] = useState<string>("csv");
  const [encoding, setEncoding] = useState<string>("utf-8-bom");
  const [said, setSaid] = useState<string | null>(null);
  const kept = useRef(true);
  const told = useRef<(path: string) => void>(() => undefined);
  const saving = useSaving((path) => {
    setSaid(`${kept.current ? "" : `${t.unrecorded}　`}${w.audit.print.saved(path)}`);
    told.current(path);
  });
  const leave = async (): Promise<void> => {
    const got = await send("export.list", { list, format, ...(format === "csv" ? { encoding } : {}) });
    setReply(got.kind === "accepted" || got.kind === "answer" ? null : got);
    told.current = (path) => putReply("export.list", got, w.audit.lists[list], path);
    putReply("export.list", got, w.audit.lists[list]);
    const data = got.kind === "accepted" ? got.made?.["data"]?.[0] : got.kind === "answer" ? (got.rows[0] as { readonly data?: string } | undefined)?.data : undefined;
    const name = (got.kind === "accepted" ? got.made?.["name"]?.[0] : got.kind === "answer" ? (got.rows[0] as { readonly name?: string } | undefined)?.name : undefined) ?? `${list}.${format}`;
    if (data === undefined) return;
    kept.current = got.kind === "accepted";
    setSaid(null);
    await saving.save(name, data);
  };
  return (
    <section className={look["panel"]} aria-label={t.exportTitle}>
      <div className={cx(look["panelBody"], look["stack"])}>
        <h2>{t.exportTitle}</h2>
        <div className={look["row"]}>
          <SelectField label={t.list} value={list} onChange={(l) => setList(lists.find((known) => known === l) ?? "holdings")} choices={lists.map((l) => ({ id: l, text: w.audit.lists[l] }))} />
          <SelectField label={t.format} value={format} onChange={setFormat} choices={[{ id: "csv", text: w.audit.formats.csv }, { id: "xlsx", text: w.audit.formats.xlsx }]} />
          {format === "csv" && <SelectField label={t.encoding} value={encoding} onChange={setEncoding} choices={[{ id: "utf-8-bom", text: w.audit.formats.utf8 }, { id: "cp932", text: w.audit.formats.cp932 }]} />}
          <Button className={cx(look["button"])} onPress={() => void leave()}>
            {t.go}
          </Button>
        </div>
        {said !== null && <p role="status">{said}</p>}
        {saving.note}
        {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
        {reply?.kind === "refused" && <RefusalNote channel="export.list" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
      </div>
    </section>
  );
}
