import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { codes, isCode } from "../../../shared/articles/codes.ts";
import type { RequestRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { approved, covers, declined, innerApproval, takeoutGrants, takeoutKind, type Decision } from "../../forms/fits.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useHoldingsOf, useItemsOf } from "../../named.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { CheckList } from "../../ui/CheckList.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import { KeyActions, type KeyAction } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./takeouts.module.css";

/** What the form of a takeout starts with where it was asked for. */
export const departing = (r: RequestRow): Readonly<Record<string, unknown>> => ({ takeout_no: r.no, lots: r.lots, destination: r.destination, out_at: r.out_at, due_back_at: r.due_back_at, purpose: r.purpose });

/** One request for a takeout (T1): what, where to, who asks, what the city allows; `1` approves it with the passphrase of who decides, or hands out what is approved. */
export function RequestPage({ no }: { readonly no: string }) {
  const { w } = useWords();
  const go = usePlace((s) => s.go);
  const asked = useAsk("requests.list", { takeout_no: no });
  const request = asked.rows[0];
  const { me } = useRegisters();
  useLayer("page", { escape: () => (go("takeouts", "requests"), focusBar(), true) });
  if (asked.waiting || me === null) return null;
  if (request === undefined) return <Nothing text={w.takeouts.page.missing} />;
  return <Shown request={request} me={me.no} />;
}

function Shown({ request: r, me }: { readonly request: RequestRow; readonly me: string }) {
  const { w, language, list, amount } = useWords();
  const t = w.takeouts;
  const { nameOf } = useRegisters();
  const { go, back } = usePlace();
  const now = useNow(30_000);
  const today = dayOf(now);
  const holdings = useHoldingsOf(r.lots.map((l) => l.ledger_no));
  const items = useItemsOf(r.lots.flatMap((l) => l.medium ?? []));
  const approvals = useAsk("approvals.list", { kind: takeoutKind, on: today }).rows;
  const lines = r.lots.map((l) => ({ ledger_no: l.ledger_no, item: l.medium ?? null, quantity: l.quantity, unit: l.unit ?? null }));
  const fit = takeoutGrants(approvals, now).filter((g) => g.live && covers(g, lines, r.destination, (h) => holdings.of(h)?.approval ?? null));
  const what = list(r.lots.map((l) => `${l.ledger_no} ${amount(l.quantity, l.unit ?? holdings.of(l.ledger_no)?.unit ?? null)}`));
  const [pressed, setPressed] = useState(0);
  const [declining, setDeclining] = useState(false);
  const command = useCommand<"approval.decide", { readonly decision: Decision; readonly note: string }>("approval.decide", {
    initial: { decision: approved, note: "" },
    body: (v) => ({ takeout_no: r.no, kind: innerApproval, approved_by: me, decision: v.decision, note: v.note.trim() === "" ? undefined : v.note.trim() }),
    subject: () => r.no,
    sentence: (v) => `${v.decision === declined ? t.request.decline : t.request.approve}　${r.no}　${what}　${nameOf(r.destination)}`,
    signers: () => [{ role: t.request.decider, person: me, here: true }],
    onAccepted: () => back(),
  });
  const { values: v, set, submit } = command;
  // Sent once the decision that was pressed stands in the values.
  useEffect(() => {
    if (pressed > 0) submit();
    // one press, one try
  }, [pressed]);
  const approve = (): void => {
    set({ decision: approved });
    setDeclining(false);
    setPressed((n) => n + 1);
  };
  const decline = (): void => {
    if (!declining) {
      setDeclining(true);
      return;
    }
    set({ decision: declined });
    setPressed((n) => n + 1);
  };
  const open = r.decision === null;
  const ready = !open && r.decision !== declined && r.departed === 0;
  const paper = usePaper();
  const print = (): void => paper.print({ form: "F07", subject: r.no }, `${w.audit.forms.F07} ${r.no}`);
  useLayer("form", { print: () => (print(), true), submit: () => (open ? (declining ? decline() : approve()) : ready && go("takeouts", "depart", r.no, departing(r)), true) });
  const against = command.checks.find((c) => c.status !== "ok" && c.level === "B");
  const actions: readonly KeyAction[] = open
    ? [
        { digit: 1, name: t.request.approve, act: approve, ...(against === undefined ? { more: t.request.approveMore, kind: "primary" } : { more: isCode(against.code) ? codes[against.code][language] : t.request.approveMore, article: against.article, kind: "refused" }) },
        { digit: 2, name: t.request.decline, more: t.request.declineMore, act: decline },
      ]
    : ready
      ? [{ digit: 1, name: t.depart, more: t.request.departMore, kind: "primary", act: () => go("takeouts", "depart", r.no, departing(r)) }]
      : [];
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.columns.destination, nameOf(r.destination)],
    [t.columns.purpose, r.purpose],
    [t.columns.outAt, moment(ms(r.out_at), today, language)],
    [t.columns.due, moment(ms(r.due_back_at), today, language)],
    [t.columns.by, nameOf(r.by_no)],
    [t.request.city, fit.length === 0 ? <span className={look["warn"]}>{t.form.noApproval}</span> : list(fit.map((g) => g.row.doc_no ?? g.row.approval))],
  ];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1><span className={look["id"]}>{r.no}</span>　{t.request.title}</h1>
        {open ? <Chip icon="pen" tone="chipWait">{t.waiting}</Chip> : r.decision === declined ? <Chip icon="cross" tone="chipBad">{t.declined}</Chip> : <Chip icon="check" tone="chipGood">{t.approved}</Chip>}
        {r.decided_by !== null && <span className={cx(look["small"], look["muted"])}>{nameOf(r.decided_by)}</span>}
        <ArticleTag article="14(2)" />
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.today.act.printing : w.audit.print.of(w.audit.forms.F07)} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("takeouts", "requests")}>{t.request.back}</Button>
      </div>
      <div className={look["columns"]}>
        <div className={css["main"]} data-region="content">
          <dl className={look["facts"]}>
            {facts.map(([name, fact]) => (
              <div key={name} style={{ display: "contents" }}><dt>{name}</dt><dd>{fact}</dd></div>
            ))}
          </dl>
          <section className={look["panel"]} aria-label={t.form.what}>
            <div className={look["panelHead"]}><h2>{t.form.what}</h2></div>
            <div className={css["scroll"]}>
              <table className={look["plainTable"]}>
                <tbody>
                  {r.lots.map((l, i) => (
                    <tr key={i}>
                      <td><button type="button" className={look["link"]} onClick={() => go("holdings", "holding", l.ledger_no)}>{l.ledger_no}</button></td>
                      <td>{holdings.of(l.ledger_no)?.name}</td>
                      <td className={look["id"]}>{l.medium === undefined ? "" : short(items.of(l.medium)?.label ?? l.medium)}</td>
                      <td className={look["number"]}>{amount(l.quantity, l.unit ?? holdings.of(l.ledger_no)?.unit ?? null)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        </div>
        <aside className={css["main"]} data-region="side" aria-label={w.today.card.can}>
          {paper.note ?? command.note}
          {actions.length > 0 && <KeyActions compact label={w.today.card.can} active={command.note === null} actions={actions} />}
          {declining && open && (
            <div onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && !e.nativeEvent.isComposing && (e.preventDefault(), decline())}>
              <TextField label={t.request.why} hint={t.request.whyHint} need={false} value={v.note} onChange={(note) => set({ note })} autoFocus />
            </div>
          )}
          {open && command.checks.length > 0 && <CheckList channel={command.channel} rows={command.checks} title={t.request.check} about={nameOf} />}
        </aside>
      </div>
    </>
  );
}
