import { Button } from "react-aria-components";
import { Line } from "../../forms/CommandForm.tsx";
import { RegisterField } from "../../forms/RegisterField.tsx";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { failure, hasTests, success } from "./blockItems.ts";
import type { Walk } from "./closing.ts";

/** The tests of a quarterly or yearly inspection: restoring, and accuracy from a sample. */
export function TestFields({ walk, inspection, onChange, today }: { readonly walk: Walk; readonly inspection: string; readonly onChange: (some: Partial<Walk>) => void; readonly today: string }) {
  const { w } = useWords();
  const t = w.inspections.tests;
  const go = usePlace((s) => s.go);
  if (!hasTests(walk.kind)) return null;
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={look["spring"]} />
        <ArticleTag article="14(6)" />
      </div>
      <div className={cx(look["stack"], look["panelBody"])}>
        <h3>{t.restore}　<span className={cx(look["small"], look["muted"])}>{t.restoreMore}</span></h3>
        <DayField label={t.on} value={walk.restoreOn} onChange={(restoreOn) => onChange({ restoreOn })} today={today} />
        <Line>
          <RegisterField register="item" label={t.medium} value={walk.restoreMedium} onChange={(restoreMedium) => onChange({ restoreMedium })} />
          <SelectField label={t.result} value={walk.restoreResult} onChange={(restoreResult) => onChange({ restoreResult })} choices={[{ id: success, text: t.success }, { id: failure, text: t.failure }]} />
        </Line>
        <h3>{t.accuracy}　<span className={cx(look["small"], look["muted"])}>{t.accuracyMore}</span></h3>
        <DayField label={t.on} value={walk.accuracyOn} onChange={(accuracyOn) => onChange({ accuracyOn })} today={today} />
        <Line>
          <CountField label={t.n} value={walk.accuracyN} onChange={(accuracyN) => onChange({ accuracyN })} />
          <CountField label={t.errors} value={walk.accuracyErrors} onChange={(accuracyErrors) => onChange({ accuracyErrors })} />
        </Line>
        <div><Button className={cx(look["button"], look["smallButton"])} onPress={() => go("inspections", "sample", inspection)}>{t.draw}</Button></div>
      </div>
    </section>
  );
}
