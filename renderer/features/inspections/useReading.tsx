import { useRef, useState } from "react";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { send } from "../../bridge.ts";
import { clock, ms } from "../../dates.ts";
import { focusBar } from "../../keys/focus.ts";
import { useRegisters } from "../../registers.ts";
import { useCard } from "../../state/card.ts";
import { putReply } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { ReasonNote } from "../../ui/ReasonNote.tsx";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import type { ReadingRow } from "./rows.ts";

const channel = "inspection.read";

/** A label that was read a second time, with the time of the first. */
export interface Again {
  readonly label: string;
  readonly at: number;
  readonly first: string;
}

interface Asked {
  readonly body: Readonly<Record<string, unknown>>;
  readonly reply: Reply;
}

/**
 * Records readings one after the other, in the order they were read. What comes back is only said as far as it may be known while counting: 読み取り済 or
 * 二度目, never whether the ledger expected it. `record` gives true when the ledger accepted.
 */
export function useReading(inspection: string, kind: string, readings: readonly ReadingRow[]) {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [again, setAgain] = useState<readonly Again[]>([]);
  const row = useRef<Promise<unknown>>(Promise.resolve());
  const known = useRef(readings);
  known.current = readings;
  // A reason given once holds for this walk-round: the same warning is not asked at every label.
  const reasons = useRef<Readonly<Record<string, string>>>({});

  const go = async (body: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const reply = await send(channel, body, Object.keys(reasons.current).length > 0 ? { reasons: reasons.current } : {});
    if (reply.kind === "accepted") {
      setAsked(null);
      putReply(channel, reply, [inspection, nameOf(String(body["place"]))].join(" "));
      const twice = reply.made?.["again"] ?? [];
      if (twice.length > 0) {
        // What the list does not have yet was read a moment ago.
        const when = (label: string): string => {
          const at = known.current.find((r) => r.item === label)?.at;
          return clock(at === undefined ? ledgerNow() : ms(at));
        };
        setAgain((old) => [...twice.map((label) => ({ label, at: ledgerNow(), first: when(label) })), ...old].slice(0, 6));
        useCard.getState().say({ is: "twice", text: twice[0] ?? "", why: w.inspections.bar.twice(when(twice[0] ?? "")) });
      }
      return true;
    }
    putReply(channel, reply, inspection);
    setAsked({ body, reply });
    return false;
  };
  const record = (place: string, items: readonly string[], done: boolean): Promise<boolean> => {
    const mine = row.current.then(() => go({ inspection, kind, place, items, ...(done ? { done: true } : {}) }));
    row.current = mine;
    return mine;
  };
  const close = (): void => {
    setAsked(null);
    focusBar();
  };
  const note =
    asked === null ? null : asked.reply.kind === "refused" ? (
      <RefusalNote channel={channel} refused={asked.reply} about={nameOf} onClose={close} />
    ) : asked.reply.kind === "needs-reason" ? (
      <ReasonNote asked={asked.reply} onRecord={(r) => ((reasons.current = { ...reasons.current, ...r }), void go(asked.body).then(focusBar))} onLeave={close} />
    ) : asked.reply.kind === "fault" ? (
      <FaultNote fault={asked.reply} title={w.fault.cannot(channelName(w.channels, channel))} onAgain={() => void go(asked.body)} onClose={close} />
    ) : null;
  return { record, note, again };
}
