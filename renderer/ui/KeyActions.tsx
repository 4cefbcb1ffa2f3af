import { Button } from "react-aria-components";
import { useLayer } from "../keys/layers.ts";
import { cx } from "./cx.ts";
import css from "./KeyActions.module.css";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";

/** What a digit does on the open card (ui.md §4): the digit keeps its meaning, the words of 1 change. */
export interface KeyAction {
  readonly digit: number;
  readonly name: string;
  /** What will be written, or in one line why it cannot be done now. */
  readonly more?: string | undefined;
  readonly kind?: "primary" | "danger" | "refused" | undefined;
  /** Shown small below the others. */
  readonly small?: boolean | undefined;
  readonly act: () => void;
}

/** The digits of a card or page: buttons, and the keys themselves while `active`. Nothing is greyed out; what is refused answers why. */
export function KeyActions({ actions, label, compact = false, active = true }: { readonly actions: readonly KeyAction[]; readonly label: string; readonly compact?: boolean; readonly active?: boolean }) {
  useLayer("card", { digit: (n) => { const found = actions.find((a) => a.digit === n); found?.act(); return found !== undefined; } }, active);
  const small = actions.filter((a) => a.small === true);
  return (
    <div role="group" aria-label={label}>
      <ol className={cx(css["list"], compact && css["compact"])}>
        {actions.filter((a) => a.small !== true).map((a) => (
          <li key={a.digit}>
            <Button className={cx(css["action"], a.kind && css[a.kind])} onPress={a.act}>
              <span className={css["cap"]}>{a.digit}</span>
              <span className={css["words"]}>
                <b className={css["name"]}>{a.name}</b>
                {a.more !== undefined && (
                  <span className={css["more"]}>
                    {a.kind === "refused" && <Icon name="cross" />} {a.more}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ol>
      {small.length > 0 && (
        <div className={css["small"]}>
          {small.map((a) => (
            <Button key={a.digit} onPress={a.act}>
              <kbd className={look["key"]}>{a.digit}</kbd> {a.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
