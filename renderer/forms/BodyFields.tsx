import { useContext } from "react";
import { Button } from "react-aria-components";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { fieldNameAt } from "../../shared/articles/fields.ts";
import { dayOf } from "../../shared/values/day.ts";
import { useAsk } from "../ask.ts";
import { ledgerNow } from "../state/session.ts";
import { CheckField, ManyField, SelectField, Verdict } from "../ui/ChoiceField.tsx";
import { CountField } from "../ui/CountField.tsx";
import { DayField, TimeField } from "../ui/DayField.tsx";
import fields from "../ui/fields.module.css";
import look from "../ui/look.module.css";
import { isWrong, SealField, SerialField, TextField } from "../ui/TextField.tsx";
import { formName } from "../words/forms.ts";
import { useWords } from "../words/words.ts";
import { Line } from "./CommandForm.tsx";
import { NeededFields } from "./needed.ts";
import { FilesField } from "./FilesField.tsx";
import { RegisterField, RegisterList } from "./RegisterField.tsx";
import { RoleField } from "./RoleField.tsx";
import { UseField } from "./UseField.tsx";
import { unasked, withMethods } from "./scopes.ts";
import { answeredEmpty, inner, registerOf, shapeOf, type Shape } from "./shape.ts";

/** Fields whose value is the fingerprint of a file kept with the ledger. */
const stored: ReadonlySet<string> = new Set(["letter", "photographs"]);

type Values = Readonly<Record<string, unknown>>;

interface Given {
  readonly channel: CommandName;
  /** The group or list that these fields lie in. */
  readonly inside?: string | undefined;
  readonly shape: Shape;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  /** Fields the page fills itself. */
  readonly hidden?: readonly string[] | undefined;
  /** Fields that come first; the rest follow in the order of the wire. */
  readonly first?: readonly string[] | undefined;
  readonly missing?: ((field: string, value?: unknown) => boolean) | undefined;
}

/** The fields of a body, in the order of the wire, each as what it is: a day, a number, words, a choice, a register. */
export function BodyFields({ channel, inside, shape, values, onChange, hidden = [], first = [], missing }: Given) {
  const needed = useContext(NeededFields);
  const names = Object.keys(shape.properties ?? {}).filter((n) => !hidden.includes(n));
  const ordered = [...first.filter((n) => names.includes(n)), ...names.filter((n) => !first.includes(n))];
  return (
    <>
      {ordered.map((name) => {
        const field = shape.properties?.[name];
        return field === undefined ? null : <div key={name} data-field={name} className={fields["named"]}><OneField channel={channel} inside={inside} name={name} beside={values} shape={field} need={shape.required?.includes(name) === true || needed.has(name)} value={values[name]} onChange={(v) => onChange({ ...values, [name]: v })} missing={missing} /></div>;
      })}
    </>
  );
}

