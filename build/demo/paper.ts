import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "../../electron/host/chromium/find.ts";
import { openHost, runCli } from "./host.ts";

/** How the practice contract wants its papers: what the letter head says. All of it is made up. */
const settings = {
  signed_on: "2026-04-01",
  principal_rep: "架空市長　架空　太郎",
  contractor_rep: "代表取締役　髙﨑　邉乃",
  contractor_address: "架空県架空市見本一丁目1番1号",
  contact_dept: "情報処理部　従事者甲",
  contact_phone: "029-000-0000",
  reason: "契約書の記載による",
};

/** What became of the papers: how many and how long, or why there are none. */
export type Papers = { readonly printed: number; readonly pages: number; readonly ms: number; readonly failed: readonly unknown[] } | { readonly printed: 0; readonly why: "no browser" };

interface Line {
  readonly pages: number;
  readonly fault?: string;
}

/**
 * Prints every form of the finished year under `dir`, as the person whose passphrase lies in `passphraseFile`. Where no browser is installed nothing is
 * printed and the reason is given; that is no failure of the year.
 */
export async function printPapers(ledger: string, dir: string, keeper: string, passphrase: string, passphraseFile: string): Promise<Papers> {
  if (findBrowser() === null) return { printed: 0, why: "no browser" };
  const host = openHost(ledger);
  try {
    await host.send("session.open", { person: keeper, passphrase });
    await host.send("print.settings", settings);
  } finally {
    await host.end();
  }
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true });
  const start = performance.now();
  const { stdout } = await runCli(["print", ledger, "--all", "--out", dir, "--json", "--person", keeper, "--passphrase-file", passphraseFile]);
  const lines = stdout.trim() === "" ? [] : (JSON.parse(stdout) as { readonly paper: readonly Line[] }).paper;
  return { printed: readdirSync(dir).filter((name) => name.endsWith(".pdf")).length, pages: lines.reduce((n, l) => n + l.pages, 0), ms: Math.round(performance.now() - start), failed: lines.filter((l) => l.fault !== undefined) };
}

/** True where every paper that could be printed was. */
export const papersFine = (papers: Papers): boolean => ("why" in papers ? true : papers.printed > 0 && papers.failed.length === 0);

export const paperFolder = (out: string): string => join(out, "paper");
