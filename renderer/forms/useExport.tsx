import { useRef, useState } from "react";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { send } from "../bridge.ts";
import { useRegisters } from "../registers.ts";
import { putReply } from "../state/last.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { RefusalNote } from "../ui/RefusalNote.tsx";
import { useWords } from "../words/words.ts";
import { useSaving } from "./useSaving.tsx";

/** What `export.list` is asked. */
interface Asked {
  readonly list: string;
  readonly format: string;
  readonly encoding?: string;
  readonly as_of?: string;
}

/** Lets a list leave as a file (a record where one can be made), saved where the person wants it; `subject` is what it is called. `note` says where it lies, or why it was not made. */
export function useExport(): { readonly leave: (body: Asked, subject: string) => Promise<void>; readonly note: React.ReactNode } {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  const [reply, setReply] = useState<Reply | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const kept = useRef(true);
  const told = useRef<(path: string) => void>(() => undefined);
  const saving = useSaving((path) => {
    setSaid(`${kept.current ? "" : `${w.audit.files.unrecorded}　`}${w.audit.print.saved(path)}`);
    told.current(path);
  });
  return {
    leave: async (body, subject) => {
      setSaid(null);
      const got = await send("export.list", body);
      setReply(got.kind === "accepted" || got.kind === "answer" ? null : got);
      told.current = (path) => putReply("export.list", got, subject, { saved: path });
      putReply("export.list", got, subject);
      // Where nothing can be recorded the file is made all the same, and that is said.
      const made = got.kind === "answer" ? (got.rows[0] as { readonly data?: string; readonly name?: string } | undefined) : undefined;
      const data = got.kind === "accepted" ? got.made?.["data"]?.[0] : made?.data;
      const name = got.kind === "accepted" ? got.made?.["name"]?.[0] : made?.name;
      kept.current = got.kind === "accepted";
      if (data !== undefined) await saving.save(name ?? `${body.list}.${body.format}`, data);
    },
    note: (
      <>
        {said !== null && <p role="status">{said}</p>}
        {saving.note}
        {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
        {reply?.kind === "refused" && <RefusalNote channel="export.list" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
      </>
    ),
  };
}