function OneField({ channel, inside, name, beside, shape: outer, need, value, onChange, missing }: { readonly channel: CommandName; readonly inside: string | undefined; readonly name: string; readonly beside: Values; readonly shape: Shape; readonly need: boolean; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly missing?: ((field: string, value?: unknown) => boolean) | undefined }) {
  const { w, language, value: say } = useWords();
  const shape = inner(outer);
  const label = fieldNameAt(name, { channel, inside })?.[language] ?? name;
  const choices = (all: readonly unknown[]): readonly { readonly id: string; readonly text: string }[] => all.map(String).map((id) => {
    const form = formName(w.forms, id);
    return { id, text: form === null ? say(id) : `${id} ${form}` };
  });
  const common = { label, need, name, error: missing?.(name, value ?? null) === true ? w.form.gap : null };
  const register = registerOf(channel, name);
  const today = dayOf(ledgerNow());
  if (shape.const !== undefined) return <CheckField label={`${label}　${say(String(shape.const))}`} error={common.error} value={value === shape.const} onChange={(on) => onChange(on ? shape.const : undefined)} />;
  if (shape.enum) return <SelectField {...common} value={typeof value === "string" ? value : null} onChange={onChange} choices={choices(shape.enum)} />;
  if (name === "seal_intact") return <SealAnswer transport={typeof beside["transport"] === "string" ? beside["transport"] : null} value={value} onChange={onChange} />;
  if (shape.type === "boolean") return <CheckField label={label} error={common.error} value={value === true} onChange={onChange} />;
  if (channel === "worker.register" && name === "role") return <RoleField {...common} value={typeof value === "string" ? value : ""} onChange={onChange} />;
  if (channel === "usage.return" && name === "use") return <UseField {...common} value={typeof value === "number" ? value : null} onChange={onChange} />;
  if (shape.type === "integer" || shape.type === "number") return <CountField {...common} value={typeof value === "number" ? value : null} onChange={onChange} />;
  if (shape.kind === "day" || (shape.kind === "dayOrInstant" && (value === null || typeof value !== "object"))) return <DayField {...common} value={typeof value === "string" ? value.slice(0, 10) : null} onChange={onChange} today={today} />;
  if (shape.kind === "instant") {
    const at = typeof value === "string" ? value : "";
    const put = (day: string | null, time: string | null): void => onChange(day === null || time === null ? undefined : `${day}T${time}:00+09:00`);
    return (
      <Line>
        <DayField {...common} value={at === "" ? null : at.slice(0, 10)} onChange={(d) => put(d, at === "" ? "09:00" : at.slice(11, 16))} today={today} />
        <TimeField label={w.form.timeOf(label)} value={at === "" ? null : at.slice(11, 16)} onChange={(t) => put(at === "" ? today : at.slice(0, 10), t)} />
      </Line>
    );
  }
  if (shape.type === "array") {
    const items = shape.items ? inner(shape.items) : {};
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
    if (items.enum && answeredEmpty.has(name))
      return (
        <>
          <ManyField label={label} need={need} error={common.error} value={list.map(String)} onChange={(some) => onChange(some.length === 0 ? undefined : some)} choices={choices(items.enum)} />
          <CheckField label={w.answers.noFlags} value={Array.isArray(value) && list.length === 0} onChange={(none) => onChange(none ? [] : undefined)} />
        </>
      );
    if (items.enum) return <ManyField label={label} need={need} error={common.error} value={list.map(String)} onChange={onChange} choices={choices(items.enum)} />;
    if (items.type === "object") return <Rows channel={channel} inside={name} label={label} error={common.error} shape={items} rows={list as readonly Values[]} onChange={onChange} missing={missing} />;
    if (items.type === "array") {
      const pair = [0, 1].map((i) => (Array.isArray(list[i]) ? (list[i] as string[]) : []));
      return (
        <Line>
          {pair.map((group, i) => (
            <RegisterList key={i} register="place" label={i === 0 ? w.form.oneEnd : w.form.otherEnd} need={need} error={i === 0 ? common.error : null} value={group} onChange={(g) => onChange(pair.map((old, k) => (k === i ? g : old)))} />
          ))}
        </Line>
      );
    }
    if (register !== null) return <RegisterList {...common} register={register} value={list.map(String)} onChange={onChange} />;
    if (stored.has(name)) return <FilesField {...common} most={40} picturesOnly={name === "photographs"} value={list.map(String)} onChange={(digests) => onChange(digests.length === 0 ? undefined : digests)} />;
    // Words of one's own, one a line (serials, witnesses).
    return <TextField {...common} lines={3} hint={w.form.oneALine} value={list.map(String).join("\n")} onChange={(t) => onChange(t === "" ? undefined : t.split("\n"))} />;
  }
  if (shape.type === "object" && shape.properties) {
    const group = (value ?? {}) as Values;
    const hidden = name === "scope" ? unasked(beside["kind"], Object.keys(shape.properties), group) : name === "holding" ? ["ledger_no", "state"].filter((n) => shapeOf(channel).properties?.[n] !== undefined) : [];
    if (hidden.length === Object.keys(shape.properties).length) return null;
    return (
      <fieldset className={look["panel"]}>
        <legend className={look["strong"]}>{label}</legend>
        <div className={`${look["stack"] ?? ""} ${look["panelBody"] ?? ""}`}>
          <BodyFields channel={channel} inside={name} shape={name === "scope" ? withMethods(shape, beside["kind"]) : shape} values={group} onChange={onChange} hidden={hidden} missing={missing} />
        </div>
      </fieldset>
    );
  }
  if (shape.type === "object") return null;
  if (register !== null) return <RegisterField {...common} register={register} value={typeof value === "string" ? value : null} onChange={(no) => onChange(no ?? undefined)} />;
  if (stored.has(name)) return <FilesField {...common} most={1} value={typeof value === "string" && value !== "" ? [value] : []} onChange={(digests) => onChange(digests[0])} />;
  if (name === "serial_no") return <SerialField {...common} value={typeof value === "string" ? value : ""} onChange={onChange} />;
  if (name === "seal_no") return <SealField {...common} value={typeof value === "string" ? value : ""} onChange={onChange} />;
  return <TextField {...common} lines={(shape.longest ?? 0) >= 300 ? 3 : 1} value={typeof value === "string" ? value : ""} onChange={onChange} />;
}

