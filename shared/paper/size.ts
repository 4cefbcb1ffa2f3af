/** Papers we print on. Millimetres. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** Punch holes are on the left. */
  readonly left: number;
  readonly other: number;
}

export const sizes = {
  a4: { width: 210, height: 297, left: 20, other: 15 },
  "a4-landscape": { width: 297, height: 210, left: 20, other: 15 },
  a5: { width: 148, height: 210, left: 20, other: 15 },
  /** Sheets of labels: the sheet's own margins stand in its layout. */
  labels: { width: 210, height: 297, left: 0, other: 0 },
} as const satisfies Readonly<Record<string, Size>>;

export type SizeName = keyof typeof sizes;
