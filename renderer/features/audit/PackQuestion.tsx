import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { act, send } from "../../bridge.ts";
import { paperIn } from "../../forms/printed.ts";
import { useLayer } from "../../keys/layers.ts";
import { putReply } from "../../state/last.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Answer } from "./Out.tsx";

/** What an audit is given (domain 2.2, F26): the ledger, who and where, what was handed, copied, taken out, inspected and ended, the failures, and the result of verification. */
const papers = ["F11", "F01", "F02", "F21", "verification"] as const;
const lists = ["handovers", "approvals", "takeouts", "transports", "incidents", "inspections", "dispositions", "submissions", "standing", "leavers", "failures", "photographs"] as const;
type Part = { readonly is: "paper"; readonly id: (typeof papers)[number] } | { readonly is: "list"; readonly id: (typeof lists)[number] };
const parts: readonly Part[] = [...papers.map((id) => ({ is: "paper" as const, id })), ...lists.map((id) => ({ is: "list" as const, id }))];

/** 9 監査資料一式を出す: papers and lists one after the other, each a record with its issue number, saved where the person chooses. */
export function PackQuestion() {
  const { w } = useWords();
  const t = w.questions.pack;
  const [states, setStates] = useState<Readonly<Record<string, string>>>({});
  const [running, setRunning] = useState(false);
  const [made, setMade] = useState<number | null>(null);
  const stop = useRef(false);
  const nameOf = (p: Part): string => (p.is === "paper" ? w.audit.forms[p.id] : w.audit.lists[p.id]);
  const put = (p: Part, text: string): void => setStates((s) => ({ ...s, [p.id]: text }));
  const one = async (p: Part): Promise<boolean> => {
    put(p, t.working);
    const got = await send("print.form", p.is === "paper" ? { form: p.id } : { form: "list", subject: p.id });
    const paper = paperIn(got);
    if (paper === null) {
      put(p, got.kind === "refused" ? t.refused : t.failed);
      return false;
    }
    const { no, data } = paper;
    putReply("print.form", got, `${nameOf(p)} ${no}`);
    const saved = await act("file.save", { name: `${nameOf(p)} ${no}.pdf`.replaceAll(/[/\\:*?"<>|]/gu, "-"), data });
    put(p, "rows" in saved && saved.rows[0] ? t.saved(saved.rows[0].path) : t.failed);
    return "rows" in saved;
  };
  const all = async (): Promise<void> => {
    if (running) return;
    stop.current = false;
    setRunning(true);
    setMade(null);
    setStates({});
    let done = 0;
    for (const p of parts) {
      if (stop.current) break;
      if (await one(p)) done++;
    }
    setMade(done);
    setRunning(false);
  };
  useLayer("page", { print: () => (void all(), true) });
  return (
    <Answer title={w.questions.names[9]} more={t.more} out={running ? <Button className={cx(look["button"], look["smallButton"])} onPress={() => { stop.current = true; }}>{t.stop}</Button> : <Button className={cx(look["button"], look["smallButton"], look["primary"])} onPress={() => void all()}><Icon name="printer" />{t.go} <kbd className={look["key"]}>Ctrl+P</kbd></Button>}>
      {made !== null && <p role="status" className={look["strong"]}>{t.done(made)}</p>}
      <table className={look["plainTable"]} aria-live="polite">
        <thead>
          <tr>
            <th scope="col">{t.paper}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((p) => (
            <tr key={p.id}>
              <th scope="row">{nameOf(p)}</th>
              <td>{states[p.id] ?? t.waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Answer>
  );
}
