import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { useRegisters } from "../../registers.ts";
import { useWords } from "../../words/words.ts";

/** Says a fact of a place in words: names for numbers of ours, days as days, 「なし」 for what is not there. */
export function useFact(): (fact: string, value: string | number | null) => string {
  const { w, language, value: say } = useWords();
  const { nameOf } = useRegisters();
  const today = useToday();
  return (fact, value) => {
    if (value === null || value === "") return w.people.place.notThere;
    if (typeof value === "number") return w.people.place.keys(value);
    if (fact.startsWith("used_")) return dayBeside(value, today, language);
    return fact === "parent" || fact === "key_holder" ? nameOf(value) : fact === "lock_type" || fact === "access_control" ? say(value) : value;
  };
}
