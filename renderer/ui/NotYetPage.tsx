import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";

/** A place whose page has not come yet: says so in one sentence. */
export function NotYetPage() {
  const { w } = useWords();
  return (
    <section className={look["panel"]} data-region="content">
      <div className={look["empty"]}>
        <Icon name="paper" />
        <div>
          <h1>{w.notYet.title}</h1>
          <p className={look["muted"]}>{w.notYet.text}</p>
        </div>
      </div>
    </section>
  );
}
