import { isRule, rules } from "../../../shared/articles/catalogue.ts";
import type { Quantity, StationRow } from "../../../shared/ipc/answers.ts";
import { dayOf, type Day } from "../../../shared/values/day.ts";
import { dayBeside, moment } from "../../dates.ts";
import { figure } from "../../figure.ts";
import type { PageName } from "../../state/place.ts";
import { articleName } from "../../ui/articleName.ts";
import type { IconName } from "../../ui/iconName.ts";
import type { Stop } from "../../ui/TraceLine.tsx";
import { channelName } from "../../words/channels.ts";
import type { useWords } from "../../words/words.ts";

type Words = ReturnType<typeof useWords>;

/** What the texts of a station need besides its row. */
export interface Telling {
  readonly words: Words;
  readonly nameOf: (no: string | null | undefined) => string;
  readonly today: Day;
  readonly go: (page: PageName, view: string, about: string | null) => void;
  readonly record: (seq: number) => void;
}

const icons: Readonly<Record<StationRow["kind"], IconName>> = {
  receipt: "back", check: "check", entry: "plus", registered: "paper", copied: "paper", use: "person", copy: "paper", takeout: "out", transport: "out", handover: "right", move: "right", users: "person", change: "pen", inspection: "lock", missed: "question", incident: "alarm", correction: "pen", disposal: "crossed", refused: "cross", other: "ring",
};
/** Facts that a reader must not miss. */
const marked: ReadonlySet<string> = new Set(["differs", "unchecked", "missing", "found", "uncertified"]);

/** Quantities beside each other, units never added. */
export const quantities = (list: readonly Quantity[], words: Words): string => list.map((q) => words.amount(q.qty, q.unit)).join("　");

/** By how much each unit changed, with its sign: ＋3箱, −1枚. */
function changeOf(s: StationRow, words: Words): string | null {
  if (s.before === null) return null;
  const before = new Map(s.before.map((q) => [q.unit, q.qty]));
  const changed = s.held.map((q) => ({ unit: q.unit, by: q.qty - (before.get(q.unit) ?? 0) })).filter((q) => q.by !== 0);
  return changed.length === 0 ? null : changed.map((q) => `${q.by > 0 ? "+" : "−"}${words.amount(Math.abs(q.by), q.unit)}`).join("　");
}

function factText(f: StationRow["facts"][number], t: Telling): string {
  const { words, nameOf, today } = t;
  const { w, language, value, list, amount } = words;
  const facts = w.trace.facts;
  const who = list((f.who ?? []).map(nameOf));
  const names = list(f.who ?? []);
  const n = f.n ?? 0;
  const time = f.at === undefined ? "" : moment(f.at, today, language);
  switch (f.is) {
    case "method":
      return list((f.who ?? []).map(value));
    case "moved":
      return amount(n, f.unit);
    case "checked":
      return facts.checked(time, amount(n, f.unit), who);
    case "differs":
      return facts.differs(amount(n, f.unit), who);
    case "unchecked":
      return facts.unchecked(time);
    case "uses":
      return facts.uses(n, f.of ?? 0);
    case "cancelled":
      return facts.cancelled(n);
    case "refusals":
      return facts.refusals(n, list([...new Set((f.who ?? []).flatMap((r) => (isRule(r) ? [articleName(rules[r].article, language)] : [])))]));
    case "copies": {
      const all = f.of ?? 0;
      const some = (f.who ?? []).slice(0, 4);
      return [facts.copies(all, list([...some, ...(all > some.length ? [facts.others(all - some.length)] : [])])), f.n === undefined ? "" : facts.openCopies(n, all - n)].filter((x) => x !== "").join("　");
    }
    case "approvals":
      return facts.approvals(names);
    case "seal":
      return facts.seal(names);
    case "returned":
      return facts.returned(time, who);
    case "due":
      return facts.due(time);
    case "arrived":
      return facts.arrived(amount(n, f.unit), who);
    case "contents":
      return facts.contents(names);
    case "items":
      return facts.items(n, f.of ?? 0);
    case "unread":
      return facts.unread;
    case "months":
      return facts.months(list((f.who ?? []).slice(0, 3).concat((f.who ?? []).length > 3 ? ["…"] : [])), n);
    case "parents":
      return facts.parents(names);
    case "confirmed":
      return facts.confirmed(who);
    case "signed":
      return f.seq === undefined ? facts.signed(value(f.how), list((f.who ?? []).map((x) => value(nameOf(x))))) : facts.signedLater(value(f.how), list((f.who ?? []).map((x) => value(nameOf(x)))), figure(f.seq));
    case "reported":
      return facts.reported(time);
    case "closed":
      return facts.closed(names);
    case "missing":
      return facts.missing(amount(n, f.unit));
    case "found":
      return facts.found(amount(n, f.unit));
    case "certified":
      return facts.certified;
    case "uncertified":
      return facts.uncertified(time);
    case "added":
      return facts.added(who);
    case "removed":
      return facts.removed(who);
    default:
      return "";
  }
}

