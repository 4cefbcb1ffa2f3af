import { useRef, useState } from "react";
import type { z } from "../../shared/values/schema.ts";
import type { actions } from "../../shared/ipc/actions.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { send } from "../bridge.ts";
import { useRegisters } from "../registers.ts";
import { putReply } from "../state/last.ts";
import { useSettings } from "../state/settings.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { RefusalNote } from "../ui/RefusalNote.tsx";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";
import { paperIn } from "./printed.ts";
import { useSaving } from "./useSaving.tsx";

export type Paper = z.input<(typeof actions)["print.form"]>;

/** Printing from a page: one paper at a time, saved through the host; labels on the sheet or tape of this PC. `said` and the last-record line tell its issue number and where it lies, `note` why it could not be. */
export function usePaper(): { readonly print: (paper: Paper, name: string) => void; readonly printing: boolean; readonly said: string | null; readonly note: React.ReactNode } {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  const [printing, setPrinting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  // Where no record can tell of it, the last-record line has nothing to say and the note does.
  const [unrecorded, setUnrecorded] = useState(false);
  const [reply, setReply] = useState<Reply | null>(null);
  // Saved at once or at a later try: the line of the last record says where.
  const told = useRef<(path: string) => void>(() => undefined);
  const saving = useSaving((path) => told.current(path));
  const go = async (paper: Paper, name: string): Promise<void> => {
    setPrinting(true);
    setReply(null);
    setSaid(null);
    setUnrecorded(false);
    const got = await send("print.form", paper.form === "labels" && paper.options === undefined ? { ...paper, options: { sheet: useSettings.getState().labels } } : paper);
    const made = paperIn(got);
    if (made !== null) {
      const { no, seq } = made;
      const tell = (path: string | null): void => {
        const text = [name, seq === null ? w.audit.print.unrecorded : no, path === null ? "" : w.audit.print.saved(path)].filter((t) => t !== "").join("　");
        putReply("print.form", got, text, path === null ? {} : { saved: path, dialog: true });
        setSaid(text);
        setUnrecorded(seq === null);
      };
      told.current = tell;
      if ((await saving.save(`${name}${no === "" ? "" : ` ${no}`}.pdf`.replaceAll("/", "-"), made.data)) === null) tell(null);
    } else if (got.kind !== "accepted") setReply(got);
    setPrinting(false);
  };
  const close = (): void => setReply(null);
  const note =
    reply?.kind === "refused" ? (
      <RefusalNote channel="print.form" refused={reply} about={nameOf} onClose={close} />
    ) : reply?.kind === "fault" ? (
      <FaultNote fault={reply} title={w.fault.cannot(w.channels["print.form"])} onClose={close} />
    ) : (
      saving.note ?? (unrecorded && said !== null ? <p role="status" className={look["note"]}>{said}</p> : null)
    );
  return { print: (paper, name) => (printing ? undefined : void go(paper, name)), printing, said, note };
}
