import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act, send } from "../../bridge.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { useWords } from "../../words/words.ts";

/** The two ways in which an answer leaves the page: on paper (Ctrl+P) and as a file; each is a record. */
export function Out({ list }: { readonly list: "failures" | "standing" | "leavers" | "photographs" | "draws" }) {
  const { w } = useWords();
  const t = w.questions;
  const { nameOf } = useRegisters();
  const paper = usePaper();
  const [reply, setReply] = useState<Reply | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const print = (): boolean => (paper.print({ form: "list", subject: list }, w.audit.lists[list]), true);
  useLayer("page", { print });
  const leave = async (): Promise<void> => {
    const got = await send("export.list", { list, format: "xlsx" });
    setReply(got.kind === "accepted" ? null : got);
    putReply("export.list", got, w.audit.lists[list]);
    const data = got.kind === "accepted" ? got.made?.["data"]?.[0] : undefined;
    if (got.kind !== "accepted" || data === undefined) return;
    const saved = await act("file.save", { name: got.made?.["name"]?.[0] ?? `${list}.xlsx`, data });
    if ("fault" in saved) setReply(saved.fault);
    else if (saved.rows[0]) {
      setSaid(w.audit.print.saved(saved.rows[0].path));
      putReply("export.list", got, w.audit.lists[list], saved.rows[0].path);
    }
  };
  return (
    <>
      <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : t.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
      <Button className={cx(look["button"], look["smallButton"])} onPress={() => void leave()}>{t.file}</Button>
      {said !== null && <span role="status" className={look["small"]}>{said}</span>}
      {paper.note}
      {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
      {reply?.kind === "refused" && <RefusalNote channel="export.list" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
    </>
  );
}

/** The frame of an answer: the question as its heading, how it leaves, one sentence, and the answer. */
export function Answer({ title, out, more, children }: { readonly title: string; readonly out?: React.ReactNode; readonly more: string; readonly children: React.ReactNode }) {
  return (
    <section className={look["panel"]} aria-label={title}>
      <div className={look["panelHead"]}>
        <h2>{title}</h2>
        <span className={look["spring"]} />
        {out}
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        <p className={cx(look["small"], look["muted"])}>{more}</p>
        {children}
      </div>
    </section>
  );
}
