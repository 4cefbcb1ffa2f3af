import type { Label } from "../shared/values/label.ts";
import { focusBar } from "./keys/focus.ts";
import { offer, uncover } from "./keys/layers.ts";
import type { Reading } from "./scan/reader.ts";
import { useCard } from "./state/card.ts";
import { usePlace } from "./state/place.ts";

/** A reading of the bar: to the form or dialog that wants it, else the card of 今日 opens; what is no label of ours is said in one line. */
export function readLabels(reading: Reading): void {
  const card = useCard.getState();
  if (reading.is !== "labels") {
    card.say({ is: reading.is, text: reading.text });
    return;
  }
  card.say(reading.labels.length > 1 ? { is: "split", texts: reading.labels.map((l) => l.text) } : { is: "read", text: reading.labels[0]?.text ?? "" });
  route(reading.labels);
}

/** Labels read while somebody typed in a field: the field is already as it was before (ui.md §6.3). */
export function readWhileTyping(labels: readonly Label[]): void {
  useCard.getState().say({ is: "while-typing", text: labels.map((l) => l.text).join(" ") });
  route(labels);
}

function route(labels: readonly Label[]): void {
  const free = uncover();
  if (offer((layer) => layer.scan?.(labels)) || !free) return;
  const last = labels.at(-1);
  if (!last) return;
  usePlace.getState().go("today");
  useCard.getState().open(last);
  focusBar();
}
