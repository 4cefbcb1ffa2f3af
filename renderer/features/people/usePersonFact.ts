import { fieldLabel } from "../../../shared/articles/fields.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { useRegisters } from "../../registers.ts";
import { useWords } from "../../words/words.ts";
import { inTheRecord, personFactOf, personFields } from "./personFacts.ts";

/** Says a fact of a person in words: its name, and its value with names for numbers of ours and days as days. */
export function usePersonFact(): { readonly label: (fact: string) => string; readonly show: (fact: string, value: string | null, before?: boolean) => string } {
  const { w, language, list, value: say } = useWords();
  const t = w.people;
  const { nameOf } = useRegisters();
  const today = useToday();
  return {
    label: (fact) => (fact === "name" ? t.columns.name : (fieldLabel(personFields.find((f) => personFactOf[f] === fact) ?? fact, "worker.change")?.[language] ?? fact)),
    show: (fact, value, before = false) => {
      if (value === null || value === "") return fact === "permitted" ? t.person.anyHolding : before && inTheRecord.has(fact) ? t.person.asRegistered : t.place.notThere;
      if (fact === "permitted") return list(JSON.parse(value) as string[]) || t.place.notThere;
      if (fact.startsWith("deputy_")) return dayBeside(value, today, language);
      return fact === "party" ? nameOf(value) : fact === "role" ? say(value) : value;
    },
  };
}
