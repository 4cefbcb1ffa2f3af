import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Answers } from "../../shared/ipc/answers.ts";
import { parseLabel } from "../../shared/values/label.ts";
import { useAsk } from "../ask.ts";
import { useHoldingsOf, useItemsOf } from "../named.ts";
import { short, useRegisters } from "../registers.ts";
import { ChoiceField, type Choice } from "../ui/ChoiceField.tsx";
import css from "../ui/fields.module.css";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { isClosed } from "../ui/states.ts";
import type { FieldProps } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";
import type { Register } from "./shape.ts";
import { retiredKey } from "./wireWords.ts";

/** What a list of choices holds; `partial` where the register goes on behind it and is asked by typed words. */
interface Choices {
  readonly choices: readonly Choice[];
  readonly partial: boolean;
}

/** Rows that a chooser shows at once: as many as a person looks through, and as a page draws at every key. */
const shownAtOnce = 200;

const once = (all: readonly Choice[]): readonly Choice[] => [...new Map(all.map((c) => [c.id, c])).values()];

/** Rows of a long register that can be chosen: its first page and whatever the typed words find beyond it, with the words by which they were found. */
function useFound<N extends Long>(query: N, on: boolean, words: string | null): { readonly first: readonly Answers[N][]; readonly found: readonly Answers[N][]; readonly partial: boolean } {
  const first = useAsk(query, on ? ({ limit: shownAtOnce } as never) : null).rows;
  const partial = first.length >= shownAtOnce;
  const found = useAsk(query, partial && words !== null ? ({ words, limit: 100 } as never) : null).rows;
  return { first, found, partial };
}
type Long = "holdings.list" | "items.list" | "approvals.list" | "handovers.list" | "takeouts.list" | "transports.list" | "incidents.list" | "inspections.list";

/** First rows, found rows and chosen ones as one list of choices; what was found is shown also where its words stand in no text of it. */
const joined = <R,>(first: readonly R[], chosen: readonly R[], found: readonly R[], typed: string, of: (row: R) => Choice): readonly Choice[] => once([...first.map(of), ...chosen.map(of), ...found.map(of).map((c) => ({ ...c, also: [...(c.also ?? []), typed] }))]);

/** Holdings that can be chosen: the first page of the ledger, whatever the typed words find beyond it, and those that are chosen. */
export function useHoldingChoices(on: boolean, typed: string, chosen: readonly string[]): Choices {
  const { first, found, partial } = useFound("holdings.list", on, useLabelOrWords(typed));
  const named = useHoldingsOf(on && partial ? chosen : []);
  return useMemo(() => ({ choices: joined(first, chosen.flatMap((no) => named.of(no) ?? []), found, typed, (h) => ({ id: h.no, text: `${h.no}　${h.name}`, more: short(h.label), also: [h.label], retired: isClosed(h.state) })), partial }), [first, found, named, chosen, typed, partial]);
}

/** Items that can be chosen, in the same way. */
function useItemChoices(on: boolean, typed: string, chosen: readonly string[]): Choices {
  const { nameOf } = useRegisters();
  const { first, found, partial } = useFound("items.list", on, useLabelOrWords(typed));
  const named = useItemsOf(on && partial ? chosen : []);
  return useMemo(() => ({ choices: joined(first, chosen.flatMap((no) => named.of(no) ?? []), found, typed, (i) => ({ id: i.no, text: i.no === i.label ? short(i.label) : `${i.no}　${short(i.label)}`, more: nameOf(i.place) || undefined, also: [i.label, i.serial ?? ""] })), partial }), [first, found, named, chosen, typed, partial, nameOf]);
}

/** Matters that are numbered in the order they came: the newest page, whatever a part of a number finds before it, and the one that is chosen. */
function useNumbered<N extends Exclude<Long, "holdings.list" | "items.list">>(query: N, on: boolean, typed: string, chosen: string | undefined, one: (no: string) => object, of: (row: Answers[N]) => Choice): Choices {
  const { first, found, partial } = useFound(query, on, typed.trim() === "" ? null : typed.trim().slice(0, 80));
  const missing = partial && chosen !== undefined && !first.some((r) => of(r).id === chosen) ? chosen : undefined;
  const named = useAsk(query, missing === undefined ? null : (one(missing) as never)).rows;
  return { choices: on ? joined(first, named, found, typed, of) : [], partial };
}

/** Approvals of the city that can be chosen, by their document number. */
export function useApprovalChoices(on: boolean, typed: string, chosen: string | undefined): Choices {
  return useNumbered("approvals.list", on, typed, chosen, (approval) => ({ approval }), (a) => ({ id: a.approval, text: a.doc_no ?? a.approval, more: a.approval }));
}

