import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { codes, isCode } from "../../../shared/articles/codes.ts";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import type { HoldingRow, ItemRow } from "../../../shared/ipc/answers.ts";
import { addDays, dayOf } from "../../../shared/values/day.ts";
import { openColumns } from "../../../shared/values/holdingState.ts";
import { useAsk } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { clock, dayBeside, ms } from "../../dates.ts";
import { CommandForm, Group, Line as Side } from "../../forms/CommandForm.tsx";
import { PersonField, PlaceField } from "../../forms/registerFields.tsx";
import { RegisterField } from "../../forms/RegisterField.tsx";
import { filled } from "../../forms/shape.ts";
import { drawnOf, useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { WhenAndWho } from "../../forms/WhenAndWho.tsx";
import { useHoldingsOf, useItemsOf, type Named } from "../../named.ts";
import { short, useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField, TimeField } from "../../ui/DayField.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { SealField, TextField } from "../../ui/TextField.tsx";
import { spoken } from "../../words/takeouts.ts";
import { useWords } from "../../words/words.ts";
import { bundle, covers, designatedPlace, designationOf, direct, encryptions, joining, keyWays, offers, onPaper, onPaperForm, slotFor, takeoutGrants, type Line, type Offer } from "../../forms/fits.ts";
import { Keyless } from "../../forms/Keyless.tsx";
import css from "./takeouts.module.css";

interface Values {
  readonly lines: readonly Line[];
  readonly number: string | null;
  readonly to: string | null;
  readonly approval: string | null;
  readonly bearers: readonly (string | null)[];
  readonly encryption: string | null;
  readonly key: string | null;
  readonly plan: string | null;
  readonly leaveDay: string | null;
  readonly leaveTime: string | null;
  readonly backDay: string | null;
  readonly backTime: string | null;
  readonly container: string;
  readonly seal: string;
  readonly purpose: string;
  readonly persons: number | null;
  readonly when: Readonly<Record<string, unknown>>;
}

type Given = Readonly<Record<string, unknown>>;
const word = (v: unknown): string | null => (typeof v === "string" && v !== "" ? v : null);
const instant = (day: string | null, time: string | null): string | undefined => (day === null || time === null ? undefined : `${day}T${time}:00+09:00`);
const text = (s: string): string | undefined => (s.trim() === "" ? undefined : s.trim());

/** Everything that lies in an item: one line for each holding. What is not on hand is refused by the ledger, with its reason. */
async function linesIn(item: string): Promise<readonly Line[]> {
  const got = await ask("items.get", { item });
  const row = "rows" in got ? got.rows[0] : undefined;
  return row ? row.lots.filter((l) => openColumns.has(l.col)).map((l) => ({ ledger_no: l.ledger_no, item: row.no, quantity: l.qty, unit: l.unit })) : [];
}

/** A holding by its number: its one lot, or an open quantity where it lies in several things. */
async function linesOf(ledgerNo: string): Promise<readonly Line[]> {
  const got = await ask("holdings.get", { ledger_no: ledgerNo });
  const row = "rows" in got ? got.rows[0] : undefined;
  if (!row) return [];
  const lots = row.lots.filter((l) => openColumns.has(l.col));
  const [only] = lots;
  if (lots.length === 1 && only) return [{ ledger_no: ledgerNo, item: only.item, quantity: only.qty, unit: only.unit }];
  return [{ ledger_no: ledgerNo, item: null, quantity: null, unit: only?.unit ?? row.unit }];
}

/** The form of a takeout (picture 03): from a card (`about` the holding, `given` the item), from a request, or empty. */
export function DepartForm({ about, given }: { readonly about: string | null; readonly given: Given }) {
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const item = word(given["item"]);
  const asked = given["lots"];
  useEffect(() => {
    let gone = false;
    const begin = async (): Promise<readonly Line[]> => {
      if (Array.isArray(asked)) return (asked as readonly { readonly ledger_no: string; readonly quantity: number; readonly unit?: string; readonly medium?: string }[]).map((l) => ({ ledger_no: l.ledger_no, item: l.medium ?? null, quantity: l.quantity, unit: l.unit ?? null }));
      if (item !== null && item !== about) return linesIn(item);
      return about === null ? [] : linesOf(about);
    };
    void begin().then((found) => !gone && setLines(found));
    return () => {
      gone = true;
    };
  }, [about, item, asked]);
  const holdings = useHoldingsOf((lines ?? []).map((l) => l.ledger_no));
  const items = useItemsOf((lines ?? []).flatMap((l) => l.item ?? []));
  const { contract, me } = useRegisters();
  if (lines === null || holdings.waiting || items.waiting || contract === null || me === null) return null;
  return <Form start={lines} known={{ holdings, items }} given={given} about={about} fewest={Number(contract.parameters["min_bearers"] ?? 2)} few={(contract.few_people ?? null) !== null} me={me.no} />;
}

/** `known`: the rows of the first lines; further ones are asked as they come. */
function Form({ start, known, given, about, fewest, few, me }: { readonly start: readonly Line[]; readonly known: { readonly holdings: Named<HoldingRow>; readonly items: Named<ItemRow> }; readonly given: Given; readonly about: string | null; readonly fewest: number; readonly few: boolean; readonly me: string }) {
  /** How many lines stood there when one was chosen by hand: the chooser begins anew after it, and the person goes on in it. */
  const [chosenAfter, setChosenAfter] = useState<number | null>(null);
  const { w, language, value: say, kind, list, amount, unitOf } = useWords();
  const t = w.takeouts.form;
  const { nameOf, persons } = useRegisters();
  const go = usePlace((s) => s.go);
  const back = usePlace((s) => s.back);
  const [at] = useState(() => Math.floor(ledgerNow() / 60_000) * 60_000);
  const today = dayOf(at);
  const approvals = useAsk("approvals.list", { on: today }).rows;
  const plans = useAsk("plans.list", {}).rows;
  const past = useAsk("takeouts.list", {}).rows;
  const seal = useRef<HTMLDivElement>(null);
  const unfit = useRef<readonly string[]>([]);
  const [lines, setLines] = useState(start);
  const holdings = useHoldingsOf(lines.map((l) => l.ledger_no));
  const items = useItemsOf(lines.flatMap((l) => l.item ?? []));
  const holdingOf = (no: string): HoldingRow | undefined => holdings.of(no) ?? known.holdings.of(no);
  const itemOf = (no: string | null): ItemRow | undefined => items.of(no) ?? known.items.of(no);
  const copyOf = (no: string): string | null => holdingOf(no)?.approval ?? null;
  const paper = (lines: readonly Line[]): boolean => lines.length > 0 && lines.every((l) => holdingOf(l.ledger_no)?.form === onPaperForm);
  const first = start[0];
  const outAt = word(given["out_at"]);
  const backAt = word(given["due_back_at"]);
  const keylessOf = (v: Values): readonly string[] => v.bearers.filter((b) => b !== null && persons.find((p) => p.no === b)?.account !== "active").filter((b) => b !== null);
  const command = useCommand<"takeout.depart", Values>("takeout.depart", {
    initial: {
      lines: start,
      number: word(given["takeout_no"]),
      to: word(given["destination"]),
      approval: null,
      bearers: Array.from({ length: Math.max(1, fewest) }, () => null),
      encryption: itemOf(first?.item ?? null)?.encryption ?? (paper(start) ? onPaper : null),
      key: null,
      plan: word(given["plan"]),
      leaveDay: outAt === null ? today : outAt.slice(0, 10),
      leaveTime: outAt === null ? clock(at) : outAt.slice(11, 16),
      backDay: backAt === null ? today : backAt.slice(0, 10),
      backTime: backAt === null ? null : backAt.slice(11, 16),
      container: "",
      seal: "",
      purpose: word(given["purpose"]) ?? (first ? (holdingOf(first.ledger_no)?.purpose ?? "") : ""),
      // What the row says is this takeout's number only where the whole holding goes.
      persons: first && start.length === 1 && holdingOf(first.ledger_no)?.line === `${first.unit ?? ""}:generated:${first.quantity ?? ""} ${first.unit ?? ""}:stored:${first.quantity ?? ""}` ? (holdingOf(first.ledger_no)?.subject_count ?? null) : null,
      when: word(given["record_sheet"]) === null ? {} : { record_sheet: given["record_sheet"], ...(word(given["doer"]) === null ? {} : { doer: given["doer"] }) },
    },
    body: (v) => {
      const ready = v.lines.filter((l) => l.quantity !== null);
      const media = [...new Set(v.lines.map((l) => itemOf(l.item)).flatMap((i) => (i !== undefined && i.medium_type !== null ? [i.no] : [])))];
      const bearers = v.bearers.filter((b) => b !== null);
      return {
        ...(filled(v.when) as object | undefined),
        takeout_no: v.number ?? undefined,
        lots: ready.length === 0 ? undefined : ready.map((l) => ({ ledger_no: l.ledger_no, quantity: l.quantity ?? 0, ...(l.unit === null ? {} : { unit: l.unit as never }), ...(l.item === null ? {} : { medium: l.item }) })),
        medium: media.length === 1 ? media[0] : undefined,
        destination: v.to ?? undefined,
        approval: v.approval ?? undefined,
        bearers: bearers.length === 0 ? undefined : bearers,
        encryption: v.encryption === onPaper ? undefined : (v.encryption ?? undefined),
        key_delivery: v.key ?? undefined,
        plan: v.plan ?? undefined,
        out_at: instant(v.leaveDay, v.leaveTime),
        due_back_at: instant(v.backDay, v.backTime),
        container: text(v.container),
        seal_no: text(v.seal),
        stopover: direct,
        purpose: text(v.purpose),
        persons: v.persons ?? undefined,
      };
    },
    draft: { form: "takeout.depart", about: about ?? "" },
    subject: (v, reply) => `${reply.made?.["takeouts"]?.[0] ?? ""}　${list(v.lines.map((l) => (l.item === null ? l.ledger_no : short(l.item))))}`,
    sentence: (v) => t.sentence(list(v.lines.map((l) => `${l.item === null ? l.ledger_no : short(itemOf(l.item)?.label ?? l.item)} ${l.quantity === null ? "" : amount(l.quantity, l.unit)}`)), nameOf(v.to)),
    signers: (v) => {
      const bearers = v.bearers.filter((b) => b !== null);
      // Who hands out stands on the other side: not one of the bearers, unless the city agreed to few people.
      return [{ role: t.giver, draw: true, not: few ? [] : bearers, ...(bearers.includes(me) ? {} : { person: me }) }, ...bearers.map((b, i) => ({ role: t.bearer(i + 1), person: b, draw: true }))];
    },
    signed: (who) => ({ handed_by: who[0]?.person, signatures: drawnOf(who) }),
    steps: () => [
      { code: "person-not-eligible", act: () => go("people", "person", unfit.current[0] ?? null) },
      { code: "internal-approval-missing", act: () => go("takeouts", "requests") },
    ],
    onAccepted: (reply) => go("takeouts", "takeout", reply.made?.["takeouts"]?.[0] ?? null),
  });
  const { values: v, set } = command;
  // Also the lines of a draft that was taken up again are asked for.
  if (lines !== v.lines) setLines(v.lines);
  const refused = useMemo(() => {
    const found = new Map<string, string>();
    for (const c of command.checks) if (c.status === "no" && bearerRules.has(c.rule)) for (const no of c.about ?? []) if (v.bearers.includes(no)) found.set(no, `${isCode(c.code) ? codes[c.code][language].replace(/[。.]$/u, "") : c.code}${c.missing.length > 0 ? `(${list(c.missing.map((m) => fieldLabel(m, "takeout.depart")?.[language] ?? m))})` : ""}`);
    return found;
  }, [command.checks, v.bearers, language, list]);
  useEffect(() => {
    unfit.current = [...refused.keys()];
  }, [refused]);
  const from = itemOf(v.lines[0]?.item ?? null)?.place ?? (v.lines[0] ? (holdingOf(v.lines[0].ledger_no)?.storage_location ?? null) : null);
  // An approval that was chosen stays in the list, also where it has ended since.
  const own = useAsk("approvals.list", v.approval === null ? null : { approval: v.approval }).rows;
  const grants = useMemo(() => takeoutGrants([...new Map([...approvals, ...own].map((r) => [r.grant_id, r])).values()], at), [approvals, own, at]);
  const fit = grants.filter((g) => g.live && covers(g, v.lines, v.to, copyOf));
  const grant = grants.find((g) => g.row.approval === v.approval && (v.to === null || g.scope.worksite === null || g.scope.worksite === v.to)) ?? null;
  const designation = designationOf(approvals, v.to, at);
  const ways = joining(plans, from, v.to);
  const plan = plans.find((p) => p.plan === v.plan);
  const found = v.to === null && v.approval === null ? offers({ grants, rows: approvals, plans, past, lines: v.lines, from, at, copyOf }).slice(0, 5) : [];

  const add = async (load: Promise<readonly Line[]>): Promise<void> => {
    const more = await load;
    const first = more[0];
    if (first === undefined) return;
    const [thing, row] = await Promise.all([first.item === null ? null : ask("items.get", { item: first.item }), ask("holdings.list", { numbers: more.map((l) => l.ledger_no) })]);
    const item = thing !== null && "rows" in thing ? thing.rows[0] : undefined;
    const rows = "rows" in row ? row.rows : [];
    set((now) => {
      const fresh = more.filter((m) => !now.lines.some((l) => l.item === m.item && l.ledger_no === m.ledger_no));
      if (fresh.length === 0) return {};
      const allPaper = rows.every((h) => h.form === onPaperForm) && (now.lines.length === 0 || paper(now.lines));
      return { lines: [...now.lines, ...fresh], ...(now.encryption === null ? { encryption: item?.encryption ?? (allPaper ? onPaper : null) } : {}), ...(now.purpose === "" ? { purpose: rows.find((h) => h.no === first.ledger_no)?.purpose ?? "" } : {}) };
    });
  };
  const bear = (no: string): void =>
    set((now) => {
      const bearers = [...now.bearers];
      bearers[slotFor(now.bearers, no, new Set(refused.keys()))] = no;
      return { bearers };
    });
  useReading((read) => {
    switch (read.kind) {
      case "person":
        bear(read.row.no);
        return t.bearers(v.bearers.length);
      case "item":
        void add(linesIn(read.row.no));
        return t.what;
      case "holding":
        void add(linesOf(read.row.no));
        return t.what;
      case "place":
        set({ to: read.row.code });
        return t.to;
      case "seal":
        set((now) => (now.container === "" ? { container: read.no } : { seal: read.no }));
        return v.container === "" ? t.container : t.sealNo;
      case "sheet":
        set((now) => ({ when: { ...now.when, record_sheet: read.no, doer: now.when["doer"] ?? read.worker ?? undefined } }));
        return fieldLabel("record_sheet")?.[language] ?? read.no;
    }
  });
  useBarWords(null, t.scan);

  const take = (o: Offer): void => {
    const b = o.before;
    const left = new Set(persons.filter((p) => p.left_at !== null || (p.ends_on !== null && p.ends_on < today)).map((p) => p.no));
    const known = (b?.bearers ?? []).filter((n) => !left.has(n));
    const time = b === null ? null : clock(ms(b.due_back_at));
    const due = time !== null && time <= clock(at) ? addDays(today, 1) : today;
    const end = ms(o.grant.row.to_ms);
    set({
      to: o.to,
      approval: o.grant.row.approval,
      plan: o.plan.plan,
      container: v.container === "" ? (o.plan.container ?? "") : v.container,
      bearers: v.bearers.map((old, i) => old ?? known[i] ?? null),
      key: v.key ?? b?.key_delivery ?? null,
      encryption: v.encryption ?? b?.encryption ?? null,
      ...(v.backTime === null && time !== null && ms(`${due}T${time}:00+09:00`) <= end ? { backDay: due, backTime: time } : {}),
    });
    setTimeout(() => seal.current?.querySelector("input")?.focus());
  };
  const choosePlan = (p: string): void => set({ plan: p, container: v.container === "" ? (plans.find((x) => x.plan === p)?.container ?? "") : v.container });
  const withOld = (known: readonly string[], words: Readonly<Record<string, string>>, old: string | null) => [...known, ...(old !== null && !known.includes(old) ? [old] : [])].map((id) => ({ id, text: spoken(words, id) }));
  const approvalChoices = [...new Map([...fit, ...(grant && !fit.includes(grant) ? [grant] : [])].map((g) => [g.row.approval, { id: g.row.approval, text: `${g.row.doc_no ?? g.row.approval}　${w.takeouts.until(dayBeside(dayOf(ms(g.row.to_ms)), today, language))}` }])).values()];
  const leftText = (g: { readonly row: { readonly limit_qty: number | null; readonly left: number | null; readonly unit: string | null } }): string => (g.row.limit_qty === null ? w.takeouts.noLimit : w.takeouts.grantLeft(amount(g.row.left ?? 0, g.row.unit), amount(g.row.limit_qty, g.row.unit)));

  return (
    <CommandForm title={t.title} more={v.number ?? t.more} command={command} record={t.record} checkTitle={t.check} onLeave={back}>
      {found.length > 0 && (
        <div className={css["offer"]}>
          <h2>{t.offers}</h2>
          <p className={cx(look["small"], look["muted"])}>{t.offerTake}</p>
          <KeyActions compact label={t.offers} active={command.note === null} actions={found.map((o, i) => ({ digit: i + 1, name: t.offer(o.grant.row.doc_no ?? o.grant.row.approval, nameOf(o.to)), more: t.offerMore(o.plan.name, leftText(o.grant)), kind: i === 0 ? ("primary" as const) : undefined, act: () => take(o) }))} />
        </div>
      )}
      <Group n={1} title={t.what}>
        {v.lines.map((l, i) => {
          const item = itemOf(l.item);
          const h = holdingOf(l.ledger_no);
          const name = item ? short(item.label) : l.ledger_no;
          return (
            <div key={`${l.item ?? ""}${l.ledger_no}`} className={css["line"]}>
              {item && <span><b className={look["id"]}>{short(item.label)}</b> {kind(item.medium_type ?? item.kind)}</span>}
              <span><b className={look["id"]}>{l.ledger_no}</b> {h?.name}</span>
              {l.item === null || (item?.medium_type ?? null) === null && l.unit === bundle ? (
                <span className={css["count"]}><CountField label={t.quantity} labelHidden value={l.quantity} unit={unitOf(l.unit, l.quantity)} onChange={(quantity) => set({ lines: v.lines.map((old, k) => (k === i ? { ...old, quantity } : old)) })} /></span>
              ) : (
                <span className={look["muted"]}>{l.quantity === null ? "" : amount(l.quantity, l.unit)}{item !== undefined && item.ownership !== null && `・${say(item.ownership)}`}{item !== undefined && item.serial !== null && `・${t.serial(item.serial)}`}</span>
              )}
              {item && <StateChip state={stateOf(item.state, item.frozen)} />}
              <Button className={look["link"] ?? ""} aria-label={t.takeOut(name)} onPress={() => set({ lines: v.lines.filter((_, k) => k !== i) })}><Icon name="close" /></Button>
            </div>
          );
        })}
        <RegisterField key={v.lines.length} autoFocus={chosenAfter === v.lines.length - 1} register="item" error={command.gap("lots")} label={v.lines.length === 0 ? t.addItem : t.whatMore} value={null} onChange={(no) => {
          if (no === null) return;
          setChosenAfter(v.lines.length);
          void add(linesIn(no));
        }} />
      </Group>
      <Group n={2} title={t.to}>
        <PlaceField label={t.to} labelHidden error={command.gap("destination")} kinds={[designatedPlace]} value={v.to} onChange={(to) => set({ to })} />
        {v.to !== null && (designation ? <p className={cx(look["small"], look["muted"])}>{t.designated(designation.doc_no ?? designation.approval, dayBeside(dayOf(ms(designation.to_ms)), today, language))}</p> : <p className={cx(look["small"], look["bad"])}>{t.notDesignated}</p>)}
      </Group>
      <Group n={3} title={t.approval}>
        {approvalChoices.length === 0 ? <p className={look["warn"]}>{t.noApproval}</p> : (
          <div className={css["bearer"]}>
            <div className={css["grow"]}><SelectField label={t.approval} labelHidden error={command.gap("approval")} value={v.approval} onChange={(approval) => set({ approval })} choices={approvalChoices} /></div>
            {grant && <b>{leftText(grant)}</b>}
          </div>
        )}
      </Group>
      <Group n={4} title={t.bearers(v.bearers.length)}>
        {v.bearers.map((b, i) => {
          const bad = b === null ? undefined : refused.get(b);
          const keyless = b !== null && persons.find((p) => p.no === b)?.account !== "active";
          return (
            <div key={i} className={css["bearer"]}>
              <div className={css["grow"]}><PersonField label={t.bearer(i + 1)} labelHidden value={b} onChange={(no) => set({ bearers: v.bearers.map((old, k) => (k === i ? no : old)) })} error={bad === undefined ? null : `${bad}。${t.another}`} {...(keyless && bad === undefined ? { hint: t.noKey } : {})} /></div>
              {b !== null && command.checks.length > 0 && (bad === undefined ? <Chip icon="check" tone="chipGood">{t.fits}</Chip> : <Chip icon="cross" tone="chipBad">{t.cannot}</Chip>)}
            </div>
          );
        })}
        <Keyless persons={keylessOf(v).filter((b) => !refused.has(b))} />
      </Group>
      <Group n={5} title={t.encryption}>
        <Side>
          <SelectField label={t.encryption} need={command.need("encryption")} error={command.gap("encryption")} value={v.encryption} onChange={(encryption) => set({ encryption })} choices={withOld(encryptions, w.takeouts.encryptions, v.encryption)} />
          {v.encryption !== onPaper && <SelectField label={t.key} need={command.need("key_delivery")} error={command.gap("key_delivery")} value={v.key} onChange={(key) => set({ key })} choices={withOld(keyWays, w.takeouts.keys, v.key)} />}
        </Side>
      </Group>
      <Group n={6} title={t.route}>
        <SelectField label={t.plan} labelHidden need={command.need("plan")} error={command.gap("plan")} value={v.plan} onChange={choosePlan} choices={[...ways, ...(plan && !ways.includes(plan) ? [plan] : [])].map((p) => ({ id: p.plan, text: `${p.name}　${t.stopover}` }))} />
        <Side>
          <DayField label={t.leave} value={v.leaveDay} onChange={(leaveDay) => set({ leaveDay })} today={today} />
          <TimeField label={t.leaveTime} value={v.leaveTime} onChange={(leaveTime) => set({ leaveTime })} />
        </Side>
        <Side>
          <DayField label={t.back} need error={command.gap("due_back_at")} value={v.backDay} onChange={(backDay) => set({ backDay })} today={today} />
          <TimeField label={t.backTime} need value={v.backTime} onChange={(backTime) => set({ backTime })} />
        </Side>
      </Group>
      <Group n={7} title={t.seal}>
        <Side>
          <TextField label={t.container} need={command.need("container")} kind="identifier" value={v.container} onChange={(container) => set({ container })} />
          {/* A seal typed ends with Enter: the last thing before the badges (ui.md §8). */}
          <div ref={seal} onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && (e.preventDefault(), command.submit())}>
            <SealField label={t.sealNo} need={command.need("seal_no")} hint={t.sealHint} value={v.seal} onChange={(s) => set({ seal: s })} />
          </div>
        </Side>
      </Group>
      <Group n={8} title={t.erase}>
        <Side>
          <TextField label={t.purpose} need={command.need("purpose")} error={command.gap("purpose")} value={v.purpose} onChange={(purpose) => set({ purpose })} />
          <CountField label={t.personsField} need={command.need("persons")} error={command.gap("persons")} value={v.persons} onChange={(n) => set({ persons: n })} />
        </Side>
        <p className={cx(look["small"], look["muted"])}>{t.eraseMore}</p>
        <WhenAndWho channel="takeout.depart" values={v.when} onChange={(when) => set({ when })} missing={command.missing} />
      </Group>
      <p className={css["foot"]}>{t.foot}</p>
    </CommandForm>
  );
}

/** Rules whose reasons name a bearer. */
const bearerRules: ReadonlySet<string> = new Set(["R-02", "R-30"]);
