import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { RequestRow, TakeoutRow, TransportRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms, span } from "../../dates.ts";
import { ListPage, Nothing, type Action } from "../../forms/ListPage.tsx";
import { drawnOf } from "../../forms/useCommand.tsx";
import { useAll, usePaged, type Pages } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { DepartForm } from "./DepartForm.tsx";
import { ExtendPage } from "./ExtendPage.tsx";
import { arrivedState, declined, innerApproval, outState, takeoutGrants, takeoutKind, underWay } from "../../forms/fits.ts";
import { departing, RequestPage } from "./RequestPage.tsx";
import { ReturnForm } from "./ReturnForm.tsx";
import css from "./takeouts.module.css";
import { TakeoutPage } from "./TakeoutPage.tsx";

/** 持出し・移送: what is out and how late, requests and approvals waiting, transports under way; the forms of each. */
export function TakeoutsPage() {
  const { view, about, with: given } = usePlace();
  if (view === "depart" || view === "form:takeout.depart") return <DepartForm key={about ?? ""} about={about} given={given ?? {}} />;
  if (view === "close" || view === "form:takeout.close") return <ReturnForm key={about ?? ""} no={about} />;
  if (view === "request" && about !== null) return <RequestPage key={about} no={about} />;
  if (view === "extend" && about !== null) return <ExtendPage no={about} />;
  // A task of 今日 names the takeout or transport it is about.
  if ((view === "takeout" || view === "") && about !== null) return <TakeoutPage key={about} no={about} />;
  return <Lists />;
}

const textsOf = (v: unknown): readonly string[] => (Array.isArray(v) ? v.filter((t): t is string => typeof t === "string" && t !== "") : []);

