import { useSettings } from "./state/settings.ts";

let context: AudioContext | null = null;
let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly good: boolean } | null = null;

/** Ms in which a later word on the same reading still counts: a label that was read and is then not known sounds as not. */
const settleMs = 150;

function tone(from: number, hertz: number, seconds: number): void {
  if (!context) return;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = hertz;
  // Without a ramp the loudspeaker clicks.
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.2, from + 0.01);
  volume.gain.setValueAtTime(0.2, from + seconds - 0.02);
  volume.gain.linearRampToValueAtTime(0, from + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}

/** One short tone for a reading that was taken, two low ones for one that was not (ui.md §13). */
export function play(good: boolean): void {
  context ??= new AudioContext();
  void context.resume();
  const at = context.currentTime + 0.01;
  if (good) tone(at, 1_200, 0.08);
  else {
    tone(at, 240, 0.14);
    tone(at + 0.22, 240, 0.14);
  }
}

/** A reading was taken or not; sounds where this PC wants it. Never the only sign. */
export function soundOfReading(good: boolean): void {
  if (!useSettings.getState().sound) return;
  const both = good && (waiting?.good ?? true);
  if (waiting) clearTimeout(waiting.timer);
  const timer = setTimeout(() => {
    waiting = null;
    play(both);
  }, settleMs);
  waiting = { timer, good: both };
}
