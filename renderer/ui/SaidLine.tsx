import type { SayingRow } from "../../shared/ipc/answers.ts";
import css from "./SaidLine.module.css";
import { saidText, type Naming } from "./saidText.ts";

/** One line of facts of a record: what moved, from what to what, where, why. A long one goes on in the next line; more than `most` fields stand in the record itself. */
export function SaidLine({ said, naming, most }: { readonly said: readonly SayingRow[]; readonly naming: Naming; readonly most: number }) {
  const fields = said.filter((s) => s.is === "fact" || s.is === "time").slice(0, most);
  const shown = said.filter((s) => (s.is !== "fact" && s.is !== "time") || fields.includes(s));
  if (shown.length === 0) return null;
  return (
    <span className={css["line"]}>
      {shown.map((s, i) => {
        const { label, text } = saidText(s, naming);
        return (
          <span key={`${s.is} ${label} ${String(i)}`} className={css["fact"]}>
            {label !== "" && <span className={css["label"]}>{label} </span>}
            {text}
          </span>
        );
      })}
    </span>
  );
}
