import { useState } from "react";
import type { HoldingFull, HoldingRow, RegisterRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { dayBeside, ms } from "../../dates.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { PersonField, PlaceField, PartyField } from "../../forms/registerFields.tsx";
import { RegisterField, RegisterList } from "../../forms/RegisterField.tsx";
import { filled, inner, shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { WhenAndWho } from "../../forms/WhenAndWho.tsx";
import { useHoldingsOf } from "../../named.ts";
import { copyGrant } from "../../forms/wireWords.ts";
import { useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField, Verdict } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./copies.module.css";
import { copyGrants, fitting, fromCity, madeBy, methods, units } from "./grants.ts";

type Columns = Readonly<Record<string, unknown>>;

/** What the last copy under the same approval said; the next one mostly says the same. */
interface Before { readonly necessity?: string; readonly destroy_by?: string; readonly checked_by?: string; readonly persons?: number; readonly quantity?: number }

interface Values {
  readonly sources: readonly string[];
  readonly method: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly persons: number | null;
  readonly place: string | null;
  readonly approval: string | null;
  readonly necessity: string;
  readonly destroy: string | null;
  readonly checked: string | null;
  readonly medium: string | null;
  readonly party: string | null;
  readonly join: string | null;
  readonly no: string;
  readonly columns: Columns;
  readonly when: Columns;
}

const text = (s: string): string | undefined => (s.trim() === "" ? undefined : s.trim());
const own = ["ledger_no", "unit", "form", "origin_kind", "acquired_on", "acquired_by", "media", "parent_holdings", "held_by_party", "state", "backups", "use_until", "disposition_plan", "flags", "subject_count"];

/** The form of a copy: everything the ledger knows of the source, the best approval and the last copy under it is filled in beforehand. */
export function CopyForm({ about, given }: { readonly about: string | null; readonly given: Readonly<Record<string, unknown>> }) {
  // Of when the form was opened: an approval that ends meanwhile takes no form from under who fills it in.
  const [now] = useState(ledgerNow);
  const { me } = useRegisters();
  const approvals = useAsk("approvals.list", { kind: copyGrant });
  const source = useAskOne("holdings.get", about === null ? null : { ledger_no: about });
  const register = useAsk("register.list", about === null ? null : { ledger_no: about });
  const family = useAsk("lineage.get", about === null ? null : { ledger_no: about });
  const asked = typeof given["approval"] === "string" ? given["approval"] : null;
  const grants = copyGrants(approvals.rows, now);
  const fits = fitting(grants, about === null ? [] : [about]);
  const best = fits.find((g) => g.row.approval === asked) ?? fits[0] ?? null;
  const records = useAsk("records.list", best === null ? null : { subject: best.row.approval, limit: 50 });
  const last = records.rows.find((r) => r.channel === "copy.make" && r.outcome === "accepted");
  const before = useAskOne("records.get", last ? { seq: last.seq } : null);
  const children = useHoldingsOf(family.rows.filter((f) => f.parents === about && f.is_open === 1).map((f) => f.no));
  const waiting = me === null || approvals.waiting || children.waiting || (about !== null && (register.waiting || source.waiting || family.waiting)) || (best !== null && records.waiting) || (last !== undefined && before.waiting);
  if (waiting) return null;
  const joins = family.rows.flatMap((f) => {
    const row = children.of(f.no);
    return row && best !== null && row.approval === best.row.approval && (row.destroy_by ?? "9") >= dayOf(now) ? [row] : [];
  });
  return <Form source={source.row} register={register.rows[0] ?? null} approval={best?.row.approval ?? asked} joins={joins} before={before.row?.body ?? {}} me={me.no} />;
}

function Form({ source, register, approval, joins, before, me }: { readonly source: HoldingFull | null; readonly register: RegisterRow | null; readonly approval: string | null; readonly joins: readonly HoldingRow[]; readonly before: Before; readonly me: string }) {
  const { w, language, value: say, amount, unitOf } = useWords();
  const t = w.copies.form;
  const { nameOf, contract } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = ledgerNow();
  const today = dayOf(now);
  const all = copyGrants(useAsk("approvals.list", { kind: copyGrant }).rows, now);
  const start = all.find((g) => g.row.approval === approval);
  const follow = before.persons !== undefined && before.persons === before.quantity;
  const command = useCommand<"copy.make", Values>("copy.make", {
    initial: {
      sources: source === null ? [] : [source.no],
      method: start?.scope.method ?? null,
      quantity: null,
      unit: start?.row.unit ?? null,
      persons: null,
      place: start?.scope.place ?? null,
      approval,
      necessity: before.necessity ?? "",
      destroy: before.destroy_by !== undefined && before.destroy_by >= today ? before.destroy_by : null,
      checked: before.checked_by !== undefined && before.checked_by !== me ? before.checked_by : null,
      medium: start?.scope.medium ?? null,
      party: start?.scope.party ?? null,
      join: joins[0]?.no ?? null,
      no: "",
      columns: source === null ? {} : { name: t.copyOf(source.name), purpose: source.purpose, data_items: source.data_items, counterparty_kind: undefined, storage_location: source.storage_location, storage_method: register?.storage_method ?? undefined, authorized_workers: source.users.map((u) => u.no), custodian: source.custodian, keep_until: source.keep_until, confidentiality_class: source.confidentiality, count_basis: register?.count_basis ?? undefined, disposition_due_on: contract?.disposition_due_on },
      when: {},
    },
    body: (v) => {
      const persons = v.persons ?? (follow ? v.quantity : null) ?? undefined;
      const joined = v.join !== null;
      const made = madeBy(v.method ?? "", v.medium !== null);
      return {
        ...(filled(v.when) as object | undefined),
        ...(v.sources.length > 1 ? { source_holdings: [...v.sources] } : { source: v.sources[0] }),
        method: (v.method ?? undefined) as never,
        quantity: v.quantity ?? undefined,
        unit: (v.unit ?? undefined) as never,
        place: v.place ?? undefined,
        approval: v.approval ?? undefined,
        persons,
        necessity: v.necessity,
        destroy_by: v.destroy ?? undefined,
        checked_by: v.checked ?? undefined,
        medium: v.medium ?? undefined,
        held_by_party: v.party ?? undefined,
        result: v.join ?? text(v.no),
        joins: v.join ?? undefined,
        holding: joined ? undefined : ({ ...made, ...(filled(v.columns) as object | undefined), flags: source?.flags ?? undefined, subject_count: persons ?? source?.subject_count ?? undefined, counterparty_kind: v.columns["counterparty_kind"] ?? fromCity, unit: v.unit ?? undefined, acquired_on: today, acquired_by: v.method ?? undefined, use_until: v.destroy ?? undefined, media: v.medium === null ? undefined : [v.medium] } as never),
      };
    },
    draft: { form: "copy.make", about: source?.no ?? "" },
    subject: (v, reply) => [...(reply.made?.["copies"] ?? []), v.sources.join("・"), v.quantity === null ? "" : amount(v.quantity, v.unit)].filter((x) => x !== "").join("　"),
    steps: () => [{ code: "backup-is-a-copy", act: () => go("copies", "approvals") }],
    // What grew in its old thing keeps its label; what is new gets one printed.
    onAccepted: (reply) => ((reply.made?.["items"] ?? []).length === 0 ? go("copies", "copies") : go("copies", "made", reply.made?.["holdings"]?.[0] ?? null, { labels: reply.made?.["items"] ?? [] })),
  });
  const { values: v, set } = command;
  useBarWords(null, t.scan);
  useReading((read) => {
    switch (read.kind) {
      case "place":
        set({ place: read.row.code });
        return t.place;
      case "person":
        set({ checked: read.row.no });
        return t.checked;
      case "item":
        set({ medium: read.row.no });
        return t.medium;
      case "holding":
        go("copies", "make", read.row.no);
        return t.source;
      case "seal":
      case "sheet":
        return null;
    }
  });
  const fits = fitting(all, v.sources);
  const grant = all.find((g) => g.row.approval === v.approval && (g.scope.method === null || v.method === null || g.scope.method === v.method)) ?? null;
  const leftOf = (n: number): string => w.copies.left(amount(n, grant?.row.unit), amount(grant?.row.limit_qty ?? 0, grant?.row.unit));
  const choose = (id: string): void => {
    const g = all.find((x) => x.row.approval === id);
    set({ approval: id, ...(g ? { method: g.scope.method ?? v.method, place: g.scope.place ?? v.place, unit: g.row.unit ?? v.unit, medium: g.scope.medium ?? v.medium } : {}), join: joins.some((j) => j.approval === id && j.no === v.join) ? v.join : null });
  };
  const holdingShape = inner(shapeOf("copy.make").properties?.["holding"] ?? {});
  const choices = [...new Map(fits.map((g) => [g.row.approval, { id: g.row.approval, text: `${g.row.doc_no ?? g.row.approval}　${g.row.limit_qty === null ? w.copies.noLimit : w.copies.left(amount(g.row.left ?? 0, g.row.unit), amount(g.row.limit_qty, g.row.unit))}　${w.copies.until(dayBeside(dayOf(ms(g.row.to_ms)), today, language))}` }])).values()];
  return (
    <CommandForm title={t.title} command={command} onLeave={() => go("copies")}>
      <Group n={1} title={t.source}>
        {source !== null && <p><b className={look["id"]}>{source.no}</b>　{source.name}　<span className={cx(look["small"], look["muted"])}>{[...new Set(source.lots.map((l) => l.unit))].map((u) => amount(source.lots.filter((l) => l.unit === u).reduce((n, l) => n + l.qty, 0), u)).join("・")}</span></p>}
        {source === null ? (
          <RegisterField register="holding" label={t.sources} need error={command.gap("source")} value={null} onChange={(no) => no !== null && go("copies", "make", no)} autoFocus />
        ) : (
          <details className={css["fold"]} open={v.sources.length > 1}>
            <summary>{t.addSource}</summary>
            <RegisterList register="holding" label={t.sources} value={v.sources} onChange={(sources) => set({ sources, join: null })} />
          </details>
        )}
      </Group>
      <Group n={2} title={t.approval}>
        {choices.length === 0 ? <p className={cx(look["bad"], look["strong"])}>{t.approvalNone}</p> : <SelectField label={t.approval} labelHidden error={command.gap("approval")} value={v.approval} onChange={choose} choices={choices} />}
        {grant !== null && grant.row.limit_qty !== null && (
          <p className={look["row"]}>
            <b>{t.leftNow(leftOf(grant.row.left ?? 0))}</b>
            {v.quantity !== null && <span className={(grant.row.left ?? 0) < v.quantity ? cx(look["bad"], look["strong"]) : look["muted"]}>{t.leftAfter(leftOf((grant.row.left ?? 0) - v.quantity))}</span>}
          </p>
        )}
      </Group>
      <Group n={3} title={t.how}>
        <Line>
          {/* The number, then Enter (ui.md §8). */}
          <div className={css["big"]} onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && (e.preventDefault(), command.submit())}>
            <CountField label={t.quantity} need error={command.gap("quantity")} value={v.quantity} unit={unitOf(v.unit, v.quantity)} onChange={(quantity) => set({ quantity })} autoFocus={source !== null} />
          </div>
          <SelectField label={t.unit} need error={command.gap("unit")} value={v.unit} onChange={(unit) => set({ unit })} choices={units.map((u) => ({ id: u, text: say(u) }))} />
        </Line>
        <Line>
          <SelectField label={t.method} need error={command.gap("method")} value={v.method} onChange={(method) => set({ method, join: null })} choices={methods.map((m) => ({ id: m, text: say(m) }))} />
          <CountField label={t.persons} need={command.need("persons")} error={command.gap("persons")} {...(follow ? { hint: t.personsFollow } : {})} value={v.persons} onChange={(persons) => set({ persons })} />
        </Line>
      </Group>
      <Group n={4} title={t.place}>
        <Line>
          <PlaceField label={t.place} need error={command.gap("place")} value={v.place} onChange={(p) => set({ place: p })} />
          <RegisterField register="item" label={t.medium} need={command.need("medium")} error={command.gap("medium")} value={v.medium} onChange={(medium) => set({ medium })} />
        </Line>
      </Group>
      <Group n={5} title={t.necessity}>
        <TextField label={t.necessity} labelHidden need={command.need("necessity")} error={command.gap("necessity")} value={v.necessity} lines={2} onChange={(necessity) => set({ necessity })} />
      </Group>
      <Group n={6} title={t.until}>
        <Line>
          <DayField label={t.destroy} need error={command.gap("destroy_by")} value={v.destroy} onChange={(destroy) => set({ destroy })} today={today} />
          <PersonField label={t.checked} need={command.need("checked_by")} hint={t.checkedHint} error={command.gap("checked_by")} value={v.checked} onChange={(checked) => set({ checked })} />
        </Line>
      </Group>
      <Group n={7} title={t.result}>
        {joins.length > 0 && <Verdict label={t.rowNo} labelHidden value={v.join ?? "new"} onChange={(no) => set({ join: no === "new" ? null : no })} choices={[...joins.map((j) => ({ id: j.no, text: t.join(j.no, j.name) })), { id: "new", text: t.fresh }]} />}
        {v.join === null && (
          <>
            <Line>
              <TextField label={t.newNo} need={false} kind="identifier" hint={t.newNoHint} value={v.no} onChange={(no) => set({ no })} />
              <PartyField label={t.party} need={false} value={v.party} onChange={(party) => set({ party })} />
            </Line>
            <details className={css["fold"]} open={command.missing("name") || source === null}>
              <summary>{t.columns}</summary>
              <div className={look["stack"]}>
                <p className={cx(look["small"], look["muted"])}>{t.columnsMore}　{nameOf(source?.custodian)}</p>
                <BodyFields channel="copy.make" shape={holdingShape} values={v.columns} onChange={(columns) => set({ columns })} hidden={own} first={["name", "storage_location", "storage_method", "authorized_workers", "custodian"]} missing={command.missing} />
              </div>
            </details>
          </>
        )}
      </Group>
      <Group n={8} title={t.late}>
        <WhenAndWho channel="copy.make" values={v.when} onChange={(when) => set({ when })} missing={command.missing} />
      </Group>
    </CommandForm>
  );
}
