import { Button, TabPanel, Tabs } from "react-aria-components";
import { type CommandName, commands } from "../../shared/ipc/commands.ts";
import { useRegisters } from "../registers.ts";
import { readsOnly } from "../role.ts";
import { usePlace, type PlaceName } from "../state/place.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { TabRow } from "../ui/TabRow.tsx";
import { useWords } from "../words/words.ts";
import { BodyForm } from "./BodyForm.tsx";

/** One list of a page: its name with how many, the list itself, and the commands that belong to it, the first as the main one. */
export interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly count?: number | undefined;
  readonly content: React.ReactNode;
  readonly actions: readonly Action[];
}

/** A command offered on a page: what its form starts with, what comes first in it and what the page itself decides. */
export interface Action {
  readonly channel: CommandName;
  readonly start?: Readonly<Record<string, unknown>>;
  readonly first?: readonly string[];
  readonly hidden?: readonly string[];
  readonly signers?: React.ComponentProps<typeof BodyForm>["signers"];
  readonly signed?: React.ComponentProps<typeof BodyForm>["signed"];
  /** What the page does instead of leaving the form. */
  readonly after?: React.ComponentProps<typeof BodyForm>["onAccepted"];
}

const isCommand = (text: string): text is CommandName => Object.hasOwn(commands, text);

/** Buttons of the commands of a list, none for a 検査員; each opens its form. The first is the blue one, unless the page has another (`plain`). */
export function Actions({ page, actions, about = null, plain = false }: { readonly page: PlaceName; readonly actions: readonly Action[]; readonly about?: string | null; readonly plain?: boolean }) {
  const { w } = useWords();
  const go = usePlace((s) => s.go);
  const { me } = useRegisters();
  if (actions.length === 0 || readsOnly(me)) return null;
  return (
    <div className={look["row"]}>
      {actions.map((a, i) => (
        <Button key={a.channel} className={cx(look["button"], look["smallButton"], i === 0 && !plain && look["primary"])} onPress={() => go(page, `form:${a.channel}`, about, a.start)}>
          {w.acts[a.channel]}
        </Button>
      ))}
    </div>
  );
}

/** A page of several lists: tabs, the list, its commands; a form stands alone in place of the lists until it is recorded or left. */
export function ListPage({ page, title, more, sheets }: { readonly page: PlaceName; readonly title: string; readonly more?: React.ReactNode; readonly sheets: readonly Sheet[] }) {
  const { w } = useWords();
  const { view, about, with: given, go, back } = usePlace();
  const channel = view.startsWith("form:") ? view.slice(5) : "";
  if (isCommand(channel)) {
    const action = sheets.flatMap((s) => s.actions).find((a) => a.channel === channel);
    return <BodyForm key={`${channel} ${about ?? ""}`} channel={channel} start={given ?? action?.start} about={about ?? ""} first={action?.first ?? []} hidden={action?.hidden ?? []} onLeave={back} {...(action?.signers ? { signers: action.signers } : {})} {...(action?.signed ? { signed: action.signed } : {})} {...(action?.after ? { onAccepted: action.after } : {})} />;
  }
  const shown = sheets.find((s) => s.id === view)?.id ?? sheets[0]?.id ?? "";
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{title}</h1>
        {more}
      </div>
      <Tabs selectedKey={shown} onSelectionChange={(k) => go(page, String(k))} className={look["stack"] ?? ""} data-region="content">
        <TabRow label={title} tabs={sheets.map((s) => ({ id: s.id, name: s.count === undefined ? s.name : w.list.named(s.name, s.count) }))} />
        {sheets.map((s) => (
          <TabPanel key={s.id} id={s.id} className={look["stack"] ?? ""}>
            <Actions page={page} actions={s.actions} />
            {s.content}
          </TabPanel>
        ))}
      </Tabs>
    </>
  );
}

/** What stands where a list has nothing yet: what it is for, in one sentence. */
export function Nothing({ text }: { readonly text: string }) {
  return (
    <div className={cx(look["panel"], look["empty"])}>
      <Icon name="paper" />
      <div>{text}</div>
    </div>
  );
}
