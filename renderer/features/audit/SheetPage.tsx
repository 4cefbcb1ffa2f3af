import { Button } from "react-aria-components";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { Links, RegisterPage } from "../../forms/RegisterPage.tsx";
import { short, useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { nextFates } from "./fates.ts";

/** One 記録用紙: with whom it is or what became of it, what can be marked next, and every record it stands in. */
export function SheetPage({ label }: { readonly label: string }) {
  const { w, language, value } = useWords();
  const t = w.audit.recordSheets;
  const go = usePlace((s) => s.go);
  const { me } = useRegisters();
  const today = useToday();
  const { row: r, waiting } = useAskOne("sheets.list", { label });
  if (waiting) return null;
  if (r === null) return <Nothing text={t.unknown} />;
  const none = w.people.person.none;
  return (
    <RegisterPage
      back={["audit", "papers"]} heading={`${short(r.label)}　${w.audit.forms.record}`} about={t.about} history={r.label}
      facts={[
        [t.fate, r.fate === null ? t.printed : value(r.fate)],
        [t.since, r.since === null ? t.unused : moment(ms(r.since), today, language)],
        [w.people.columns.name, <Links key="worker" view="person" to={[r.worker]} none={none} />],
        [w.people.columns.code, <Links key="place" view="place" to={[r.place]} none={none} />],
        [w.audit.print.issueNo, r.doc_no ?? none],
      ]}
      acts={!readsOnly(me) && nextFates(r.fate).map((fate) => <Button key={fate} className={cx(look["button"], look["smallButton"])} onPress={() => go("audit", "form:sheet.record", r.label, { fate, record_sheets: [r.label] })}>{t.marks[fate]}</Button>)}
    />
  );
}
