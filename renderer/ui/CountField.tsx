import { useEffect, useState } from "react";
import { FieldError, Text, TextField as Aria } from "react-aria-components";
import { figure } from "../figure.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./fields.module.css";
import { parseCount } from "./parseCount.ts";
import { FieldLabel, isWrong, type FieldProps } from "./TextField.tsx";
import { Input } from "./Typed.tsx";

/** A whole number with its unit. Takes full-width and kana-mode digits; shows half-width with separators on leaving. No wheel, no spin. `short` keeps the box to a few digits where nothing stands beside it. */
export function CountField({ value, onChange, unit, short = false, ...field }: FieldProps & { readonly value: number | null; readonly onChange: (value: number | null) => void; readonly unit?: string | undefined; readonly short?: boolean }) {
  const { w } = useWords();
  const [text, setText] = useState(value === null ? "" : figure(value));
  const [left, setLeft] = useState(true);
  useEffect(() => {
    if (parseCount(text) !== value && left) setText(value === null ? "" : figure(value));
  }, [value, left, text]);
  const wrong = left && text !== "" && parseCount(text) === null ? w.field.number : null;
  const error = field.error ?? wrong;
  return (
    <Aria
      className={css["field"] ?? ""}
      value={text}
      isInvalid={isWrong(error)}
      onChange={(t) => {
        setLeft(false);
        setText(t);
        onChange(parseCount(t));
      }}
      onBlur={() => {
        const n = parseCount(text);
        setLeft(true);
        if (n !== null) setText(figure(n));
      }}
    >
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], short && css["short"], isWrong(error) && css["bad"])}>
        <Input inputMode="numeric" autoComplete="off" autoFocus={field.autoFocus ?? false} />
        {unit !== undefined && <span className={css["unit"]}>{unit}</span>}
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{error}</FieldError>
    </Aria>
  );
}
