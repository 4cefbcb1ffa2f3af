import { writeFileSync } from "node:fs";
import { declared } from "../../electron/ledger/dispatch.ts";
import { z } from "../../shared/values/schema.ts";

const file = new URL("../../docs/channels.md", import.meta.url);

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
}

function typeOf(s: Shape | undefined): string {
  if (!s) return "any";
  if (s.const !== undefined) return JSON.stringify(s.const);
  if (s.enum) return s.enum.length > 8 ? `one of ${String(s.enum.length)}` : s.enum.map((e) => String(e)).join(" / ");
  if (s.anyOf) return [...new Set(s.anyOf.map(typeOf))].join(" or ");
  if (s.type === "array") return `list of ${typeOf(s.items)}`;
  if (s.type === "object") return s.properties ? `{${Object.keys(s.properties).join(", ")}}` : "map";
  return String(s.type ?? "any");
}

/** The table of channels, from their declarations: what each takes; a star marks what the schema itself requires, the rest is judged by rules. */
export function channelTable(): string {
  const out = [
    "# Channels",
    "",
    "Generated from the declarations (`node build/docs/channels.ts`). Every channel takes one strict body; `*` marks fields the schema requires, what a rule judges may be absent.",
    "Replies: `accepted`, `refused`, `needs-reason`, `fault`, `answer`. Every command also answers its live check under `NAME.check` with the same body, half filled or full.",
    "",
  ];
  const titles = { command: "Commands (recorded)", query: "Questions (nothing is written, but that a 検査員 asked)", action: "Acts of the program" } as const;
  for (const kind of ["command", "query", "action"] as const) {
    out.push(`## ${titles[kind]}`, "", "| channel | body |", "|---|---|");
    for (const d of declared.filter((c) => c.kind === kind).sort((a, b) => (a.channel < b.channel ? -1 : 1))) {
      const shape = z.toJSONSchema(d.schema, { unrepresentable: "any", io: "input" }) as Shape;
      const fields = Object.entries(shape.properties ?? {}).map(([name, s]) => `\`${name}\`${shape.required?.includes(name) === true ? "*" : ""} ${typeOf(s).replaceAll("|", "/")}`);
      out.push(`| \`${d.channel}\` | ${fields.length === 0 ? "–" : fields.join("; ")} |`);
    }
    out.push("");
  }
  return `${out.join("\n").trimEnd()}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, channelTable());
