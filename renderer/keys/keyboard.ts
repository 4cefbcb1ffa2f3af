import type { Label } from "../../shared/values/label.ts";
import { addStroke, burstInField, burstSilence, emptyRun, endsReading, hasLetters, isBurst, keyOfLabel, letterOf, readText, signOf, type Reading, type Run } from "../scan/reader.ts";
import { covered, offer, uncover } from "./layers.ts";

/** What the keyboard needs of the page; asked at each key, so that nothing is stale. */
export interface Board {
  readonly ownTag: () => string | null;
  readonly limit: () => number;
  readonly typed: () => string;
  readonly type: (text: string) => void;
  readonly read: (reading: Reading) => void;
  /** A text with letters was typed or read on the bar; `typed` by a finger. */
  readonly word: (text: string, typed: boolean) => void;
  readonly readWhileTyping: (labels: readonly Label[]) => void;
  /** A key of the 操作札 was read; `took` false where there was nothing for it to do. */
  readonly keyRead: (text: string, took: boolean) => void;
  readonly touched: () => void;
  readonly go: (digit: number) => void;
  readonly focusBar: () => void;
  readonly search: () => void;
  readonly help: () => void;
  readonly emergency: () => void;
  readonly lock: () => void;
  readonly settings: () => void;
  /** Ctrl+P where no part of the page took it. */
  readonly print: () => void;
  /** A trial reading takes the keys of a label before anything else; false lets them through. */
  readonly trial: (event: KeyboardEvent) => boolean;
  readonly region: (step: 1 | -1) => void;
  /** False while locked or not yet open: then only reading, F1, F8 and Escape work. */
  readonly open: () => boolean;
}

const textTypes = new Set(["text", "search", "password", "email", "tel", "url", "number", ""]);

/** The text field that has focus, or null; the scan bar is read-only and none. */
function fieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target;
  if (target instanceof HTMLInputElement && textTypes.has(target.type)) return target.readOnly ? null : target;
  return null;
}

/** Puts a field back to a value and caret, so that React hears of it as of any typing. */
function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string, from: number | null, to: number | null): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  field.blur(); // ends a composition
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  if (from !== null) field.setSelectionRange(from, to);
}

/**
 * One listener in the capture phase, before any part of the page (ui.md §4, §6): the guard for conversions, scanner or finger, labels read into a text
 * field, and the keys of every page. Gives back how to stop.
 */
