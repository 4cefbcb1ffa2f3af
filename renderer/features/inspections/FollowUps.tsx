import { useState } from "react";
import { Button } from "react-aria-components";
import type { ItemFull } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { absent, actionsOf, candidate, newPlace, present, stored, unexpected } from "./blockItems.ts";
import css from "./inspections.module.css";
import type { ReadingRow } from "./rows.ts";

type Action = ReturnType<typeof actionsOf>[number];

/** What does not agree in the places counted to the end, open ones first, each with its next step. */
export function FollowUps({ inspection, readings }: { readonly inspection: string; readonly readings: readonly ReadingRow[] }) {
  const { w } = useWords();
  const t = w.inspections.follow;
  const rows = readings.filter((r) => r.verdict !== present).sort((a, b) => Number(a.action !== null) - Number(b.action !== null));
  const left = rows.filter((r) => r.action === null).length;
  if (rows.length === 0) return null;
  return (
    <section className={cx(look["panel"], left > 0 && look["panelBad"])} aria-label={t.title(rows.length)}>
      <div className={look["panelHead"]}>
        <h2>{t.title(rows.length)}</h2>
        <span className={look["spring"]} />
        <span>{t.done} <b>{figure(rows.length - left)}</b>　{t.left} <b className={left > 0 ? look["bad"] : undefined}>{figure(left)}</b></span>
      </div>
      {rows.map((r) => <Row key={`${r.item} ${r.action ?? ""}`} inspection={inspection} reading={r} />)}
    </section>
  );
}

function Row({ inspection, reading }: { readonly inspection: string; readonly reading: ReadingRow }) {
  const { w, language, value, kind } = useWords();
  const t = w.inspections.follow;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const { row: item, waiting } = useAskOne("items.get", { item: reading.item });
  const [chosen, setChosen] = useState<Action | null>(null);
  const step = item?.steps[0];
  const ledger = waiting ? "" : item === null ? t.unknown : t.ledger(item.place === null ? [nameOf(item.party), value(item.state)].join(" ") : nameOf(item.place), step ? moment(ms(step.effective), today, language) : "");
  const choose = (action: Action): void => {
    // A candidate incident is drafted first; its number then settles the reading.
    if (action === candidate) go("incidents", "report", item?.no ?? null, { item: item?.no, label: reading.item, lost: reading.verdict === absent, follow: { inspection, item: reading.item } });
    else setChosen(action);
  };
  return (
    <div className={css["row"]}>
      <span><Chip icon={reading.verdict === absent ? "question" : reading.verdict === unexpected ? "alarm" : "right"} tone={reading.verdict === absent || reading.verdict === unexpected ? "chipBad" : "chipOut"}>{value(reading.verdict)}</Chip></span>
      <span>
        <b className={look["id"]}>{short(reading.item)}</b> {item === null ? "" : `${kind(item.medium_type ?? item.kind)} ${item.no === item.label ? "" : item.no}`}
        <span className={cx(look["small"], look["muted"])} style={{ display: "block" }}>{ledger}　{reading.verdict === absent ? "" : t.here(nameOf(reading.place))}</span>
        {reading.verdict === absent && <Leads inspection={inspection} item={reading.item} />}
      </span>
      {reading.action !== null ? (
        <Chip icon="check" tone="chipGood">{t.settled[reading.action as Action]}</Chip>
      ) : (
        <span className={css["acts"]}>
          {(waiting ? [] : actionsOf(reading.verdict, item?.state ?? null)).map((a) => (
            <Button key={a} className={cx(look["button"], look["smallButton"], a === candidate && look["danger"])} onPress={() => choose(a)}>{t.actions[a]}</Button>
          ))}
        </span>
      )}
      {chosen === newPlace && item !== null && lotIn(item, reading.place) !== null ? (
        <MoveHere inspection={inspection} item={item} place={reading.place} label={reading.item} onLeave={() => setChosen(null)} />
      ) : (
        chosen !== null && <Settle inspection={inspection} label={reading.item} action={chosen} onLeave={() => setChosen(null)} />
      )}
    </div>
  );
}

