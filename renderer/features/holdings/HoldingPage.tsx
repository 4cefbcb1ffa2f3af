import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { Answers, HoldingFull, HoldingRow, LineageRow, PersonRow } from "../../../shared/ipc/answers.ts";
import { addDays, dayOf, startOfDay } from "../../../shared/values/day.ts";
import { openColumns } from "../../../shared/values/holdingState.ts";
import { parseLabel, type Label } from "../../../shared/values/label.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, tightDay, ms, span } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { readsOnly } from "../../role.ts";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useHoldingsOf } from "../../named.ts";
import { useAll } from "../../paged.ts";
import { useLocks } from "../../locks.ts";
import { hasLeft, short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { BalanceFigure } from "../../ui/BalanceFigure.tsx";
import { Whereabouts } from "../../ui/Whereabouts.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LineagePicture, type LineageMember } from "../../ui/LineagePicture.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { draftState, notYet, stateOf, stateOfRow } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { AtTime, otherOf, type Known } from "./AtTime.tsx";
import { Differs } from "./Differs.tsx";
import { ofHolding } from "./formActions.ts";
import css from "./holdings.module.css";
import { Digits, asItem, useStanding } from "../../forms/Digits.tsx";
import { missingOf } from "../../ui/missingOf.ts";
import { stateOfLines } from "./lines.ts";
import { HistoryOf } from "../../forms/HistoryOf.tsx";

/** The page of one 台帳番号 (picture 02): what an auditor reads first, the three columns of 特14(7), 複製系統, 来歴; right the digits. */
export function HoldingPage({ no }: { readonly no: string }) {
  const words = useWords();
  const { w, language, value, list } = words;
  const registers = useRegisters();
  const { nameOf } = registers;
  const asked = useAskOne("holdings.get", { ledger_no: no });
  const lineage = useAsk("lineage.get", { ledger_no: no }).rows;
  const go = usePlace((s) => s.go);
  const [past, setPast] = useState(false);
  const now = useNow(30_000);
  const today = dayOf(now);
  const h = asked.row;
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: "trace", subject: no }, `${w.audit.forms.trace} ${no}`), true);
  useLayer("page", { escape: () => (go("holdings"), focusBar(), true), print });
  const family = useHoldingsOf(lineage.map((r) => r.no));
  const members = useMemo(() => lineage.map((r) => {
    const row = family.of(r.no);
    return memberOf(r, row, now, words, nameOf);
  }), [lineage, family, now, words, nameOf]);

  if (asked.waiting) return null;
  if (!h)
    return (
      <section className={look["panel"]} data-region="content">
        <div className={look["empty"]}>
          <Icon name="paper" />
          <div><h1>{w.holdings.missingHolding}</h1><p>{no}</p></div>
          <Button className={cx(look["button"])} onPress={() => go("holdings")}>{w.holdings.back}</Button>
        </div>
      </section>
    );

  const lots = h.lots.filter((l) => openColumns.has(l.col));
  const state = stateOf(stateOfLines(h.line, h.state), h.frozen);
  const openMembers = members.filter((m) => m.open).length;
  const over = lineage.filter((r) => r.is_open !== 1 && !notYet.has(r.state)).length;
  const draft = h.state === draftState;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>
          <span className={look["id"]}>{h.no}</span>　{h.name}
        </h1>
        <StateChip state={state} />
        {h.origin_kind !== null && <Chip icon="paper" tone="chipEnd">{value(h.origin_kind)}</Chip>}
        <span className={cx(look["small"], look["muted"])}>{short(h.label)}</span>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => setPast(!past)}><Icon name="clock" />{past ? w.holdings.closeTime : w.holdings.atTime}</Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : w.holdings.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
      </div>
      {paper.note}
      {past && <AtTime show={(at, known) => <Then no={no} at={at} known={known} />} />}
      <div className={look["columns"]}>
        <div className={css["main"]} data-region="content">
          <dl className={look["facts"]}>
            <dt>{w.holdings.facts.purpose}</dt><dd>{h.purpose ?? w.holdings.facts.empty}</dd>
            <dt>{w.holdings.facts.subjects}</dt><dd>{h.subject_count === null ? w.holdings.facts.empty : w.holdings.facts.persons(h.subject_count)}</dd>
            <dt>{w.holdings.facts.items}</dt><dd>{h.data_items.length === 0 ? w.holdings.facts.empty : list(h.data_items.map(value))}</dd>
            <dt>{w.holdings.facts.classes}</dt><dd>{draft && h.flags.length === 0 ? w.holdings.facts.empty : h.flags.length === 0 ? w.holdings.facts.noFlags : list(h.flags.map(value))}{h.confidentiality !== null && `　${h.confidentiality}`}</dd>
            <dt>{w.holdings.facts.form}</dt><dd>{h.form === null ? w.holdings.facts.empty : value(h.form)}</dd>
            <dt>{w.holdings.facts.custodian}</dt><dd>{h.custodian === null ? w.holdings.facts.empty : nameOf(h.custodian)}</dd>
          </dl>
          <section className={css["boxes"]} aria-label={`${w.holdings.where} ${w.holdings.who} ${w.holdings.how}`}>
            <div>
              <h2>{w.holdings.where}</h2>
              <Where h={h} now={now} />
            </div>
            <div>
              <h2>{w.holdings.who}</h2>
              <Users h={h} today={today} />
            </div>
            <div>
              <h2>{w.holdings.how}</h2>
              <b>{w.holdings.handled(h.used, h.open_descendants.length, h.taken_out)}</b>
              {h.use_until !== null && <div className={look["muted"]}>{w.holdings.useUntil(dayBeside(h.use_until, today, language))}</div>}
              {h.keep_until !== null && <div className={h.keep_until < today && lots.length > 0 ? look["bad"] : look["muted"]}>{w.holdings.keepUntil(dayBeside(h.keep_until, today, language))}</div>}
              {h.destroy_by !== null && <div className={h.destroy_by < today && lots.length > 0 ? look["bad"] : look["muted"]}>{w.holdings.destroyBy(dayBeside(h.destroy_by, today, language))}</div>}
            </div>
          </section>
          <section className={look["panel"]} aria-label={w.lineage.title}>
            <div className={look["panelHead"]}>
              <h2>{w.lineage.title}</h2>
              <span className={look["small"]}>
                {w.lineage.count(members.length)}　{w.lineage.open} <b>{figure(openMembers)}</b>　{w.lineage.closed} <b>{figure(over)}</b>
              </span>
              <span className={look["spring"]} />
              <span className={cx(look["small"], look["muted"])}><kbd className={look["key"]}>←</kbd> <kbd className={look["key"]}>→</kbd> {w.lineage.keys}</span>
              <ArticleTag article="4" />
            </div>
            {members.length <= 1 ? <p className={look["panelBody"]}>{w.lineage.one}</p> : <LineagePicture members={members} here={no} onOpen={(to) => to !== no && go("holdings", "holding", to)} />}
          </section>
          {h.line.length > 0 && (
            <section className={look["panel"]} aria-label={w.holdings.balance}>
              <div className={look["panelHead"]}><h2>{w.holdings.balance}</h2></div>
              <div className={look["panelBody"]}>{h.line.map((l) => <BalanceFigure key={l.unit} amounts={l} unit={l.unit} />)}</div>
            </section>
          )}
          <div className={css["grid2"]}>
            <Lots h={h} onOpen={(to) => go("holdings", "item", to)} />
            <Approvals h={h} now={now} />
          </div>
          <HistoryOf subject={no} views={h.views} />
        </div>
        <aside className={css["side"]} data-region="side" aria-label={w.today.card.can}>
          <HoldingDigits h={h} />
          {draft && !readsOnly(registers.me) && <Button className={cx(look["button"], look["primary"])} onPress={() => go("holdings", "form:holding.create", no)}><Icon name="pen" /> {w.answers.draft.goOn}</Button>}
          {!draft && <Actions page="holdings" actions={ofHolding(no)} about={no} plain />}
          {h.notes.length > 0 && (
            <section className={look["note"]}>
              <b>{w.holdings.notes}</b>
              {h.notes.map((n) => <p key={`${n.field}${n.seq}`} className={look["small"]}>{n.text}</p>)}
            </section>
          )}
        </aside>
      </div>
    </>
  );
}

