import type { HoldingFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { useNextNumber } from "../../forms/holdingNumber.ts";
import { HoldingField, PersonField, PlaceField } from "../../forms/registerFields.tsx";
import { RegisterField } from "../../forms/RegisterField.tsx";
import { filled, inner, shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { WhenAndWho } from "../../forms/WhenAndWho.tsx";
import { useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField, Verdict } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { SerialField, TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { fromCity, mediumUnits, units } from "./slips.ts";

type Columns = Readonly<Record<string, unknown>>;

interface Values {
  readonly kind: "planned" | "fresh";
  readonly row: string | null;
  readonly no: string;
  readonly counted: number | null;
  readonly unit: string | null;
  readonly slip: number | null;
  readonly giver: string;
  readonly receiver: string | null;
  readonly method: string | null;
  readonly protection: string | null;
  readonly place: string | null;
  readonly medium: string | null;
  readonly serial: string;
  readonly encryption: string;
  readonly like: string | null;
  readonly columns: Columns;
  readonly when: Columns;
}

/** Columns of the row that the receipt itself fills. */
const own = ["ledger_no", "unit", "acquired_on", "acquired_by", "storage_location", "encryption", "media", "parent_holdings", "held_by_party", "state", "backups", "note"];
const text = (s: string): string | undefined => (s.trim() === "" ? undefined : s.trim());

/** What a new row shares with another one of the same work; the person checks it. */
const columnsLike = (h: HoldingFull, users: readonly string[]): Columns => ({ purpose: h.purpose, data_items: h.data_items, form: h.form, custodian: h.custodian, use_until: h.use_until, keep_until: h.keep_until, confidentiality_class: h.confidentiality, origin_kind: h.origin_kind, counterparty_kind: fromCity, authorized_workers: users });

/** 受領: in the order of the 受領書. A row that is planned is chosen; a new one asks the columns of the ledger. */
export function ReceiveForm() {
  const waiting = useAsk("holdings.list", { waiting: true, limit: 1 });
  const number = useNextNumber();
  const { me } = useRegisters();
  if (waiting.waiting || number === undefined || me === null) return null;
  return <Form planned={waiting.rows.length > 0} number={number ?? ""} me={me.no} />;
}

/** `planned`: a row stands ready of which nothing came yet; `number`: the one that a new row would take. */
function Form({ planned, number, me }: { readonly planned: boolean; readonly number: string; readonly me: string }) {
  const { w, value: say, unitOf } = useWords();
  const t = w.handovers.form;
  const { contract } = useRegisters();
  const { go, with: given } = usePlace();
  const named = typeof given?.["ledger_no"] === "string" ? given["ledger_no"] : null;
  const today = dayOf(ledgerNow());
  const command = useCommand<"handover.receive", Values>("handover.receive", {
    initial: { kind: named !== null || planned ? "planned" : "fresh", row: named, no: number, counted: null, unit: null, slip: null, giver: contract?.principal ?? "", receiver: me, method: null, protection: null, place: null, medium: null, serial: "", encryption: "", like: null, columns: { counterparty_kind: fromCity, disposition_due_on: contract?.disposition_due_on, confidentiality_class: contract?.confidentiality_class }, when: {} },
    body: (v) => {
      const fresh = v.kind === "fresh";
      return {
        ...(filled(v.when) as object | undefined),
        ledger_no: fresh ? text(v.no) : (v.row ?? undefined),
        quantity: v.counted ?? undefined,
        unit: (v.unit ?? undefined) as never,
        slip_quantity: v.slip ?? undefined,
        giver: text(v.giver),
        receiver: v.receiver ?? undefined,
        method: v.method ?? undefined,
        protection: v.protection ?? undefined,
        place: v.place ?? undefined,
        medium: v.medium ?? undefined,
        serial_no: text(v.serial),
        encryption: text(v.encryption),
        holding: fresh
          ? ({
              ...(filled(v.columns) as object | undefined),
              unit: v.unit ?? undefined,
              acquired_on: typeof v.when["occurred_at"] === "string" ? v.when["occurred_at"].slice(0, 10) : today,
              acquired_by: v.method ?? undefined,
              storage_location: v.place ?? undefined,
              encryption: text(v.encryption),
              media: v.medium === null ? undefined : [v.medium],
            } as never)
          : undefined,
      };
    },
    draft: { form: "handover.receive", about: "" },
    subject: (v, reply) => [...(reply.made?.["handovers"] ?? []), v.kind === "fresh" ? v.no : (v.row ?? "")].join("　"),
    onAccepted: () => go("handovers"),
  });
  const { values: v, set } = command;
  useBarWords(null, t.scan);
  useReading((read) => {
    switch (read.kind) {
      case "place":
        set({ place: read.row.code });
        return t.place;
      case "person":
        set({ receiver: read.row.no });
        return t.receiver;
      case "item":
        set({ medium: read.row.no });
        return t.medium;
      case "holding":
        set({ kind: "planned", row: read.row.no, ...(read.row.unit === null ? {} : { unit: read.row.unit }) });
        return t.row;
      case "seal":
      case "sheet":
        return null;
    }
  });
  const chosen = useAskOne("holdings.get", v.row === null ? null : { ledger_no: v.row }).row;
  const unit = v.unit ?? chosen?.unit ?? null;
  const medium = unit !== null && mediumUnits.has(unit);
  const list = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, name]) => ({ id, text: name }));
  const holdingShape = inner(shapeOf("handover.receive").properties?.["holding"] ?? {});
  const plan = async (row: string | null): Promise<void> => {
    set({ row });
    const got = row === null ? null : await ask("holdings.get", { ledger_no: row });
    const unit = got !== null && "rows" in got ? got.rows[0]?.unit : null;
    if (unit !== null && unit !== undefined) set((now) => (now.row === row ? { unit } : {}));
  };
  const like = async (no: string | null): Promise<void> => {
    set({ like: no });
    if (no === null) return;
    const [rows, register] = await Promise.all([ask("holdings.get", { ledger_no: no }), ask("register.list", { ledger_no: no })]);
    const h = "rows" in rows ? rows.rows[0] : undefined;
    const r = ("rows" in register ? register.rows[0] : undefined) as { readonly authorized_workers: readonly string[]; readonly storage_method: string | null } | undefined;
    if (h) set((now) => (now.like === no ? { columns: { ...now.columns, ...columnsLike(h, r?.authorized_workers ?? []), ...(r !== undefined && r.storage_method !== null ? { storage_method: r.storage_method } : {}) } } : {}));
  };
  return (
    <CommandForm title={w.handovers.receive} command={command} onLeave={() => go("handovers")}>
      <Group n={1} title={t.what}>
        <Verdict label={t.row} labelHidden value={v.kind} onChange={(kind) => set({ kind: kind === "fresh" ? "fresh" : "planned" })} choices={[{ id: "planned", text: t.planned }, { id: "fresh", text: t.fresh }]} />
        {v.kind === "planned" ? (
          <HoldingField label={t.row} need error={command.gap("ledger_no")} value={v.row} onChange={(row) => void plan(row)} />
        ) : (
          <TextField label={t.newNo} need kind="identifier" hint={t.newNoHint} error={command.gap("ledger_no")} value={v.no} onChange={(no) => set({ no })} />
        )}
      </Group>
      <Group n={2} title={w.handovers.columns.quantity}>
        <Line>
          <CountField label={t.counted} need error={command.gap("quantity")} value={v.counted} unit={unitOf(unit, v.counted)} onChange={(counted) => set({ counted })} />
          <SelectField label={t.unit} need error={command.gap("unit")} value={v.unit} onChange={(u) => set({ unit: u })} choices={units.map((u) => ({ id: u, text: say(u) }))} />
          <CountField label={t.slip} need={command.need("slip_quantity")} error={command.gap("slip_quantity")} value={v.slip} unit={unitOf(unit, v.slip)} onChange={(slip) => set({ slip })} />
        </Line>
      </Group>
      <Group n={3} title={t.people}>
        <Line>
          <TextField label={t.giver} need hint={t.giverHint} error={command.gap("giver")} value={v.giver} onChange={(giver) => set({ giver })} />
          <PersonField label={t.receiver} need error={command.gap("receiver")} value={v.receiver} onChange={(receiver) => set({ receiver })} />
        </Line>
      </Group>
      <Group n={4} title={t.way}>
        <Line>
          <SelectField label={w.handovers.page.method} need={command.need("method")} error={command.gap("method")} value={v.method} onChange={(method) => set({ method })} choices={list(w.handovers.ways)} />
          <SelectField label={w.handovers.page.protection} need={command.need("protection")} error={command.gap("protection")} value={v.protection} onChange={(protection) => set({ protection })} choices={list(w.handovers.protections)} />
        </Line>
      </Group>
      <Group n={5} title={t.place}>
        <PlaceField label={t.place} need={command.need("place") || command.need("storage_location")} hint={t.placeHint} error={command.gap("place")} value={v.place} onChange={(p) => set({ place: p })} />
      </Group>
      {medium && (
        <Group n={6} title={t.medium}>
          <Line>
            <RegisterField register="item" label={t.medium} need={command.need("medium") || command.need("media")} error={command.gap("medium")} value={v.medium} onChange={(m) => set({ medium: m })} />
            <SerialField label={t.serial} need={command.need("serial_no")} error={command.gap("serial_no")} hint={t.serialHint} value={v.serial} onChange={(serial) => set({ serial })} />
            <TextField label={t.encryption} need={command.need("encryption")} error={command.gap("encryption")} value={v.encryption} onChange={(encryption) => set({ encryption })} />
          </Line>
        </Group>
      )}
      {v.kind === "fresh" && (
        <Group n={medium ? 7 : 6} title={t.columns}>
          <p className={cx(look["small"], look["muted"])}>{t.columnsMore}</p>
          <HoldingField label={t.like} need={false} value={v.like} onChange={(no) => void like(no)} />
          <BodyFields channel="handover.receive" shape={holdingShape} values={v.columns} onChange={(columns) => set({ columns })} hidden={own} first={["name", "origin_kind", "purpose", "data_items", "subject_count", "count_basis", "subject_scope", "flags"]} missing={command.missing} />
        </Group>
      )}
      <Group n={(medium ? 7 : 6) + (v.kind === "fresh" ? 1 : 0)} title={t.late}>
        <WhenAndWho channel="handover.receive" values={v.when} onChange={(when) => set({ when })} missing={command.missing} />
      </Group>
    </CommandForm>
  );
}
