import { Button } from "react-aria-components";
import { useRegisters } from "../registers.ts";
import { usePlace } from "../state/place.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/Icon.tsx";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";

/** Who cannot confirm on the spot because there is no key for the badge, each with the next step: 鍵を発行する. Nothing where everybody has one. */
export function Keyless({ persons }: { readonly persons: readonly string[] }) {
  const { w } = useWords();
  const t = w.takeouts.keyless;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  if (persons.length === 0) return null;
  return (
    <section className={cx(look["note"], look["noteWarn"])} aria-label={t.title}>
      <b><Icon name="alarm" /> {t.title}</b>
      {persons.map((no) => (
        <p key={no} className={look["row"]}>
          <span>{t.who(nameOf(no))}</span>
          <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("people", "form:account.invite", no, { worker: no })}>{t.invite(nameOf(no))}</Button>
        </p>
      ))}
      <p className={look["small"]}>{t.more}</p>
    </section>
  );
}
