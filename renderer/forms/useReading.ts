import { useEffect, useRef } from "react";
import type { HoldingFull, ItemFull, PersonRow, PlaceRow } from "../../shared/ipc/answers.ts";
import type { Label } from "../../shared/values/label.ts";
import { ask } from "../bridge.ts";
import { useLayer } from "../keys/layers.ts";
import { useRegisters } from "../registers.ts";
import { useCard } from "../state/card.ts";

/** What a label stands for in a form: a row of the ledger, asked by the label itself, the number of a seal, or a 記録用紙 with who it was handed to. */
export type LabelRead =
  | { readonly kind: "holding"; readonly row: HoldingFull }
  | { readonly kind: "item"; readonly row: ItemFull }
  | { readonly kind: "place"; readonly row: PlaceRow }
  | { readonly kind: "person"; readonly row: PersonRow }
  | { readonly kind: "seal"; readonly no: string }
  | { readonly kind: "sheet"; readonly no: string; readonly worker: string | null };

const first = async <N extends "items.get" | "holdings.get" | "sheets.list">(query: N, body: Parameters<typeof ask<N>>[1]) => {
  const got = await ask(query, body);
  return "rows" in got ? got.rows[0] : undefined;
};

/** A 記録用紙 by its label; null for any other paper of ours, and for one this ledger does not know. */
export async function sheetOf(label: Label): Promise<Extract<LabelRead, { kind: "sheet" }> | null> {
  const row = label.kind === 6 ? await first("sheets.list", { label: label.text }) : undefined;
  return row === undefined ? null : { kind: "sheet", no: row.label, worker: row.worker };
}

/**
 * Labels that are read while a form stands open (ui.md §5): each goes into the field of its kind, whatever field has focus, in any order, and none leads
 * away. `take` puts one in and gives the name of the field, or null where no field wants it; the bar says which. A number that the ledger does not know is said too.
 */
export function useReading(take: (read: LabelRead) => string | null, active = true): void {
  const { person, place } = useRegisters();
  const latest = useRef({ take, person, place });
  useEffect(() => {
    latest.current = { take, person, place };
  });
  const readOf = async (label: Label): Promise<LabelRead | "unknown" | "unwanted"> => {
    switch (label.kind) {
      case 1: {
        const row = await first("holdings.get", { ledger_no: label.text });
        return row === undefined ? "unknown" : { kind: "holding", row };
      }
      case 2: {
        const row = await first("items.get", { item: label.text });
        return row === undefined ? "unknown" : { kind: "item", row };
      }
      case 3: {
        const row = latest.current.place(label.text);
        return row === null ? "unknown" : { kind: "place", row };
      }
      case 4: {
        const row = latest.current.person(label.text);
        return row === null ? "unknown" : { kind: "person", row };
      }
      case 5:
        return { kind: "seal", no: label.text };
      case 6:
        return (await sheetOf(label)) ?? "unwanted";
      case 9:
        return "unwanted";
    }
  };
  const fill = async (labels: readonly Label[]): Promise<void> => {
    const { say, note } = useCard.getState();
    const typing = note?.is === "while-typing";
    const into: string[] = [];
    for (const label of labels) {
      const read = await readOf(label);
      const field = typeof read === "string" ? null : latest.current.take(read);
      if (field === null) return say({ is: read === "unknown" ? "unknown" : "unwanted", text: label.text });
      into.push(field);
    }
    say({ is: "filled", texts: labels.map((l) => l.text), into, typing });
  };
  // What a label did here says nothing on another page.
  useEffect(
    () => () => {
      const { note, say } = useCard.getState();
      if (note?.is === "filled" || note?.is === "unwanted") say(null);
    },
    [],
  );
  useLayer("form", { scan: (labels) => (void fill(labels), true) }, active);
}
