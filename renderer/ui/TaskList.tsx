import { GridList, GridListItem } from "react-aria-components";
import { useWords } from "../words/words.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import { cx } from "./cx.ts";
import { type Gravity, GravityTag } from "./GravityTag.tsx";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import type { Task } from "./taskLine.ts";
import css from "./TaskList.module.css";

/**
 * Rows by gravity; Enter opens one; those beyond the fold (`rest`, the level of each) open by `onMore`. With `height` in px the rows scroll in it. Typed characters
 * do not jump, because digits are commands.
 */
export function TaskList({ tasks, label, rest = [], height, onMore, onOpen, id }: { readonly tasks: readonly Task[]; readonly label: string; readonly rest?: readonly Gravity[]; readonly height?: number | undefined; readonly onMore?: (() => void) | undefined; readonly onOpen: (key: string) => void; readonly id?: string }) {
  const { w, list } = useWords();
  const grave = ([1, 2, 3] as const).map((g) => ({ g, n: rest.filter((r) => r === g).length })).filter(({ n }) => n > 0);
  const more = `${w.list.more(rest.length)}${grave.length === 0 ? "" : `　${list(grave.map(({ g, n }) => w.list.named(w.gravity[g], n)))}`}`;
  return (
    <>
      <GridList className={css["list"] ?? ""} style={height === undefined ? {} : { maxHeight: height, overflow: "auto" }} aria-label={label} items={tasks} disallowTypeAhead onAction={(key) => onOpen(String(key))} selectionMode="none" {...(id === undefined ? {} : { id })}>
        {(t) => (
          <GridListItem id={t.key} className={css["row"] ?? ""} textValue={`${w.gravity[t.gravity]} ${t.what}`}>
            <GravityTag gravity={t.gravity} />
            <span>
              <b>{t.what}</b>
              <span className={css["more"]}>{t.more}</span>
            </span>
            <span>
              <span className={cx(css["when"], t.gravity <= 2 && css["late"], t.gravity === 3 && css["due"])}>{t.when}</span>
              <span className={css["date"]}>{t.date}</span>
            </span>
            <span>
              <ArticleTag article={t.article} />
            </span>
            <span className={css["chevron"]}>
              <Icon name="right" />
            </span>
          </GridListItem>
        )}
      </GridList>
      {rest.length > 0 && <p className={css["rest"]}>{onMore ? <button type="button" id={`${id ?? "tasks"}-rest`} className={look["link"]} aria-expanded={false} onClick={onMore}>{more}</button> : more}</p>}
    </>
  );
}
