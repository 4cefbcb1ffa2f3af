import { useEffect, useRef } from "react";
import { Button, ListBox, ListBoxItem, SearchField } from "react-aria-components";
import { shortLabel } from "../../shared/values/label.ts";
import type { ReadingNote } from "../state/card.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import css from "./ScanBar.module.css";
import { Input } from "./Typed.tsx";

/** Something found by words. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly more: string;
}

/** What the bar of a page is for, where it is not the usual. */
export interface BarProps {
  readonly big: boolean;
  /** Digits typed so far. */
  readonly typed: string;
  /** The label that is open. */
  readonly current: string | null;
  readonly note: ReadingNote | null;
  readonly doer: string | null;
  /** The paper of the page, where it stands in no button of its own. */
  readonly paper: string | null;
  readonly onPrint: () => void;
  readonly state?: string | undefined;
  readonly hint?: string | undefined;
  readonly searching: boolean;
  readonly words: string;
  readonly found: readonly Found[];
  readonly onWords: (words: string) => void;
  readonly onFound: (id: string) => void;
  readonly onSearch: (on: boolean) => void;
  readonly onHelp: () => void;
}

const short = (text: string): string => (/^[1-9]-\d{6,7}-\d$/u.test(text) ? shortLabel({ text }) : text);

/**
 * The scan bar: a read-only input, so that no input method can write into it, on every page first in `main` (ui.md §6.1). Keys are read by their code in
 * `keys/keyboard.ts`; words are typed only after F3, in a real search field that stands in its place until Escape.
 */
export function ScanBar(p: BarProps) {
  const { w } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!p.searching) input.current?.focus();
  }, [p.searching]);
  const shown = p.typed !== "" ? p.typed : p.current === null ? "" : short(p.current);
  return (
    <div role="search" className={css["region"]} data-region="bar" aria-label={w.bar.waiting}>
      {p.searching ? (
        <Search {...p} />
      ) : (
        <div className={cx(css["bar"], p.big ? css["big"] : css["small"])}>
          <span className={css["state"]}>
            <Icon name="bars" />
            {p.typed !== "" ? w.bar.typing : p.current === null ? (p.state ?? w.bar.waiting) : w.bar.read}
          </span>
          {shown === "" ? (
            <span className={css["hint"]}>
              {p.hint ?? (
                <>
                  {w.bar.hint} <kbd className={look["key"]}>{w.bar.hintEnter}</kbd>
                </>
              )}
            </span>
          ) : (
            <span className={css["value"]}>{shown}</span>
          )}
          <input ref={input} className={css["input"]} readOnly value={shown} aria-label={w.bar.label} data-scan-bar="" id="scan-bar" />
          <span className={css["tools"]}>
            {p.current === null ? (
              <>
                {p.doer !== null && <b>{w.bar.badge(p.doer)}</b>}
                <button type="button" onClick={() => p.onSearch(true)}>
                  <kbd className={look["key"]}>F3</kbd> {w.bar.search}
                </button>
                <button type="button" onClick={p.onHelp}>
                  <kbd className={look["key"]}>F1</kbd> {w.bar.help}
                </button>
                {p.paper !== null && (
                  <button type="button" onClick={p.onPrint}>
                    <kbd className={look["key"]}>Ctrl+P</kbd> {p.paper}
                  </button>
                )}
              </>
            ) : (
              <span>
                {p.doer !== null && <b>{w.bar.badge(p.doer)}　</b>}
                {w.bar.choose}　<kbd className={look["key"]}>Esc</kbd> {w.bar.close}　{p.big && w.bar.next}
              </span>
            )}
          </span>
        </div>
      )}
      <div role="status" aria-live="assertive">
        {p.note !== null && p.note.is !== "read" && <NoteLine note={p.note} />}
      </div>
    </div>
  );
}

