import { useEffect, useRef } from "react";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import type { Signer } from "../ui/SecondPerson.tsx";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { BodyFields } from "./BodyFields.tsx";
import { CommandForm, Group } from "./CommandForm.tsx";
import { linesInto } from "./linesRead.ts";
import { scanInto, type Read } from "./scanInto.ts";
import { filled, shapeOf, withGroups } from "./shape.ts";
import { type Signed, useCommand } from "./useCommand.tsx";
import { useReading, type LabelRead } from "./useReading.ts";

type Values = Readonly<Record<string, unknown>>;
type Accepted = Extract<Reply, { kind: "accepted" }>;

/** Fields that are seldom needed: another time or another person (代理記録). They stand in the last group of every form. */
const seldom = ["occurred_at", "doer"];

/** What a read label is to the fields of a body. */
function meaning(read: LabelRead): Read {
  switch (read.kind) {
    case "holding":
    case "item":
    case "person":
      return { register: read.kind, no: read.row.no };
    case "place":
      return { register: "place", no: read.row.code };
    case "seal":
      return { names: ["seal_no"], no: read.no };
    case "sheet":
      return { names: ["record_sheet", "record_sheets"], no: read.no };
  }
}

/**
 * The form of any command, made from its declaration on the wire: every command has its place on the screen with live check, draft, reasons and refusal.
 * `start` fills what the page knows; `hidden` are fields the page decides; `first` come first. After recording the form is left, unless the page has its own
 * `onAccepted`. A label read on it goes into the field of its kind and never leads away.
 */
export function BodyForm({ channel, start = {}, hidden = [], first = [], more, about = "", onLeave, onAccepted, signers, signed }: { readonly channel: CommandName; readonly start?: Values | undefined; readonly hidden?: readonly string[]; readonly first?: readonly string[]; readonly more?: string; readonly about?: string; readonly onLeave: () => void; readonly onAccepted?: (reply: Accepted, values: Values) => void; readonly signers?: (values: Values) => readonly Signer[]; readonly signed?: (signed: readonly Signed[], values: Values) => Values }) {
  const { w, language } = useWords();
  const shape = shapeOf(channel);
  const command = useCommand<CommandName, Values>(channel, {
    initial: start,
    body: (v) => withGroups(channel, filled(v) ?? {}) as never,
    draft: { form: channel, about },
    subject: (_v, reply) => Object.entries(reply.made ?? {}).filter(([k]) => k !== "one_time_passphrase" && k !== "fingerprint").flatMap(([, all]) => all).slice(0, 3).join("・"),
    onAccepted: (reply, v) => {
      if (onAccepted) onAccepted(reply, v);
      else onLeave();
    },
    ...(signers ? { signers } : {}),
    ...(signed ? { signed: (all, v) => signed(all, v) as never } : {}),
  });
  const latest = useRef(command.values);
  useEffect(() => {
    latest.current = command.values;
  });
  useReading((read) => {
    const found = linesInto({ shape, values: latest.current, hidden }, read) ?? scanInto({ channel, shape, values: latest.current, hidden, first, last: seldom }, meaning(read));
    if (found === null) return null;
    // Who wrote on the sheet is who did it: whom it was handed to, until somebody else is named (ui.md §7.10).
    const wrote = read.kind === "sheet" && shape.properties?.["doer"] !== undefined && (found.values["doer"] ?? "") === "" ? read.worker : null;
    const filledIn = wrote === null ? found.values : { ...found.values, doer: wrote };
    latest.current = filledIn;
    command.set(filledIn);
    return fieldLabel(found.field, channel)?.[language] ?? found.field;
  });
  const late = seldom.filter((n) => shape.properties?.[n] !== undefined && !hidden.includes(n) && !first.includes(n));
  return (
    <CommandForm title={channelName(w.channels, channel)} more={more} command={command} onLeave={onLeave}>
      <Group n={1} title={w.form.contents}>
        <BodyFields channel={channel} shape={shape} values={command.values} onChange={command.set} hidden={[...hidden, ...late]} first={first} missing={command.missing} />
      </Group>
      {late.length > 0 && (
        <Group n={2} title={w.form.whenAndWho}>
          <BodyFields channel={channel} shape={{ ...shape, required: [] }} values={command.values} onChange={command.set} hidden={[...hidden, ...Object.keys(shape.properties ?? {}).filter((n) => !late.includes(n))]} missing={command.missing} />
        </Group>
      )}
    </CommandForm>
  );
}
