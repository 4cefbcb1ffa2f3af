import type { JourneyOf, SlipOf } from "../../../shared/ipc/answers.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { underWay } from "../../forms/fits.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import type { Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Referring } from "../../forms/RegisterPage.tsx";

/** Takeouts and transports that went by a plan or with a haulier, newest first. Who counts at the arrival does not see what left (ui.md §1.11). */
export function Journeys({ title, rows, none }: { readonly title: string; readonly rows: readonly JourneyOf[]; readonly none: string }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.takeouts.columns;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const columns: readonly Col<JourneyOf>[] = [
    { id: "no", name: w.people.columns.no, width: 96, show: (j) => <b className={look["id"]}>{j.no}</b> },
    { id: "to", name: t.to, width: "2fr", minWidth: 140, show: (j) => (j.from_place === null ? nameOf(j.to_place) : `${nameOf(j.from_place)} → ${nameOf(j.to_place)}`) },
    { id: "who", name: t.haulier, width: "2fr", minWidth: 150, show: (j) => list([...j.bearers.map(nameOf), ...(j.haulier === null ? [] : [nameOf(j.haulier)])]) },
    { id: "qty", name: t.quantity, width: 104, right: true, show: (j) => (j.state === underWay ? <span className={look["muted"]}>{w.handovers.blind}</span> : amount(j.qty, j.unit)) },
    { id: "at", name: w.people.plan.when, width: 190, show: (j) => (j.at === null ? "−" : moment(ms(j.at), today, language)) },
    { id: "state", name: t.state, width: 110, show: (j) => value(j.state) },
  ];
  return <Referring title={title} rows={rows} columns={columns} keyOf={(j) => `${j.is} ${j.no}`} text={(j) => j.no} onOpen={(j) => go("takeouts", "takeout", j.no)} none={none} />;
}

/** Slips that a party or a plan stands on, newest first; what nobody counted yet shows no quantity. */
export function Slips({ title, rows, none }: { readonly title: string; readonly rows: readonly SlipOf[]; readonly none?: string }) {
  const { w, language, value, amount } = useWords();
  const t = w.people;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const unchecked = (h: SlipOf): boolean => h.check_by !== null && h.checked_at === null;
  const columns: readonly Col<SlipOf>[] = [
    { id: "no", name: t.columns.no, width: 96, show: (h) => <b className={look["id"]}>{h.no}</b> },
    { id: "direction", name: t.columns.kind, width: "1fr", minWidth: 130, show: (h) => value(h.direction) },
    { id: "party", name: t.party.with, width: "2fr", minWidth: 140, show: (h) => nameOf(h.party) },
    { id: "qty", name: w.takeouts.columns.quantity, width: 104, right: true, show: (h) => (unchecked(h) ? <span className={look["muted"]}>{w.handovers.blind}</span> : amount(h.qty, h.unit)) },
    { id: "at", name: t.plan.when, width: 190, show: (h) => moment(ms(h.at), today, language) },
  ];
  return <Referring title={title} rows={rows} columns={columns} keyOf={(h) => h.no} text={(h) => h.no} onOpen={(h) => go("handovers", "slip", h.no)} {...(none === undefined ? {} : { none })} />;
}
