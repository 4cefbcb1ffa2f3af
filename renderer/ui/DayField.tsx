import { type CalendarDate, parseDate } from "@internationalized/date";
import { useEffect, useState } from "react";
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, Dialog, DialogTrigger, FieldError, Heading, I18nProvider, Popover, Text, TextField as Aria } from "react-aria-components";
import type { Day } from "../../shared/values/day.ts";
import { parseDay } from "../../shared/values/era.ts";
import { fullDay, isHoliday } from "../dates.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./fields.module.css";
import { Icon } from "./Icon.tsx";
import { parseTime } from "./parseCount.ts";
import { FieldLabel, isWrong, type FieldProps } from "./TextField.tsx";
import { Input } from "./Typed.tsx";

/** A day as people type it (8.11.24, R8/11/24, 11/24, 今日, +3) or choose it; shown with era and weekday on leaving. A wrong day is named. */
export function DayField({ value, onChange, today, ...field }: FieldProps & { readonly value: Day | null; readonly onChange: (day: Day | null) => void; readonly today: Day }) {
  const { w, language } = useWords();
  const [text, setText] = useState(value === null ? "" : fullDay(value, language));
  const [left, setLeft] = useState(true);
  useEffect(() => {
    if (left && value !== null) setText(fullDay(value, language));
  }, [value, left, language]);
  const read = text === "" ? null : parseDay(text.replace(/^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}).*$/u, (_all, d: string, m: string, y: string) => `${y}-${String(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].indexOf(m) + 1)}-${d}`), today);
  const wrong = !left || read === null || !("wrong" in read) ? null : read.wrong === "form" ? w.field.dayForm : read.wrong === "no-such-day" ? w.field.noSuchDay(read.year, read.month, read.day) : read.wrong === "outside-era" ? w.field.outsideEra(read.year, read.month, read.day) : w.field.wrongWeekday(read.year, read.month, read.day);
  const error = field.error ?? wrong;
  const take = (day: Day | null): void => {
    setLeft(true);
    setText(day === null ? "" : fullDay(day, language));
    onChange(day);
  };
  return (
    <Aria
      className={css["field"] ?? ""}
      value={text}
      isInvalid={isWrong(error)}
      onChange={(t) => {
        setLeft(false);
        setText(t);
        const now = parseDay(t, today);
        onChange("wrong" in now ? null : now.day);
      }}
      onBlur={() => (read !== null && !("wrong" in read) ? take(read.day) : setLeft(true))}
    >
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], isWrong(error) && css["bad"])}>
        <Input autoComplete="off" autoFocus={field.autoFocus ?? false} />
        <DialogTrigger>
          <Button slot={null} className={css["icon"] ?? ""} aria-label={`${field.label} ${w.field.calendar}`}>
            <Icon name="down" />
          </Button>
          <Popover className={css["popover"] ?? ""} data-popup="">
            <Dialog aria-label={field.label} className={css["calendar"] ?? ""}>
              {({ close }) => (
                <I18nProvider locale={language === "ja" ? "ja-JP-u-ca-japanese" : "en-GB"}>
                  <Calendar value={value === null ? null : parseDate(value)} defaultFocusedValue={parseDate(value ?? today)} onChange={(d: CalendarDate) => { take(d.toString().slice(-10)); close(); }} aria-label={field.label}>
                    <header>
                      <Button slot="previous" className={css["icon"] ?? ""}><Icon name="left" /></Button>
                      <Heading level={3} />
                      <Button slot="next" className={css["icon"] ?? ""}><Icon name="right" /></Button>
                    </header>
                    <CalendarGrid>
                      <CalendarGridHeader>{(d) => <CalendarHeaderCell>{d}</CalendarHeaderCell>}</CalendarGridHeader>
                      <CalendarGridBody>{(d) => <CalendarCell date={d} className={cx(css["cell"], isHoliday(isoOf(d)) && css["holiday"])} />}</CalendarGridBody>
                    </CalendarGrid>
                  </Calendar>
                </I18nProvider>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{error}</FieldError>
    </Aria>
  );
}

const isoOf = (d: CalendarDate): Day => d.toString().slice(-10);

/** A time of the day as people type it (14:03, 1403, 14時3分) → `HH:MM`. */
export function TimeField({ value, onChange, ...field }: FieldProps & { readonly value: string | null; readonly onChange: (time: string | null) => void }) {
  const { w } = useWords();
  const [text, setText] = useState(value ?? "");
  const [left, setLeft] = useState(true);
  useEffect(() => {
    if (left && value !== null) setText(value);
  }, [value, left]);
  const wrong = left && text !== "" && parseTime(text) === null ? w.field.timeForm : null;
  const error = field.error ?? wrong;
  return (
    <Aria
      className={css["field"] ?? ""}
      value={text}
      isInvalid={isWrong(error)}
      onChange={(t) => {
        setLeft(false);
        setText(t);
        onChange(parseTime(t));
      }}
      onBlur={() => {
        setLeft(true);
        const time = parseTime(text);
        if (time !== null) setText(time);
      }}
    >
      <FieldLabel label={field.label} need={field.need} hidden={field.labelHidden} />
      <div className={cx(css["box"], isWrong(error) && css["bad"])}>
        <Input inputMode="numeric" autoComplete="off" autoFocus={field.autoFocus ?? false} />
      </div>
      {field.hint !== undefined && <Text slot="description" className={css["hint"] ?? ""}>{field.hint}</Text>}
      <FieldError className={css["error"] ?? ""}>{error}</FieldError>
    </Aria>
  );
}
