import { useState } from "react";
import { FieldError, Label, Text, TextField as Aria } from "react-aria-components";
import { badText, personalData } from "../../shared/values/text.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./fields.module.css";
import { Input, TextArea } from "./Typed.tsx";

/** What every field of ours takes. `need` false says 任意, true 必須, absent neither. */
export interface FieldProps {
  readonly label: string;
  readonly need?: boolean | undefined;
  readonly hint?: string | undefined;
  /** Why the value is not taken; from the form or from a refusal. */
  readonly error?: string | null | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly name?: string | undefined;
}

/** True where a field says why its value is not taken. */
export const isWrong = (error: string | null | undefined): error is string => typeof error === "string";

/** The label with 必須 or 任意. */
export function FieldLabel({ label, need, hidden = false }: { readonly label: string; readonly need: boolean | undefined; readonly hidden?: boolean | undefined }) {
  const { w } = useWords();
  return (
    <Label className={cx(css["label"], hidden && "hidden-visually")}>
      {label}
      {need === true && <span className={css["required"]}>{w.field.required}</span>}
      {need === false && <span className={css["optional"]}>{w.field.optional}</span>}
    </Label>
  );
}

/** Words. On leaving they are read for citizens' data (R-61) before anything is sent; `identifier` for serial numbers, which may look like one. */
export function TextField({ value, onChange, lines = 1, kind = "free", unit, placeholder, ...field }: FieldProps & { readonly value: string; readonly onChange: (value: string) => void; readonly lines?: number; readonly kind?: "free" | "identifier"; readonly unit?: string; readonly placeholder?: string }) {
  const { w } = useWords();
  const [left, setLeft] = useState(false);
  const found = left && value !== "" ? personalData(value, kind) : { block: false, warn: [] };
  const wrong = left && value !== "" && badText(value, { lines: lines > 1 }) !== null ? w.field.badText : found.block ? w.field.personal : null;
  const error = field.error ?? wrong;
  return (
    <Aria className={css["field"] ?? ""} value={value} onChange={(v) => (setLeft(false), onChange(v))} onBlur={() => setLeft(true)} isInvalid={isWrong(error)} {...(field.name === undefined ? {} : { name: field.name })}>
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], isWrong(error) && css["bad"])}>
        {lines > 1 ? <TextArea rows={lines} autoFocus={field.autoFocus ?? false} /> : <Input autoFocus={field.autoFocus ?? false} autoComplete="off" {...(placeholder === undefined ? {} : { placeholder })} />}
        {unit !== undefined && <span className={css["unit"]}>{unit}</span>}
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{error}</FieldError>
      {!isWrong(error) && found.warn.length > 0 && <span className={css["warn"]}>{w.field.personalMaybe}</span>}
    </Aria>
  );
}

/** A maker's serial number: letters and digits, never corrected, never taken for a number of ours. */
export function SerialField(props: FieldProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  return <TextField {...props} kind="identifier" />;
}

/** A seal, read or typed; a maker's seal keeps its letters. */
export function SealField(props: FieldProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  const { w } = useWords();
  return <TextField {...props} kind="identifier" placeholder={w.field.readOrType} />;
}
