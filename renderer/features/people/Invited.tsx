import { Button } from "react-aria-components";
import { usePaper } from "../../forms/usePaper.tsx";
import { short, useRegisters } from "../../registers.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

/** What the newcomer needs: kept only while this page is on the screen, and nowhere else. */
export interface Invitation {
  readonly no: string;
  readonly passphrase: string;
  readonly fingerprint: string;
}

/** The one-time passphrase of a newcomer, shown once. At the first log-in the person chooses their own and this one opens nothing any more. */
export function Invited({ invitation, onLeave }: { readonly invitation: Invitation; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.people;
  const { person } = useRegisters();
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
          <p className={look["id"]}>{invitation.passphrase}</p>
          <p>{t.oneTimeMore}</p>
          <h2>{t.fingerprint}</h2>
          <p className={look["id"]}>{invitation.fingerprint}</p>
          <div>
            <Button className={`${look["button"] ?? ""} ${look["primary"] ?? ""}`} onPress={onLeave}>
              {t.person.back}
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}
