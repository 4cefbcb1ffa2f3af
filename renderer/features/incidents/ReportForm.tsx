import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { HoldingRow, ItemFull } from "../../../shared/ipc/answers.ts";
import { formatInstant } from "../../../shared/values/instant.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { moment, ms } from "../../dates.ts";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { filled, shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useReading } from "../../forms/useReading.ts";
import { useLayer } from "../../keys/layers.ts";
import { useHoldingsOf, type Named } from "../../named.ts";
import { useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { Whereabouts } from "../../ui/Whereabouts.tsx";
import { useWords } from "../../words/words.ts";
import { useAct } from "../../forms/useAct.tsx";
import css from "./incidents.module.css";
import { candidate, categoryOf, firstForm, freezing, kindsFor } from "./kinds.ts";

type Values = Readonly<Record<string, unknown>>;
const channel = "incident.open";
const text = (v: unknown): string | null => (typeof v === "string" && v !== "" ? v : null);

/**
 * 紛失・異常を知らせる (digit 8, F8): never refused; what the ledger knows of the item, its contents and its takeout is filled in. A digit says which kind and
 * records nothing; Ctrl+P gives the draft of the first report on paper; only Ctrl+Enter records, and a loss or theft then freezes what it concerns.
 */
export function ReportForm({ about }: { readonly about: string | null }) {
  const given = usePlace((s) => s.with);
  const itemNo = text(given?.["item"]);
  const item = useAskOne("items.get", itemNo === null ? null : { item: itemNo });
  const named = text(given?.["ledger_no"]);
  const listed = Array.isArray(given?.["holdings"]) ? (given["holdings"] as readonly string[]) : [];
  const concerned = [...new Set([...(named === null ? [] : [named]), ...listed, ...(item.row?.lots ?? []).map((l) => l.ledger_no)])];
  const known = useHoldingsOf(itemNo !== null && item.waiting ? [] : concerned);
  if ((itemNo !== null && item.waiting) || known.waiting) return null;
  return <Fill about={about} item={item.row} concerned={concerned} known={known} />;
}

/** What the ledger knows of some holdings: how many persons at most, and of which class. */
function learn(rows: readonly HoldingRow[]): Values {
  const counts = rows.map((h) => h.subject_count);
  return { ...(rows.length > 0 && counts.every((n) => n !== null) ? { max_subjects: counts.reduce((n, c) => n + c, 0) } : {}), categories: [...new Set(rows.flatMap((h) => h.flags).flatMap((f) => categoryOf[f] ?? []))] };
}

function Fill({ about, item, concerned, known }: { readonly about: string | null; readonly item: ItemFull | null; readonly concerned: readonly string[]; readonly known: Named<HoldingRow> }) {
  const { w, language, value } = useWords();
  const t = w.incidents.form;
  const { back, go, with: given } = usePlace();
  const { me, nameOf } = useRegisters();
  const now = useRef(formatInstant(Math.floor(ledgerNow() / 60_000) * 60_000)).current;
  const rowsOf = (nos: readonly string[]): readonly HoldingRow[] => nos.flatMap((no) => known.of(no) ?? []);
  const takeout = text(given?.["takeout_no"]);
  const follow = given?.["follow"] as { readonly inspection: string; readonly item: string } | undefined;
  const start: Values = { known_at: now, discovered_at: now, finder: me?.name, ...(item === null ? {} : { items: [item.no] }), ...(concerned.length === 0 ? {} : { holdings: concerned }), ...learn(rowsOf(concerned)), ...(takeout === null ? {} : { takeout_no: takeout }), };
  const suggested = kindsFor(given?.["lost"] === true || (given?.["lost"] === undefined && takeout === null));
  const [made, setMade] = useState<string | null>(null);
  const settle = useAct();
  const command = useCommand<typeof channel, Values>(channel, {
    initial: start,
    body: (v) => filled(v) ?? {},
    draft: { form: channel, about: about ?? "" },
    subject: (_v, reply) => (reply.made?.["incidents"] ?? []).join(" "),
    onAccepted: (reply) => {
      const no = reply.made?.["incidents"]?.[0] ?? null;
      if (follow === undefined || no === null) return go("incidents", "one", no);
      setMade(no);
      settle.perform({ channel: "inspection.follow", body: { ...follow, action: candidate, incident: no }, subject: no, beside: true, done: () => go("incidents", "one", no) });
    },
  });
  const { values: v, set } = command;
  const shape = shapeOf(channel);
  const only = (...names: readonly string[]) => <BodyFields channel={channel} shape={shape} values={v} onChange={set} hidden={Object.keys(shape.properties ?? {}).filter((n) => !names.includes(n))} first={names} missing={command.missing} />;
  useBarWords(null, t.scan);
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: firstForm, draft: true, options: { incident: (filled(v) ?? {}) as never } }, `${w.audit.forms.F18} ${t.draft}`), true);
  const kind = text(v["kind"]);
  useLayer("form", { print });
  useReading((read) => {
    const list = (now: Values, field: "items" | "holdings"): readonly string[] => (now[field] ?? []) as readonly string[];
    if (read.kind === "item") set((now) => ({ items: [...new Set([...list(now, "items"), read.row.no])] }));
    else if (read.kind === "holding") {
      const nos = [...new Set([...list(v, "holdings"), read.row.no])];
      set((now) => ({ holdings: [...new Set([...list(now, "holdings"), read.row.no])] }));
      // How many persons it may concern follows from all that are named.
      void ask("holdings.list", { numbers: nos }).then((got) => "rows" in got && set(learn(got.rows)));
    } else return null;
    return fieldLabel(read.kind === "item" ? "items" : "holdings")?.[language] ?? read.row.no;
  });
  const uses = useAsk("uses.list", concerned[0] === undefined ? null : { ledger_no: concerned[0], limit: 1 }).rows;
  const family = useAskOne("holdings.get", concerned[0] === undefined ? null : { ledger_no: concerned[0] }).row;
  const gone = item?.lots.find((l) => l.takeout !== null)?.takeout ?? takeout;
  const carried = useAskOne("takeouts.list", gone === null ? null : { takeout_no: gone }).row;
  // How it left counts where the medium itself says nothing.
  const encrypted = item?.encryption ?? carried?.encryption ?? null;
  const today = dayOf(ledgerNow());
  const step = item?.steps[0];
  const side = (
    <>
      {(item !== null || concerned.length > 0) && (
        <section className={look["panel"]} aria-label={t.known}>
          <div className={look["panelHead"]}><h2>{t.known}</h2></div>
          <ul className={css["facts"]}>
            {rowsOf(concerned).slice(0, 4).map((h) => <li key={h.no}><b className={look["id"]}>{h.no}</b> {h.name}</li>)}
            {item?.lots.some((l) => l.col === "out") === true ? <li><Whereabouts lots={item.lots} home={item.place} nameOf={nameOf} now={ledgerNow()} none="" /></li> : step && <li>{t.lastPlace(step.place === null ? nameOf(step.party) : nameOf(step.place), moment(ms(step.effective), today, language))}</li>}
            {uses[0] && <li>{t.lastUse(nameOf(uses[0].worker), moment(ms(uses[0].occurred), today, language))}</li>}
            {family && <li>{t.copies(family.open_descendants.length)}</li>}
            {item !== null && item.medium_type !== null && <li>{encrypted === null ? t.notEncrypted : t.encryption(value(encrypted))}</li>}
            <li className={cx(look["small"], look["muted"])}>{t.filled}</li>
          </ul>
        </section>
      )}
      <section className={look["panel"]} aria-label={t.steps}>
        <div className={look["panelHead"]}><h2>{t.steps}</h2></div>
        <ol className={css["steps"]}>{([1, 2, 3, 4, 5] as const).map((n) => <li key={n}>{w.emergency.step[n]}</li>)}</ol>
        <p className={cx(css["facts"], look["small"])}><Icon name="lock" /> {t.freezes}</p>
      </section>
    </>
  );
  // The incident stands; only the inspection's reading that it settles was not taken, and says why.
  if (made !== null)
    return (
      <>
        <div className={look["pageHead"]}><h1>{made}　{t.title}</h1></div>
        {settle.note !== null && <p>{t.notSettled}</p>}
        {settle.note}
        <div><Button className={cx(look["button"])} onPress={() => go("incidents", "one", made)}>{t.openIncident(made)}</Button></div>
      </>
    );
  return (
    <CommandForm title={t.title} more={t.more} command={command} record={t.submit} onLeave={back} side={side}>
      {kind === null && (
        <div className={css["choose"]}>
          <h2>{t.whichKind}</h2>
          <KeyActions compact label={t.whichKind} active={command.note === null && paper.note === null} actions={suggested.map((k, i) => ({ digit: i + 1, name: value(k), more: freezing.has(k) ? t.freezesThen : undefined, kind: i === 0 ? ("primary" as const) : undefined, act: () => set({ kind: k }) }))} />
        </div>
      )}
      {kind !== null && (
        <div className={css["choose"]}>
          <p className={look["row"]}>
            <b>{value(kind)}</b> <span className={look["muted"]}>{t.notYet}</span>
            <Button className={look["link"] ?? ""} onPress={() => { set({ kind: undefined }); focusBar(); }}>{t.otherKind}</Button>
          </p>
          <div>
            <Button className={cx(look["button"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.audit.print.working : t.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
          </div>
        </div>
      )}
      {paper.note}
      <Group n={1} title={t.what}>
        <Line>{only("kind")}{only("title")}</Line>
      </Group>
      <Group n={2} title={t.when}>
        {only("known_at")}
        {only("discovered_at")}
        {only("occurred_at")}
        <Line>{only("finder")}{only("trigger")}</Line>
      </Group>
      <Group n={3} title={t.which}>
        <Line>{only("items")}{only("holdings")}</Line>
        <Line>{only("takeout_no")}{only("transport")}</Line>
        {only("lots")}
      </Group>
      <Group n={4} title={t.whose}>
        <Line>{only("max_subjects")}{only("strong_encryption")}</Line>
        {only("categories")}
        {only("wrongful_purpose")}
      </Group>
      <Group n={5} title={t.how}>
        {only("cause")}
        {only("incident")}
      </Group>
    </CommandForm>
  );
}
