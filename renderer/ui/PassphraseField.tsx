import { useState } from "react";
import { Button, FieldError, Text, TextField as Aria } from "react-aria-components";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./fields.module.css";
import { FieldLabel, isWrong, type FieldProps } from "./TextField.tsx";
import { Input } from "./Typed.tsx";

/** A passphrase: the input method is off, Caps Lock and kana are announced. What was typed is never kept by the field. */
export function PassphraseField({ value, onChange, fresh = false, ...field }: FieldProps & { readonly value: string; readonly onChange: (value: string) => void; readonly fresh?: boolean }) {
  const { w } = useWords();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const look = (e: { readonly getModifierState: (key: "CapsLock") => boolean }): void => setCaps(e.getModifierState("CapsLock"));
  const kana = /[\u3041-\u30FE\uFF61-\uFF9F]/u.test(value);
  return (
    <Aria className={css["field"] ?? ""} value={value} onChange={onChange} type={shown ? "text" : "password"} isInvalid={isWrong(field.error)}>
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], isWrong(field.error) && css["bad"])}>
        <Input autoComplete={fresh ? "new-password" : "current-password"} spellCheck="false" autoFocus={field.autoFocus ?? false} onKeyDown={look} onKeyUp={look} />
        <Button className={css["word"] ?? ""} onPress={() => setShown(!shown)}>
          {shown ? w.field.hideWord : w.field.showWord}
        </Button>
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <span aria-live="polite" className={css["warn"]}>{caps ? w.field.capsLock : kana ? w.field.kana : ""}</span>
      <FieldError className={css["error"] ?? ""}>{field.error}</FieldError>
    </Aria>
  );
}
