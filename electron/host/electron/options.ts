import type { BrowserWindowConstructorOptions, WebContentsPrintOptions, WebPreferences } from "electron";
import { isPage, pathOf } from "../page.ts";

/** Scheme and origin of the page. */
export const scheme = "app";
export const origin = `${scheme}://daicho`;
/** Channels of the one door; the preload knows the same two names. */
export const callChannel = "daicho-call";
export const pushChannel = "daicho-push";

/** [H1] The scheme is a secure origin of its own; it may not be fetched from elsewhere and serves no worker. */
export const schemePrivileges = { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false, stream: false, bypassCSP: false, allowServiceWorkers: false, codeCache: false } as const;

/** [H2] The page is a page: no Node, its own world, the system's sandbox, no spell checker that fetches dictionaries, no plug-in, no dragging of links. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  plugins: false,
  safeDialogs: true,
  autoplayPolicy: "document-user-activation-required",
  devTools: false,
});

/** The window of the app. */
export const windowOptions = (preload: string, show: boolean): BrowserWindowConstructorOptions => ({
  width: 1366,
  height: 768,
  minWidth: 683,
  minHeight: 480,
  show,
  title: "個人情報管理台帳",
  backgroundColor: "#ffffff",
  autoHideMenuBar: true,
  webPreferences: webPreferences(preload),
});

/** A window that is never shown and prints one HTML text: as the page, and without scripts and without the door. */
export const paperOptions = (): BrowserWindowConstructorOptions => {
  const { preload: _none, ...rest } = webPreferences("");
  return { show: false, webPreferences: { ...rest, javascript: false, partition: "paper" } };
};

/**
 * What the system's print dialog begins with: asked, never silent, in the paper's own size as its `@page` rule says it (mm), which a dialog would
 * otherwise replace by that of the printer.
 */
export function printOptions(html: string): WebContentsPrintOptions {
  const [, width = "210", height = "297"] = /@page\{size:([\d.]+)mm ([\d.]+)mm/u.exec(html) ?? [];
  const [across, down] = [Number(width), Number(height)];
  // A sheet is named upright, and turned.
  return { silent: false, printBackground: true, color: false, landscape: across > down, pageSize: { width: Math.round(Math.min(across, down) * 1000), height: Math.round(Math.max(across, down) * 1000) } };
}

/** [H9] Switches set before the app is ready: nothing is fetched, looked up or reported by itself. */
export const switches: readonly (readonly [name: string, value?: string])[] = [
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["disable-breakpad"],
  ["disable-crash-reporter"],
  ["no-pings"],
  ["dns-prefetch-disable"],
  ["no-proxy-server"],
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["webrtc-ip-handling-policy", "disable_non_proxied_udp"],
  ["force-webrtc-ip-handling-policy"],
];

/** [H1] True for a request of our own scheme and host; every other is cancelled. */
export const mayRequest = (url: string): boolean => pathOf(url, origin) !== null || /^blob:app:\/\/daicho\/|^data:/u.test(url);

/** [H4] Who is heard: the main frame of our window, at the page's exact address, with a text. */
export const isHeard = (sender: { readonly url: string; readonly isMain: boolean; readonly isOurWindow: boolean }, args: readonly unknown[]): args is readonly [string] =>
  sender.isOurWindow && sender.isMain && isPage(sender.url, origin) && args.length === 1 && typeof args[0] === "string";

/** [H5] [H6] What is refused whatever is asked: a navigation, a new window, a download, a permission, a device, a `<webview>`, a certificate. */
export const refusals = {
  navigate: () => false,
  openWindow: () => ({ action: "deny" }) as const,
  permission: () => false,
  download: () => false,
  webview: () => false,
  certificate: () => false,
} as const;
