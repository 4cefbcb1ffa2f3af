/** A built file of the page, by its path from the root of the origin (`/`, `/assets/index.js`); null where there is none. */
export type Assets = (path: string) => { readonly body: Uint8Array; readonly type: string } | null;

/** What opening a window needs. `call` answers the page's requests; `onClosed` is told once, whoever ended the window. */
export interface OpenOptions {
  readonly call: (text: string) => Promise<string>;
  readonly assets: Assets;
  /** No window is shown; for tests and for making pictures. */
  readonly headless?: boolean;
  readonly onClosed: () => void;
}

/** An open window on the page. Every MUST it keeps has a number in HOST.md. */
export interface Window_ {
  /** Tells the page a push; lost where no page is there to hear it. */
  push(text: string): void;
  /** HTML on a page of its own, without scripts, → PDF by its own `@page` rules. Its pictures and fonts may come from the page's origin. */
  pdf(html: string): Promise<Uint8Array>;
  /** The system's dialog; full path, or null where nothing was chosen. `accept` are endings with their dot, none for every file. */
  chooseFile(o: { readonly accept: readonly string[] }): Promise<string | null>;
  /** Where to save; full path, or null. */
  saveFile(o: { readonly name: string }): Promise<string | null>;
  /** Shows a file in the system's program for it; false where there is none. */
  openFile(path: string): Promise<boolean>;
  /** The system's print dialog for such HTML, at its own size; false where the person left it. Absent where the host has no such dialog. */
  print?(html: string): Promise<boolean>;
  /** Ends the window; `onClosed` is told. */
  close(): Promise<void>;
}

/** What shows the page: moves text between it and the application, and lets nothing else through. */
export interface Host {
  readonly name: "electron" | "chromium";
  open(o: OpenOptions): Promise<Window_>;
}
