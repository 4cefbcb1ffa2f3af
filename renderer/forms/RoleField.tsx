import { useState } from "react";
import { ManyField } from "../ui/ChoiceField.tsx";
import look from "../ui/look.module.css";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";
import { roleJoint, roles, tidyRole } from "./wireWords.ts";

/** The role of a person: the roles that give rights as boxes, and words of the contract beside them; on the wire one text. */
export function RoleField({ label, value, onChange, error }: { readonly label: string; readonly value: string; readonly onChange: (role: string) => void; readonly error: string | null }) {
  const { w, value: say } = useWords();
  const t = w.form.role;
  // A joint that was just typed stays, so that more words can follow it.
  const parts = value.split(roleJoint);
  // Words that are being typed or converted stay words; one that names a role becomes its box when the field is left.
  const [typing, setTyping] = useState<{ readonly known: readonly string[]; readonly words: string } | null>(null);
  const other = typing?.words ?? parts.filter((one) => !roles.includes(one)).join(roleJoint);
  const put = (known: readonly string[], words: string): void => onChange([...known, words].filter((one) => one !== "").join(roleJoint));
  const known = typing?.known ?? parts.filter((one) => roles.includes(one));
  return (
    <div
      className={look["stack"]}
      onBlur={() => {
        setTyping(null);
        if (tidyRole(value) !== value) onChange(tidyRole(value));
      }}
    >
      <ManyField label={label} need error={error} value={known} onChange={(ids) => put(ids, other)} choices={roles.map((one) => ({ id: one, text: say(one) }))} />
      <TextField label={t.other} name="role" need={false} value={other} onChange={(words) => (setTyping({ known, words }), put(known, words))} hint={t.hint} />
    </div>
  );
}
