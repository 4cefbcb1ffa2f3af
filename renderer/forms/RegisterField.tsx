import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { parseLabel } from "../../shared/values/label.ts";
import { useAsk, useAskOne } from "../ask.ts";
import { pageSize } from "../paged.ts";
import { short, useRegisters } from "../registers.ts";
import { ChoiceField, type Choice } from "../ui/ChoiceField.tsx";
import css from "../ui/fields.module.css";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { isClosed } from "../ui/states.ts";
import type { FieldProps } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";
import type { Register } from "./shape.ts";

/** Holdings that can be chosen: the first page of the ledger, whatever the typed words find beyond it, and the one that is chosen. */
export function useHoldingChoices(on: boolean, typed: string, chosen: readonly string[]): readonly Choice[] {
  const words = useLabelOrWords(typed);
  const first = useAsk("holdings.list", on ? { limit: pageSize } : null).rows;
  const goesOn = first.length === pageSize;
  const found = useAsk("holdings.list", goesOn && words !== null ? { words, limit: 100 } : null).rows;
  const missing = goesOn ? chosen.find((no) => !first.some((h) => h.no === no)) : undefined;
  const one = useAskOne("holdings.get", missing === undefined ? null : { ledger_no: missing }).row;
  return useMemo(() => once([...first, ...(one === null ? [] : [one]), ...found].map((h) => ({ id: h.no, text: `${h.no}　${h.name}`, more: short(h.label), retired: isClosed(h.state) }))), [first, one, found]);
}

/** Items that can be chosen, in the same way. */
function useItemChoices(on: boolean, typed: string, chosen: readonly string[]): readonly Choice[] {
  const { nameOf } = useRegisters();
  const words = useLabelOrWords(typed);
  const first = useAsk("items.list", on ? { limit: pageSize } : null).rows;
  const goesOn = first.length === pageSize;
  const found = useAsk("items.list", goesOn && words !== null ? { words, limit: 100 } : null).rows;
  const missing = goesOn ? chosen.find((no) => !first.some((i) => i.no === no)) : undefined;
  const one = useAskOne("items.get", missing === undefined ? null : { item: missing }).row;
  return useMemo(() => once([...first, ...(one === null ? [] : [one]), ...found].map((i) => ({ id: i.no, text: i.no === i.label ? short(i.label) : `${i.no}　${short(i.label)}`, more: nameOf(i.place) || undefined }))), [first, one, found, nameOf]);
}

const once = (all: readonly Choice[]): readonly Choice[] => [...new Map(all.map((c) => [c.id, c])).values()];

/** What is asked by the typed words: a label without the ledger's tag is asked as the whole label. */
function useLabelOrWords(typed: string): string | null {
  const tag = useRegisters().status?.tag ?? null;
  const words = typed.trim();
  if (words === "") return null;
  const label = parseLabel(words, tag);
  return "text" in label ? label.text : words.slice(0, 80);
}

/** What can be chosen from a register; each asks only its own list. `typed` finds what a long list does not show at once. */
function useChoices(register: Register, typed: string, chosen: readonly string[]): readonly Choice[] {
  const { personChoices, placeChoices, partyChoices, devices } = useRegisters();
  const holdings = useHoldingChoices(register === "holding", typed, chosen);
  const items = useItemChoices(register === "item", typed, chosen);
  const plans = useAsk("plans.list", register === "plan" ? {} : null).rows;
  const approvals = useAsk("approvals.list", register === "approval" ? {} : null).rows;
  const handovers = useAsk("handovers.list", register === "handover" ? { limit: 500 } : null).rows;
  const takeouts = useAsk("takeouts.list", register === "takeout" ? {} : null).rows;
  const transports = useAsk("transports.list", register === "transport" ? {} : null).rows;
  const incidents = useAsk("incidents.list", register === "incident" ? {} : null).rows;
  const inspections = useAsk("inspections.list", register === "inspection" ? {} : null).rows;
  switch (register) {
    case "person":
      return personChoices;
    case "place":
      return placeChoices;
    case "party":
      return partyChoices;
    case "holding":
      return holdings;
    case "item":
      return items;
    case "plan":
      return plans.map((p) => ({ id: p.plan, text: `${p.plan}　${p.name}` }));
    case "approval":
      return [...new Map(approvals.map((a) => [a.approval, { id: a.approval, text: a.doc_no ?? a.approval, more: a.approval }])).values()];
    case "handover":
      return handovers.map((h) => ({ id: h.no, text: h.no, more: h.direction }));
    case "takeout":
      return takeouts.map((t) => ({ id: t.no, text: t.no, more: t.state }));
    case "transport":
      return transports.map((t) => ({ id: t.no, text: t.no, more: t.state }));
    case "incident":
      return incidents.map((i) => ({ id: i.no, text: i.no, more: i.kind }));
    case "inspection":
      return (inspections as readonly { readonly no: string; readonly period: string }[]).map((i) => ({ id: i.no, text: i.no, more: i.period }));
    case "device":
      return devices.map((d) => ({ id: d.no, text: d.no, more: d.kind ?? undefined }));
  }
}

/** One number out of a register, found by typing a part of it or read from its label. */
export function RegisterField({ register, ...props }: FieldProps & { readonly register: Register; readonly value: string | null; readonly onChange: (no: string | null) => void }) {
  const [typed, setTyped] = useState("");
  return <ChoiceField {...props} onTyped={setTyped} choices={useChoices(register, typed, props.value === null ? [] : [props.value])} />;
}

/** Several numbers out of a register: each chosen one stands as a line with its own way out. */
export function RegisterList({ register, value, onChange, ...field }: FieldProps & { readonly register: Register; readonly value: readonly string[]; readonly onChange: (all: readonly string[]) => void }) {
  const { w } = useWords();
  const [typed, setTyped] = useState("");
  const choices = useChoices(register, typed, value);
  const box = useRef<HTMLDivElement>(null);
  // The field begins anew after each choice, and the person goes on in it.
  const begun = useRef(value.length);
  useEffect(() => {
    if (value.length > begun.current) box.current?.querySelector("input")?.focus();
    begun.current = value.length;
  }, [value.length]);
  const texts = new Map(choices.map((c) => [c.id, c.text]));
  return (
    <div className={css["field"]} ref={box}>
      <ChoiceField key={value.length} {...field} adding onTyped={setTyped} value={null} onChange={(id) => id !== null && !value.includes(id) && onChange([...value, id])} choices={choices.filter((c) => !value.includes(c.id))} />
      {value.length > 0 && (
        <ul className={look["row"]} aria-label={field.label}>
          {value.map((id) => (
            <li key={id}>
              <Button className={`${look["button"] ?? ""} ${look["smallButton"] ?? ""}`} aria-label={w.form.takeOut(texts.get(id) ?? id)} onPress={() => onChange(value.filter((v) => v !== id))}>
                {texts.get(id) ?? id} <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
