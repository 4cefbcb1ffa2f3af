import { useContext, useMemo } from "react";
import { Button, CheckboxButton, CheckboxField, ComboBox, ComboBoxStateContext, FieldError, ListBox, ListBoxItem, Popover, RadioButton, RadioField, RadioGroup, Select, SelectValue, Text } from "react-aria-components";
import { fold } from "../../shared/values/fold.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./fields.module.css";
import { Icon } from "./Icon.tsx";
import { FieldLabel, isWrong, type FieldProps } from "./TextField.tsx";
import { Input } from "./Typed.tsx";

/** One thing that can be chosen: `id` goes on the wire, `text` is read, `more` stands beside it. */
export interface Choice {
  readonly id: string;
  readonly text: string;
  readonly more?: string | undefined;
  /** Further words by which it is found: its whole label, a serial number. */
  readonly also?: readonly string[] | undefined;
  /** Not to be chosen any more (has left, was withdrawn); shown struck out where it is the value. */
  readonly retired?: boolean | undefined;
}

const textOf = (c: Choice): string => (c.more === undefined ? c.text : `${c.text}　${c.more}`);
/** By a part of the words, whatever the width or kana in which it is typed (L7). */
const found = (text: string, typed: string): boolean => fold(text).includes(fold(typed));

/** One of many, found by typing a part of it; the same field is filled by a label that was read (persons, places, approvals, holdings). The list opens by a click, typing, ↓ or its button, never because the focus came. `onTyped` hears what is typed, where more choices can be asked by it; `partial` says that there are more than those that stand here. */
export function ChoiceField({ value, onChange, choices, onTyped, partial = false, ...field }: FieldProps & { readonly value: string | null; readonly onChange: (id: string | null) => void; readonly choices: readonly Choice[]; readonly onTyped?: ((typed: string) => void) | undefined; readonly partial?: boolean }) {
  const { w } = useWords();
  const shown = choices.filter((c) => c.retired !== true || c.id === value);
  const chosen = choices.find((c) => c.id === value);
  const fits = useMemo(() => {
    const also = new Map(choices.map((c) => [textOf(c), c.also ?? []]));
    return (text: string, typed: string): boolean => found(text, typed) || (also.get(text)?.some((words) => found(words, typed)) ?? false);
  }, [choices]);
  return (
    <ComboBox className={css["field"] ?? ""} defaultItems={shown} defaultFilter={fits} onInputChange={(typed) => onTyped?.(chosen !== undefined && typed === textOf(chosen) ? "" : typed)} value={value} onChange={(k) => onChange(typeof k === "string" ? k : null)} isInvalid={isWrong(field.error)} menuTrigger="input" allowsEmptyCollection={false}>
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], isWrong(field.error) && css["bad"])}>
        <Words placeholder={w.field.readOrType} autoFocus={field.autoFocus ?? false} />
        <Button className={css["icon"] ?? ""}>
          <Icon name="down" />
        </Button>
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{field.error}</FieldError>
      <Choices>
        <ListBox items={shown}>
          {(c: Choice) => (
            <ListBoxItem id={c.id} textValue={textOf(c)} className={cx(css["option"], c.retired === true && css["retired"])}>
              <span>{c.text}</span>
              {c.more !== undefined && <span className={css["more"]}>{c.more}</span>}
            </ListBoxItem>
          )}
        </ListBox>
        {partial && <p className={css["partial"]}>{w.field.partial}</p>}
      </Choices>
    </ComboBox>
  );
}

/** The box of a chooser: a click in it asks for the list. */
function Words(props: { readonly placeholder: string; readonly autoFocus: boolean }) {
  const state = useContext(ComboBoxStateContext);
  return <Input {...props} autoComplete="off" onClick={() => state?.isOpen === false && state.open(null, "manual")} />;
}

/** The list below a chooser. It closes when the page scrolls, as one does when a field comes into view or a note appears above it; what was typed stays until the field is left. */
function Choices({ children }: { readonly children: React.ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  const open = state?.isOpen ?? false;
  return (
    <Popover className={css["popover"] ?? ""} isOpen={open} onOpenChange={(is) => !is && open && state?.toggle()}>
      {children}
    </Popover>
  );
}

/** One of a few, without typing. */
export function SelectField({ value, onChange, choices, ...field }: FieldProps & { readonly value: string | null; readonly onChange: (id: string) => void; readonly choices: readonly Choice[] }) {
  const { w } = useWords();
  return (
    <Select className={css["field"] ?? ""} value={value} onChange={(k) => typeof k === "string" && onChange(k)} isInvalid={isWrong(field.error)} placeholder={w.field.choose}>
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <Button className={cx(css["box"], css["select"], isWrong(field.error) && css["bad"])}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{field.error}</FieldError>
      <Popover className={css["popover"] ?? ""}>
        <ListBox items={choices}>
          {(c: Choice) => (
            <ListBoxItem id={c.id} textValue={c.text} className={css["option"] ?? ""}>
              <span>{c.text}</span>
              {c.more !== undefined && <span className={css["more"]}>{c.more}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Yes or no with its sentence. */
export function CheckField({ label, value, onChange, error }: { readonly label: string; readonly error?: string | null; readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  return (
    <CheckboxField isSelected={value} onChange={onChange} isInvalid={isWrong(error)}>
      <CheckboxButton className={css["check"] ?? ""}>
        <span className={css["tick"]}>
          <Icon name="check" />
        </span>
        {label}
      </CheckboxButton>
      {isWrong(error) && <span className={css["error"]}>{error}</span>}
    </CheckboxField>
  );
}

/** Several of a few. */
export function ManyField({ label, value, onChange, choices, need, error }: { readonly label: string; readonly error?: string | null; readonly value: readonly string[]; readonly onChange: (ids: readonly string[]) => void; readonly choices: readonly Choice[]; readonly need?: boolean }) {
  const { w } = useWords();
  return (
    <fieldset className={css["field"]} data-invalid={isWrong(error) || undefined}>
      <legend className={css["label"]}>
        {label}
        {need === true && <span className={css["required"]}>{w.field.required}</span>}
        {need === false && <span className={css["optional"]}>{w.field.optional}</span>}
      </legend>
      <div className={css["group"]}>
        {choices.map((c) => (
          <CheckField key={c.id} label={c.text} value={value.includes(c.id)} onChange={(on) => onChange(on ? [...value, c.id] : value.filter((v) => v !== c.id))} />
        ))}
      </div>
      {isWrong(error) && <span className={css["error"]}>{error}</span>}
    </fieldset>
  );
}

/** 適 否 該当なし, or any other answer of two or three; nothing is chosen beforehand. */
export function Verdict({ label, value, onChange, choices, labelHidden = false }: { readonly label: string; readonly value: string | null; readonly onChange: (id: string) => void; readonly choices: readonly Choice[]; readonly labelHidden?: boolean }) {
  return (
    <RadioGroup className={css["field"] ?? ""} value={value} onChange={onChange} orientation="horizontal" {...(labelHidden ? { "aria-label": label } : {})}>
      {!labelHidden && <FieldLabel label={label} need={undefined} />}
      <div className={css["group"]}>
        {choices.map((c) => (
          <RadioField key={c.id} value={c.id}>
            <RadioButton className={css["check"] ?? ""}>
              <span className={cx(css["tick"], css["round"])}>
                <Icon name="check" />
              </span>
              {c.text}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
