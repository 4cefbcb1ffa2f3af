import { differing } from "./serials.ts";

/** A serial number with the places bold that differ from another. */
export function SerialText({ text, other }: { readonly text: string; readonly other: string | null }) {
  return <span>{differing(text, other).map((p, i) => (p.bold ? <b key={i} style={{ textDecoration: "underline", color: "var(--bad)" }}>{p.text}</b> : <span key={i}>{p.text}</span>))}</span>;
}
