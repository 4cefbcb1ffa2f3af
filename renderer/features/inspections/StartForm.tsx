import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf, monthOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { kindName } from "../../words/inspections.ts";
import { useWords } from "../../words/words.ts";
import { kinds } from "./blockItems.ts";
import { nextNumber } from "./nextNumber.ts";
import { useCounts } from "./rows.ts";

/** Number and kind of an inspection that begins. Nothing is recorded yet: the first reading is the first record. */
export function StartForm() {
  const { w } = useWords();
  const t = w.inspections.start;
  const { go, back, with: given } = usePlace();
  const { me } = useRegisters();
  const closed = useAsk("inspections.list", {});
  const running = useCounts();
  const today = dayOf(useNow(60_000));
  const [typed, setTyped] = useState<string | null>(null);
  const [kind, setKind] = useState<string>(kinds[0]);
  const asked = typeof given?.["month"] === "string" ? given["month"] : "";
  const [month, setMonth] = useState(asked !== "" && asked !== monthOf(today) ? asked : "");
  const taken = new Set([...closed.rows.map((r) => r.no), ...running.map((r) => r.inspection)]);
  const no = typed ?? (closed.waiting ? "" : nextNumber(taken));
  const wrong = taken.has(no.trim()) ? t.taken : null;
  const start = (): void => {
    if (no.trim() === "" || wrong !== null) return;
    go("inspections", "run", no.trim(), { kind, month });
    focusBar();
  };
  useLayer("form", { submit: () => (start(), true), escape: () => (back(), focusBar(), true) });
  return (
    <>
      <div className={look["pageHead"]}><h1>{t.title}</h1><span className={look["muted"]}>{me?.name}</span></div>
      <section className={look["panel"]} data-region="content" aria-label={t.title} style={{ maxWidth: 640 }}>
        <div className={cx(look["stack"], look["panelBody"])}>
          <TextField label={t.no} need hint={t.noHint} value={no} onChange={setTyped} error={wrong} kind="identifier" />
          <SelectField label={t.kind} need value={kind} onChange={setKind} choices={kinds.map((k) => ({ id: k, text: kindName(w.inspections, k) }))} />
          <TextField label={t.month} need={false} hint={t.monthHint} value={month} onChange={setMonth} kind="identifier" />
          <p className={look["note"]}>{t.more}</p>
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["primary"])} onPress={start}>{t.go} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
            <Button className={cx(look["button"])} onPress={back}>{w.confirm.leave}</Button>
          </div>
        </div>
      </section>
    </>
  );
}
