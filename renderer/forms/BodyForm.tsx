import type { CommandName } from "../../shared/ipc/commands.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import type { Signer } from "../ui/SecondPerson.tsx";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { BodyFields } from "./BodyFields.tsx";
import { CommandForm, Group } from "./CommandForm.tsx";
import { filled, shapeOf } from "./shape.ts";
import { useCommand } from "./useCommand.tsx";

type Values = Readonly<Record<string, unknown>>;
type Accepted = Extract<Reply, { kind: "accepted" }>;

/** Fields that are seldom needed: another time or another person (代理記録). They stand in the last group of every form. */
const seldom = ["occurred_at", "doer"];

/**
 * The form of any command, made from its declaration on the wire: every command has its place on the screen with live check, draft, reasons and refusal.
 * `start` fills what the page knows; `hidden` are fields the page decides; `first` come first. After recording the form is left, unless the page has its own
 * `onAccepted`.
 */
export function BodyForm({ channel, start = {}, hidden = [], first = [], more, about = "", onLeave, onAccepted, signers }: { readonly channel: CommandName; readonly start?: Values | undefined; readonly hidden?: readonly string[]; readonly first?: readonly string[]; readonly more?: string; readonly about?: string; readonly onLeave: () => void; readonly onAccepted?: (reply: Accepted, values: Values) => void; readonly signers?: (values: Values) => readonly Signer[] }) {
  const { w } = useWords();
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
  });
  const late = seldom.filter((n) => shape.properties?.[n] !== undefined && !hidden.includes(n));
  return (
    <CommandForm title={channelName(w.channels, channel)} more={more} command={command} onLeave={onLeave}>
      <Group n={1} title={w.form.contents}>
        <BodyFields channel={channel} shape={shape} values={command.values} onChange={command.set} hidden={[...hidden, ...seldom]} first={first} missing={command.missing} />
      </Group>
      {late.length > 0 && (
        <Group n={2} title={w.form.whenAndWho}>
          <BodyFields channel={channel} shape={{ ...shape, required: [] }} values={command.values} onChange={command.set} hidden={[...hidden, ...Object.keys(shape.properties ?? {}).filter((n) => !late.includes(n))]} missing={command.missing} />
        </Group>
      )}
    </CommandForm>
  );
}