function Lists() {
  const { w, language, value, list, amount } = useWords();
  const t = w.takeouts;
  const { nameOf, me, contract } = useRegisters();
  const few = (contract?.few_people ?? null) !== null;
  const go = usePlace((s) => s.go);
  const now = useNow(30_000);
  const today = dayOf(now);
  const open = useAll("takeouts.list", { open: true });
  const out = useMemo(() => [...open.rows].sort((a, b) => ms(a.due_back_at) - ms(b.due_back_at)), [open.rows]);
  const all = usePaged("takeouts.list", {});
  const moving = useAll("transports.list", { open: true });
  const underWayByAge = useMemo(() => [...moving.rows].sort((a, b) => ms(a.due_at) - ms(b.due_at) || ms(a.left_at) - ms(b.left_at)), [moving.rows]);
  const transports = usePaged("transports.list", {});
  const waiting = useAll("requests.list", { open: true });
  const newest = useAsk("requests.list", {});
  // What waits or is approved first, oldest first; then what was declined lately.
  const requests = [...[...waiting.rows].reverse(), ...newest.rows.filter((r) => r.departed === 0 && r.decision === declined)];
  const when = (at: string): string => moment(ms(at), today, language);
  const outCols: readonly Col<TakeoutRow>[] = [
    { id: "no", name: t.columns.no, width: 92, show: (r) => <b className={look["id"]}>{r.no}</b> },
    { id: "qty", name: t.columns.quantity, width: 72, right: true, show: (r) => amount(r.qty, r.unit) },
    { id: "to", name: t.columns.destination, width: "2fr", minWidth: 120, show: (r) => nameOf(r.destination) },
    { id: "who", name: t.columns.bearers, width: "2fr", minWidth: 150, show: (r) => list(r.bearers.map(nameOf)) },
    { id: "out", name: t.columns.outAt, width: 158, show: (r) => when(r.out_at) },
    { id: "due", name: t.columns.due, width: 158, show: (r) => when(r.due_back_at) },
    {
      id: "state",
      name: t.columns.state,
      width: 190,
      show: (r) => {
        if (r.state !== outState) return <Chip icon={r.matches === 0 ? "cross" : "check"} tone={r.matches === 0 ? "chipBad" : "chipEnd"}>{r.matches === 0 ? t.page.differs : t.done}</Chip>;
        const due = ms(r.due_back_at);
        return due < now ? <span className={css["late"]}><Icon name="alarm" /> {t.over(span(now - due, language))}</span> : t.left(span(due - now, language));
      },
    },
  ];
  const moveCols: readonly Col<TransportRow>[] = [
    { id: "no", name: t.columns.transport, width: 92, show: (r) => <b className={look["id"]}>{r.no}</b> },
    // Who counts at the arrival does not see what left (ui.md §1.11).
    { id: "qty", name: t.columns.quantity, width: 104, right: true, show: (r) => (r.state === underWay ? <span className={cx(look["small"], look["muted"])}>{w.handovers.blind}</span> : amount(r.qty, r.unit)) },
    { id: "from", name: t.columns.from, width: "1fr", minWidth: 120, show: (r) => nameOf(r.from_place) },
    { id: "to", name: t.columns.to, width: "1fr", minWidth: 120, show: (r) => nameOf(r.to_place) },
    { id: "who", name: t.columns.haulier, width: "1fr", minWidth: 150, show: (r) => list([...r.bearers.map(nameOf), nameOf(r.haulier)]) },
    { id: "left", name: t.columns.leftAt, width: 210, show: (r) => <>{when(r.left_at)}{r.state === underWay && <span className={cx(look["small"], look["muted"])}>　{t.since(span(now - ms(r.left_at), language))}</span>}</> },
    { id: "eta", name: t.columns.eta, width: 230, show: (r) => <>{r.state === underWay && ms(r.due_at) < now && <span className={css["late"]}><Icon name="alarm" /> {t.over(span(now - ms(r.due_at), language))} / </span>}{r.eta === null ? t.noEta : when(r.eta)}</> },
    { id: "state", name: t.columns.state, width: 110, show: (r) => (r.state === underWay ? <StateChip state="transit" /> : <Chip icon={r.state === arrivedState ? "check" : "crossed"} tone={r.state === arrivedState ? "chipEnd" : "chipBad"}>{value(r.state)}</Chip>) },
  ];
  const height = Math.max(220, window.innerHeight - 340);
  const table = <R,>(label: string, rows: readonly R[], columns: readonly Col<R>[], none: string, key: (r: R) => string, pages?: Pages<R>) => (
    <div className={look["panel"]}>
      <DataTable label={label} rows={rows} columns={columns} keyOf={key} text={key} onOpen={(r) => go("takeouts", "takeout", key(r))} height={height} {...(pages === undefined ? {} : { more: pages.more, read: pages.rows.length })} empty={<Nothing text={none} />} />
    </div>
  );
  const done = all.rows.filter((r) => r.state !== outState);
  const depart: Action = { channel: "takeout.depart" };
  const close: Action = { channel: "takeout.close" };
  const ask: Action = { channel: "takeout.request", first: ["lots", "destination", "purpose", "out_at", "due_back_at"], hidden: ["takeout_no"] };
  const decide: Action = { channel: "approval.decide", first: ["takeout_no", "decision"], hidden: ["kind"], start: { kind: innerApproval, approved_by: me?.no } };
  const arrive: Action = { channel: "takeout.arrive", first: ["takeout_no", "arrived_at", "arrival_by"] };
  const leave: Action = { channel: "transport.depart", first: ["from_place", "to_place", "plan", "lots", "bearers", "haulier", "container", "seal_no", "planned_arrival_at"], hidden: ["transport", "handed_by", "signatures", "ledger_no", "quantity", "unit"],
    signers: (v) => {
      const bearers = textsOf(v["bearers"]);
      return [{ role: t.form.giver, draw: true, not: few ? [] : bearers, ...(me === null || bearers.includes(me.no) ? {} : { person: me.no }) }, ...bearers.map((b, i) => ({ role: t.form.bearer(i + 1), person: b, draw: true }))];
    },
    signed: (who) => ({ handed_by: who[0]?.person, signatures: drawnOf(who) }),
  };
  const come: Action = { channel: "transport.arrive", first: ["transport", "counted", "checked_by", "to_place", "seal_intact"], hidden: ["incident", "brought_by", "signatures"], start: { checked_by: me?.no },
    signers: (v) => {
      const bearers = moving.rows.find((r) => r.no === v["transport"])?.bearers ?? [];
      return [...(bearers.length === 0 ? [] : [{ role: t.back.bringer, among: bearers, draw: true }]), { role: t.back.receiver, person: typeof v["checked_by"] === "string" ? v["checked_by"] : null, not: few ? [] : bearers, draw: true }];
    },
    signed: (who) => ({ ...(who.length > 1 ? { brought_by: who[0]?.person } : {}), signatures: drawnOf(who) }),
  };
  return (
    <ListPage
      page="takeouts"
      title={t.title}
      sheets={[
        { id: "out", name: t.out, count: out.length, actions: [depart, close, arrive, ask], content: open.waiting ? null : table(t.out, out, outCols, t.none.out, (r) => r.no) },
        { id: "requests", name: t.requests, count: waiting.rows.length, actions: [ask, decide], content: waiting.waiting || newest.waiting ? null : <><Requests rows={requests} now={now} /><Grants now={now} /></> },
        { id: "transports", name: t.transports, count: moving.rows.length, actions: [leave, come], content: transports.waiting || moving.waiting ? null : table(t.transports, [...underWayByAge, ...transports.rows.filter((r) => r.state !== underWay)], moveCols, t.none.transports, (r) => r.no, transports) },
        { id: "done", name: t.done, count: done.length, actions: [depart], content: all.waiting ? null : table(t.done, done, outCols, t.none.done, (r) => r.no, all) },
      ]}
    />
  );
}

