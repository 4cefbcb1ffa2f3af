import { useState } from "react";
import { Button } from "react-aria-components";
import { act } from "../../bridge.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { noteIn } from "./noteIn.ts";
import { isPicture, noteInPicture } from "./noteInPicture.ts";

/** The city's copy as it was given: digits that were typed or read aloud, or the whole note. */
export interface Copy {
  readonly code: string;
  readonly note: string;
}

/** 市の控えと照らす: 64 or 16 digits typed, the whole text, or its file: the note itself, or a picture of the sheet with its QR (ui.md §7.6). */
export function CityCopy({ copy, busy, unreadable, onCopy, onCompare, onClose }: { readonly copy: Copy; readonly busy: boolean; readonly unreadable: string | null; readonly onCopy: (copy: Copy) => void; readonly onCompare: (copy: Copy) => void; readonly onClose: () => void }) {
  const { w } = useWords();
  const t = w.audit.compareWith;
  const [said, setSaid] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const choose = async (): Promise<void> => {
    const got = await act("file.choose", { accept: [".txt", ".note", ".png", ".jpg", ".jpeg"] });
    const file = "rows" in got ? got.rows[0] : undefined;
    if (!file) return;
    setReading(true);
    setSaid(null);
    const picture = isPicture(file.data);
    const note = picture ? await noteInPicture(file.data) : noteIn(file.data);
    setReading(false);
    if (note === null) {
      setSaid(picture ? t.noCode(file.name) : t.nothing(file.name));
      return;
    }
    const found = { code: "", note };
    onCopy(found);
    setSaid(t.read(file.name));
    onCompare(found);
  };
  return (
    <section className={css["compare"]} aria-label={w.audit.compare}>
      <h3>{w.audit.compare}</h3>
      <div className={look["row"]}>
        <Button className={cx(look["button"])} isPending={reading || busy} onPress={() => void choose()}><Icon name="paper" /> {t.choose}</Button>
        <span className={cx(look["small"], look["muted"])}>{t.chooseMore}</span>
      </div>
      {reading && <p>{t.reading}</p>}
      {said !== null && <p role="status">{said}</p>}
      <div className={css["pair"]}>
        <TextField label={w.audit.code} value={copy.code} onChange={(code) => onCopy({ ...copy, code })} kind="identifier" error={copy.note.trim() === "" ? unreadable : null} />
        <TextField label={w.audit.note} value={copy.note} onChange={(note) => onCopy({ ...copy, note })} lines={2} kind="identifier" error={copy.note.trim() === "" ? null : unreadable} />
      </div>
      <div className={look["row"]}>
        <Button className={cx(look["button"], look["primary"])} isPending={busy} onPress={() => onCompare(copy)}>{t.go}</Button>
        <Button className={cx(look["button"])} onPress={onClose}>{w.refusal.close}</Button>
      </div>
    </section>
  );
}
