/** Why a file is no table we can read. `why` is one of a closed list; nothing of the file is quoted. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly why: "empty" | "too-large" | "not-a-table" | "unpacks-too-large" | "encrypted" | "broken-file" | "old-format" | "no-headings" | "too-many-rows" | "cell-too-long" | "no-such-sheet";

  constructor(why: Unreadable["why"]) {
    super(why);
    this.why = why;
  }
}