function NoteLine({ note }: { readonly note: ReadingNote }) {
  const { w, list } = useWords();
  switch (note.is) {
    case "read":
      return null;
    case "split":
      return <p className={css["note"]}><b><Icon name="check" /> {w.bar.split(note.texts.length)}</b><span>{list(note.texts.map(short))}</span><span>{w.bar.splitMore}</span></p>;
    case "filled":
      return <p className={css["note"]}>{note.typing && <span>{w.bar.whileTyping}</span>}{note.texts.map((t, i) => <span key={t}><b><Icon name="check" /> {short(t)}</b>　{w.bar.filled(note.into[i] ?? "")}</span>)}</p>;
    case "unwanted":
      return <p className={cx(css["note"], css["warn"])}><b><Icon name="ring" /> {w.bar.unwanted}</b><span>{short(note.text)}</span><span>{w.bar.unwantedMore}</span></p>;
    case "idle-key":
      return <p className={cx(css["note"], css["warn"])}><b><Icon name="ring" /> {w.bar.idleKey}</b><span>{w.bar.idleKeyMore}</span></p>;
    case "no-paper":
      return <p className={cx(css["note"], css["warn"])}><b><Icon name="printer" /> {w.bar.noPaper}</b><span>{w.bar.noPaperMore}</span></p>;
    case "while-typing":
      return <p className={css["note"]}><b><Icon name="check" /> {w.bar.whileTyping}</b><span>{short(note.text)}</span></p>;
    case "twice":
      return <p className={cx(css["note"], css["warn"])}><b><Icon name="clock" /> {w.bar.twice}</b><span>{short(note.text)}</span><span>{note.why}</span></p>;
    case "check-digit":
      return <p className={cx(css["note"], css["bad"])}><b><Icon name="cross" /> {w.bar.checkDigit}</b><span>{note.text}</span><span>{w.bar.checkDigitMore}</span></p>;
    case "other-ledger":
      return <p className={cx(css["note"], css["bad"])}><b><Icon name="cross" /> {w.bar.otherLedger}</b><span>{note.text}</span><span>{w.bar.otherLedgerMore}</span></p>;
    case "form":
      return <p className={cx(css["note"], css["bad"])}><b><Icon name="cross" /> {w.bar.form}</b><span>{note.text}</span><span>{w.bar.formMore}</span></p>;
    case "letters":
      return <p className={cx(css["note"], css["bad"])}><b><Icon name="cross" /> {w.bar.form}</b><span>{note.text}</span><span>{w.bar.lettersMore}</span></p>;
    case "unknown":
      return <p className={cx(css["note"], css["bad"])}><b><Icon name="cross" /> {w.bar.unknown}</b><span>{short(note.text)}</span><span>{w.bar.unknownMore}</span></p>;
  }
}

function Search(p: BarProps) {
  const { w } = useWords();
  const list = useRef<HTMLDivElement>(null);
  return (
    <div onKeyDown={(e) => {
      if (e.key === "ArrowDown" && e.target instanceof HTMLInputElement) {
        e.preventDefault();
        list.current?.querySelector<HTMLElement>("[role=option]")?.focus();
      }
    }}>
      <SearchField className={css["search"] ?? ""} aria-label={w.bar.searchLabel} value={p.words} onChange={p.onWords} onSubmit={() => p.found[0] && p.onFound(p.found[0].id)} autoFocus>
        <Icon name="search" />
        <Input placeholder={w.bar.searchHint} autoComplete="off" />
        <span className={look["small"]} aria-live="polite">{p.words === "" ? "" : p.found.length === 0 ? w.bar.nothing : w.bar.found(p.found.length)}</span>
        <Button slot={null} className={cx(look["button"], look["smallButton"])} onPress={() => p.onSearch(false)}>
          {w.bar.close} <kbd className={look["key"]}>Esc</kbd>
        </Button>
      </SearchField>
      {p.found.length > 0 && (
        <div className={css["found"]} ref={list}>
          <ListBox aria-label={w.bar.searchLabel} items={p.found} onAction={(k) => p.onFound(String(k))}>
            {(f: Found) => (
              <ListBoxItem id={f.id} textValue={`${f.label} ${f.name}`} className={css["item"] ?? ""}>
                <span className={look["id"]}>{f.label}</span>
                <span>{f.name}</span>
                <span className={look["muted"]}>{f.more}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      )}
    </div>
  );
}
