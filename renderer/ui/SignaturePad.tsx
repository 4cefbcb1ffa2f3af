import { useEffect, useImperativeHandle, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./SignaturePad.module.css";
import look from "./look.module.css";

/** What the page asks of a pad: the picture that stands on it, as base64 of a PNG; null while nothing was written. */
export interface Pad {
  readonly picture: () => string | null;
}

/** Own pixels of the pad, whatever its size on the screen; the picture is cut to what was written. */
const wide = 720;
const high = 216;
const pen = 4;
/** A line shorter than this, in pixels, is a slip and no signature. */
const shortest = 60;
const margin = 12;
/** Smallest cut, so that a small hand is not blown up on paper. */
const least = { wide: 240, high: 90 } as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A field to sign by pen, finger or mouse (T6). What is written lives in its picture alone; 書き直す clears it. */
export function SignaturePad({ label, hint, error, ref }: { readonly label: string; readonly hint: string; readonly error: string | null; readonly ref: React.Ref<Pad> }) {
  const { w } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null);
  const drawn = useRef(0);
  const box = useRef<Box | null>(null);
  const [written, setWritten] = useState(false);
  const brush = (): CanvasRenderingContext2D | null => canvas.current?.getContext("2d") ?? null;
  const clear = (): void => {
    const c = brush();
    if (!c) return;
    c.fillStyle = "#fff";
    c.fillRect(0, 0, wide, high);
    last.current = null;
    drawn.current = 0;
    box.current = null;
    setWritten(false);
  };
  useEffect(() => {
    const c = brush();
    if (!c) return;
    c.fillStyle = "#fff";
    c.fillRect(0, 0, wide, high);
  }, []);
  useImperativeHandle(ref, () => ({
    picture: () => {
      const from = canvas.current;
      const b = box.current;
      if (!from || !b || drawn.current < shortest) return null;
      const width = Math.min(wide, Math.max(least.wide, b.right - b.left + 2 * margin));
      const height = Math.min(high, Math.max(least.high, b.bottom - b.top + 2 * margin));
      const left = Math.max(0, Math.min(wide - width, (b.left + b.right - width) / 2));
      const top = Math.max(0, Math.min(high - height, (b.top + b.bottom - height) / 2));
      const cut = document.createElement("canvas");
      cut.width = Math.round(width);
      cut.height = Math.round(height);
      cut.getContext("2d")?.drawImage(from, Math.round(left), Math.round(top), cut.width, cut.height, 0, 0, cut.width, cut.height);
      return cut.toDataURL("image/png").split(",")[1] ?? null;
    },
  }));
  const line = (e: React.PointerEvent<HTMLCanvasElement>): void => {
    const c = brush();
    const from = last.current;
    if (!c || !from || from.id !== e.pointerId) return;
    const at = e.currentTarget.getBoundingClientRect();
    c.strokeStyle = "#1a1a1a";
    c.lineWidth = pen;
    c.lineCap = "round";
    c.lineJoin = "round";
    let { x, y } = from;
    const all = e.nativeEvent.getCoalescedEvents();
    for (const p of all.length > 0 ? all : [e.nativeEvent]) {
      const to = { x: ((p.clientX - at.left) * wide) / at.width, y: ((p.clientY - at.top) * high) / at.height };
      c.beginPath();
      c.moveTo(x, y);
      c.lineTo(to.x, to.y);
      c.stroke();
      drawn.current += Math.hypot(to.x - x, to.y - y);
      const b = box.current ?? { left: x, top: y, right: x, bottom: y };
      box.current = { left: Math.max(0, Math.min(b.left, x, to.x)), top: Math.max(0, Math.min(b.top, y, to.y)), right: Math.min(wide, Math.max(b.right, x, to.x)), bottom: Math.min(high, Math.max(b.bottom, y, to.y)) };
      ({ x, y } = to);
    }
    last.current = { id: from.id, x, y };
  };
  const down = (e: React.PointerEvent<HTMLCanvasElement>): void => {
    if (last.current !== null || e.button !== 0) return;
    // The focus stays where the hand on the keyboard goes on.
    e.preventDefault();
    e.currentTarget.setPointerCapture(e.pointerId);
    const at = e.currentTarget.getBoundingClientRect();
    last.current = { id: e.pointerId, x: ((e.clientX - at.left) * wide) / at.width, y: ((e.clientY - at.top) * high) / at.height };
  };
  const up = (e: React.PointerEvent<HTMLCanvasElement>): void => {
    if (last.current?.id !== e.pointerId) return;
    last.current = null;
    if (drawn.current >= shortest) setWritten(true);
  };
  return (
    <div className={css["field"]} role="group" aria-label={label}>
      <div className={css["head"]}>
        <span className={css["label"]}>{label}</span>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={clear}>{w.confirm.again}</Button>
      </div>
      <div className={cx(css["paper"], error !== null && css["bad"])}>
        <canvas ref={canvas} width={wide} height={high} role="img" aria-label={written ? w.confirm.written : w.confirm.blank} onPointerDown={down} onPointerMove={line} onPointerUp={(e) => (line(e), up(e))} onPointerCancel={up} />
      </div>
      <span className={css["hint"]}>{hint}</span>
      <span role="status" className={css["error"]}>{error}</span>
    </div>
  );
}