function titleOf(s: StationRow, t: Telling): string {
  const { w } = t.words;
  const name =
    s.kind === "missed" ? w.trace.missed : s.kind === "refused" ? w.trace.refused : s.kind === "inspection" ? w.trace.inspection : s.kind === "copied" ? w.trace.copied : s.kind === "takeout" ? (s.facts.some((f) => f.is === "returned") ? w.trace.there : w.trace.out) : channelName(w.channels, s.channel ?? "");
  const where = s.places.map(t.nameOf).join(" → ");
  return [name, where, s.n > 1 && s.kind !== "receipt" && s.kind !== "takeout" ? w.trace.records(s.n) : ""].filter((x) => x !== "").join("　");
}

/** Where a station leads: to the page of its slip, journey, inspection or incident, else to what was recorded. */
function linkOf(s: StationRow, t: Telling): Stop["link"] {
  const { open } = t.words.w.trace;
  const paper = (is: string): string | undefined => s.papers.find((p) => p.is === is)?.no;
  const to = (text: string, page: PageName, view: string, about: string | null) => ({ text, open: () => t.go(page, view, about) });
  const [slip, takeout, inspection, incident] = [paper("handover"), paper("takeout"), paper("inspection"), paper("incident")];
  if (s.kind === "refused") return to(open.refused, "audit", "refused", null);
  if (s.kind === "use") return to(open.uses, "holdings", "holding", s.of);
  if (s.kind === "copy") return to(open.lineage, "holdings", "holding", s.of);
  if (incident !== undefined && s.state === "difference") return to(open.incident(incident), "incidents", "one", incident);
  if (slip !== undefined) return to(open.slip(slip), "handovers", "slip", slip);
  if (takeout !== undefined) return to(open.takeout(takeout), "takeouts", "takeout", takeout);
  if (inspection !== undefined && s.n === 1) return to(open.inspection(inspection), "inspections", "one", inspection);
  return s.seq === 0 ? null : { text: open.record(figure(s.seq)), open: () => t.record(s.seq) };
}

/** A station of the wire as the line draws it. */
export function stopOf(s: StationRow, subject: string, t: Telling): Stop {
  const { words, nameOf, today } = t;
  const { w, language, list } = words;
  const days = [s.from, s.to].map((ms) => dayBeside(dayOf(ms), today, language));
  const time = s.kind === "missed" ? [] : s.n > 1 && days[0] !== days[1] ? [`${days[0] ?? ""} 〜`, days[1] ?? ""] : [moment(s.from, today, language)];
  const clock = s.clock === null ? [] : [w.history.clock[s.clock]];
  return {
    key: `${s.of} ${String(s.seq)} ${s.kind} ${String(s.from)}`,
    icon: s.state === "difference" ? "alarm" : icons[s.kind],
    state: s.state,
    time: [...time, ...(s.late ? [`${w.trace.late} ${moment(s.at, today, language)}`] : []), ...clock],
    title: `${s.of === subject ? "" : `${s.of}　`}${titleOf(s, t)}`,
    people: [s.kind === "receipt" || s.kind === "handover" ? s.people.map(nameOf).join(" → ") : list(s.people.map(nameOf)), s.proxy === null ? "" : w.trace.proxy(nameOf(s.proxy))].filter((x) => x !== "").join("　"),
    facts: s.facts.map((f) => ({ text: factText(f, t), strong: marked.has(f.is) })).filter((f) => f.text !== ""),
    held: quantities(s.held, words),
    change: changeOf(s, words),
    link: linkOf(s, t),
  };
}