/** The digits of the page: what its card offers. */
function HoldingDigits({ h }: { readonly h: HoldingFull }) {
  const { status } = useRegisters();
  const label = parseLabel(h.label, status?.tag ?? null);
  return "text" in label ? <OfLabel h={h} label={label} /> : null;
}
function OfLabel({ h, label }: { readonly h: HoldingFull; readonly label: Label }) {
  const standing = useStanding(asItem(h), label, h.no, h.no);
  return <Digits of={standing} onChoose={() => undefined} compact onPage="holding" />;
}

type Words = ReturnType<typeof useWords>;

/** A holding in 複製系統: what is missing, not back or past its day stands in red with its reason, the gravest alone; else where it is. Below it until when it may be there (C1). */
function memberOf(r: LineageRow, row: HoldingRow | undefined, now: number, { w, language, value, amount, list }: Words, nameOf: (no: string) => string): LineageMember {
  const open = r.is_open === 1;
  const state = row === undefined ? r.state : stateOfRow(row);
  const over = (day: string | null | undefined): number => (day === null || day === undefined || day === "" ? 0 : now - startOfDay(addDays(day, 1)));
  const missing = row === undefined ? "" : missingOf(row, amount);
  const back = row?.due_back === null || row === undefined ? 0 : now - ms(row.due_back);
  const late = !open
    ? null
    : missing !== ""
      ? `${w.state.missing} ${missing}`
      : back > 0
        ? w.holdings.late.back(span(back, language))
        : over(r.destroy_by) > 0
          ? w.holdings.late.destroy(span(over(r.destroy_by), language))
          : over(row?.keep_until) > 0
            ? w.holdings.late.keep(span(over(row?.keep_until), language))
            : null;
  const keep = row?.keep_until ?? "";
  const by = r.destroy_by ?? "";
  const at = (row?.lies ?? []).map((l) => nameOf(l.slice(l.indexOf(":") + 1)));
  return {
    no: r.no,
    parents: r.parents === null ? [] : r.parents.split(" "),
    label: r.no,
    name: r.name,
    state: open ? stateOf(state, r.frozen) : stateOf(state) === "kept" ? "closed" : stateOf(state),
    open,
    more: at.length > 0 ? list(at.slice(0, 2)) : value(r.origin_kind),
    due: by !== "" ? w.holdings.due.destroy(tightDay(by, dayOf(now), language)) : keep !== "" ? w.holdings.due.keep(tightDay(keep, dayOf(now), language)) : null,
    late,
  };
}