/** Requests that wait for the supervisor, or approved for being handed out. */
function Requests({ rows, now }: { readonly rows: readonly RequestRow[]; readonly now: number }) {
  const { w, language, list, amount } = useWords();
  const t = w.takeouts;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = dayOf(now);
  if (rows.length === 0) return <Nothing text={t.none.requests} />;
  return (
    <section className={look["panel"]} aria-label={t.requests}>
      <div className={css["scroll"]}>
        <table className={look["plainTable"]}>
          <thead><tr><th scope="col">{t.columns.no}</th><th scope="col">{t.form.what}</th><th scope="col">{t.columns.destination}</th><th scope="col">{t.columns.purpose}</th><th scope="col">{t.columns.outAt}</th><th scope="col">{t.columns.by}</th><th scope="col">{t.columns.decision}</th><th scope="col"><span className="hidden-visually">{t.decide}</span></th></tr></thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.no}>
                <td><Button className={cx(look["link"], look["id"])} onPress={() => go("takeouts", "request", r.no)}>{r.no}</Button></td>
                <td>{list(r.lots.map((l) => `${l.ledger_no} ${amount(l.quantity, l.unit)}`))}</td>
                <td>{nameOf(r.destination)}</td>
                <td>{r.purpose}</td>
                <td>{moment(ms(r.out_at), today, language)}<div className={cx(look["small"], look["muted"])}>{t.form.due(moment(ms(r.due_back_at), today, language))}</div></td>
                <td>{nameOf(r.by_no)}</td>
                <td>{r.decision === null ? <Chip icon="pen" tone="chipWait">{t.waiting}</Chip> : r.decision !== declined ? <Chip icon="check" tone="chipGood">{t.approved}</Chip> : <Chip icon="cross" tone="chipBad">{t.declined}</Chip>} <span className={look["small"]}>{nameOf(r.decided_by)}</span></td>
                <td className={look["number"]}>
                  {r.decision === null && <Button className={cx(look["button"], look["smallButton"])} aria-label={`${r.no} ${t.decide}`} onPress={() => go("takeouts", "request", r.no)}>{t.decide}</Button>}
                  {r.decision !== null && r.decision !== declined && <Button className={cx(look["button"], look["smallButton"], look["primary"])} aria-label={`${r.no} ${t.depart}`} onPress={() => go("takeouts", "depart", r.no, departing(r))}>{t.depart}</Button>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The city's takeout approvals with what is left. */
function Grants({ now }: { readonly now: number }) {
  const { w, language, list, amount } = useWords();
  const t = w.takeouts;
  const { nameOf } = useRegisters();
  const today = dayOf(now);
  const approvals = useAsk("approvals.list", { kind: takeoutKind });
  const grants = takeoutGrants(approvals.rows, now);
  if (approvals.waiting) return null;
  return (
    <section className={look["panel"]} aria-label={t.grants}>
      <div className={look["panelHead"]}><h2>{t.grants}</h2></div>
      {grants.length === 0 ? (
        <p className={look["panelBody"]}>{t.none.grants}</p>
      ) : (
        <div className={css["scroll"]}>
          <table className={look["plainTable"]}>
            <thead><tr><th scope="col">{t.doc}</th><th scope="col">{t.scope}</th><th scope="col">{t.columns.quantity}</th><th scope="col">{t.period}</th></tr></thead>
            <tbody>
              {grants.map((g) => (
                <tr key={g.row.grant_id ?? g.row.approval} className={g.live && g.row.left !== 0 ? undefined : css["old"]}>
                  <td className={look["nowrap"]}><b>{g.row.doc_no ?? g.row.approval}</b></td>
                  <td>{list([nameOf(g.scope.worksite), ...(g.scope.holdings ?? []), g.scope.medium ?? "", g.scope.takeout_no ?? "", g.row.persons === null ? "" : t.persons(g.row.persons)])}</td>
                  <td className={look["nowrap"]}>{g.row.limit_qty === null ? t.noLimit : t.grantLeft(amount(g.row.left ?? 0, g.row.unit), amount(g.row.limit_qty, g.row.unit))}</td>
                  <td className={look["nowrap"]}>{t.until(dayBeside(dayOf(ms(g.row.to_ms)), today, language))} {!g.live && <Chip icon="cross" tone="chipEnd">{t.ended}</Chip>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
