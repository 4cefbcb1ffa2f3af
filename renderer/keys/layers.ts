import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Label } from "../../shared/values/label.ts";

/** What a part of the page does with keys while it is shown. Each gives true when it took the key; then no lower layer sees it. */
export interface Layer {
  /** Digits 0–9, only when no text field has focus. */
  readonly digit?: (n: number) => boolean;
  /** Labels that were read, in order; the layer takes all of them or none. */
  readonly scan?: (labels: readonly Label[]) => boolean;
  readonly escape?: () => boolean;
  readonly enter?: () => boolean;
  /** Backspace on the empty scan bar. */
  readonly backspace?: () => boolean;
  /** Ctrl+Enter. */
  readonly submit?: () => boolean;
  /** Ctrl+P. */
  readonly print?: () => boolean;
  /** ↓ from the scan bar. */
  readonly down?: () => boolean;
  /** A dialog that only shows something closes for a key or reading that leads elsewhere; one that asks has none of this. */
  readonly makeWay?: () => boolean;
}

/** Heights of layers: what lies on top hears first. */
export const heights = { page: 0, card: 1, form: 1, note: 2, dialog: 3 } as const;

interface Placed {
  readonly height: number;
  readonly order: number;
  readonly layer: { current: Layer };
}

const placed = new Set<Placed>();
let order = 0;

/** Puts a layer on the page while the part is shown and `active`. The newest of one height hears first. */
export function useLayer(height: keyof typeof heights, layer: Layer, active = true): void {
  const current = useRef(layer);
  useEffect(() => {
    current.current = layer;
  });
  useEffect(() => {
    if (!active) return;
    const mine: Placed = { height: heights[height], order: ++order, layer: current };
    placed.add(mine);
    return () => void placed.delete(mine);
  }, [height, active]);
}

/** Offers a key to the layers from the top; true when one took it. A dialog lets nothing through to what lies below it. */
export function offer(ask: (layer: Layer) => boolean | undefined): boolean {
  const top = [...placed].sort((a, b) => b.height - a.height || b.order - a.order);
  const dialog = top.some((p) => p.height === heights.dialog);
  for (const p of top) {
    if (dialog && p.height !== heights.dialog) return false;
    if (ask(p.layer.current) === true) return true;
  }
  return false;
}

/** True while a dialog lies over the page: what lies below it hears nothing. */
export const covered = (): boolean => [...placed].some((p) => p.height === heights.dialog);

/** Closes the dialogs that only show something. False while one is left that asks: what leads elsewhere then does nothing, least of all behind it. */
export function uncover(): boolean {
  let went = true;
  while (went && covered()) flushSync(() => (went = offer((l) => l.makeWay?.())));
  return !covered();
}