function Where({ h, now }: { readonly h: HoldingFull; readonly now: number }) {
  const { w } = useWords();
  const { place, nameOf } = useRegisters();
  const locked = useLocks();
  const lockOf = (code: string): React.ReactNode => {
    const row = place(code);
    return row && <div className={look["muted"]}>{short(row.label)}　{locked(row) === "" ? w.holdings.noLock : w.holdings.lock(locked(row))}</div>;
  };
  return <Whereabouts lots={h.lots} home={h.storage_location} nameOf={nameOf} now={now} beside={lockOf} none={w.whereabouts.gone} />;
}

/** Why a person who is listed may not use it now, or null. */
function lackOf(p: PersonRow | null, today: string, w: Words["w"]): string | null {
  if (!p) return null;
  if (hasLeft(p, today)) return w.holdings.ended;
  if (p.reported_on === null) return w.holdings.notReported;
  if (p.pledged_on === null) return w.holdings.notPledged;
  if (p.trained_on === null || p.trained_on === "") return w.holdings.notTrained;
  return `${Number(p.trained_on.slice(0, 4)) + 1}${p.trained_on.slice(4)}` < today ? w.holdings.trainingLapsed : null;
}

function Users({ h, today }: { readonly h: HoldingFull; readonly today: string }) {
  const { w, list } = useWords();
  const { person } = useRegisters();
  const judged = h.users.map((u) => ({ name: u.name ?? u.no, lack: lackOf(person(u.no), today, w) }));
  const may = judged.filter((u) => u.lack === null);
  return (
    <>
      <b>{h.users.length === 0 ? w.holdings.noUsers : list(may.map((u) => u.name))}</b> <span className={look["muted"]}>{w.holdings.users(may.length)}</span>
      {judged.filter((u) => u.lack !== null).map((u) => (
        <div key={u.name}>
          <span className={cx(look["bad"], look["strong"])}><Icon name="cross" /> {u.name}</span> {u.lack}
        </div>
      ))}
    </>
  );
}

