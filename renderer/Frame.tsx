import { useCallback, useEffect, useMemo, useState } from "react";
import { isArticle, type ArticleId } from "../shared/articles/catalogue.ts";
import { clockFine } from "../shared/ipc/health.ts";
import { dayOf } from "../shared/values/day.ts";
import { useAsk, useAskOne } from "./ask.ts";
import { send } from "./bridge.ts";
import { useNow } from "./clock.ts";
import { clock, fullDay, moment, ms } from "./dates.ts";
import { sealAll } from "./drafts/drafts.ts";
import { figure } from "./figure.ts";
import { factsOf, whyReadOnly } from "./health.ts";
import { Emergency, Help } from "./Overlays.tsx";
import { Bar } from "./Bar.tsx";
import { Undo } from "./features/today/Undo.tsx";
import { listenToKeys } from "./keys/keyboard.ts";
import { focusBar, focusRegion } from "./keys/focus.ts";
import { useLayer } from "./keys/layers.ts";
import { articlesHere } from "./pageArticles.ts";
import { pages } from "./pages.tsx";
import { placeOfTask, tasksFor } from "./tasks.ts";
import { readLabels, readWhileTyping } from "./reading.ts";
import { short, useRegisters } from "./registers.ts";
import { leads, readsOnly } from "./role.ts";
import { touched } from "./touched.ts";
import { useBar } from "./state/bar.ts";
import { useCard } from "./state/card.ts";
import { placeNames, usePlace, type PageName } from "./state/place.ts";
import { useSession } from "./state/session.ts";
import { useTrial } from "./state/trial.ts";
import { useSettings } from "./state/settings.ts";
import { cx } from "./ui/cx.ts";
import css from "./ui/frame.module.css";
import { Icon } from "./ui/Icon.tsx";
import look from "./ui/look.module.css";
import { useWords, type Words } from "./words/words.ts";
import { Work } from "./Work.tsx";

/** Locks now: what is typed is sealed first, and nothing waits for it longer than the host allows. */
export async function lockNow(): Promise<void> {
  await Promise.race([sealAll(), new Promise((done) => setTimeout(done, 800))]);
  await send("session.lock", {});
}

const pageName = (w: Words, page: PageName): string => (page === "settings" ? w.settings.title : w.places[page]);

/** The frame of an open ledger: header, ten places, scan bar, the page, status (ui.md §3). */
export function Frame() {
  const { w } = useWords();
  const page = usePlace((s) => s.page);
  const go = usePlace((s) => s.go);
  const practice = useSession((s) => s.face?.practice === true);
  const registers = useRegisters();
  const [overlay, setOverlay] = useState<"emergency" | null>(null);
  const [help, setHelp] = useState<readonly ArticleId[] | null>(null);
  const now = registers.status?.now;
  const showHelp = useCallback(() => setHelp(articlesHere(usePlace.getState().page, isArticle)), []);
  useEffect(() => {
    if (now !== undefined) useSession.getState().set({ shift: Date.parse(now) - Date.now() });
  }, [now]);
  useEffect(
    () =>
      listenToKeys({
        ownTag: () => registers.status?.tag ?? null,
        limit: () => useSettings.getState().gap,
        typed: () => useCard.getState().typed,
        type: (text) => useCard.getState().type(text),
        read: readLabels,
        word: (text, typed) => (typed ? useCard.getState().search(true, text) : useCard.getState().say({ is: "letters", text })),
        readWhileTyping,
        keyRead: (text, took) => useCard.getState().say({ is: took ? "read" : "idle-key", text }),
        touched,
        go: (digit) => {
          const name = placeNames[(digit + 9) % 10];
          if (name) go(name);
          focusBar();
        },
        focusBar: () => {
          useCard.getState().search(false);
          focusBar();
        },
        search: () => {
          const { note, search } = useCard.getState();
          search(true, note?.is === "letters" ? note.text : "");
        },
        help: showHelp,
        emergency: () => setOverlay("emergency"),
        lock: () => void lockNow(),
        settings: () => {
          go("settings");
          focusBar();
        },
        print: () => useBar.getState().print(),
        trial: (event) => useTrial.getState().hear?.(event) === true,
        region: focusRegion,
        open: () => true,
      }),
    [registers.status?.tag, go, showHelp],
  );
  useEffect(() => useBar.getState().put({ help: showHelp }), [showHelp]);
  const { view, about } = usePlace();
  useEffect(() => {
    // What had the focus may have gone with its page: then the bar has it.
    const timer = setTimeout(() => document.activeElement === document.body && focusBar());
    return () => clearTimeout(timer);
  }, [page, view, about]);
  const Page = pages[page];
  useEffect(() => {
    document.title = `${practice ? `${w.practice} ` : ""}${pageName(w, page)} ${w.product}`;
  }, [page, practice, w]);
  return (
    <div className={css["app"]}>
      <header className={css["head"]}>
        {practice && <div className={css["band"]} title={w.practiceBand} />}
        <Top />
        <Notices />
      </header>
      <Places />
      <main className={css["main"]} aria-label={pageName(w, page)}>
        <Bar />
        <Work />
        <Undo />
        <div className={css["page"]} key={page} data-region="content">
          <Page />
        </div>
      </main>
      <Status />
      {help !== null && <Help page={page} articles={help} onClose={() => setHelp(null)} />}
      {overlay === "emergency" && <Emergency onClose={() => setOverlay(null)} onReport={() => { setOverlay(null); go("incidents", "report"); }} />}
    </div>
  );
}

