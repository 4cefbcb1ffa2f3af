import { useState } from "react";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act as bridge } from "../../bridge.ts";
import { useLayer } from "../../keys/layers.ts";
import { focusBar } from "../../keys/focus.ts";
import { useNow } from "../../clock.ts";
import { useRegisters } from "../../registers.ts";
import { useLast, type LastRecord as Last } from "../../state/last.ts";
import { usePlace, type PageName } from "../../state/place.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { KeyActions } from "../../ui/KeyActions.tsx";
import { LastRecord } from "../../ui/LastRecord.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { useAct } from "../../forms/useAct.tsx";
import { cancellable, cancelReasons, cancelWithin } from "../../forms/wireWords.ts";

/** Where a record is put right that its own doer can no longer cancel (§4): page, form, what it is about and what the form starts with; null where no form does it. */
function correctionOf(last: Last): readonly [PageName, string, string | null, Readonly<Record<string, unknown>>] | null {
  const handover = last.made?.["handovers"]?.[0];
  const holding = last.made?.["holdings"]?.[0];
  if (cancellable.has(last.channel)) return ["audit", "form:record.cancel", String(last.seq), { seq: last.seq }];
  if (last.channel === "handover.receive" && handover !== undefined) return ["handovers", "form:correction.record", handover, { handover_no: handover }];
  if (holding !== undefined) return ["holdings", "form:holding.change", holding, { ledger_no: holding }];
  const place = last.made?.["places"]?.[0];
  if (place !== undefined) return ["people", "place-change", place, {}];
  const worker = last.channel === "worker.register" ? last.made?.["workers"]?.[0] : undefined;
  if (worker !== undefined) return ["people", "person-change", worker, {}];
  if (last.channel === "medium.register") return ["people", "form:medium.update", null, {}];
  return null;
}

/** The last record, and Backspace on the empty bar: cancels one's own reading of the last ten minutes, asking why by digit. Nothing is removed (L6). What can no longer be cancelled opens the form that puts it right, or says that none does. */
export function Undo() {
  const { w, value } = useWords();
  const { nameOf } = useRegisters();
  const last = useLast((s) => s.last);
  const now = useNow(15_000);
  const [asking, setAsking] = useState<number | null>(null);
  const act = useAct();
  const [unopened, setUnopened] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const [unprinted, setUnprinted] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const printDialog = useSession((s) => s.printDialog);
  const open = async (path: string): Promise<void> => {
    const got = await bridge("file.open", { path });
    setUnopened("fault" in got ? got.fault : null);
  };
  const print = async (path: string): Promise<void> => {
    const got = await bridge("file.print", { path });
    setUnprinted("fault" in got ? got.fault : null);
  };
  const can = last !== null && last.kind === "recorded" && cancellable.has(last.channel) && now - last.at < cancelWithin;
  const { go, page, view, about } = usePlace();
  const here = `${page} ${view} ${about ?? ""} ${String(last?.seq)}`;
  const [none, setNone] = useState<string | null>(null);
  const correct = (): boolean => {
    // Elsewhere than on the bar the key belongs to what has focus.
    if (last === null || last.kind !== "recorded" || document.activeElement?.id !== "scan-bar") return false;
    const form = correctionOf(last);
    if (form === null) setNone(here);
    else go(...form);
    return true;
  };
  const ask = (): boolean => {
    if (!can) return correct();
    setAsking(last.seq);
    return true;
  };
  useLayer("page", { backspace: ask });
  useLayer("card", { escape: () => (setAsking(null), focusBar(), true) }, asking !== null);
  return (
    <>
      <LastRecord last={last} nameOf={nameOf} onUndo={can ? ask : undefined} onOpen={(path) => void open(path)} onPrint={printDialog ? (path) => void print(path) : undefined} />
      {unopened !== null && <FaultNote fault={unopened} title={w.fault.notOpened} now={w.fault.notOpenedNow} onClose={() => setUnopened(null)} />}
      {unprinted !== null && <FaultNote fault={unprinted} title={w.fault.notPrinted} now={w.fault.notOpenedNow} onClose={() => setUnprinted(null)} />}
      {none === here && <p role="status" className={cx(look["note"], look["noteWarn"])}>{w.last.noCancel}</p>}
      {act.note}
      {asking !== null && (
        <section className={cx(look["panel"], look["panelBody"], look["stack"])} aria-label={w.last.undo}>
          <h2>{w.last.undoWhy}</h2>
          <KeyActions
            compact
            label={w.last.undoWhy}
            actions={cancelReasons.map((why, i) => ({
              digit: i + 1,
              name: value(why),
              act: () => {
                act.perform({ channel: "record.cancel", body: { seq: asking, why }, subject: w.last.seq(asking) });
                setAsking(null);
              },
            }))}
          />
          <p className={cx(look["small"], look["muted"])}>{w.last.undoKept}</p>
        </section>
      )}
    </>
  );
}
