import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { fullDay, ms } from "../../dates.ts";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { takeoutKind } from "./fits.ts";

/** 返却予定を延ばす: the recorded time stays; it says until when the city's approval reaches, and what can be done. */
export function ExtendPage({ no }: { readonly no: string }) {
  const { w, language } = useWords();
  const t = w.takeouts.extend;
  const { go, back } = usePlace();
  const takeout = useAsk("takeouts.list", { open: true }).rows.find((r) => r.no === no);
  const grant = useAsk("approvals.list", {}).rows.find((a) => a.approval === takeout?.approval && a.kind === takeoutKind);
  useLayer("page", { escape: () => (back(), focusBar(), true) });
  return (
    <section className={look["panel"]} data-region="content">
      <div className={look["empty"]}>
        <Icon name="clock" />
        <div>
          <h1>{t.title}　{no}</h1>
          <p>{t.text}</p>
          {grant && <p><b>{t.until(grant.doc_no ?? grant.approval, fullDay(dayOf(ms(grant.to_ms)), language))}</b></p>}
          <p className={look["muted"]}>{t.letter}</p>
        </div>
        <Button className={cx(look["button"], look["primary"])} onPress={() => go("takeouts", "close", no)}>{t.takeBack}</Button>
        <Button className={cx(look["button"])} onPress={() => go("takeouts")}>{w.takeouts.page.back}</Button>
      </div>
    </section>
  );
}
