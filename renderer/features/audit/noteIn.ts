/** The signed note in a file of the city: its text as it stands. Null where the file holds none. */
export function noteIn(data: string): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
  return noteOf(text);
}

/** A text as the signed note it may be; null where it is of another kind. */
export function noteOf(text: string): string | null {
  const note = text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n").trim();
  // Whether it is a note, and ours, the verification says; here it is only told apart from a file of another kind.
  return note !== "" && note.includes("\n\n") && note.length <= 20_000 ? `${note}\n` : null;
}