export function listenToKeys(board: Board): () => void {
  let bar: Run = emptyRun;
  let barTimer: ReturnType<typeof setTimeout> | undefined;
  let inField: Run = emptyRun;
  let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string; from: number | null; to: number | null } | null = null;
  let fieldTimer: ReturnType<typeof setTimeout> | undefined;

  const stop = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** A key of the 操作札 does what the key does, also while a text field has focus: it was read, not typed. False for other labels. */
  const pressed = (labels: readonly Label[]): boolean => {
    const [only] = labels;
    const key = labels.length === 1 && only ? keyOfLabel(only) : null;
    if (key === null) return false;
    const took = key === "enter" ? offer((l) => l.submit?.() ?? l.enter?.()) : key === "cancel" ? offer((l) => l.escape?.()) : offer((l) => l.digit?.(key.digit));
    if (!took && key === "cancel") board.focusBar();
    board.keyRead(only?.text ?? "", took || key === "cancel");
    return true;
  };

  const takeReading = (text: string): void => {
    const byFinger = !bar.fast;
    bar = emptyRun;
    board.type("");
    if (hasLetters(text)) return board.word(text, byFinger);
    const reading = readText(text, board.ownTag());
    if (reading.is === "labels" && pressed(reading.labels)) return;
    board.read(reading);
  };

  const fieldBurst = (): boolean => {
    const labels = burstInField(inField, board.ownTag());
    const kept = before;
    inField = emptyRun;
    before = null;
    if (!labels || !kept) return false;
    restore(kept.field, kept.value, kept.from, kept.to);
    if (!pressed(labels)) board.readWhileTyping(labels);
    return true;
  };

  const onField = (event: KeyboardEvent, field: HTMLInputElement | HTMLTextAreaElement): boolean => {
    clearTimeout(fieldTimer);
    if (endsReading(event.code)) {
      if (fieldBurst()) {
        stop(event);
        return true;
      }
      return false;
    }
    if (signOf(event.code) === null || event.ctrlKey || event.metaKey) {
      inField = emptyRun;
      before = null;
      return false;
    }
    const next = addStroke(inField, { code: event.code, at: event.timeStamp, repeat: event.repeat }, board.limit(), true);
    if (next.text.length === 1) before = { field, value: field.value, from: field.selectionStart, to: field.selectionEnd };
    inField = next;
    if (isBurst(inField)) fieldTimer = setTimeout(fieldBurst, burstSilence);
    return false;
  };

  const onBar = (event: KeyboardEvent): boolean => {
    const letter = isBar(event.target) ? letterOf(event.code) : null;
    const sign = signOf(event.code) ?? letter;
    clearTimeout(barTimer);
    if (sign !== null && !event.ctrlKey && !event.metaKey && (!event.shiftKey || letter !== null)) {
      stop(event);
      if (event.repeat) return true;
      const text = board.typed();
      const run = text === "" ? emptyRun : bar;
      bar = addStroke(run, { code: event.code, at: event.timeStamp, letter }, board.limit(), false);
      board.type(bar.text);
      const alone = bar.text;
      const settle = (): void => {
          // A busy page hears the timer before keys that are already there: those are waited for.
          if (waiting()) {
            barTimer = setTimeout(settle, 20);
            return;
          }
          // A digit alone is a finger; a long fast run without an end mark is a scanner; anything else waits for Enter.
          if (/^\d$/u.test(alone) && offer((l) => l.digit?.(Number(alone)))) {
            bar = emptyRun;
            board.type("");
          } else if (isBurst(bar) && readText(bar.text, board.ownTag()).is === "labels") takeReading(bar.text);
      };
      barTimer = setTimeout(settle, alone.length === 1 ? board.limit() : burstSilence);
      return true;
    }
    if (endsReading(event.code) && board.typed() !== "") {
      stop(event);
      takeReading(board.typed());
      return true;
    }
    if (event.code === "Backspace") {
      if (board.typed() !== "") {
        bar = { ...bar, text: bar.text.slice(0, -1) };
        board.type(bar.text);
        stop(event);
        return true;
      }
      if (!event.repeat && offer((l) => l.backspace?.())) {
        stop(event);
        return true;
      }
    }
    return false;
  };

  const onKey = (event: KeyboardEvent): void => {
    board.touched();
    // The one guard (§6.2): a key of a conversion is nobody's command. Ctrl+Enter and readings are no commands of the input method.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- 229 has no other sign: the first key of a conversion comes before compositionstart
    const converting = event.isComposing || event.keyCode === 229;
    if (board.trial(event)) return stop(event);
    const field = fieldOf(event.target);
    if (field && onField(event, field)) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && (event.code === "Enter" || event.code === "NumpadEnter")) {
      if (!event.isComposing && !event.repeat && offer((l) => l.submit?.())) stop(event);
      return;
    }
    // Locking waits for nothing, not for a conversion either: what is not confirmed yet is sealed with the rest (ui.md §7.7).
    if (control && event.code === "KeyL" && !event.repeat && board.open()) return stop(event), board.lock();
    if (converting) {
      // Held back from every part of the page; the input method and the field itself still get it.
      event.stopImmediatePropagation();
      return;
    }
    if (event.repeat && signOf(event.code) === null && event.code !== "ArrowDown" && event.code !== "ArrowUp" && event.code !== "Backspace") {
      if (/^F\d/u.test(event.code)) stop(event);
      return;
    }
    if (event.code === "F8") return stop(event), board.emergency();
    if (event.code === "F1") return stop(event), board.help();
    // Alt is not looked at: some scanners hold it on every stroke (§6.1).
    if (!field && event.target instanceof Element && !inPopup(event.target) && onBar(event)) return;
    if (event.code === "Escape") {
      if (board.typed() !== "" && !field) {
        bar = emptyRun;
        board.type("");
        return stop(event);
      }
      // An open list, menu or calendar is closed first; the form below it stays.
      if (inOpened(event.target)) return;
      if (offer((l) => l.escape?.())) return stop(event);
      if (!event.defaultPrevented) board.focusBar();
      return;
    }
    if (!board.open()) return;
    if (control && event.code === "KeyP") {
      stop(event);
      if (!offer((l) => l.print?.()) && !covered()) board.print();
      return;
    }
    const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
    // No key acts behind a dialog or leads out of one that asks: what only shows something closes first.
    const lead = (to: () => void): void => (stop(event), uncover() ? to() : undefined);
    if (control && digit !== undefined) return lead(() => board.go(Number(digit)));
    if (control && event.code === "Comma") return lead(board.settings);
    if (event.code === "F2") return lead(board.focusBar);
    if (event.code === "F3" || (event.code === "Slash" && !field && !control)) return lead(board.search);
    if (event.code === "F6") return stop(event), covered() ? undefined : board.region(event.shiftKey ? -1 : 1);
    if (event.code === "ArrowDown" && isBar(event.target) && offer((l) => l.down?.())) return stop(event);
    if ((event.code === "Enter" || event.code === "NumpadEnter") && (isBar(event.target) || isNote(event.target)) && offer((l) => l.enter?.())) return stop(event);
  };

  window.addEventListener("keydown", onKey, true);
  const touch = (): void => board.touched();
  window.addEventListener("pointerdown", touch, true);
  return () => {
    window.removeEventListener("keydown", onKey, true);
    window.removeEventListener("pointerdown", touch, true);
    clearTimeout(barTimer);
    clearTimeout(fieldTimer);
  };
}

/** True while the browser holds input that the page has not heard yet. */
const waiting = (): boolean => (navigator as { readonly scheduling?: { readonly isInputPending?: () => boolean } }).scheduling?.isInputPending?.() === true;

const isBar = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.dataset["scanBar"] !== undefined;
/** A refusal or another note that took the focus; a button inside it hears its own Enter. */
const isNote = (target: EventTarget | null): boolean => target instanceof Element && target.getAttribute("role") === "alertdialog";
/** In a list of choices or a calendar digits belong to it. */
const inPopup = (target: EventTarget | null): boolean => target instanceof Element && target.closest("[role=listbox],[role=menu],[data-popup]") !== null;
/** In something that a field or button opened above the page, or in the field that opened its list. */
const inOpened = (target: EventTarget | null): boolean => target instanceof Element && (target.closest("[data-trigger]") !== null || (target.getAttribute("role") === "combobox" && target.getAttribute("aria-expanded") === "true"));
