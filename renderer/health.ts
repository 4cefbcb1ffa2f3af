import { clockFine, healthDays, leastRoom, verificationState, type Health } from "../shared/ipc/health.ts";
import { dayOf, daysBetween } from "../shared/values/day.ts";
import { clock, clockSeconds, moment, ms } from "./dates.ts";
import { figure } from "./figure.ts";
import { channelName } from "./words/channels.ts";
import type { Language } from "./words/language.ts";
import type { Words } from "./words/words.ts";

/** One fact as it is shown: short on the status bar (`name`, `word`), in full on 健全性 (`more`). yet = not known, neither fine nor wrong. */
export interface Fact {
  readonly id: "verification" | "backup" | "handed" | "clock" | "saved" | "disk";
  readonly name: string;
  readonly word: string;
  readonly state: "fine" | "wrong" | "yet";
  readonly more: string;
}

const gib = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(bytes < 10 * 1024 ** 3 ? 1 : 0)} GB`;

/** Why nothing can be recorded, in words; null where it can. Where reading stopped at a record, that is named with its kind and time. */
export function whyReadOnly(because: string | null, h: Pick<Health, "stopped"> | null, w: Words, language: Language, now: number): string | null {
  if (because === null) return null;
  const t = w.frame.reads;
  const at = h?.stopped ?? null;
  if (at === null || because !== "record-does-not-fit") return `${because in t.because ? t.because[because as keyof typeof t.because] : t.because.other}${at === null ? "" : `　${t.upTo(figure(at.seq - 1))}`}`;
  const what = [...(at.channel === null ? [] : [channelName(w.channels, at.channel)]), ...(at.at === null ? [] : [moment(ms(at.at), dayOf(now), language)])].join(language === "ja" ? "　" : ", ");
  return t.stopped(figure(at.seq), what === "" ? "" : language === "ja" ? `(${what})` : ` (${what})`, figure(at.seq - 1));
}

/** The facts of the ledger's health at `now` (the ledger's time, epoch ms): five of the status bar, then the room on the disk. */
export function factsOf(h: Health, w: Words, language: Language, now: number): readonly Fact[] {
  const t = w.health;
  const today = dayOf(now);
  const at = (instant: string): string => moment(ms(instant), today, language);
  const state = verificationState(h, now);
  const v = h.verification;
  const days = v === null ? 0 : Math.max(0, daysBetween(dayOf(ms(v.at)), today));
  const age = v === null ? "" : days === 0 ? t.verification.today(clock(ms(v.at))) : t.verification.days(days);
  const words: Readonly<Record<typeof state, string>> = {
    yet: w.frame.yet, sound: `${t.verification.sound} ${age}`, old: age, damaged: t.verification.damaged(v?.counts.damaged ?? 0), altered: t.verification.altered, differs: t.verification.differs, unknown: t.verification.unknown,
  };
  const found = v === null ? "" : state === "sound" ? t.verificationMore.sound(at(v.at), figure(v.size)) : state === "old" ? t.verificationMore.old(at(v.at), figure(v.size), healthDays) : "";
  const counted = v === null ? "" : ` ${t.counts(v.counts.sound, v.counts.damaged, v.counts.altered, v.counts.unchecked, v.size)}`;
  const rest = h.handed === null ? "" : figure(Math.max(0, h.records - h.handed.size));
  const back = h.clock_back;
  const steady = clockFine(h);
  return [
    { id: "verification", name: t.verification.name, word: words[state], state: state === "yet" ? "yet" : state === "sound" ? "fine" : "wrong", more: `${state === "sound" || state === "old" ? found : state === "altered" && h.stopped !== null ? (whyReadOnly(h.read_only, h, w, language, now) ?? "") : t.verificationMore[state]}${counted}` },
    { id: "backup", name: t.backup, word: w.frame.yet, state: "yet", more: t.backupMore },
    h.handed === null
      ? { id: "handed", name: t.handed.name, word: w.frame.yet, state: "yet", more: t.handedMore.yet }
      : { id: "handed", name: t.handed.name, word: t.handed.until(h.handed.size), state: "fine", more: h.handed.paper === null || h.handed.at === null ? t.handedMore.sheet(rest) : t.handedMore.paper(h.handed.paper, at(h.handed.at), rest) },
    { id: "clock", name: t.clock.name, word: steady ? t.clock.fine : t.clock.back, state: steady ? "fine" : "wrong", more: h.clock_behind ? t.clockMore.behind : back === null ? t.clockMore.fine : back.confirmed !== null ? t.clockMore.before(figure(back.seq), at(back.at), figure(back.confirmed.seq)) : t.clockMore.back(figure(back.seq), at(back.at), figure(back.touched)) },
    { id: "saved", name: h.saved === null ? t.saved.name : t.saved.at(clockSeconds(ms(h.saved))), word: t.saved.seq(h.records), state: "fine", more: h.saved === null ? "" : t.savedMore(at(h.saved)) },
    h.disk === null
      ? { id: "disk", name: t.disk.name, word: t.disk.unknown, state: "yet", more: t.disk.notTold }
      : { id: "disk", name: t.disk.name, word: t.disk.room(gib(h.disk.free), gib(h.disk.total)), state: h.disk.free < leastRoom ? "wrong" : "fine", more: h.disk.free < leastRoom ? t.disk.short : t.disk.fine },
  ];
}
