import { dayOf } from "../../shared/values/day.ts";
import { moment, ms } from "../dates.ts";
import { useAll } from "../paged.ts";
import { short, useRegisters } from "../registers.ts";
import { ledgerNow } from "../state/session.ts";
import { ChoiceField } from "../ui/ChoiceField.tsx";
import type { FieldProps } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";

/** A use that was not put back yet, by its record number: found by what was used, who used it and when. */
export function UseField({ value, onChange, ...field }: FieldProps & { readonly value: number | null; readonly onChange: (seq: number | undefined) => void }) {
  const { language, value: say } = useWords();
  const { nameOf } = useRegisters();
  const today = dayOf(ledgerNow());
  const uses = useAll("uses.open", {}).rows;
  return <ChoiceField {...field} value={value === null ? null : String(value)} onChange={(id) => onChange(id === null ? undefined : Number(id))} choices={uses.map((u) => ({ id: String(u.seq), text: `${u.label === null ? u.holding : short(u.label)}　${u.name}`, more: `${nameOf(u.worker)}　${say(u.task)}　${moment(ms(u.occurred), today, language)}` }))} />;
}
