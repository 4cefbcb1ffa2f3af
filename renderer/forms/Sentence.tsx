import { fieldNameAt } from "../../shared/articles/fields.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { dayBeside, moment, ms } from "../dates.ts";
import { useRegisters } from "../registers.ts";
import { ledgerNow } from "../state/session.ts";
import { dayOf } from "../../shared/values/day.ts";
import look from "../ui/look.module.css";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { filled, inner, registerOf, shapeOf, type Shape } from "./shape.ts";

/** What no person says: who confirms is asked below, and pictures are seen in the form. */
const unsaid: ReadonlySet<string> = new Set(["signatures", "photographs", "letter"]);

/** What is about to be recorded, for those who confirm it (ui.md §7.9): the act, and each field of its body that is filled, in the order of the form. */
export function Sentence({ channel, body }: { readonly channel: CommandName; readonly body: unknown }) {
  const { w, language, list, amount, value: say } = useWords();
  const { nameOf } = useRegisters();
  const today = dayOf(ledgerNow());
  const said = (name: string, outer: Shape, v: unknown, beside: Readonly<Record<string, unknown>>): string => {
    const shape = inner(outer);
    if (Array.isArray(v)) return list(v.map((one: unknown) => said(name, shape.items ?? {}, one, beside)));
    if (typeof v === "object" && v !== null) return all(shape, v as Readonly<Record<string, unknown>>).map(([, text]) => text).join(" ");
    if (typeof v === "number") return amount(v, typeof beside["unit"] === "string" ? beside["unit"] : null);
    if (typeof v !== "string") return v === true ? w.answers.yes : w.answers.no;
    if (shape.kind === "instant") return moment(ms(v), today, language);
    if (shape.kind === "day") return dayBeside(v, today, language);
    const register = registerOf(channel, name);
    return register === null || register === "holding" || register === "item" ? say(v) : nameOf(v) || v;
  };
  const all = (shape: Shape, values: Readonly<Record<string, unknown>>, inside?: string): readonly (readonly [string, string])[] =>
    Object.entries(shape.properties ?? {}).flatMap(([name, of]) => {
      const v = filled(values[name]);
      // The unit is said with its quantity.
      if (v === undefined || unsaid.has(name) || (name === "unit" && values["quantity"] !== undefined)) return [];
      return [[fieldNameAt(name, { channel, inside })?.[language] ?? name, name === "seal_intact" ? (v === true ? w.answers.seal.whole : w.answers.seal.broken) : said(name, of, v, values)] as const];
    });
  return (
    <>
      <b>{channelName(w.channels, channel)}</b>
      {all(shapeOf(channel), body as Readonly<Record<string, unknown>>).map(([label, text]) => (
        <span key={label}>　<span className={look["muted"]}>{label}</span> {text}</span>
      ))}
    </>
  );
}
