import { accessSync, closeSync, constants, mkdirSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { forms } from "../../shared/paper/registry.ts";
import type { FormId } from "../../shared/paper/registry.ts";
import { JournalFault } from "../journal/journal.ts";
import type { VerificationMemory } from "../ledger/health.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { Fault } from "../ledger/ledger.ts";
import type { Pdf, PrintBody } from "./print.ts";
import { printForm } from "./print.ts";

/** One paper that was asked for on the command line; `file` is where it lies, `fault` why there is none. */
export interface PaperLine {
  readonly form: string;
  readonly subject: string | null;
  readonly issue_no: string | null;
  readonly pages: number;
  /** 2 where the file holds 提出用 and 控, each of half the pages. */
  readonly copies: number;
  readonly draft: boolean;
  readonly file: string | null;
  readonly ms: number;
  readonly fault?: string;
}

const failed = (body: PrintBody, fault: string, ms: number): PaperLine => ({ form: body.form ?? "", subject: body.subject ?? null, issue_no: null, pages: 0, copies: 0, draft: false, file: null, ms, fault });

/** 3頁, or 提出用・控 各3頁. */
export const pagesText = (l: Pick<PaperLine, "pages" | "copies">): string => (l.copies > 1 ? `提出用・控 各${String(l.pages / l.copies)}頁` : `${String(l.pages)}頁`);

/** Makes a folder and those above it, one by one: made in one go, a place that takes no folder (/proc) never answers. Throws what the system says. */
export function makeFolder(path: string): void {
  const whole = resolve(path);
  if (statSync(whole, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole));
  mkdirSync(whole);
}

/** Why nothing can be written under a path, in the system's word (ENOENT, EACCES, EROFS …), or null: asked before a number is used up. `folder` where the papers go into it. */
export function cannotWriteTo(out: string, folder: boolean): string | null {
  try {
    if (folder) makeFolder(out);
    const is = statSync(out, { throwIfNoEntry: false });
    if (is && is.isDirectory() !== folder) return folder ? "ENOTDIR" : "EISDIR";
    const place = is ? out : dirname(resolve(out));
    if (!is && !statSync(place).isDirectory()) return "ENOTDIR";
    accessSync(place, constants.W_OK);
    // A place that says it can be written and takes no file is found by making one.
    if (!folder && !is) {
      closeSync(openSync(out, "wx"));
      rmSync(out);
    }
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "EIO";
  }
}

/**
 * Prints one form into a file. A fault of the machine or a refusal becomes `fault`; where only the file could not be written the paper is recorded all the
 * same, its number is told, and a reprint gives it again. In `memory` this PC keeps what a verification found.
 */
export async function printInto(ledger: Ledger, pdf: Pdf, body: PrintBody, file: string, memory: VerificationMemory | null): Promise<PaperLine> {
  const start = performance.now();
  const ms = (): number => Math.round(performance.now() - start);
  let printed;
  try {
    printed = await printForm(ledger, pdf, body, undefined, memory);
  } catch (fault) {
    if (fault instanceof Fault) return failed(body, `${fault.code}${fault.field === undefined ? "" : ` ${fault.field}`}${fault.why === undefined ? "" : ` ${fault.why}`}`, ms());
    if (fault instanceof JournalFault) return failed(body, fault.code, ms());
    throw fault;
  }
  if ("refused" in printed) return failed(body, "R-49 needs-lead", ms());
  const line = { form: body.form ?? "", subject: body.subject ?? null, issue_no: printed.issueNo, pages: printed.pages, copies: printed.copies, draft: printed.draft };
  try {
    writeFileSync(file, printed.pdf, { mode: 0o600 });
  } catch (error) {
    // Half a paper is worse than none. What is no file (a device) stays.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) rmSync(file, { force: true });
    return { ...line, file: null, ms: ms(), fault: (error as NodeJS.ErrnoException).code === "ENOSPC" ? "disk-full out" : `io ${(error as NodeJS.ErrnoException).code ?? "out"}` };
  }
  return { ...line, file, ms: ms() };
}

/** Every form once, with the newest of its kind, into a folder. A form that has nothing to show yet is left out. */
export async function printAll(ledger: Ledger, pdf: Pdf, dir: string, memory: VerificationMemory | null, say: (line: string) => void): Promise<PaperLine[]> {
  const lines: PaperLine[] = [];
  for (const id of Object.keys(forms) as FormId[]) {
    const subjects = await ledger.paper((p) => forms[id].samples(p));
    for (const subject of subjects) {
      const line = await printInto(ledger, pdf, { form: id, ...(subject === null ? {} : { subject }) }, join(dir, `${id}${subject === null ? "" : `-${subject.replaceAll(/[^0-9A-Za-z-]/gu, "_")}`}.pdf`), memory);
      say(`${id}${subject === null ? "" : ` ${subject}`} ${line.fault ?? `${line.issue_no ?? "下書き"} ${pagesText(line)} ${String(line.ms)}ms`}`);
      lines.push(line);
    }
  }
  return lines;
}
