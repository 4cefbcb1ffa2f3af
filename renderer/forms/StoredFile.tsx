import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { send } from "../bridge.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";
import { useSaving } from "./useSaving.tsx";

/** Takes a file kept with the ledger (a letter, a photograph) out again by its fingerprint: decrypted, compared with it, and saved where the person wants it. */
export function StoredFile({ digest, name }: { readonly digest: string; readonly name?: string | undefined }) {
  const { w } = useWords();
  const [said, setSaid] = useState<string | null>(null);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const saving = useSaving((path) => setSaid(w.audit.print.saved(path)));
  const open = async (): Promise<void> => {
    setSaid(null);
    setFault(null);
    const got = await send("attachment.get", { digest });
    if (got.kind === "fault") return setFault(got);
    const file = got.kind === "answer" ? (got.rows[0] as { readonly name: string; readonly data: string } | undefined) : undefined;
    if (file === undefined) return;
    await saving.save(file.name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, "-").slice(0, 120), file.data);
  };
  return (
    <>
      <Button className={look["link"] ?? ""} aria-label={w.form.openFile(name ?? digest.slice(0, 16))} onPress={() => void open()}>
        <Icon name="paper" /> {w.form.openFile(name ?? digest.slice(0, 16))}
      </Button>
      {said !== null && <span role="status" className={look["small"]}>{said}</span>}
      {saving.note}
      {fault && <FaultNote fault={fault} title={w.form.notOpened} onClose={() => setFault(null)} />}
    </>
  );
}
