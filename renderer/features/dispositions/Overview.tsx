import { useMemo } from "react";
import { Button, TabPanel, Tabs } from "react-aria-components";
import type { OpenRow } from "../../../shared/ipc/answers.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import { Blockers, Remains } from "./Blockers.tsx";
import { blockersOf, type Blocker } from "./blockers.ts";
import { ClosedList, useEnded } from "./ClosedList.tsx";
import { DisposalLists } from "./DisposalLists.tsx";
import css from "./dispositions.module.css";
import { OpenList, type Judged } from "./OpenList.tsx";
import { Rest } from "./Rest.tsx";
import { usePaged } from "../../paged.ts";
import { useCertificates, useLists, type OpenLine } from "./rows.ts";
import { stateLooks } from "./stateLooks.ts";
import { designation, designationKind, nothingRemains, stateOfOpen, vendorRole } from "./states.ts";
import { useCertified } from "./useCertified.ts";
import { useChecks } from "./useChecks.ts";

/** First page of 返還・廃棄 (picture 05): balance, each thing with its proof, what blocks the report. */
export function Overview() {
  const { w, language, list } = useWords();
  const t = w.dispositions;
  const { view, go } = usePlace();
  const { contract, status, parties, me } = useRegisters();
  const reads = readsOnly(me);
  const today = useToday();
  const lines = useAsk("balance.get", {}).rows;
  const open = usePaged("dispositions.open", {});
  const certificates = useCertificates();
  const certified = useCertified(certificates);
  const lists = useLists().rows;
  const ended = useEnded();
  const submitted = useAskOne("submissions.list", { form: "F21" }).row;
  const checks = useChecks("submission.submit", { form: "F21", statement: nothingRemains }, status?.records ?? 0);
  const vendors = useMemo(() => new Set(parties.filter((p) => p.role === vendorRole).map((p) => p.id)), [parties]);
  const handed = useMemo(() => {
    const by = new Map<string, readonly string[]>();
    for (const r of open.rows) if (r.handover !== null && r.serial !== null) by.set(r.handover, [...(by.get(r.handover) ?? []), r.serial]);
    // A certificate knows everything that went with its slip, also what has ended since.
    for (const c of certificates) if (c.handover !== null && c.handed.length > 0) by.set(c.handover, c.handed);
    return by;
  }, [open.rows, certificates]);
  const judged: readonly Judged[] = useMemo(
    () =>
      alike(open.rows)
        .map((row) => {
          const of = row.handover === null ? null : (certified.get(row.handover) ?? null);
          return { row, certified: of, state: stateOfOpen(row, of?.serials ?? null, vendors) };
        })
        .sort((a, b) => weight(a) - weight(b) || (a.row.no < b.row.no ? -1 : 1)),
    [open.rows, certified, vendors],
  );
  const blockers = [...blockersOf(judged, checks), ...(submitted !== null && submitted.acknowledged === null ? [{ kind: "acknowledge", count: 1, about: [submitted.doc_no ?? "F21"], article: "7", first: null } as const] : [])];
  const docs = [...new Set(judged.flatMap((j) => j.row.designated.map((d) => d.doc_no ?? "")))].filter((d) => d !== "");
  const shown = view === "closed" || view === "lists" ? view : "open";

  const next = (kind: Blocker["kind"], j: Judged | null): void => {
    switch (kind) {
      case "differs":
        return go("dispositions", "certificate", j?.row.handover ?? null, { corrects: j?.certified?.no });
      case "certificate":
        return go("dispositions", "certificate", j?.row.handover ?? null, j?.row.serial === null ? { ledger_no: j.row.no, quantity: j.row.qty, unit: j.row.unit } : {});
      case "frozen":
        return go("incidents", "one", j?.row.frozen ?? null);
      case "missing":
        return go("incidents", (j?.row.frozen ?? null) === null ? "" : "one", j?.row.frozen ?? null);
      case "out":
        return go("takeouts");
      case "designation":
        return go("people", "form:approval.record", null, { ...designation, grants: [{ kind: designationKind, ...(j ? { scope: { holdings: [j.row.no] } } : {}) }] });
      case "subcontract":
        return go("handovers", "form:handover.from_subcontractor", null, j ? { party: j.row.party, ledger_no: j.row.no, quantity: j.row.qty, unit: j.row.unit } : {});
      case "serial":
        return go("people", "form:medium.update", j?.row.item ?? null, j ? { media_no: j.row.item } : {});
      case "giveBack":
        return go("handovers", "form:handover.return", j?.row.no ?? null, j ? { ledger_no: j.row.no, quantity: j.row.qty, unit: j.row.unit } : {});
      case "children": {
        const child = judged.find((k) => j?.row.open_descendants.includes(k.row.no) === true);
        return go("dispositions", "record", child?.row.no ?? j?.row.open_descendants[0] ?? null, { ...(typeof child?.row.item === "string" ? { item: child.row.item } : {}) });
      }
      case "acknowledge":
        return go("dispositions", "form:submission.acknowledge", "F21", { form: "F21", acknowledged_on: today });
      case "open":
        return go("dispositions", "record", j?.row.no ?? null, typeof j?.row.item === "string" ? { item: j.row.item } : {});
    }
  };
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: "F21" }, w.audit.forms.F21), true);
  useLayer("page", { print });
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{t.title}</h1>
        {!open.waiting && (judged.length > 0 ? <Chip icon="half" tone="chipUse">{t.working}</Chip> : <Chip icon="check" tone="chipGood">{t.finished}</Chip>)}
        <span className={cx(look["small"], look["muted"])}>
          {docs.length === 0 ? t.noDesignation : t.designated(list(docs.slice(0, 3)) + (docs.length > 3 ? ` ${t.list.more(docs.length - 3)}` : ""))}　{contract?.disposition_due_on === undefined || contract.disposition_due_on === "" ? (contract?.term_to === undefined ? "" : t.due(dayBeside(contract.term_to, today, language))) : t.due(dayBeside(contract.disposition_due_on, today, language))}
        </span>
      </div>
      {paper.note}
      {lines.length > 0 && <Rest lines={lines} lots={judged.length} />}
      <div className={css["two"]} aria-busy={open.stale}>
        <section className={look["panel"]} aria-label={t.list.title} data-region="content">
          <Tabs selectedKey={shown} onSelectionChange={(k) => go("dispositions", k === "open" ? "" : String(k))}>
            <div className={look["panelHead"]}>
              <h2>{t.list.title}</h2>
              <TabRow label={t.list.title} tabs={[{ id: "open", name: open.more === null ? w.list.named(t.list.open, judged.length) : t.list.open }, { id: "closed", name: ended.more === null ? w.list.named(t.list.closed, ended.rows.length) : t.list.closed }, { id: "lists", name: w.list.named(t.list.lists, lists.length) }]} />
            </div>
            {!reads && <div className={cx(look["row"], look["panelBody"])}>
              <Button className={cx(look["button"], look["smallButton"], look["primary"])} onPress={() => go("dispositions", "record")}>{t.acts.record}</Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "certificate")}><Icon name="paper" /> {t.list.match}</Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("handovers", "form:handover.to_disposal_vendor", null, { lots: [{}] })}>{t.acts.hand}</Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("handovers", "form:handover.return")}>{t.next.back}</Button>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "form:disposition.propose", null, { lines: [{}, {}] })}>{w.acts["disposition.propose"]}</Button>
            </div>}
            <TabPanel id="open">{judged.length === 0 ? <p className={look["panelBody"]}>{open.waiting ? "" : t.list.none}</p> : <OpenList rows={judged} read={open.rows.length} more={open.more} handed={handed} onNext={reads ? null : (j) => next(j.state === "ready" ? "open" : j.state, j)} />}</TabPanel>
            <TabPanel id="closed"><ClosedList ended={ended} /></TabPanel>
            <TabPanel id="lists"><DisposalLists lists={lists} /></TabPanel>
          </Tabs>
        </section>
        <aside className={css["side"]} data-region="side" aria-label={t.block.title}>
          <Blockers blockers={blockers} onNext={reads ? null : (b) => next(b.kind, b.kind === "designation" ? null : b.first)} />
          <Remains rows={judged} ready={judged.length === 0 && checks.every((c) => c.status !== "no")} onPrint={print} />
        </aside>
      </div>
    </>
  );
}

/** What needs somebody stands first. */
const weight = (j: Judged): number => (stateLooks[j.state].tone === "chipBad" ? 0 : j.state === "certificate" || j.state === "out" || j.state === "subcontract" ? 1 : 2);

/** Things of one holding without a serial number, in one place and one hand, are one line: boxes of paper go together. */
function alike(rows: readonly OpenRow[]): readonly OpenLine[] {
  const lines = new Map<string, OpenLine>();
  for (const r of rows) {
    const key = r.serial !== null || r.medium_type !== null ? `lot ${r.lot}` : [r.no, r.unit, r.col, r.party, r.place, r.frozen].join(" ");
    const old = lines.get(key);
    lines.set(key, old ? { ...old, qty: old.qty + r.qty, things: (old.things ?? 1) + 1 } : r);
  }
  return [...lines.values()];
}
