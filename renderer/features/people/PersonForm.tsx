import type { PersonFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { RoleField } from "../../forms/RoleField.tsx";
import { shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { leads } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import fields from "../../ui/fields.module.css";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { alwaysThere, personFactOf, personFields, told, type PersonField } from "./personFacts.ts";
import { usePersonFact } from "./usePersonFact.ts";

const channel = "worker.change";
/** Only what somebody typed: what stands in the register meanwhile is not overwritten by a draft. */
type Edits = Readonly<Record<string, unknown>>;
type Value = string | null;

/** A change of a person: the form shows what is so, and sends what is different. An emptied field takes the fact away. */
export function PersonForm({ no }: { readonly no: string }) {
  const { row } = useAskOne("persons.get", { worker: no });
  return row === null ? null : <Fill key={no} person={row} />;
}

/** A fact as the projection keeps it: words, or a list as one text. */
const kept = (typed: unknown): Value => (Array.isArray(typed) ? (typed.length === 0 ? null : JSON.stringify(typed)) : typeof typed === "string" && typed !== "" ? typed : null);
const sent = (field: PersonField, value: Value): unknown => (field === "permitted_holdings" && value !== null ? JSON.parse(value) : value);

function Fill({ person: p }: { readonly person: PersonFull }) {
  const { w, language } = useWords();
  const t = w.people.person;
  const { go, back } = usePlace();
  const today = useToday();
  const { label, show } = usePersonFact();
  const now = (field: PersonField): Value => p[personFactOf[field]];
  const different = (edits: Edits): readonly (readonly [PersonField, Value])[] =>
    personFields.flatMap((field): (readonly [PersonField, Value])[] => {
      if (!(field in edits)) return [];
      const value = kept(edits[field]);
      return value === now(field) || (alwaysThere.has(field) && value === null) ? [] : [[field, value]];
    });
  const command = useCommand<typeof channel, Edits>(channel, {
    initial: { valid_from: today },
    body: (v) => ({ worker: p.no, ...Object.fromEntries(different(v).map(([field, value]) => [field, sent(field, value)])), ...Object.fromEntries(["employment_evidence_party", "valid_from", "reason"].map((n) => [n, v[n] === "" || v[n] === null ? undefined : v[n]])) }),
    draft: { form: channel, about: p.no },
    subject: () => p.name,
    onAccepted: () => go("people", "person", p.no),
  });
  const shape = shapeOf(channel);
  const shown: Edits = { ...Object.fromEntries(personFields.map((field) => [field, field === "permitted_holdings" && p.permitted !== null ? JSON.parse(p.permitted) : (now(field) ?? undefined)])), ...command.values };
  const only = (...names: readonly string[]) => (
    <BodyFields
      channel={channel}
      shape={{ ...shape, required: ["party", "valid_from", "reason"] }}
      values={shown}
      onChange={(next) => command.set(Object.fromEntries(names.filter((n) => next[n] !== shown[n]).map((n) => [n, next[n] ?? ""])))}
      hidden={Object.keys(shape.properties ?? {}).filter((n) => !names.includes(n))}
      first={names}
      missing={command.missing}
    />
  );
  const hint = (text: string) => <p className={cx(fields["hint"])}>{text}</p>;
  const changes = different(command.values);
  const from = typeof command.values["valid_from"] === "string" && command.values["valid_from"] !== "" ? command.values["valid_from"] : null;
  const after: PersonFull = { ...p, ...Object.fromEntries(changes.map(([field, value]) => [personFactOf[field], value])) };
  const turned = changes.some(([field]) => field === "role" || field.startsWith("deputy_"));
  const side = (
    <section className={look["panel"]} aria-label={w.people.place.willChange}>
      <div className={look["panelHead"]}><h2>{w.people.place.willChange}</h2></div>
      {changes.length === 0 ? (
        <p className={cx(look["panelBody"], look["muted"])}>{w.people.place.nothingYet}</p>
      ) : (
        <dl className={cx(look["facts"], look["factsOne"], look["panelBody"])}>
          {changes.map(([field, value]) => [<dt key={`${field}t`}>{label(personFactOf[field])}</dt>, <dd key={`${field}d`}>{show(personFactOf[field], now(field), true)} → <b>{show(personFactOf[field], value)}</b></dd>])}
          {turned && from !== null && <><dt>{t.rights(dayBeside(from, today, language))}</dt><dd><b>{leads(after, from) ? t.lead : t.leadNot}</b></dd></>}
        </dl>
      )}
      {p.reported_on !== null && changes.some(([field]) => told.has(field)) && <p className={cx(look["panelBody"], look["small"])}>{t.tellAgain(dayBeside(p.reported_on, today, language))}</p>}
    </section>
  );
  return (
    <CommandForm title={`${channelName(w.channels, channel)}　${p.no}　${p.name}`} more={w.people.place.formMore} command={command} onLeave={back} side={side}>
      <Group n={1} title={t.part}>
        <RoleField label={label("role")} value={String(shown["role"] ?? "")} onChange={(role) => command.set({ role })} error={command.gap("role")} />
        <Line>{only("deputy_from")}{only("deputy_to")}</Line>
        {hint(t.deputyHint)}
        {only("position")}
      </Group>
      <Group n={2} title={t.work}>
        <Line>{only("party")}{only("employment_evidence_party")}</Line>
        {only("employment_type")}
        {p.employment_type === null && hint(t.recordHint)}
        {only("duties", "permitted_holdings")}
      </Group>
      <Group n={3} title={t.identity}>
        <Line><TextField label={label("name")} name="name" need value={String(shown["name"] ?? "")} onChange={(v) => command.set({ name: v })} error={command.gap("name")} />{only("badge_no")}</Line>
        {p.badge_no === null && hint(t.recordHint)}
      </Group>
      <Group n={4} title={t.why}>
        <DayField label={t.fromDay} need hint={t.fromHint} today={today} value={from} onChange={(d) => command.set({ valid_from: d ?? "" })} error={command.gap("valid_from")} />
        {only("reason")}
      </Group>
    </CommandForm>
  );
}
