import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { act, send } from "../bridge.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { type FieldProps, isWrong } from "../ui/TextField.tsx";
import fields from "../ui/fields.module.css";
import { useWords } from "../words/words.ts";
import { StoredFile } from "./StoredFile.tsx";

/** What may be kept of each kind, by the ending of its name. */
const media: Readonly<Record<string, string>> = { ".pdf": "application/pdf", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".txt": "text/plain", ".csv": "text/csv" };
const papers = Object.keys(media);
const pictures = [".jpg", ".jpeg", ".png"];

/** Names of the files stored while this page stands; a draft opened later shows the fingerprint instead. */
const namesOf = new Map<string, string>();

/**
 * Files that belong to the record: the city's letter, photographs, evidence. Each is stored with the ledger at once, encrypted, as a record of its own; the
 * value is its fingerprint (SHA-256, hex). `most` is how many the field takes.
 */
export function FilesField({ label, need, error, value, onChange, most, picturesOnly = false }: FieldProps & { readonly value: readonly string[]; readonly onChange: (digests: readonly string[]) => void; readonly most: number; readonly picturesOnly?: boolean }) {
  const { w } = useWords();
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setFault(null);
    const got = await act("file.choose", { accept: picturesOnly ? pictures : papers });
    if ("fault" in got) return setFault(got.fault);
    const file = got.rows[0];
    if (!file) return;
    setBusy(true);
    const ending = /\.[^.]+$/u.exec(file.name.toLowerCase())?.[0] ?? "";
    const stored = await send("attachment.store", { name: file.name, media_type: media[ending] ?? "application/octet-stream", data: file.data });
    setBusy(false);
    if (stored.kind === "fault") return setFault(stored);
    const digest = stored.kind === "accepted" ? stored.made?.["attachments"]?.[0] : undefined;
    if (digest === undefined) return;
    namesOf.set(digest, file.name);
    if (!value.includes(digest)) onChange([...value, digest]);
  };
  return (
    <div className={fields["field"]} role="group" aria-label={label} data-invalid={isWrong(error) || undefined}>
      <span className={fields["label"]}>
        {label}
        {need === true && <span className={fields["required"]}>{w.field.required}</span>}
        {need === false && <span className={fields["optional"]}>{w.field.optional}</span>}
      </span>
      {value.map((digest) => (
        <span key={digest} className={look["row"]}>
          <Icon name="paper" /> <span>{namesOf.get(digest) ?? w.form.fingerprint(digest.slice(0, 16))}</span>
          <StoredFile digest={digest} name={namesOf.get(digest)} />
          <Button className={look["link"] ?? ""} onPress={() => onChange(value.filter((d) => d !== digest))}>{w.form.takeOut(namesOf.get(digest) ?? digest.slice(0, 16))}</Button>
        </span>
      ))}
      {value.length < most && (
        <div>
          <Button className={`${look["button"] ?? ""} ${look["smallButton"] ?? ""}`} isDisabled={busy} onPress={() => void add()}>{w.form.chooseFile}</Button>
        </div>
      )}
      <span className={fields["hint"]}>{w.form.storedFile}</span>
      {isWrong(error) && <span className={fields["error"]}>{error}</span>}
      {fault && <FaultNote fault={fault} title={w.form.notStored} onClose={() => setFault(null)} />}
    </div>
  );
}
