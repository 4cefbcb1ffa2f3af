import type { Label } from "../../../shared/values/label.ts";
import { sheetOf } from "../../forms/useReading.ts";
import { useCard } from "../../state/card.ts";

/** A paper that is read on an open card: a 記録用紙 goes into the card's field, any other paper leads to its own page, as it would from anywhere. */
export function onSheet(label: Label, field: string, put: (no: string, worker: string | null) => void): void {
  void sheetOf(label).then((sheet) => {
    if (sheet === null) return useCard.getState().open(label);
    put(sheet.no, sheet.worker);
    useCard.getState().say({ is: "filled", texts: [sheet.no], into: [field], typing: false });
  });
}