/** What leads to a thing that was not found (ui.md §7.4): its last record, who had it last, where else it was read this month. */
function Leads({ inspection, item }: { readonly inspection: string; readonly item: string }) {
  const { w, language, value, list } = useWords();
  const t = w.inspections.follow;
  const { nameOf } = useRegisters();
  const today = useToday();
  const found = useAskOne("inspections.absent", { inspection, item }).row;
  if (found === null) return null;
  const at = (time: string): string => moment(ms(time), today, language);
  return (
    <dl className={css["leads"]}>
      <dt>{t.last}</dt>
      <dd>{found.last === null ? t.nothing : `${at(found.last.occurred)}　${channelName(w.channels, found.last.channel)}　${nameOf(found.last.doer ?? found.last.signer)}　${w.last.seq(found.last.seq)}`}</dd>
      <dt>{t.person}</dt>
      <dd>{found.used === null ? t.nobody : `${nameOf(found.used.worker)}　${at(found.used.occurred)}　${value(found.used.task)}　${found.used.returned === 0 ? t.inUse : t.putBack}`}</dd>
      <dt>{t.read}</dt>
      <dd>{found.read.length === 0 ? t.notRead : list(found.read.map((r) => `${at(r.at)} ${nameOf(r.place)}(${r.inspection}・${value(r.verdict)}・${nameOf(r.doer ?? r.signer)})`))}</dd>
    </dl>
  );
}

/** The movement that puts a thing where it was found, with everything in it; null where nothing lies in it or it already stands there. */
function lotIn(item: ItemFull, place: string): { readonly ledger_no: string; readonly quantity: number; readonly unit: string; readonly from_place: string } | null {
  const lot = item.lots.find((l) => l.col === stored);
  if (!lot || item.place === null || item.place === place) return null;
  return { ledger_no: lot.ledger_no, quantity: item.lots.filter((l) => l.col === stored && l.ledger_no === lot.ledger_no && l.unit === lot.unit).reduce((n, l) => n + l.qty, 0), unit: lot.unit, from_place: item.place };
}

/** ここを新しい場所にする (ui.md §7.4, D2): the thing is moved by a record of its own, if the place is reported and locked; with it the reading is settled. */
function MoveHere({ inspection, item, place, label, onLeave }: { readonly inspection: string; readonly item: ItemFull; readonly place: string; readonly label: string; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.inspections.follow;
  const { nameOf } = useRegisters();
  const [moved, setMoved] = useState(false);
  const follow = useCommand("inspection.follow", {
    initial: { text: "" },
    body: (v) => ({ inspection, item: label, action: newPlace, text: v.text.trim() === "" ? undefined : v.text.trim() }),
    subject: () => short(label),
    live: false,
    onAccepted: onLeave,
  });
  const move = useCommand("holding.move", {
    initial: {},
    body: () => ({ ...lotIn(item, place), medium: item.no, to_place: place }) as never,
    subject: () => `${short(label)} ${nameOf(place)}`,
    live: false,
    onAccepted: () => {
      setMoved(true);
      follow.submit();
    },
  });
  const submit = moved ? follow.submit : move.submit;
  return (
    <div className={cx(css["wide"], look["stack"])} data-settle="">
      {move.note}
      {follow.note}
      <TextField label={`${t.actions[newPlace]}　${t.what}`} hint={t.moves(nameOf(item.place), nameOf(place))} value={follow.values.text} onChange={(text) => follow.set({ text })} autoFocus />
      <div className={look["row"]}>
        <Button className={cx(look["button"], look["primary"], look["smallButton"])} onPress={submit}><Icon name="pen" /> {t.moveAndSettle}</Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={onLeave}>{w.confirm.leave}</Button>
      </div>
    </div>
  );
}

function Settle({ inspection, label, action, onLeave }: { readonly inspection: string; readonly label: string; readonly action: Action; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.inspections.follow;
  const command = useCommand("inspection.follow", {
    initial: { text: "" },
    body: (v) => ({ inspection, item: label, action, text: v.text.trim() === "" ? undefined : v.text.trim() }),
    subject: () => short(label),
    live: false,
    onAccepted: onLeave,
  });
  return (
    <div className={cx(css["wide"], look["stack"])} data-settle="">
      {command.note}
      <TextField label={`${t.actions[action]}　${t.what}`} hint={t.whatHint} value={command.values.text} onChange={(text) => command.set({ text })} autoFocus />
      <div className={look["row"]}>
        <Button className={cx(look["button"], look["primary"], look["smallButton"])} onPress={command.submit}><Icon name="pen" /> {t.settle}</Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={onLeave}>{w.confirm.leave}</Button>
      </div>
    </div>
  );
}
