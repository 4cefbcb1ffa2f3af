import type { ListRow } from "../../../shared/ipc/answers.ts";
import { CommandForm, Group } from "../../forms/CommandForm.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { useHoldingsOf } from "../../named.ts";
import { usePlace } from "../../state/place.ts";
import { Verdict } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { useLists } from "./rows.ts";
import { dispose, keep } from "./states.ts";

/** A list decided line by line, its name typed once more (Z1). 「残す」 is never overridden. */
export function DecideForm({ list }: { readonly list: string }) {
  const row = useLists(list).rows[0];
  return row ? <Fill row={row} /> : null;
}

function Fill({ row }: { readonly row: ListRow }) {
  const { w } = useWords();
  const t = w.dispositions.lists;
  const { back, go } = usePlace();
  const holdings = useHoldingsOf(row.lines.map((l) => l.holding));
  const command = useCommand("disposition.decide", {
    initial: { name: "", decisions: Object.fromEntries(row.lines.flatMap((l) => (l.decision === null ? [] : [[l.holding, l.decision]]))) },
    body: (v) => ({ list: row.list, name: v.name === "" ? undefined : v.name, decisions: Object.entries(v.decisions).map(([ledger_no, decision]) => ({ ledger_no, decision: decision as typeof keep })) }),
    draft: { form: "disposition.decide", about: row.list },
    subject: () => row.list,
    onAccepted: () => go("dispositions", "lists"),
  });
  const { values: v, set } = command;
  return (
    <CommandForm title={w.acts["disposition.decide"]} more={row.list} command={command} onLeave={back}>
      <Group n={1} title={t.all}>
        {row.lines.map((l) => (
          <Verdict key={l.holding} label={`${l.holding}　${holdings.of(l.holding)?.name ?? ""}`} value={v.decisions[l.holding] ?? null} onChange={(d) => set({ decisions: { ...v.decisions, [l.holding]: d } })} choices={[dispose, keep].map((d) => ({ id: d, text: t.decision[d] }))} />
        ))}
      </Group>
      <Group n={2} title={t.name}>
        <TextField label={t.name} need error={command.gap("name")} hint={t.nameHint} value={v.name} onChange={(name) => set({ name })} />
        <p className={cx(look["small"], look["muted"])}>{t.rule}</p>
      </Group>
    </CommandForm>
  );
}
