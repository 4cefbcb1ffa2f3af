/** One fact that a record holds: names and numbers only, the words are the page's. `field` is a name of the catalogue of fields. */
export type Saying =
  /** A field and, where it is another than before, what it was. */
  | { readonly is: "fact"; readonly field: string; readonly now: string | number | boolean | readonly string[] | null; readonly was?: string | number | null; readonly unit?: string }
  /** The same of a time, epoch ms. */
  | { readonly is: "time"; readonly field: string; readonly now: number; readonly was?: number }
  /** A quantity and the columns of the line (14(7)) between which it moved; `to` is null where it stayed in one. */
  | { readonly is: "moved"; readonly n: number; readonly unit: string; readonly from: string | null; readonly to: string | null }
  /** What a person wrote: a reason, a note. */
  | { readonly is: "words"; readonly field: string; readonly text: string }
  /** Another record. */
  | { readonly is: "record"; readonly seq: number; readonly channel?: string }
  /** Why something was refused. */
  | { readonly is: "refusal"; readonly code: string };

/** The register in which a number stands. */
export type AboutKind = "holding" | "item" | "takeout" | "transport" | "handover" | "incident" | "inspection" | "person" | "place" | "key" | "device" | "import" | "approval" | "plan" | "party" | "sheet";

/** A number that a record is about, with its name. */
export interface About {
  readonly kind: AboutKind;
  readonly no: string;
  readonly name: string | null;
}
