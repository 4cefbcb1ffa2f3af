import { Button } from "react-aria-components";
import { usePaper } from "../../forms/usePaper.tsx";
import { short, useRegisters } from "../../registers.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./people.module.css";

/** What the newcomer needs: kept only while this page is on the screen, and nowhere else. */
export interface Invitation {
  readonly no: string;
  readonly passphrase: string;
  readonly fingerprint: string;
}

/**
 * The one-time passphrase of a newcomer, shown once, on a slip that goes from the page to the printer: no paper of the ledger, no file and no record holds it (docs/decisions/0014).
 * At the first log-in the person chooses their own and this one opens nothing any more.
 */
export function Invited({ invitation, onLeave }: { readonly invitation: Invitation; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.people;
  const { person, nameOf } = useRegisters();
  const face = useSession((s) => s.face);
  const practice = face?.practice === true;
  const paper = usePaper();
  const label = person(invitation.no)?.label ?? null;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{invitation.no}</h1>
      </div>
      <section className={look["panel"]} data-region="content" aria-label={t.oneTime}>
        <div className={`${look["stack"] ?? ""} ${look["panelBody"] ?? ""}`}>
          {label !== null && (
            <>
              <h2>{t.badgeNo}</h2>
              <p className={look["id"]}>{label}</p>
              <p>{t.badgeMore}</p>
              <div>
                <Button className={look["button"] ?? ""} onPress={() => paper.print({ form: "labels", subject: label }, `${w.audit.forms.labels} ${short(label)}`)}>
                  {paper.printing ? w.today.act.printing : t.printBadge}
                </Button>
              </div>
              {paper.note}
            </>
          )}
          <h2>{t.oneTime}</h2>
          <p>{t.oneTimeMore}</p>
          <article className={css["slip"]} aria-label={t.slip.title}>
            <h3>{practice ? `【${w.practice}】` : ""}{t.slip.title}</h3>
            <p className={css["secret"]}>{invitation.passphrase}</p>
            <dl className={cx(look["facts"], look["factsOne"])}>
              <dt>{t.slip.ledger}</dt><dd className={look["id"]}>{face?.short_id}　{face?.alias}</dd>
              <dt>{t.slip.person}</dt><dd>{nameOf(invitation.no)}　{invitation.no}</dd>
              {label !== null && <><dt>{t.slip.badge}</dt><dd className={look["id"]}>{label}</dd></>}
              <dt>{t.slip.fingerprint}</dt><dd className={look["id"]}>{invitation.fingerprint}</dd>
            </dl>
            <ol className={css["steps"]}>{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t.slip.how[n]}</li>)}</ol>
            <p>{t.slip.wrong}</p>
          </article>
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["primary"])} onPress={() => window.print()}>
              <Icon name="printer" /> {t.slip.print}
            </Button>
            <Button className={cx(look["button"])} onPress={onLeave}>
              {t.person.back}
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}
