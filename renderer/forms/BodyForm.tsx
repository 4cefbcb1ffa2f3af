import { useEffect, useRef } from "react";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { Label } from "../../shared/values/label.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { ask } from "../bridge.ts";
import { useLayer } from "../keys/layers.ts";
import { useRegisters } from "../registers.ts";
import { useCard } from "../state/card.ts";
import type { Signer } from "../ui/SecondPerson.tsx";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { BodyFields } from "./BodyFields.tsx";
import { CommandForm, Group } from "./CommandForm.tsx";
import { scanInto, type Read } from "./scanInto.ts";
import { filled, shapeOf } from "./shape.ts";
import { type Signed, useCommand } from "./useCommand.tsx";

type Values = Readonly<Record<string, unknown>>;
type Accepted = Extract<Reply, { kind: "accepted" }>;

/** Fields that are seldom needed: another time or another person (代理記録). They stand in the last group of every form. */
const seldom = ["occurred_at", "doer"];

const itemOf = async (label: string): Promise<string | null> => {
  const got = await ask("items.get", { item: label });
  return "rows" in got ? (got.rows[0]?.no ?? null) : null;
};
const holdingOf = async (label: string): Promise<string | null> => {
  const got = await ask("holdings.get", { ledger_no: label });
  return "rows" in got ? (got.rows[0]?.no ?? null) : null;
};

/**
 * The form of any command, made from its declaration on the wire: every command has its place on the screen with live check, draft, reasons and refusal.
 * `start` fills what the page knows; `hidden` are fields the page decides; `first` come first. After recording the form is left, unless the page has its own
 * `onAccepted`. A label read on it goes into the field of its kind and never leads away.
 */
export function BodyForm({ channel, start = {}, hidden = [], first = [], more, about = "", onLeave, onAccepted, signers, signed }: { readonly channel: CommandName; readonly start?: Values | undefined; readonly hidden?: readonly string[]; readonly first?: readonly string[]; readonly more?: string; readonly about?: string; readonly onLeave: () => void; readonly onAccepted?: (reply: Accepted, values: Values) => void; readonly signers?: (values: Values) => readonly Signer[]; readonly signed?: (signed: readonly Signed[], values: Values) => Values }) {
  const { w, language } = useWords();
  const { person, place } = useRegisters();
  const shape = shapeOf(channel);
  const command = useCommand<CommandName, Values>(channel, {
    initial: start,
    body: (v) => (filled(v) ?? {}) as never,
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
  /** What a label stands for; null where the ledger does not know it. A key of the screen stands for nothing in a form. */
  const readOf = async (label: Label): Promise<Read | null> => {
    const numbered = (register: Extract<Read, { register: unknown }>["register"], no: string | null | undefined): Read | null => (no === null || no === undefined ? null : { register, no });
    switch (label.kind) {
      case 1:
        return numbered("holding", await holdingOf(label.text));
      case 2:
        return numbered("item", await itemOf(label.text));
      case 3:
        return numbered("place", place(label.text)?.code);
      case 4:
        return numbered("person", person(label.text)?.no);
      case 5:
        return { names: ["seal_no"], no: label.text };
      case 6:
        return { names: ["record_sheet", "record_sheets"], no: label.text };
      case 9:
        return { names: [], no: label.text };
    }
  };
  const fill = async (labels: readonly Label[]): Promise<void> => {
    const { say } = useCard.getState();
    const into: string[] = [];
    for (const label of labels) {
      const read = await readOf(label);
      const found = read === null ? null : scanInto({ channel, shape, values: latest.current, hidden, first, last: seldom }, read);
      if (found === null) return say({ is: read === null ? "unknown" : "unwanted", text: label.text });
      latest.current = found.values;
      command.set(found.values);
      into.push(fieldLabel(found.field)?.[language] ?? found.field);
    }
    say({ is: "filled", texts: labels.map((l) => l.text), into });
  };
  // What a label did here says nothing on another page.
  useEffect(
    () => () => {
      const { note, say } = useCard.getState();
      if (note?.is === "filled" || note?.is === "unwanted") say(null);
    },
    [],
  );
  useLayer("form", { scan: (labels) => (void fill(labels), true) });
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
