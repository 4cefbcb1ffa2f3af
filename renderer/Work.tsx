import { send } from "./bridge.ts";
import { leftOf, useWork } from "./state/work.ts";
import look from "./ui/look.module.css";
import { Progress } from "./ui/Progress.tsx";
import { useWords } from "./words/words.ts";

/** What may be stopped: it only reads, and begins anew the next time. */
const stoppable: ReadonlySet<string> = new Set(["ledger.verify", "import.preview"]);

/** Work of the host that takes longer than a second, on whatever page: what, n／m, time left, and how to interrupt it (ui.md §10). */
export function Work() {
  const { w } = useWords();
  const works = useWork((s) => s.now).filter((work) => work.what !== "app.create_practice");
  if (works.length === 0) return null;
  const names: Readonly<Record<string, string>> = w.progress.what;
  return (
    <section aria-label={w.progress.title} className={look["stack"]}>
      {works.map((work) => {
        const may = stoppable.has(work.what);
        return (
          <div key={work.what} className={look["note"]}>
            <Progress what={names[work.what] ?? w.progress.title} done={work.done} of={work.of} left={leftOf(work, Date.now())} onStop={may ? () => void send("work.stop", { what: work.what }) : undefined} />
            <p className={look["small"]}>{may ? w.progress.again : w.progress.notStopped}</p>
          </div>
        );
      })}
    </section>
  );
}
