import type { HandoverRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, ms, span } from "../../dates.ts";
import { ListPage, Nothing, type Action } from "../../forms/ListPage.tsx";
import { useAll, usePaged, type Pages } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { named } from "../../words/handovers.ts";
import { useWords } from "../../words/words.ts";
import { CheckForm } from "./CheckForm.tsx";
import { formActions } from "./formActions.ts";
import { HandMenu } from "./HandMenu.tsx";
import { ReceiveForm } from "./ReceiveForm.tsx";
import { SlipChip } from "./SlipChip.tsx";
import { SlipPage } from "./SlipPage.tsx";
import { inOrder, slipDue, slipState } from "./slips.ts";

/** 受渡し: what waits for its check or certificate first; a slip's page; a form for each direction. */
export function HandoversPage() {
  const { view, about } = usePlace();
  if (view === "receive" || view === "form:handover.receive") return <ReceiveForm />;
  if (view === "check" || view === "form:arrival.check") return <CheckForm key={about ?? ""} about={about} />;
  if (view === "hand") return <HandMenu about={about} />;
  if (view === "slip" && about !== null) return <SlipPage key={about} no={about} />;
  // A task of 今日 names the slip it is about.
  if (view === "" && about !== null) return <SlipPage key={about} no={about} />;
  return <Lists />;
}

function Lists() {
  const { w, language, amount } = useWords();
  const t = w.handovers;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(60_000);
  const today = dayOf(now);
  const open = useAll("handovers.list", { open: true });
  const all = usePaged("handovers.list", {});
  const due = (h: HandoverRow): React.ReactNode => {
    const at = slipDue(h);
    if (at === null) return "";
    return at < now ? <b className={look["bad"]}>{t.over(span(now - at, language))}</b> : t.until(dayBeside(dayOf(at), today, language));
  };
  const columns: readonly Col<HandoverRow>[] = [
    { id: "no", name: t.columns.no, width: 104, show: (h) => <b className={look["id"]}>{h.no}</b> },
    { id: "direction", name: t.columns.direction, width: 176, show: (h) => named(t.directions, h.direction) },
    { id: "party", name: t.columns.party, width: "2fr", minWidth: 150, show: (h) => (h.party === null ? nameOf(slipState(h) === "unchecked" || h.check_by !== null ? h.giver : h.receiver) : nameOf(h.party)) },
    // Who counts does not see what is expected (ui.md §1.11).
    { id: "quantity", name: t.columns.quantity, width: 118, right: true, show: (h) => (slipState(h) === "unchecked" ? <span className={cx(look["small"], look["muted"])}>{t.blind}</span> : amount(h.qty, h.unit)) },
    { id: "at", name: t.columns.at, width: 168, show: (h) => moment(ms(h.at), today, language) },
    { id: "state", name: t.columns.state, width: 148, show: (h) => <SlipChip slip={h} late={(slipDue(h) ?? now) < now} /> },
    { id: "due", name: t.columns.due, width: 170, show: due },
  ];
  const table = (label: string, rows: readonly HandoverRow[], none: string, pages?: Pages<HandoverRow>) => (
    <div className={look["panel"]}>
      <DataTable label={label} rows={inOrder(rows)} columns={columns} keyOf={(h) => h.no} text={(h) => `${h.no} ${named(t.directions, h.direction)}`} onOpen={(h) => go("handovers", "slip", h.no)} height={Math.max(240, window.innerHeight - 330)} {...(pages === undefined ? {} : { more: pages.more, read: pages.rows.length })} empty={<Nothing text={none} />} />
    </div>
  );
  const first: readonly Action[] = [{ channel: "handover.receive" }, { channel: "arrival.check" }];
  const actions = [...first, ...formActions];
  return (
    <ListPage
      page="handovers"
      title={t.title}
      sheets={[
        { id: "open", name: t.open, count: open.rows.length, actions, content: open.waiting ? null : table(t.open, open.rows, all.rows.length === 0 ? t.none : t.noneOpen) },
        { id: "all", name: t.all, count: all.rows.length, actions, content: all.waiting ? null : table(t.all, all.rows, t.none, all) },
      ]}
    />
  );
}
