import { useEffect, useRef, useState } from "react";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act, send } from "../../bridge.ts";
import { dropDraft, keepDraft, leaveDraft, takeDraft } from "../../drafts/drafts.ts";
import { focusBar } from "../../keys/focus.ts";
import { putReply } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { useWords } from "../../words/words.ts";
import { isAbout, nextOpen, previewBody, withoutRow, withRow, withValue, type Answer, type Begun, type FileKept, type Given, type Open, type Preview, type Question, type RowSeen, type Told } from "./preview.ts";

/** What an interrupted reading answers: how far it had come. */
interface Stopped {
  readonly interrupted: true;
  readonly done: number;
  readonly of: number;
}
type File = FileKept & { readonly data: string };

const form = "import.accept";
const openOf = (next: Question | RowSeen): Open => ("field" in next ? { field: next.field, source: next.source ?? "", given: {} } : { row: next.row, given: {} });

/**
 * An import from its file to its record. What was said of it is a draft like that of a form: sealed to its writer, given back when they come back. The file
 * itself is not kept: it is read again where it lies, and only while it holds what it held.
 */
export function useImport() {
  const { w } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [told, setTold] = useState<Told>({});
  const [open, setOpen] = useState<Open | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);
  const [halted, setHalted] = useState<string | null>(null);
  const [continuedFrom, setContinued] = useState<number | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  /** A draft whose file is not there as it was. */
  const [stranded, setStranded] = useState<(Begun & { readonly why: "gone" | "changed" }) | null>(null);
  /** Answers that went over to another version of the file, and those that did not. */
  const [carried, setCarried] = useState<{ readonly taken: number; readonly left: number } | null>(null);
  const touched = useRef(false);

  const read = async (of: File, now: Told): Promise<Preview | null> => {
    setTold(now);
    const got = await send("import.preview", previewBody(of, now));
    setReply(got.kind === "answer" ? null : got);
    const row = got.kind === "answer" ? (got.rows[0] as Preview | Stopped) : null;
    setHalted(row && "interrupted" in row ? w.progress.interrupted(row.done, row.of) : null);
    const preview = row && !("interrupted" in row) ? row : null;
    setSeen(preview);
    return preview;
  };
  const begin = async (of: File, now: Told, card: Open | null): Promise<void> => {
    setFile(of);
    setStranded(null);
    setOpen(null);
    const preview = await read(of, now);
    if (card !== null && preview !== null && ("row" in card ? preview.rows?.some((r) => r.row === card.row) : preview.questions?.some((q) => isAbout(q, card))) === true) setOpen(card);
  };

  const resume = useRef(begin);
  useEffect(() => {
    resume.current = begin;
  });
  useEffect(() => {
    let gone = false;
    void (async () => {
      const draft = await takeDraft<Begun>(form, "");
      const kept = draft?.values;
      if (gone || touched.current || draft === null || kept?.file === undefined) return;
      const begun: Begun = { file: kept.file, told: kept.told ?? {}, open: kept.open ?? null };
      const got = await act("file.again", { path: begun.file.path, digest: begun.file.digest });
      const there = "rows" in got ? got.rows[0] : undefined;
      if (gone || touched.current) return;
      setContinued(draft.at);
      setSavedAt(draft.at);
      if (there?.is === "same") await resume.current({ ...begun.file, data: there.data }, begun.told, begun.open);
      else setStranded({ ...begun, why: there?.is === "changed" ? "changed" : "gone" });
    })();
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    if (file === null || !touched.current) return;
    const begun: Begun = { file: { name: file.name, path: file.path, digest: file.digest }, told, open };
    return keepDraft(form, "", begun, () => setSavedAt(ledgerNow()));
  }, [file, told, open]);
  useEffect(() => () => leaveDraft(form, ""), []);

  const forget = (): void => {
    touched.current = false;
    void dropDraft(form, "");
    setSeen(null);
    setFile(null);
    setTold({});
    setOpen(null);
    setStranded(null);
    setCarried(null);
    setContinued(null);
    setSavedAt(null);
    focusBar();
  };
  const choose = async (): Promise<void> => {
    const got = await act("file.choose", { accept: [".csv", ".xlsx"] });
    const chosen = "rows" in got ? got.rows[0] : undefined;
    if (!chosen) return;
    touched.current = true;
    const before: Begun | null = stranded ?? (file === null ? null : { file, told, open });
    const same = before?.file.digest === chosen.digest;
    // Of a file that changed, what its words mean still holds; rows and columns may be others.
    const values = stranded === null || same ? [] : (stranded.told.values ?? []);
    setCarried(stranded === null || same ? null : { taken: values.length, left: Object.keys(stranded.told.decisions ?? {}).length });
    if (!same) setContinued(null);
    await begin(chosen, same ? before.told : values.length > 0 ? { values } : {}, same ? before.open : null);
  };
  /** Reads again with what was said, and goes on to the next question that waits; one whose answer was not taken is asked again. */
  const tell = async (now: Told, last: Open | null): Promise<void> => {
    if (file === null) return;
    touched.current = true;
    const preview = await read(file, now);
    if (preview === null) return;
    const wrong = last !== null && ("field" in last ? preview.questions?.some((q) => isAbout(q, last) && q.refused !== undefined && q.open.length > 0) : preview.rows?.some((r) => r.row === last.row && (r.refused_decisions ?? []).length > 0)) === true;
    const next = wrong ? null : nextOpen(preview, last);
    if (wrong) return;
    setOpen(next === null ? null : openOf(next));
    if (next === null) focusBar();
  };
  const accept = async (reasons: Readonly<Record<string, string>>): Promise<void> => {
    if (!seen?.accept) return;
    const got = await send("import.accept", seen.accept, Object.keys(reasons).length > 0 ? { reasons } : {});
    setReply(got.kind === "accepted" ? null : got);
    if (got.kind !== "accepted") return;
    putReply("import.accept", got, file?.name ?? "");
    forget();
  };
  return {
    file, seen, told, open, reply, halted, continuedFrom, savedAt, stranded, carried,
    choose, accept, forget,
    closeReply: (): void => setReply(null),
    /** How the file is read is said anew: nothing opens by itself. */
    reread: async (now: Told): Promise<void> => {
      if (file === null) return;
      touched.current = true;
      setOpen(null);
      await read(file, now);
    },
    show: (next: Question | RowSeen): void => {
      touched.current = true;
      setOpen(openOf(next));
    },
    fill: (given: Given): void => {
      touched.current = true;
      setOpen((now) => (now === null ? null : { ...now, given }));
    },
    close: (): void => {
      touched.current = true;
      setOpen(null);
      focusBar();
    },
    answer: (q: Question, value: Answer | undefined): Promise<void> => tell(withValue(told, q, value), { field: q.field, source: q.source ?? "", given: open?.given ?? {} }),
    decide: (row: number, answers: Given): Promise<void> => tell(withRow(told, row, answers), { row, given: open?.given ?? {} }),
    undoRow: (row: number): Promise<void> => tell(withoutRow(told, row), { row: row - 1, given: {} }),
  };
}
