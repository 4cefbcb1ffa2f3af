import { Button } from "react-aria-components";
import type { HoldingRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, ms, span } from "../../dates.ts";
import { ListPage, Nothing, type Action } from "../../forms/ListPage.tsx";
import { useAll } from "../../paged.ts";
import { copyGrant } from "../../forms/wireWords.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { GrantBar } from "../../ui/GrantBar.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf, stateOfRow } from "../../ui/states.ts";
import { LiesIn } from "../../ui/Whereabouts.tsx";
import { useWords } from "../../words/words.ts";
import { endOf } from "./late.ts";
import css from "./copies.module.css";
import { CopyForm } from "./CopyForm.tsx";
import { CopyMade } from "./CopyMade.tsx";
import { copyGrants, stillThere, type CopyGrant } from "./grants.ts";

/** 複写・複製: what is left of each approval, the copies with their day of destruction, the form. */
export function CopiesPage() {
  const { view, about, with: given } = usePlace();
  if (view === "make" || view === "form:copy.make") return <CopyForm key={about ?? ""} about={about} given={given ?? {}} />;
  if (view === "made" && about !== null && Array.isArray(given?.["labels"])) return <CopyMade key={about} no={about} labels={given["labels"].map(String)} />;
  return <Lists />;
}

function Lists() {
  const { w, language, amount } = useWords();
  const t = w.copies;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(60_000);
  const today = dayOf(now);
  const approvals = useAsk("approvals.list", { kind: copyGrant });
  const holdings = useAll("holdings.list", { copies: true });
  const grants = copyGrants(approvals.rows, now);
  const docs = new Map(approvals.rows.map((a) => [a.approval, a.doc_no ?? a.approval]));
  const copies = holdings.rows
    .map((h) => ({ h, left: stillThere(h.line) }))
    // Open ones first, and of these the one that has to go first.
    .sort((a, b) => Number(a.left.length === 0) - Number(b.left.length === 0) || ((a.h.destroy_by ?? "9") < (b.h.destroy_by ?? "9") ? -1 : 1));
  const late = (h: HoldingRow): boolean => h.destroy_by !== null && h.destroy_by < today;
  type Copy = (typeof copies)[number];
  const columns: readonly Col<Copy>[] = [
    { id: "no", name: t.columns.no, width: 108, show: (c) => <b className={look["id"]}>{c.h.no}</b> },
    { id: "name", name: t.columns.name, width: "3fr", minWidth: 170, show: (c) => c.h.name },
    { id: "state", name: t.columns.state, width: 116, show: (c) => (c.left.length === 0 ? <Chip icon="check" tone="chipEnd">{t.closed}</Chip> : <StateChip state={stateOf(stateOfRow(c.h), c.h.frozen)} />) },
    { id: "quantity", name: t.columns.quantity, width: 104, right: true, show: (c) => c.left.map((l) => amount(l.qty, l.unit)).join("　") },
    { id: "place", name: t.columns.place, width: "2fr", minWidth: 120, show: (c) => (c.h.lies.length === 0 ? "" : <LiesIn row={c.h} nameOf={nameOf} />) },
    { id: "approval", name: t.columns.approval, width: "2fr", minWidth: 150, show: (c) => docs.get(c.h.approval ?? "") ?? c.h.approval },
    {
      id: "destroy",
      name: t.columns.destroy,
      width: 276,
      show: (c) => {
        if (c.h.destroy_by === null) return "−";
        const day = dayBeside(c.h.destroy_by, today, language);
        return c.left.length > 0 && late(c.h) ? <span className={look["bad"]}><b>{t.over(span(now - endOf(c.h.destroy_by), language))}</b> / {day}</span> : day;
      },
    },
  ];
  const actions: readonly Action[] = [{ channel: "copy.make" }];
  return (
    <ListPage
      page="copies"
      title={t.title}
      sheets={[
        { id: "approvals", name: t.approvals, count: grants.filter((g) => g.live && g.some).length, actions, content: approvals.waiting ? null : grants.length === 0 ? <Nothing text={t.approvalsNone} /> : <Grants grants={grants} now={now} onUse={(g) => go("copies", "make", g.scope.holdings[0] ?? null, { approval: g.row.approval })} /> },
        {
          id: "copies",
          name: t.copies,
          count: copies.filter((c) => c.left.length > 0).length,
          actions,
          content: holdings.waiting ? null : <div className={look["panel"]}><DataTable label={t.copies} rows={copies} columns={columns} keyOf={(c) => c.h.no} text={(c) => `${c.h.no} ${c.h.name}`} onOpen={(c) => go("holdings", "holding", c.h.no)} height={Math.max(240, window.innerHeight - 330)} empty={<Nothing text={t.copiesNone} />} /></div>,
        },
      ]}
    />
  );
}

/** Each grant with a bar of what is left: full = nothing used. Those no longer in force stand last, in grey. */
function Grants({ grants, now, onUse }: { readonly grants: readonly CopyGrant[]; readonly now: number; readonly onUse: (g: CopyGrant) => void }) {
  const { w, language, value, amount } = useWords();
  const t = w.copies;
  const { nameOf } = useRegisters();
  const today = dayOf(now);
  return (
    <section className={look["panel"]} aria-label={t.approvals}>
      <div className={css["scroll"]}>
        <table className={look["plainTable"]}>
          <thead>
            <tr><th scope="col">{t.columns.doc}</th><th scope="col">{t.columns.what}</th><th scope="col">{t.columns.left}</th><th scope="col">{t.columns.until}</th><th scope="col"><span className="hidden-visually">{t.use}</span></th></tr>
          </thead>
          <tbody>
            {grants.map((g) => {
              const { row, scope } = g;
              const live = g.live && g.some;
              return (
                <tr key={`${row.approval}${row.grant_id ?? ""}`} className={live ? undefined : css["old"]}>
                  <td className={look["nowrap"]}><b>{row.doc_no ?? row.approval}</b></td>
                  <td>{[scope.holdings.join("・"), value(scope.method), nameOf(scope.place), scope.medium ?? "", nameOf(scope.party), row.persons === null ? "" : t.persons(row.persons)].filter((x) => x !== "").join("　")}</td>
                  <td>
                    {row.limit_qty === null ? t.noLimit : (
                      <span className={css["left"]}>
                        <GrantBar left={row.left ?? 0} limit={row.limit_qty} gone={!live} />
                        <span className={cx(look["nowrap"], live && look["strong"])}>{t.left(amount(row.left ?? 0, row.unit), amount(row.limit_qty, row.unit))}</span>
                      </span>
                    )}
                  </td>
                  <td className={look["nowrap"]}>
                    {ms(row.from_ms) > now ? t.from(dayBeside(dayOf(ms(row.from_ms)), today, language)) : t.until(dayBeside(dayOf(ms(row.to_ms)), today, language))}
                    {!g.live && <> <Chip icon="cross" tone="chipEnd">{t.ended}</Chip></>}
                  </td>
                  <td className={look["number"]}>{live ? <Button className={cx(look["button"], look["smallButton"])} onPress={() => onUse(g)}>{t.use}</Button> : g.live ? <Chip icon="crossed" tone="chipEnd">{t.usedUp}</Chip> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
