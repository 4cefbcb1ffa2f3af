import { Button } from "react-aria-components";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { useToday } from "../../clock.ts";
import { useRegisters } from "../../registers.ts";
import { leads } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";

const most = 20;
interface Contact {
  readonly name: string;
  readonly phone: string;
}
interface Values {
  readonly alias: string;
  readonly contacts: readonly Contact[];
  readonly reason: string;
}

/** What of this ledger anybody can read who sees the machine (ui.md §7.7), and for who leads the way to change it. */
export function ClearPanel() {
  const { w } = useWords();
  const t = w.settings.clear;
  const face = useSession((s) => s.face);
  const go = usePlace((s) => s.go);
  const { me } = useRegisters();
  const today = useToday();
  if (face === null) return null;
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        <p className={look["muted"]}>{t.more}</p>
        <dl className={cx(look["facts"], look["factsOne"])}>
          <dt>{t.alias}</dt>
          <dd><b>{face.alias}</b>　{face.short_id}</dd>
          {face.contacts.map((c) => [<dt key={`${c.name}${c.phone}t`}>{c.name}</dt>, <dd key={`${c.name}${c.phone}d`}>{c.phone}</dd>])}
        </dl>
        {face.contacts.length === 0 && <p className={look["warn"]}>{t.none}</p>}
        {me !== null && leads(me, today) && (
          <div>
            <Button className={cx(look["button"])} onPress={() => go("settings", "form:ledger.change")}>{t.go}</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** The form of that change: every contact with its own way out, the reason, and beside it whether a name stands in it. */
export function ClearForm() {
  const { w } = useWords();
  const t = w.settings.clear;
  const back = usePlace((s) => s.back);
  const face = useSession((s) => s.face);
  const command = useCommand<"ledger.change", Values>("ledger.change", {
    initial: { alias: face?.alias ?? "", contacts: face?.contacts ?? [], reason: "" },
    body: (v) => ({ alias: v.alias, contacts: v.contacts.filter((c) => c.name !== "" || c.phone !== ""), reason: v.reason.trim() === "" ? undefined : v.reason }),
    draft: { form: "ledger.change", about: "" },
    subject: (v) => v.alias,
    onAccepted: back,
  });
  const { values: v, set } = command;
  const put = (i: number, some: Partial<Contact>): void => set({ contacts: v.contacts.map((c, n) => (n === i ? { ...c, ...some } : c)) });
  return (
    <CommandForm title={t.title} command={command} onLeave={back}>
      <Group n={1} title={t.alias}>
        <TextField label={t.alias} labelHidden need hint={w.opening.run.aliasHint} value={v.alias} onChange={(alias) => set({ alias })} error={!command.missing("alias") ? null : v.alias === "" ? w.form.gap : t.named} />
      </Group>
      <Group n={2} title={t.contacts}>
        {command.missing("contacts") && <p className={look["bad"]}>{t.named}</p>}
        {v.contacts.map((c, i) => (
          <div key={i} className={look["stack"]}>
            <Line>
              <TextField label={t.function(i + 1)} value={c.name} onChange={(name) => put(i, { name })} {...(i === 0 ? { hint: t.functionHint } : {})} />
              <TextField label={t.phone(i + 1)} kind="identifier" value={c.phone} onChange={(phone) => put(i, { phone })} />
            </Line>
            <div>
              <Button className={cx(look["link"])} onPress={() => set({ contacts: v.contacts.filter((_, n) => n !== i) })}>{t.takeOut(i + 1)}</Button>
            </div>
          </div>
        ))}
        {v.contacts.length < most && (
          <div>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => set({ contacts: [...v.contacts, { name: "", phone: "" }] })}>{t.add}</Button>
          </div>
        )}
      </Group>
      <Group n={3} title={t.reason}>
        <TextField label={t.reason} labelHidden need value={v.reason} onChange={(reason) => set({ reason })} error={command.missing("reason") ? w.form.gap : null} />
        <p className={look["muted"]}>{t.foot}</p>
      </Group>
    </CommandForm>
  );
}
