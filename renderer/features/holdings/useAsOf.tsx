import { useState } from "react";
import { useToday } from "../../clock.ts";
import { fullDay } from "../../dates.ts";
import { DayField, TimeField } from "../../ui/DayField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";

/** A time that is looked back at (L4): a day, and a time of it where that matters. */
export interface AsOf {
  /** The fields of day and time. */
  readonly fields: React.ReactNode;
  /** As the wire takes it; null while there is no day. */
  readonly at: string | null;
  readonly text: string;
}

/** The fields and what they say; it begins with today. A minute is taken to its end, as the records are shown by the minute. */
export function useAsOf(): AsOf {
  const { w, language } = useWords();
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  const [time, setTime] = useState<string | null>(null);
  return {
    fields: (
      <div className={css["time"]}>
        <DayField label={w.holdings.day} value={day} onChange={setDay} today={today} />
        <TimeField label={w.holdings.time} need={false} hint={w.holdings.timeHint} value={time} onChange={setTime} />
      </div>
    ),
    at: day === null ? null : time === null ? day : `${day}T${time}:59+09:00`,
    text: day === null ? "" : [fullDay(day, language), time ?? ""].filter((t) => t !== "").join(" "),
  };
}
