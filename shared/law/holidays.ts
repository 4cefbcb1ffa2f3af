import { addDays, dayOf, endOfDay, weekday, type Day } from "../values/day.ts";

/** One closed day of a table, with the law that closes it. 見込み = expected, not yet announced. */
export type Holiday = {
  readonly day: Day;
  readonly name: string;
  readonly kind: "祝日" | "振替休日" | "国民の休日" | "閉庁日";
  readonly law: string;
  readonly status: "確定" | "見込み";
};

/** Closed days from `from` to `to`, in order. Data of a ledger: decisions name the version they were made with. */
export type HolidayTable = {
  readonly version: string;
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Holiday[];
};

/** What is known of one day. `estimated`: outside the table, or next to an equinox that is not yet announced. */
export type DayStatus = { readonly open: boolean; readonly names: readonly string[]; readonly estimated: boolean };

/** A limit moved to the next open day: the days passed over read `2027-01-02 土曜日・年末年始`. */
export type RolledDay = { readonly day: Day; readonly passedOver: readonly string[]; readonly estimated: boolean };

/**
 * Whether offices are open on a day, and what closes them. Outside the table only weekends and 29 December–3 January
 * (地方自治法第4条の2) can be told, and the answer says it is an estimate.
 */
export function dayStatus(day: Day, table: HolidayTable): DayStatus {
  const names: string[] = [];
  const inWeek = weekday(day);
  if (inWeek === 6) names.push("土曜日");
  if (inWeek === 0) names.push("日曜日");
  const listed = holidayOn(day, table);
  if (listed) names.push(listed.name);
  else if (yearEnd.has(day.slice(5))) names.push("年末年始");
  return { open: names.length === 0, names, estimated: isEstimated(day, table) };
}

/** True where offices are open: not a Saturday, Sunday, listed holiday or 29 December–3 January. */
export function isOpenDay(day: Day, table: HolidayTable): boolean {
  return dayStatus(day, table).open;
}

/** The day itself where it is open, else the next open one, with every day passed over and why. */
export function rollToOpenDay(day: Day, table: HolidayTable): RolledDay {
  const passedOver: string[] = [];
  let estimated = false;
  for (let at = day; ; at = addDays(at, 1)) {
    const status = dayStatus(at, table);
    estimated ||= status.estimated;
    if (status.open) return { day: at, passedOver, estimated };
    passedOver.push(`${at} ${status.names.join("・")}`);
  }
}

/** The day itself where it is open, else the next open one. */
export function nextOpenDay(day: Day, table: HolidayTable): Day {
  return rollToOpenDay(day, table).day;
}

/** the end (23:59:59.999 in Japan, epoch ms) of the first open day after the day of `ms`. */
export function nextWorkingDayEnd(ms: number, table: HolidayTable): number {
  return endOfDay(nextOpenDay(addDays(dayOf(ms), 1), table));
}

/** The holiday's name where the table lists the day as 祝日, 振替休日 or 国民の休日 (shown as 「月・祝」), else null. */
export function holidayName(day: Day, table: HolidayTable): string | null {
  const listed = holidayOn(day, table);
  return listed && listed.kind !== "閉庁日" ? listed.name : null;
}

const yearEnd: ReadonlySet<string> = new Set(["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"]);

function isEstimated(day: Day, table: HolidayTable): boolean {
  if (day < table.from || day > table.to) return true;
  // An equinox can fall a day earlier or later than expected, and so can the open day beside it.
  return [-1, 0, 1].some((shift) => holidayOn(addDays(day, shift), table)?.status === "見込み");
}

const indexes = new WeakMap<HolidayTable, ReadonlyMap<Day, Holiday>>();

function holidayOn(day: Day, table: HolidayTable): Holiday | undefined {
  let index = indexes.get(table);
  if (!index) {
    index = new Map(table.days.map((one) => [one.day, one]));
    indexes.set(table, index);
  }
  return index.get(day);
}
