import { useState } from "react";
import { dayOf } from "../../../shared/values/day.ts";
import { Line } from "../../forms/CommandForm.tsx";
import { RegisterList, useApprovalChoices } from "../../forms/RegisterField.tsx";
import { useRegisters } from "../../registers.ts";
import { ledgerNow } from "../../state/session.ts";
import { CheckField, ChoiceField, type Choice } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { DayField } from "../../ui/DayField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { allUnits, asWritten, choicesOf, isHidden, kindOf, quantityOf } from "./importAnswers.ts";
import type { Answer, Asked } from "./preview.ts";

/** The field in which a question of an old ledger is answered: chosen from the register where there is one, else by its kind. Places and workers are those that were reported. */
export function ImportAnswer({ label, hint, error, asked, value, numbers, onChange }: { readonly label: string; readonly hint: string; readonly error: string | null; readonly asked: readonly Asked[]; readonly value: Answer | undefined; readonly numbers: readonly Choice[]; readonly onChange: (answer: Answer) => void }) {
  const { w, value: say, unitOf } = useWords();
  const t = w.audit.files;
  const { places, placeChoices, persons, personChoices } = useRegisters();
  const field = asked[0]?.field ?? "";
  const common = { label, error, ...(hint === "" ? {} : { hint }) };
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  const one = text === "" ? null : text;
  const put = (id: string | null): void => onChange(id);
  switch (kindOf(field)) {
    case "place": {
      const reported = new Set(places.filter((p) => p.reported_on !== null).map((p) => p.code));
      return <ChoiceField {...common} value={one} onChange={put} choices={placeChoices.filter((c) => reported.has(c.id))} />;
    }
    case "person": {
      const reported = new Set(persons.filter((p) => p.reported_on !== null && p.unreported_on === null).map((p) => p.no));
      return <ChoiceField {...common} value={one} onChange={put} choices={personChoices.filter((c) => reported.has(c.id))} />;
    }
    case "persons":
      return <RegisterList {...common} register="person" value={Array.isArray(value) ? (value as readonly string[]) : []} onChange={onChange} />;
    case "approval":
      return <Approval {...common} value={one} onChange={put} />;
    case "number":
      return <ChoiceField {...common} value={one} onChange={put} choices={numbers} />;
    case "day":
      return <DayField {...common} value={one} onChange={put} today={dayOf(ledgerNow())} />;
    case "count":
      return <CountField {...common} value={typeof value === "number" ? value : null} onChange={onChange} />;
    case "quantity": {
      const { n, unit } = quantityOf(value);
      const both = (number: number | null, of: string): void => onChange(`${number === null ? "" : String(number)}${of}`);
      return (
        <Line>
          <CountField {...common} value={n} onChange={(number) => both(number, unit)} />
          <ChoiceField label={t.columns.unit} value={unit === "" ? null : unit} onChange={(id) => both(n, id ?? "")} choices={allUnits.map((u) => ({ id: u, text: unitOf(u, null) }))} />
        </Line>
      );
    }
    case "one-of": {
      const words: Readonly<Record<string, string>> = t.ways;
      return <ChoiceField {...common} value={one} onChange={put} choices={choicesOf(asked).map((c) => ({ id: c, text: words[c] ?? say(c) }))} />;
    }
    case "serials":
    case "text": {
      const lines = Array.isArray(value) ? value.join("\n") : text === asWritten ? "" : text;
      return (
        <>
          {text !== asWritten && <TextField {...common} lines={kindOf(field) === "serials" ? 3 : 1} kind="identifier" value={lines} onChange={onChange} />}
          {isHidden(asked) && <CheckField label={t.asWritten} value={text === asWritten} onChange={(on) => onChange(on ? asWritten : "")} />}
        </>
      );
    }
  }
}

/** An approval of the city by its document number, out of the register of approvals. */
function Approval(props: { readonly label: string; readonly hint?: string; readonly error: string | null; readonly value: string | null; readonly onChange: (doc: string | null) => void }) {
  const { w } = useWords();
  const [typed, setTyped] = useState("");
  const { choices, partial } = useApprovalChoices(true, typed, undefined);
  // The row names the document, not our number for it.
  const docs = choices.map((c) => ({ ...c, id: c.text }));
  const all = props.value === null || docs.some((c) => c.id === props.value) ? docs : [...docs, { id: props.value, text: props.value }];
  return <ChoiceField {...props} {...(all.length === 0 ? { hint: `${props.hint ?? ""}　${w.audit.files.noApproval}` } : {})} onTyped={setTyped} choices={all} partial={partial} />;
}