function Lots({ h, onOpen }: { readonly h: HoldingFull; readonly onOpen: (item: string) => void }) {
  const { w, amount } = useWords();
  const { nameOf } = useRegisters();
  return (
    <section className={look["panel"]} aria-label={w.holdings.lots}>
      <div className={look["panelHead"]}><h2>{w.holdings.lots}</h2><span className={cx(look["small"], look["muted"])}>{w.holdings.count(h.lots_in_all)}</span></div>
      {h.lots.length === 0 ? (
        <p className={look["panelBody"]}>{w.holdings.lotsNone}</p>
      ) : (
        <div className={css["body"]}>
          <table className={look["plainTable"]}>
            <tbody>
              {h.lots.slice(0, 20).map((l) => (
                <tr key={l.lot}>
                  <td>{l.item === null ? nameOf(l.party) : <button type="button" className={look["link"]} onClick={() => l.item !== null && onOpen(l.item)}>{short(l.label ?? l.item)}</button>}</td>
                  <td className={look["number"]}>{amount(l.qty, l.unit)}</td>
                  <td><StateChip state={stateOf(l.col)} /></td>
                  <td className={look["small"]}>{l.col === "stored" && l.checked === 0 ? w.holdings.unchecked : l.col === "stored" ? nameOf(l.place) : nameOf(l.bound_for)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {h.lots_in_all > 20 && <p className={look["panelBody"]}>{w.list.more(h.lots_in_all - 20)}</p>}
        </div>
      )}
    </section>
  );
}

function Approvals({ h, now }: { readonly h: HoldingFull; readonly now: number }) {
  const { w, language, value, amount } = useWords();
  const today = dayOf(now);
  const go = usePlace((s) => s.go);
  const link = (approval: string, text: string): React.ReactNode => <button type="button" className={look["link"]} onClick={() => go("people", "approval", approval)}>{text}</button>;
  return (
    <section className={look["panel"]} aria-label={w.holdings.approvals}>
      <div className={look["panelHead"]}><h2>{w.holdings.approvals}</h2></div>
      {h.approval !== null && <p className={look["panelBody"]}>{w.holdings.madeUnder} {link(h.approval, h.approval)}</p>}
      {h.approvals.length === 0 ? (
        h.approval === null && <p className={look["panelBody"]}>{w.holdings.approvalsNone}</p>
      ) : (
        <div className={css["body"]}>
          <table className={look["plainTable"]}>
            <tbody>
              {h.approvals.map((g) => (
                <tr key={g.id}>
                  <td>{link(g.approval, g.doc_no ?? g.approval)}</td>
                  <td>{value(g.kind)}</td>
                  <td className={cx(look["small"], g.to_ms < now && look["muted"])}>{w.holdings.grant(g.limit_qty === null ? w.holdings.unlimited : w.copies.left(amount(g.limit_qty - g.used, g.unit), amount(g.limit_qty, g.unit)), dayBeside(dayOf(g.to_ms), today, language))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Then({ no, at, known }: { readonly no: string; readonly at: string; readonly known: Known }) {
  const { w, amount } = useWords();
  const { nameOf } = useRegisters();
  const asked = useAll("lots.as_of", { as_of: at, known, ledger_no: no });
  const other = useAll("lots.as_of", { as_of: at, known: otherOf(known), ledger_no: no });
  const sumsOf = (rows: readonly Answers["lots.as_of"][]): ReadonlyMap<string, { readonly qty: number; readonly unit: string; readonly col: string; readonly where: string }> => {
    const sums = new Map<string, { readonly qty: number; readonly unit: string; readonly col: string; readonly where: string }>();
    for (const r of rows.filter((one) => one.qty > 0)) {
      const where = nameOf(r.place ?? r.party);
      const key = `${r.unit} ${r.col} ${where}`;
      sums.set(key, { qty: (sums.get(key)?.qty ?? 0) + r.qty, unit: r.unit, col: r.col, where });
    }
    return sums;
  };
  const shown = [...sumsOf(asked.rows)];
  const beside = sumsOf(other.rows);
  if (asked.waiting || other.waiting) return null;
  if (shown.length === 0) return <p>{w.holdings.nothingThen}</p>;
  return (
    <table className={look["plainTable"]}>
      <tbody>
        {shown.map(([key, r]) => (
          <tr key={key}>
            <td className={look["number"]}><Differs same={beside.get(key)?.qty === r.qty}>{amount(r.qty, r.unit)}</Differs></td>
            <td><StateChip state={stateOf(r.col)} /></td>
            <td>{r.where}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
