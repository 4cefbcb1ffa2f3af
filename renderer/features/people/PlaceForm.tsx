import { fieldLabel } from "../../../shared/articles/fields.ts";
import type { PlaceFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { isOfCity, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { changeable, factOf, type PlaceField } from "./placeFacts.ts";
import { useFact } from "./useFact.ts";

const channel = "worksite.change";
type Value = string | number | null;
/** Only what somebody typed: what stands in the register meanwhile is not overwritten by a draft. */
type Edits = Readonly<Record<string, unknown>>;

/** A change of a place: the form shows what is so, and sends what is different. An emptied field takes the fact away. */
export function PlaceForm({ code }: { readonly code: string }) {
  const { row } = useAskOne("places.get", { worksite: code });
  return row === null ? null : <Fill key={code} place={row} />;
}

function Fill({ place: p }: { readonly place: PlaceFull }) {
  const { w, language } = useWords();
  const t = w.people.place;
  const { go, back } = usePlace();
  const { places, parties } = useRegisters();
  const today = useToday();
  const fact = useFact();
  const now = (field: PlaceField): Value => p[factOf[field]];
  const different = (edits: Edits): readonly (readonly [PlaceField, Value])[] =>
    changeable.flatMap((field): (readonly [PlaceField, Value])[] => {
      if (!(field in edits)) return [];
      const typed = edits[field];
      const value = typeof typed === "number" || (typeof typed === "string" && typed !== "") ? typed : null;
      return value === now(field) || (field === "name" && value === null) ? [] : [[field, value]];
    });
  const command = useCommand<typeof channel, Edits>(channel, {
    initial: {},
    body: (v) => ({ worksite: p.code, ...Object.fromEntries(different(v)), ...Object.fromEntries(["photographs", "reason", "occurred_at", "doer"].map((n) => [n, v[n] === "" || v[n] === null ? undefined : v[n]])) }),
    draft: { form: channel, about: p.code },
    subject: () => p.name,
    onAccepted: () => go("people", "place", p.code),
  });
  const shape = shapeOf(channel);
  const shown: Edits = { ...Object.fromEntries(changeable.map((field) => [field, now(field) ?? undefined])), ...command.values };
  const only = (...names: readonly string[]) => (
    <BodyFields
      channel={channel}
      shape={{ ...shape, required: ["reason"] }}
      values={shown}
      onChange={(next) => command.set(Object.fromEntries(names.filter((n) => next[n] !== shown[n]).map((n) => [n, next[n] ?? ""])))}
      hidden={Object.keys(shape.properties ?? {}).filter((n) => !names.includes(n))}
      first={names}
      missing={command.missing}
    />
  );
  const row = places.find((one) => one.code === p.code);
  const changes = different(command.values);
  const side = (
    <section className={look["panel"]} aria-label={t.willChange}>
      <div className={look["panelHead"]}><h2>{t.willChange}</h2></div>
      {changes.length === 0 ? (
        <p className={cx(look["panelBody"], look["muted"])}>{t.nothingYet}</p>
      ) : (
        <dl className={cx(look["facts"], look["factsOne"], look["panelBody"])}>
          {changes.map(([field, value]) => [<dt key={`${field}t`}>{fieldLabel(field)?.[language] ?? field}</dt>, <dd key={`${field}d`}>{fact(factOf[field], now(field))} → <b>{fact(factOf[field], value)}</b></dd>])}
        </dl>
      )}
      {p.reported_on !== null && changes.length > 0 && <p className={cx(look["panelBody"], look["small"])}>{t.tellAgain(dayBeside(p.reported_on, today, language))}</p>}
    </section>
  );
  return (
    <CommandForm title={`${channelName(w.channels, channel)}　${p.name}`} more={t.formMore} command={command} onLeave={back} side={side}>
      <Group n={1} title={t.facts}>
        <Line>{only("name")}{only("address")}</Line>
        <Line>{only("lies_in")}{only("used_from")}{only("used_to")}</Line>
      </Group>
      {row !== undefined && !isOfCity(row, parties) && (
        <Group n={2} title={t.lockAndKeys}>
          <Line>{only("lock_type")}{only("access_control")}</Line>
          <Line>{only("private_items")}</Line>
          <Line>{only("key_holder")}{only("key_no")}{only("key_count")}</Line>
        </Group>
      )}
      <Group n={3} title={t.photographs}>{only("photographs")}</Group>
      <Group n={4} title={t.why}>
        {only("reason")}
        {only("occurred_at", "doer")}
      </Group>
    </CommandForm>
  );
}
