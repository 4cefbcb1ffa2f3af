import { useState } from "react";
import { Button } from "react-aria-components";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import type { Preview, Told } from "./preview.ts";

/** How a file was read: its encoding, sheet, row of headings, and what each column is taken for. Every choice reads the file again. */
export function ImportColumns({ seen, told, onTell }: { readonly seen: Preview; readonly told: Told; readonly onTell: (told: Told) => void }) {
  const { w, list } = useWords();
  const t = w.audit.files;
  const [heading, setHeading] = useState<number | null>(told.header_row ?? seen.header_rows?.[0] ?? null);
  const fields = Object.entries(t.columns).map(([id, text]) => ({ id, text }));
  const name = (field: string): string => fields.find((f) => f.id === field)?.text ?? field;
  const encodings: Readonly<Record<string, string>> = { xlsx: w.audit.formats.xlsx, CP932: w.audit.formats.cp932 };
  const shown = (seen.sheets ?? []).filter((s) => !s.hidden);
  const reread = (): void => {
    if (heading !== null && heading >= 1) onTell({ ...(told.sheet === undefined ? {} : { sheet: told.sheet }), header_row: heading });
  };
  return (
    <section className={look["stack"]} aria-label={t.asRead}>
      <h3>{t.asRead}</h3>
      <div className={look["row"]}>
        {seen.encoding !== undefined && <span>{t.encoding} <b>{encodings[seen.encoding] ?? seen.encoding}</b></span>}
        {shown.length > 1 ? (
          <SelectField label={t.sheet} value={seen.sheet ?? told.sheet ?? null} onChange={(sheet) => onTell({ sheet })} choices={shown.map((s) => ({ id: s.name, text: s.name, more: t.sheetRows(s.rows) }))} />
        ) : (
          typeof seen.sheet === "string" && <span>{t.sheet} <b>{seen.sheet}</b></span>
        )}
        <CountField label={t.headingRow} value={heading} onChange={setHeading} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={reread}>{t.reread}</Button>
      </div>
      {seen.mapping && (
        <div className={css["columns"]}>
          {seen.mapping.map((h) => (
            <SelectField key={h.column} label={t.column(h.column, h.heading)} value={h.field} onChange={(field) => onTell({ ...told, columns: { ...told.columns, [h.column]: field } })} choices={fields} />
          ))}
        </div>
      )}
      {(seen.no_column ?? []).length > 0 && <p className={cx(look["small"], look["muted"])}>{t.noColumn(list((seen.no_column ?? []).map(name)))}</p>}
    </section>
  );
}
