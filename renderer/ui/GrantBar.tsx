import css from "./GrantBar.module.css";
import { cx } from "./cx.ts";

/** What is left of a grant, as a line that is full while nothing was drawn. `gone` where it can be used no more; without `label` the words stand beside it. */
export function GrantBar({ left, limit, gone, label }: { readonly left: number; readonly limit: number; readonly gone: boolean; readonly label?: string }) {
  const share = limit === 0 ? 0 : Math.min(1, Math.max(0, left / limit));
  return (
    <span className={cx(css["bar"], gone && css["gone"])} {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      <span style={{ width: `${String(Math.round(share * 100))}%` }} />
    </span>
  );
}
