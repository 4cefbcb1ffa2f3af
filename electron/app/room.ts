import type { z } from "../../shared/domain/bodies.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What the window's host can do for the application. */
export interface Ports {
  push(text: string): void;
  /** HTML that stands alone (its fonts and pictures may come from the page's origin) → the bytes of a PDF. */
  pdf(html: string): Promise<Uint8Array>;
  /** Lets the person choose a file; its full path, or null. `accept` are endings with their dot. */
  chooseFile(o: { readonly accept: readonly string[] }): Promise<string | null>;
  /** Asks where to save, or chooses a free name in the folder for downloads; the full path, or null. */
  saveFile(o: { readonly name: string }): Promise<string | null>;
  /** Shows a file in the system's program for it; false where there is none. */
  openFile(path: string): Promise<boolean>;
  /** The system's print dialog for the HTML of a paper; false where the person left it. Absent where the host has none. */
  print?(html: string): Promise<boolean>;
}

/** Ports and ledger as a room of actions gets them; `progress` tells the page how far long work is. */
export interface At {
  readonly ledger: Ledger;
  readonly ports: Ports;
  progress(what: string, done: number, of: number): void;
}

/** A group of channels beside the ledger's own, served while a person is signed in: printing, import, export. */
export interface Room {
  /** Strict schema of the body, by channel. */
  readonly channels: Readonly<Record<string, z.ZodType>>;
  /** Answers a request whose body has passed its schema. Faults are thrown. */
  act(channel: string, body: unknown, at: At): Promise<Reply>;
}
