import { addDays, startOfDay, type Day } from "../../../shared/values/day.ts";

/** The end of a day, from which its matter is over; epoch ms. */
export const endOf = (day: Day): number => startOfDay(addDays(day, 1));
