import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { useAsk } from "../ask.ts";
import { useRegisters } from "../registers.ts";
import { ChoiceField, type Choice } from "../ui/ChoiceField.tsx";
import css from "../ui/fields.module.css";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import type { FieldProps } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";
import type { Register } from "./shape.ts";

/** What can be chosen from a register; each asks only its own list. */
function useChoices(register: Register): readonly Choice[] {
  const { personChoices, placeChoices, partyChoices, devices } = useRegisters();
  const holdings = useAsk("holdings.list", register === "holding" ? { limit: 1000 } : null).rows;
  const items = useAsk("items.list", register === "item" ? { limit: 1000 } : null).rows;
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
      return holdings.map((h) => ({ id: h.no, text: `${h.no}　${h.name}` }));
    case "item":
      return items.map((i) => ({ id: i.no, text: i.no, more: i.place ?? undefined }));
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
  return <ChoiceField {...props} choices={useChoices(register)} />;
}

/** Several numbers out of a register: each chosen one stands as a line with its own way out. */
export function RegisterList({ register, value, onChange, ...field }: FieldProps & { readonly register: Register; readonly value: readonly string[]; readonly onChange: (all: readonly string[]) => void }) {
  const { w } = useWords();
  const choices = useChoices(register);
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
      <ChoiceField key={value.length} {...field} adding value={null} onChange={(id) => id !== null && !value.includes(id) && onChange([...value, id])} choices={choices.filter((c) => !value.includes(c.id))} />
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