/** How the seal came back, by its number where it is known which one left (T5, X2): two answers, and none before one is given. */
function SealAnswer({ transport, value, onChange }: { readonly transport: string | null; readonly value: unknown; readonly onChange: (value: boolean) => void }) {
  const { w } = useWords();
  const t = w.answers.seal;
  const seal = useAsk("transports.list", transport === null ? null : { transport }).rows[0]?.seal ?? null;
  return <Verdict label={seal === null ? t.asked : t.of(seal)} value={value === true ? "whole" : value === false ? "broken" : null} onChange={(answer) => onChange(answer === "whole")} choices={[{ id: "whole", text: t.whole }, { id: "broken", text: t.broken }]} />;
}

/** Several of the same kind (media, grants, findings), each in its own frame with its own way out. */
function Rows({ channel, inside, label, error, shape, rows, onChange, missing }: { readonly channel: CommandName; readonly inside: string; readonly label: string; readonly error: string | null; readonly shape: Shape; readonly rows: readonly Values[]; readonly onChange: (rows: readonly Values[]) => void; readonly missing?: ((field: string, value?: unknown) => boolean) | undefined }) {
  const { w } = useWords();
  return (
    <fieldset className={look["stack"]} data-invalid={isWrong(error) || undefined}>
      <legend className={look["strong"]}>{label}</legend>
      {rows.map((row, i) => (
        <div key={i} className={look["panel"]} role="group" aria-label={w.form.nth(label, i + 1)}>
          <div className={look["panelHead"]}>
            <span className={look["strong"]}>{w.form.nth(label, i + 1)}</span>
            <span className={look["spring"]} />
            <Button className={look["link"] ?? ""} onPress={() => onChange(rows.filter((_, k) => k !== i))}>
              {w.form.takeOut(w.form.nth(label, i + 1))}
            </Button>
          </div>
          <div className={`${look["stack"] ?? ""} ${look["panelBody"] ?? ""}`}>
            <BodyFields channel={channel} inside={inside} shape={shape} values={row} onChange={(v) => onChange(rows.map((old, k) => (k === i ? v : old)))} missing={missing} />
          </div>
        </div>
      ))}
      <div>
        <Button className={`${look["button"] ?? ""} ${look["smallButton"] ?? ""}`} onPress={() => onChange([...rows, {}])}>
          {w.form.addOne(label)}
        </Button>
      </div>
      {isWrong(error) && rows.length === 0 && <p className={fields["error"]}>{error}</p>}
    </fieldset>
  );
}