/** What is asked by the typed words: a label without the ledger's tag is asked as the whole label. */
function useLabelOrWords(typed: string): string | null {
  const tag = useRegisters().status?.tag ?? null;
  const words = typed.trim();
  if (words === "") return null;
  const label = parseLabel(words, tag);
  return "text" in label ? label.text : words.slice(0, 80);
}

/** What can be chosen from a register; each asks only its own list. `typed` finds what a long list does not show at once. */
function useChoices(register: Register, typed: string, chosen: readonly string[]): Choices {
  const { personChoices, placeChoices, partyChoices, devices, nameOf } = useRegisters();
  const { value: say } = useWords();
  const one = chosen.at(-1);
  const holdings = useHoldingChoices(register === "holding", typed, chosen);
  const items = useItemChoices(register === "item", typed, chosen);
  const plans = useAsk("plans.list", register === "plan" ? {} : null).rows;
  const approvals = useApprovalChoices(register === "approval", typed, one);
  const handovers = useNumbered("handovers.list", register === "handover", typed, one, (handover_no) => ({ handover_no }), (h) => ({ id: h.no, text: h.no, more: h.direction }));
  const takeouts = useNumbered("takeouts.list", register === "takeout", typed, one, (takeout_no) => ({ takeout_no }), (t) => ({ id: t.no, text: t.no, more: t.state }));
  const transports = useNumbered("transports.list", register === "transport", typed, one, (transport) => ({ transport }), (t) => ({ id: t.no, text: t.no, more: t.state }));
  const incidents = useNumbered("incidents.list", register === "incident", typed, one, (incident) => ({ incident }), (i) => ({ id: i.no, text: i.no, more: i.kind }));
  const inspections = useNumbered("inspections.list", register === "inspection", typed, one, (inspection) => ({ inspection }), (i) => ({ id: i.no, text: i.no, more: i.period }));
  const keys = useAsk("keys.list", register === "key" ? {} : null).rows;
  const whole = (choices: readonly Choice[]): Choices => ({ choices, partial: false });
  switch (register) {
    case "person":
      return whole(personChoices);
    case "place":
      return whole(placeChoices);
    case "party":
      return whole(partyChoices);
    case "holding":
      return holdings;
    case "item":
      return items;
    case "plan":
      return whole(plans.map((p) => ({ id: p.plan, text: `${p.plan}　${p.name}` })));
    case "approval":
      return approvals;
    case "handover":
      return handovers;
    case "takeout":
      return takeouts;
    case "transport":
      return transports;
    case "incident":
      return incidents;
    case "inspection":
      return inspections;
    case "key":
      return whole(keys.map((k) => ({ id: k.no, text: `${k.no}　${say(k.kind)}`, more: [say(k.state), nameOf(k.worker)].filter((t) => t !== "").join("　"), retired: k.state === retiredKey })));
    case "device":
      return whole(devices.map((d) => ({ id: d.no, text: d.no, more: d.kind ?? undefined })));
  }
}

/** One number out of a register, found by typing a part of it or read from its label. */
export function RegisterField({ register, ...props }: FieldProps & { readonly register: Register; readonly value: string | null; readonly onChange: (no: string | null) => void }) {
  const [typed, setTyped] = useState("");
  const chosen = useMemo(() => (props.value === null ? [] : [props.value]), [props.value]);
  return <ChoiceField {...props} onTyped={setTyped} {...useChoices(register, typed, chosen)} />;
}

/** Several numbers out of a register: each chosen one stands as a line with its own way out. */
export function RegisterList({ register, value, onChange, ...field }: FieldProps & { readonly register: Register; readonly value: readonly string[]; readonly onChange: (all: readonly string[]) => void }) {
  const { w } = useWords();
  const [typed, setTyped] = useState("");
  const { choices, partial } = useChoices(register, typed, value);
  const box = useRef<HTMLDivElement>(null);
  // The field begins anew after each choice, and the person goes on in it.
  const begun = useRef(value.length);
  useEffect(() => {
    if (value.length > begun.current) box.current?.querySelector("input")?.focus();
    begun.current = value.length;
  }, [value.length]);
  const texts = new Map(choices.map((c) => [c.id, c.text]));
  return (
    <div className={css["field"]} ref={box}>
      <ChoiceField key={value.length} {...field} onTyped={setTyped} value={null} onChange={(id) => id !== null && !value.includes(id) && onChange([...value, id])} partial={partial} choices={choices.filter((c) => !value.includes(c.id))} />
      {value.length > 0 && (
        <ul className={look["row"]} aria-label={field.label}>
          {value.map((id) => (
            <li key={id}>
              <Button className={`${look["button"] ?? ""} ${look["smallButton"] ?? ""}`} aria-label={w.form.takeOut(texts.get(id) ?? id)} onPress={() => onChange(value.filter((v) => v !== id))}>
                {texts.get(id) ?? id} <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
