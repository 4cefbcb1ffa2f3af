import { useAskOne } from "../../ask.ts";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { usePlace } from "../../state/place.ts";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { handChannels } from "./formActions.ts";

/** 受け渡す, from a card: which kind; the form then starts with the thing that was read. */
export function HandMenu({ about }: { readonly about: string | null }) {
  const { w } = useWords();
  const t = w.handovers.hand;
  const { go, back, with: given } = usePlace();
  const itemNo = typeof given?.["item"] === "string" && given["item"] !== about ? given["item"] : null;
  const item = useAskOne("items.get", itemNo === null ? null : { item: itemNo }).row;
  const holding = useAskOne("holdings.get", about === null ? null : { ledger_no: about }).row;
  useLayer("page", { escape: () => (back(), focusBar(), true) });
  const lot = item?.lots.find((l) => l.ledger_no === about);
  const start = { ...(about === null ? {} : { ledger_no: about }), ...(lot ? { quantity: lot.qty, unit: lot.unit } : holding !== null && holding.unit !== null ? { unit: holding.unit } : {}), ...(item !== null && item.medium_type !== null ? { medium: item.no, ...(item.serial === null ? {} : { serial_no: item.serial }) } : {}) };
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{t.title}</h1>
        <b className={look["id"]}>{about}</b>
        <span>{holding?.name}</span>
        <span className={look["muted"]}>{t.which}</span>
      </div>
      <div data-region="content" style={{ maxWidth: 640 }}>
        <KeyActions label={t.title} actions={handChannels.map((channel, i) => ({ digit: i + 1, name: w.acts[channel], more: t.more[channel], kind: i === 0 ? ("primary" as const) : undefined, act: () => go("handovers", `form:${channel}`, about, start) }))} />
      </div>
    </>
  );
}
