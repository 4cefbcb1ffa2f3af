import { Button } from "react-aria-components";
import { useLayer } from "../keys/layers.ts";
import { cx } from "./cx.ts";
import css from "./KeyActions.module.css";
import { useWords } from "../words/words.ts";
import { articleName } from "./articleName.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";

/** What a digit does on the open card (ui.md §4): the digit keeps its meaning, the words of 1 change. */
export interface KeyAction {
  readonly digit: number;
  readonly name: string;
  /** What will be written, or in one line why it cannot be done now. */
  readonly more?: string | undefined;
  readonly kind?: "primary" | "danger" | "refused" | undefined;
  /** Of what is refused: the article that says so. */
  readonly article?: string | undefined;
  /** Shown small below the others. */
  readonly small?: boolean | undefined;
  readonly act: () => void;
}

/** The digits of a card or page: buttons, and the keys themselves while `active`. Nothing is greyed out; what is refused answers why. */
export function KeyActions({ actions, label, compact = false, active = true }: { readonly actions: readonly KeyAction[]; readonly label: string; readonly compact?: boolean; readonly active?: boolean }) {
  useLayer("card", { digit: (n) => { const found = actions.find((a) => a.digit === n); found?.act(); return found !== undefined; } }, active);
  const { w, language } = useWords();
  const small = actions.filter((a) => a.small === true);
  const why = (a: KeyAction): string => `${a.more ?? ""}${a.article === undefined ? "" : `　${articleName(a.article, language)}`}`;
  const not = (a: KeyAction): React.ReactNode => a.kind === "refused" && <span className="hidden-visually">　{w.today.act.notNow}　</span>;
  return (
    <div role="group" aria-label={label}>
      <ol className={cx(css["list"], compact && css["compact"])}>
        {actions.filter((a) => a.small !== true).map((a) => (
          <li key={a.digit}>
            <Button className={cx(css["action"], a.kind && css[a.kind])} onPress={a.act}>
              <span className={css["cap"]}>{a.digit}</span>
              <span className={css["words"]}>
                <b className={css["name"]}>{a.name}</b>
                {not(a)}
                {a.more !== undefined && (
                  <span className={css["more"]}>
                    {a.kind === "refused" && <Icon name="cross" />} {why(a)}
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
            <Button key={a.digit} className={cx(a.kind === "refused" && css["smallRefused"])} onPress={a.act}>
              <kbd className={look["key"]}>{a.digit}</kbd> {a.name}
              {not(a)}
              {a.kind === "refused" && <span className={css["why"]}><Icon name="cross" /> {why(a)}</span>}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
