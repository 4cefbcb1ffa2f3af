import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useAskOne } from "../../ask.ts";
import { figure } from "../../figure.ts";
import { useLayer } from "../../keys/layers.ts";
import { HoldingField } from "../../forms/registerFields.tsx";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { drawSample } from "./drawSample.ts";
import css from "./inspections.module.css";

/** C 正確性: which records to compare, drawn from the ledger's value and the inspection number, so that anyone can draw the same (I9). */
export function AccuracySample({ no }: { readonly no: string }) {
  const { w, amount } = useWords();
  const t = w.inspections.sample;
  const { go, back } = usePlace();
  const { status } = useRegisters();
  // The value of the moment the sample was asked for: records made since do not change it.
  const [from] = useState(() => (status === null ? null : { root: status.root, records: status.records }));
  const [holding, setHolding] = useState<string | null>(null);
  const [n, setN] = useState<number | null>(null);
  const [drawn, setDrawn] = useState<readonly number[]>([]);
  const full = useAskOne("holdings.get", holding === null ? null : { ledger_no: holding }).row;
  const line = full?.line.find((l) => l.stored > 0);
  const all = line?.stored ?? 0;
  const root = from?.root ?? status?.root ?? "";
  const records = from?.records ?? status?.records ?? 0;
  useEffect(() => {
    let gone = false;
    if (holding === null || n === null || n === 0 || all === 0 || root === "") setDrawn([]);
    else void drawSample(root, no, holding, all, Math.min(n, 2_000)).then((d) => { if (!gone) setDrawn(d); });
    return () => {
      gone = true;
    };
  }, [root, no, holding, all, n]);
  useLayer("form", { escape: () => (back(), true) });
  return (
    <>
      <div className={look["pageHead"]}><h1>{t.title}</h1><b className={look["id"]}>{no}</b><span className={cx(look["small"], look["muted"])}>{t.more}</span></div>
      <div className={cx(look["columns"])}>
        <section className={look["panel"]} data-region="content" aria-label={t.title}>
          <div className={cx(look["stack"], look["panelBody"])}>
            <HoldingField label={t.holding} need value={holding} onChange={setHolding} />
            <CountField label={t.n} need value={n} onChange={setN} hint={line ? t.of(amount(all, line.unit)) : undefined} />
          </div>
          {drawn.length === 0 ? (
            <p className={cx(look["panelBody"], look["muted"])}>{t.none}</p>
          ) : (
            <>
              <div className={look["panelHead"]}><h2>{t.drawn(drawn.length)}</h2><span className={look["muted"]}>{line && t.of(amount(all, line.unit))}</span></div>
              <ol className={css["numbers"]}>{drawn.map((d) => <li key={d}>{figure(d)}</li>)}</ol>
            </>
          )}
        </section>
        <aside className={look["panel"]} data-region="side" aria-label={t.value}>
          <div className={cx(look["stack"], look["panelBody"])}>
            <h2>{t.value}</h2>
            <p className={css["root"]}>{root.replaceAll(/(.{4})/gu, "$1 ")}</p>
            <p className={cx(look["small"], look["muted"])}>{t.until(records)}</p>
            <Button className={cx(look["button"], look["primary"])} onPress={() => go("inspections", "form:inspection.accuracy", holding, { ...(holding === null ? {} : { ledger_no: holding }), ...(n === null ? {} : { n: Math.min(n, all === 0 ? n : all) }) })}>{t.record}</Button>
            <Button className={cx(look["button"])} onPress={() => go("inspections", "run", no)}>{t.back}</Button>
          </div>
        </aside>
      </div>
    </>
  );
}