/** Lines under the header: why nothing can be recorded, and a clock that stands before the last record (ui.md §10). */
function Notices() {
  const { w, language } = useWords();
  const t = w.frame.reads;
  const because = useSession((s) => s.readOnly);
  const { me } = useRegisters();
  const { row } = useAskOne("system.health", {});
  const now = useNow(30_000);
  const go = usePlace((s) => s.go);
  const auditor = readsOnly(me);
  const clockWrong = row !== null && !clockFine(row);
  const found = because === null ? (row?.verification ?? null) : null;
  const held = found !== null && row?.hold?.answered === null;
  const damaged = found?.answer === "damaged";
  const when = found === null ? "" : moment(ms(found.at), dayOf(now), language);
  const toResult = <>　<button type="button" className={look["link"]} onClick={() => { go("audit", "verify"); focusBar(); }}>{t.toResult}</button></>;
  return (
    <>
      {because !== null && <p className={css["readOnly"]} data-notice="read-only"><Icon name="alarm" /> {w.frame.readOnly}　{whyReadOnly(because, row, w, language, now)}{(row?.stopped ?? null) !== null && toResult}</p>}
      {auditor && <p className={css["readOnly"]}><Icon name="search" /> {t.auditor}　{because === null ? t.viewsKept : t.viewsNotKept}</p>}
      {held && (
        <p className={css["readOnly"]} data-notice="held">
          <Icon name="alarm" /> {t.held(when)}{toResult}
          {me !== null && leads(me, dayOf(now)) && <>　<button type="button" className={look["link"]} onClick={() => { go("audit", "form:verification.answer"); focusBar(); }}>{t.answer}</button></>}
        </p>
      )}
      {damaged && found !== null && <p className={css["readOnly"]} data-notice="damaged"><Icon name="alarm" /> {t.damaged(when, found.counts.damaged, found.files ?? 0)}{toResult}</p>}
      {clockWrong && row !== null && (
        <p className={css["readOnly"]} data-notice="clock">
          <Icon name="alarm" /> {factsOf(row, w, language, now).find((f) => f.id === "clock")?.more}
          {row.clock_back?.confirmed === null && me !== null && leads(me, dayOf(now)) && <>　<button type="button" className={look["link"]} onClick={() => { go("audit", "form:clock.confirm"); focusBar(); }}>{w.health.confirm.go}</button></>}
        </p>
      )}
    </>
  );
}

function Top() {
  const { w, language } = useWords();
  const { contract, me } = useRegisters();
  const now = useNow(1_000);
  const left = useSession((s) => s.idleLeft);
  const practice = useSession((s) => s.face?.practice === true);
  return (
    <div className={css["top"]}>
      <span className={css["name"]}>{w.product}</span>
      {practice && <span className={cx(look["chip"], look["chipWait"])}><Icon name="pen" />{w.practice}</span>}
      <span className={css["contract"]}>
        <b>{contract?.title}</b>
        {contract?.principal !== undefined && <span className={cx(look["small"], look["muted"])}>{w.frame.principal(contract.principal)}</span>}
      </span>
      <span className={css["spring"]} />
      <span className={look["nowrap"]}>
        {fullDay(dayOf(now), language)} <b>{clock(now)}</b>
      </span>
      <span className={css["who"]}>
        <Icon name="person" />
        <b>{me?.name}</b>
        <span className={cx(look["small"], look["muted"])}>{me ? short(me.label) : ""}</span>
      </span>
      <span className={cx(look["small"], look["nowrap"], left <= 60 ? css["soon"] : look["muted"])} role="timer" aria-live="off">
        {w.frame.lockIn(Math.floor(left / 60), left % 60)}
      </span>
      <span className="hidden-visually" role="status">{left <= 60 ? w.frame.lockSoon : ""}</span>
      <button type="button" className={cx(look["button"], look["smallButton"], look["nowrap"])} onClick={() => void lockNow()}>
        <Icon name="lock" />
        {w.frame.lock} <kbd className={look["key"]}>Ctrl+L</kbd>
      </button>
    </div>
  );
}

