import { closeSync, constants, existsSync, fstatSync, ftruncateSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { errnoOf, onDisk, syncData, syncFolder, writeAll } from "./disk.ts";
import { segmentPath, type Place } from "./segments.ts";

/** Bytes after which a writer starts the next segment (J15). */
export const defaultSegmentBytes = 67_108_864;

/** What became of an append: the place of the durable frame, or `moved` when the journal no longer ends where it was left. */
export type Written = Place | "moved";

/** The open last segment: appends whole frames durably or leaves the file as it was (J21, J22). */
export class Writer {
  readonly #folder: string;
  readonly #segmentBytes: number;
  #end: Place;
  #fd: number;
  #broken = false;

  constructor(folder: string, end: Place, segmentBytes: number) {
    this.#folder = folder;
    this.#segmentBytes = segmentBytes;
    this.#end = end;
    this.#fd = openSync(segmentPath(folder, end.segment), "r+");
  }

  /** Set when a failed write could not be undone, or the disk failed to make it durable: nothing more is accepted. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Appends a frame at the durable end (J21). Throws the fault of the disk with the file cut back (J22). */
  append(frame: Uint8Array): Written {
    return onDisk(() => {
      const { segment, offset } = this.#end;
      const beyond = segmentPath(this.#folder, segment + 1);
      if (fstatSync(this.#fd).size !== offset || (existsSync(beyond) && statSync(beyond).size > 0)) return "moved";
      if (offset > 0 && offset + frame.length > this.#segmentBytes) this.#roll(beyond);
      const place = this.#end;
      try {
        writeAll(this.#fd, frame, place.offset);
        syncData(this.#fd);
      } catch (error) {
        this.#cutBack(errnoOf(error));
        throw error;
      }
      this.#end = { segment: place.segment, offset: place.offset + frame.length };
      return place;
    });
  }

  /** Cuts the last segment to the durable end and makes that durable. */
  cut(): void {
    ftruncateSync(this.#fd, this.#end.offset);
    syncData(this.#fd);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #roll(path: string): void {
    const next = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    closeSync(this.#fd);
    this.#fd = next;
    this.#end = { segment: this.#end.segment + 1, offset: 0 };
    syncFolder(dirname(path));
  }

  // After EIO the system may already have dropped the pages it failed to write, so a second sync proves nothing.
  #cutBack(errno: string): void {
    this.#broken = errno === "EIO";
    try {
      this.cut();
    } catch {
      this.#broken = true;
    }
  }
}
