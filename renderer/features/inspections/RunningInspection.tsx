import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Label } from "../../../shared/values/label.ts";
import { dayOf, lastDayOfMonth, monthOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { clock, clockSeconds, dayBeside, monthName, ms } from "../../dates.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { useBarWords } from "../../state/bar.ts";
import { useCard } from "../../state/card.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { kindName } from "../../words/inspections.ts";
import { useWords } from "../../words/words.ts";
import { Blocks } from "./Blocks.tsx";
import { itemsOf, kinds, mayConfirm, own } from "./blockItems.ts";
import { answerOf, closingBody, countedOf, missingOf, shownBlocks, type Walk } from "./closing.ts";
import { CloseBox } from "./CloseBox.tsx";
import { FollowUps } from "./FollowUps.tsx";
import css from "./inspections.module.css";
import { LastReadings } from "./LastReadings.tsx";
import { PlaceCounts } from "./PlaceCounts.tsx";
import { useCounts } from "./rows.ts";
import { TestFields } from "./TestFields.tsx";
import { useReading } from "./useReading.tsx";

/**
 * A running inspection (picture 04): left the blind count, what has to be followed up, the last readings; right the blocks, what is missing, closing by two.
 * Readings are records; answers are the inspector's draft, so that stopping the program loses neither.
 */
export function RunningInspection({ no }: { readonly no: string }) {
  const { w, language } = useWords();
  const t = w.inspections;
  const { go, with: given } = usePlace();
  const registers = useRegisters();
  const { me, nameOf, places, persons, parties } = registers;
  const now = useNow(15_000);
  const today = dayOf(now);
  const counts = useCounts(no);
  const asked = useAsk("inspections.readings", { inspection: no });
  const readings = asked.rows;
  const closed = useAsk("inspections.list", { inspection: no }).rows.length > 0;
  const begun = counts.find((c) => c.kind !== null)?.kind ?? null;
  const lead = persons.find((p) => mayConfirm(p.role) && p.account === "active" && p.no !== me?.no)?.no ?? null;
  const start: Walk = { kind: typeof given?.["kind"] === "string" ? given["kind"] : kinds[0], forMonth: typeof given?.["month"] === "string" ? given["month"] : "", place: null, answers: {}, notes: {}, reasons: {}, restoreOn: null, restoreMedium: null, restoreResult: null, accuracyOn: null, accuracyN: null, accuracyErrors: null, confirmer: null };
  const self = new Set(parties.filter((p) => p.role === own).map((p) => p.id));
  const done = useMemo(() => new Set(counts.filter((c) => c.done_at !== null).map((c) => c.place)), [counts]);
  const walk = places.filter((p) => (p.items > 0 && (self.size === 0 || self.has(p.party))) || counts.some((c) => c.place === p.code));
  const counted = walk.length === 0 ? null : countedOf(readings, done, walk.map((p) => p.code));
  const withLead = (v: Walk): Walk => ({ ...v, kind: begun ?? v.kind, confirmer: v.confirmer ?? lead });
  const command = useCommand("inspection.close", {
    initial: start,
    body: (v) => closingBody(no, withLead(v), counted),
    draft: { form: "inspection.close", about: no },
    live: false,
    signers: (v) => [
      { role: t.close.inspector, person: me?.no ?? null },
      { role: t.close.lead, person: withLead(v).confirmer, not: me ? [me.no] : [] },
    ],
    sentence: (v) => t.close.sentence(no, kindName(t, withLead(v).kind)),
    subject: () => no,
    onAccepted: () => go("inspections", "one", no),
  });
  const v = withLead(command.values);
  const missing = missingOf(v, counted);
  const shown = shownBlocks(v).flatMap(itemsOf);
  const answered = shown.filter((i) => answerOf(v, i, counted) !== null).length;
  const reading = useReading(no, v.kind, readings);
  const place = v.place;
  const here = place === null ? undefined : counts.find((c) => c.place === place);
  const latest = [...readings].filter((r) => place === null || r.place === place).sort((a, b) => ms(b.at) - ms(a.at))[0];

  const setPlace = (code: string | null): void => command.set({ place: code });
  const end = (): void => {
    if (place === null) return;
    void reading.record(place, [], true).then((ok) => ok && setPlace(null));
  };
  const scan = (labels: readonly Label[]): boolean => {
    if (command.note !== null) return false;
    let at = place;
    let batch: string[] = [];
    const queue: { place: string; items: string[] }[] = [];
    const flush = (): void => {
      if (batch.length > 0 && at !== null) queue.push({ place: at, items: batch });
      batch = [];
    };
    for (const label of labels) {
      if (label.kind === 3) {
        const found = registers.place(label.text);
        if (!found) return useCard.getState().say({ is: "unknown", text: label.text }), true;
        flush();
        at = found.code;
      } else if (label.kind === 2) batch.push(label.text);
      else return useCard.getState().say({ is: "twice", text: label.text, why: t.bar.badge }), true;
    }
    if (at === null) return useCard.getState().say({ is: "twice", text: labels[0]?.text ?? "", why: t.bar.shelfFirst }), true;
    flush();
    if (at !== place) setPlace(at);
    void (async () => {
      for (const q of queue) await reading.record(q.place, q.items, false);
    })();
    return true;
  };
  // The record of the inspection exists once it is closed; what is printed while it runs is the blind count sheet, of the shelf or of all.
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: "count", ...(place === null ? {} : { subject: place }) }, [w.audit.forms.count, place ?? no].join(" ")), true);
  useLayer("form", {
    scan,
    digit: (n) => {
      if (n !== 0 || place === null) return false;
      end();
      return true;
    },
    escape: () => (focusBar(), true),
    submit: () => (close(), true),
    print,
  });
  const box = useRef<HTMLDivElement>(null);
  const [askFor, setAskFor] = useState(0);
  const close = (): void => {
    // A 否 without its date, or 該当なし without its reason, is asked for before anything is sent.
    if (missing.findings + missing.reasons > 0) setAskFor((n) => n + 1);
    else command.submit();
  };
  useEffect(() => {
    if (askFor > 0) box.current?.querySelector<HTMLElement>("[data-gap] input, [data-gap] textarea")?.focus();
  }, [askFor]);
  useBarWords(place === null ? t.bar.ready : t.bar.counting(nameOf(place)), place === null ? null : [t.count.items(here?.read ?? 0), latest ? t.bar.last(short(latest.item), clockSeconds(ms(latest.at))) : "", t.bar.change].filter((x) => x !== "").join("　"));

  if (closed) return <Gone no={no} />;
  const month = v.forMonth === "" ? monthOf(today) : v.forMonth;
  return (
    <>
      <div className={css["head"]}>
        <h1>{t.run.head(monthName(month, language), kindName(t, v.kind))}</h1>
        <Chip icon="half" tone="chipUse">{t.run.running}</Chip>
        <span className={cx(look["small"], look["muted"])}>
          <b className={look["id"]}>{no}</b>　{t.run.due(dayBeside(lastDayOfMonth(month), today, language))}　{t.run.inspector(me?.name ?? "")}　{command.savedAt !== null && w.form.draftSaved(clock(command.savedAt))}
        </span>
        <span className={look["spring"]} />
        <span className={css["meter"]}>
          <b>{t.run.places} {done.size}／{walk.length}</b>
          <b>{t.run.items} {answered}／{shown.length}</b>
          <span className={css["track"]} role="img" aria-label={t.blocks.answered(answered, shown.length)}>
            <span className={css["fill"]} style={{ display: "block", width: `${shown.length === 0 ? 0 : Math.round((100 * answered) / shown.length)}%` }} />
          </span>
        </span>
      </div>
      <div className={css["two"]} ref={box}>
        <div className={css["left"]} data-region="content">
          {paper.note}
          {reading.note}
          <PlaceCounts walk={walk} counts={counts} readings={readings} place={place} onPlace={(code) => (setPlace(code), focusBar())} onEnd={end} />
          <FollowUps inspection={no} readings={readings.filter((r) => done.has(r.place))} />
          <LastReadings readings={readings} again={reading.again} />
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("inspections", "form:inspection.finding", no, { inspection: no })}>{t.run.finding}</Button>
            <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.today.act.printing : w.audit.print.of(w.audit.forms.count)} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("inspections")}>{t.run.back}</Button>
          </div>
        </div>
        <aside className={css["right"]} data-region="side" aria-label={t.blocks.title}>
          <Blocks walk={v} counted={counted} onChange={(some) => command.set(some)} ask={askFor} />
          <TestFields walk={v} inspection={no} onChange={(some) => command.set(some)} today={today} />
          <CloseBox walk={v} missing={missing} onConfirmer={(confirmer) => command.set({ confirmer })} onClose={close} busy={command.busy} note={command.note} />
        </aside>
      </div>
    </>
  );
}

/** The inspection was closed meanwhile: its result stands there. */
function Gone({ no }: { readonly no: string }) {
  const { w } = useWords();
  const go = usePlace((s) => s.go);
  return (
    <section className={look["panel"]} data-region="content">
      <div className={look["empty"]}>
        <Icon name="check" />
        <div><h1>{no}</h1><p>{w.inspections.run.closed} <ArticleTag article="14(6)" /></p></div>
        <Button className={cx(look["button"], look["primary"])} onPress={() => go("inspections", "one", no)}>{w.inspections.one.open}</Button>
      </div>
    </section>
  );
}
