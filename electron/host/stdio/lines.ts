import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** Longest line accepted, bytes; a longer one is answered and skipped, so that a runaway writer cannot fill the memory. */
const longest = 32 * 1024 * 1024;

/**
 * JSON lines in, JSON lines out, one reply a line in order. `send` always answers. A line that is not UTF-8, is empty or too long is answered by
 * `broken(line number, why)` and the next one is served. Resolves when the input has ended and every reply is written.
 */
export async function serveLines(input: Readable, output: Writable, send: (text: string) => Promise<string>, broken: (line: number, why: string) => string): Promise<number> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let line = 0;
  const write = async (text: string): Promise<void> => {
    if (!output.write(`${text}\n`)) await once(output, "drain");
  };
  const answer = async (bytes: Buffer, tooLong: boolean): Promise<void> => {
    line++;
    if (tooLong) {
      await write(broken(line, "too-long"));
      return;
    }
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      await write(broken(line, "not-utf8"));
      return;
    }
    if (text.trim() === "") {
      await write(broken(line, "empty"));
      return;
    }
    await write(withLine(await send(text), line));
  };
  for await (const chunk of input) {
    let rest = chunk as Buffer;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      const end = rest.subarray(0, at);
      size += end.length;
      await answer(Buffer.concat([...parts, end]), size > longest);
      parts = [];
      size = 0;
      rest = rest.subarray(at + 1);
    }
    size += rest.length;
    if (size <= longest) parts.push(rest);
    else parts = [];
  }
  if (size > 0) await answer(Buffer.concat(parts), size > longest);
  return line;
}

/** A fault about the text itself names the line, because it has no id. */
function withLine(reply: string, line: number): string {
  return reply.startsWith('{"kind":"fault"') ? `${reply.slice(0, -1)},"line":${String(line)}}` : reply;
}
