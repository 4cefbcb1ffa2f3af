import { RegisterField } from "../../forms/RegisterField.tsx";
import type { Register } from "../../forms/shape.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";

/** What is chosen: of which kind (where a form knows several) and which number; `text` is empty before. */
export interface Subject {
  readonly of: string;
  readonly text: string;
}

/** Of which register a form takes its number, and whether it prints without one. A form that is not named is about the whole ledger. */
const registers: Readonly<Record<string, { readonly kinds: readonly ("handover" | "takeout" | "inspection" | "incident" | "place" | "holding" | "item" | "party")[]; readonly need: boolean }>> = {
  F04: { kinds: ["party"], need: true },
  F06: { kinds: ["holding"], need: true },
  F07: { kinds: ["holding"], need: true },
  F09: { kinds: ["holding"], need: true },
  F10: { kinds: ["handover"], need: true },
  F18: { kinds: ["incident"], need: true },
  F21: { kinds: ["holding"], need: false },
  F24: { kinds: ["inspection"], need: true },
  designation: { kinds: ["holding"], need: false },
  vendor: { kinds: ["handover"], need: true },
  takeout: { kinds: ["takeout"], need: true },
  count: { kinds: ["place"], need: false },
  trace: { kinds: ["holding", "item"], need: true },
};
/** Lists that fit on a sheet, under the words by which they leave as a file. */
export const printedLists = ["failures", "standing", "leavers", "photographs", "draws", "records", "handovers", "takeouts", "transports", "incidents", "inspections", "submissions", "dispositions", "persons", "parties", "places", "devices", "items", "plans", "uses", "requests", "record-sheets", "backups"] as const;
/** Labels: all of a kind by its digit, or those that are named. */
const labelKinds = ["2", "1", "3", "4"] as const;
const named = "named";

/** The number that goes with the print, null where the form is about everything, `gap` where one is still to be chosen. */
export function subjectOf(form: string, s: Subject): string | null {
  const text = s.text.trim();
  if (form === "labels") return s.of !== named ? (s.of === "" ? labelKinds[0] : s.of) : text === "" ? "gap" : text.split(/[\s、，,]+/u).filter((t) => t !== "").join(",");
  if (form === "list") return text === "" ? printedLists[0] : text;
  const about = registers[form];
  if (about === undefined) return null;
  return text === "" ? (about.need ? "gap" : null) : text;
}

/** What a paper is about, chosen from the register its form belongs to; labels by kind or by number. Nothing where a form is about the whole ledger. */
export function PaperSubject({ form, value, onChange }: { readonly form: string; readonly value: Subject; readonly onChange: (value: Subject) => void }) {
  const { w } = useWords();
  const t = w.audit.print;
  if (form === "labels") {
    return (
      <>
        <SelectField label={t.labelsOf} value={value.of === "" ? labelKinds[0] : value.of} onChange={(of) => onChange({ of, text: "" })} choices={[...labelKinds.map((k) => ({ id: k, text: t.labelKinds[k] })), { id: named, text: t.labelKinds.named }]} />
        {value.of === named && <TextField label={t.labelNumbers} need hint={t.labelHint} value={value.text} onChange={(text) => onChange({ ...value, text })} kind="identifier" />}
      </>
    );
  }
  if (form === "list") return <SelectField label={w.audit.files.list} value={value.text === "" ? printedLists[0] : value.text} onChange={(text) => onChange({ of: "", text })} choices={printedLists.map((l) => ({ id: l, text: w.audit.lists[l] }))} />;
  const about = registers[form];
  if (about === undefined) return null;
  const kind = about.kinds.find((k) => k === value.of) ?? about.kinds[0];
  if (kind === undefined) return null;
  const register: Register = kind;
  return (
    <>
      {about.kinds.length > 1 && <SelectField label={t.subjectKind} value={kind} onChange={(of) => onChange({ of, text: "" })} choices={about.kinds.map((k) => ({ id: k, text: t.subjects[k] }))} />}
      <RegisterField key={`${form} ${kind}`} label={t.subjects[kind]} need={about.need} hint={about.need ? undefined : t.subjectFree[form === "count" || form === "designation" ? form : "F21"]} register={register} value={value.text === "" ? null : value.text} onChange={(no) => onChange({ of: kind, text: no ?? "" })} />
    </>
  );
}