function Places() {
  const { w, language } = useWords();
  const here = usePlace((s) => s.page);
  const go = usePlace((s) => s.go);
  const { me } = useRegisters();
  const day = dayOf(useNow(60_000));
  const asked = useAsk("today.list", {}).rows;
  const tasks = useMemo(() => tasksFor(asked, me, day), [asked, me, day]);
  const [open, setOpen] = useState(false);
  // In a narrow window the list lies over the page: it closes by Esc, and when the person is elsewhere.
  useLayer("note", { escape: () => (setOpen(false), focusBar(), true) }, open);
  const setLanguage = useSettings((s) => s.set);
  return (
    <nav className={css["nav"]} aria-label={w.frame.nav} data-region="nav" data-open={open ? "" : undefined} onBlur={(e) => e.relatedTarget !== null && !e.currentTarget.contains(e.relatedTarget) && setOpen(false)}>
      <button type="button" className={cx(look["button"], look["smallButton"], css["menu"])} aria-expanded={open} onClick={() => setOpen(!open)}>
        {w.frame.menu}　{pageName(w, here)}
      </button>
      {placeNames.map((name, i) => {
        const mine = tasks.filter((t) => t.gravity <= 4 && (name === "today" || placeOfTask(t) === name));
        const grave = mine.some((t) => t.gravity <= 2);
        return (
          <button key={name} type="button" className={cx(css["place"], name === here && css["on"])} aria-current={name === here ? "page" : undefined} onClick={() => { go(name); setOpen(false); focusBar(); }}>
            <span>{w.places[name]}</span>
            <span className={css["spring"]} />
            {mine.length > 0 && (
              <span className={cx(css["count"], grave && css["countBad"])} aria-label={w.frame.open(mine.length)} role="img">
                {figure(mine.length)}
              </span>
            )}
            <kbd className={look["key"]} aria-hidden="true">{(i + 1) % 10}</kbd>
          </button>
        );
      })}
      <button type="button" className={cx(css["place"], css["settings"], here === "settings" && css["on"])} aria-current={here === "settings" ? "page" : undefined} onClick={() => { go("settings"); setOpen(false); focusBar(); }}>
        <span>{w.settings.title}</span>
        <span className={css["spring"]} />
        <kbd className={look["key"]} aria-hidden="true">,</kbd>
      </button>
      <div className={css["foot"]}>
        <div className={css["language"]} role="group" aria-label={w.language.label}>
          {(["ja", "en"] as const).map((l) => (
            <button key={l} type="button" className={look["link"]} lang={l} aria-pressed={language === l} onClick={() => { setLanguage({ language: l }); void send("app.settings.set", { language: l }); }}>
              {w.language[l]}
            </button>
          ))}
        </div>
        <kbd className={look["key"]}>Ctrl</kbd>
        {w.frame.move}
      </div>
    </nav>
  );
}

/** The five facts of the ledger's health; each opens 健全性. What is not fine says so by shape, word and colour (ui.md §3). */
function Status() {
  const { w, language } = useWords();
  const go = usePlace((s) => s.go);
  const now = useNow(30_000);
  const { row } = useAskOne("system.health", {});
  const facts = row === null ? [] : factsOf(row, w, language, now).filter((f) => f.id !== "disk");
  return (
    <footer className={css["status"]} aria-label={w.frame.status} data-region="status">
      {facts.map((f) => (
        <button key={f.id} type="button" data-fact={f.id} className={cx(css["fact"], f.id === "saved" && css["last"], f.state === "yet" && look["muted"], f.state === "wrong" && look["bad"])} onClick={() => { go("audit", "health"); focusBar(); }}>
          {f.state !== "yet" && f.id !== "saved" && <Icon name={f.state === "fine" ? "check" : "alarm"} />}
          {f.id === "saved" || f.state === "yet" ? f.name : <b>{f.name}</b>} {f.state === "yet" ? f.word : <b>{f.word}</b>}
        </button>
      ))}
    </footer>
  );
}
