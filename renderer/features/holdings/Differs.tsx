import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";

/** A text of one of two sides, marked by icon, word and weight where the other side says something else. */
export function Differs({ same = false, children }: { readonly same?: boolean; readonly children: React.ReactNode }) {
  const { w } = useWords();
  return same ? children : <b className={css["differs"]}><Icon name="alarm" /> <span className="hidden-visually">{w.holdings.differs} </span>{children}</b>;
}
