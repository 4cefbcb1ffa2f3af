import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { channelTable } from "../build/docs/channels.ts";

it("docs/channels.md says what is declared (node build/docs/channels.ts writes it anew)", () => {
  expect(readFileSync(new URL("../docs/channels.md", import.meta.url), "utf8")).toBe(channelTable());
});
