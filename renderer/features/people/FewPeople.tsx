import { useState } from "react";
import { Button } from "react-aria-components";
import { useCommand } from "../../forms/useCommand.tsx";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";

/** One person on both sides is allowed by the city's document `doc` (ui.md §14): says so, and ends it with a reason. */
export function FewPeople({ doc }: { readonly doc: string }) {
  const { w } = useWords();
  const t = w.people;
  const { me } = useRegisters();
  const [ending, setEnding] = useState(false);
  const command = useCommand<"parameters.set", { readonly reason: string }>("parameters.set", {
    initial: { reason: "" },
    live: ending,
    body: (v) => ({ few_people: null, reason: v.reason.trim() === "" ? undefined : v.reason }),
    subject: () => t.settings.few_people,
    onAccepted: () => setEnding(false),
  });
  return (
    <section className={`${look["note"] ?? ""} ${look["stack"] ?? ""}`} aria-label={t.settings.few_people}>
      <p>{t.fewPeople(doc)}</p>
      {!readsOnly(me) && !ending && (
        <div>
          <Button className={`${look["button"] ?? ""} ${look["smallButton"] ?? ""}`} onPress={() => setEnding(true)}>{t.endFewPeople}</Button>
        </div>
      )}
      {ending && (
        <form className={look["stack"]} onSubmit={(e) => { e.preventDefault(); command.submit(); }}>
          <TextField label={t.endReason} need error={command.gap("reason")} value={command.values.reason} onChange={(reason) => command.set({ reason })} autoFocus />
          {command.note}
          <div className={look["row"]}>
            <Button type="submit" className={`${look["button"] ?? ""} ${look["primary"] ?? ""}`}>{t.endFewPeople}</Button>
            <Button className={look["button"] ?? ""} onPress={() => setEnding(false)}>{w.confirm.leave}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
