import { useState } from "react";
import type { CommandName } from "../../shared/ipc/commands.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { send } from "../bridge.ts";
import { nextSteps } from "../nextSteps.ts";
import { focusBar } from "../keys/focus.ts";
import { useRegisters } from "../registers.ts";
import { useCard } from "../state/card.ts";
import { putReply } from "../state/last.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { ReasonNote } from "../ui/ReasonNote.tsx";
import { RefusalNote } from "../ui/RefusalNote.tsx";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { usePaper } from "./usePaper.tsx";

interface Asked {
  readonly channel: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly subject: string;
  /** Part of another record, whose line and notices stay as the last one. */
  readonly beside?: boolean;
  readonly done?: () => void;
}

const lately = { key: "", at: 0 };

/**
 * Records at once what a digit of a card says: no form. The same act on the same thing within two seconds is taken once and says so; a badge read before
 * makes that person the doer of this one record, unless the record names another. `note` stands for a refusal, a question for a reason or a fault.
 */
export function useAct(): { readonly perform: (a: Asked) => void; readonly note: React.ReactNode; readonly busy: boolean } {
  const { w } = useWords();
  const { nameOf, parties } = useRegisters();
  const paper = usePaper();
  const [answer, setAnswer] = useState<{ readonly asked: Asked; readonly reply: Reply } | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async (a: Asked, reasons: Readonly<Record<string, string>>): Promise<void> => {
    const doer = useCard.getState().doer;
    setBusy(true);
    setAnswer(null);
    const reply = await send(a.channel, { ...a.body, ...(doer === null || a.channel === "record.cancel" || "doer" in a.body ? {} : { doer }) }, Object.keys(reasons).length > 0 ? { reasons } : {});
    setBusy(false);
    if (reply.kind === "accepted") {
      if (a.beside !== true) putReply(a.channel, reply, a.subject, { made: reply.made });
      useCard.getState().close();
      useCard.getState().setDoer(null);
      focusBar();
      a.done?.();
      return;
    }
    putReply(a.channel, reply, a.subject);
    setAnswer({ asked: a, reply });
  };
  const perform = (a: Asked): void => {
    const key = JSON.stringify([a.channel, a.body]);
    if (lately.key === key && performance.now() - lately.at < 2_000) {
      useCard.getState().say({ is: "twice", text: a.subject, why: w.today.act.twice });
      return;
    }
    lately.key = key;
    lately.at = performance.now();
    void go(a, {});
  };
  const close = (): void => {
    setAnswer(null);
    lately.key = "";
    focusBar();
  };
  const note =
    answer === null ? null : answer.reply.kind === "refused" ? (
      <RefusalNote channel={answer.asked.channel} refused={answer.reply} steps={nextSteps(answer.reply.reasons, { ...answer.asked, print: (asked, form) => paper.print(asked, [w.audit.forms[form], asked.subject ?? ""].join(" ").trim()), isFirm: (no) => parties.some((p) => p.id === no) })} about={nameOf} onClose={close} />
    ) : answer.reply.kind === "needs-reason" ? (
      <ReasonNote asked={answer.reply} onRecord={(r) => void go(answer.asked, r)} onLeave={close} />
    ) : answer.reply.kind === "fault" ? (
      <FaultNote fault={answer.reply} title={w.fault.cannot(channelName(w.channels, answer.asked.channel))} onAgain={() => void go(answer.asked, {})} onClose={close} />
    ) : null;
  return { perform, note: paper.note ?? note, busy };
}
