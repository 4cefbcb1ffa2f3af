import { randomBytes } from "node:crypto";
import type { Assets } from "./host.ts";

/** [H7] The one Content-Security-Policy of the page; `nonce` is drawn for each load. */
export const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The policy of a paper page: what stands in the HTML, and fonts and pictures of the origin. Scripts are off besides. */
export const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a host answers a request of its own page with. */
export interface Served {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const everywhere = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), clipboard-read=()",
} as const;

/** The answer for a path of our origin. The document gets its nonce; every answer carries the policy, so that none is a page without one. */
export function serve(assets: Assets, path: string): Served {
  const nonce = randomBytes(16).toString("base64url");
  const found = assets(path === "/" ? "/index.html" : path);
  const headers = { ...everywhere, "Content-Security-Policy": policyOf(nonce) };
  if (!found) return { status: 404, headers: { ...headers, "Content-Type": "text/plain" }, body: new Uint8Array() };
  const body = found.type.startsWith("text/html") ? Buffer.from(Buffer.from(found.body).toString("utf8").replaceAll("%NONCE%", nonce), "utf8") : found.body;
  return { status: 200, headers: { ...headers, "Content-Type": found.type }, body };
}

/** True for the page itself at its origin; a fragment is a place in it, anything else is another page. */
export const isPage = (url: string, origin: string): boolean => url.split("#", 1)[0] === `${origin}/`;

/** The path of a request of our origin, without query; null for any other. */
export function pathOf(url: string, origin: string): string | null {
  if (!url.startsWith(`${origin}/`)) return null;
  const path = url.slice(origin.length).split(/[?#]/u, 1)[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
