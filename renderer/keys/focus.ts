/** Focus to the scan bar: on opening a page, after every record, after Escape, after F2 (ui.md §3). */
export function focusBar(): void {
  document.getElementById("scan-bar")?.focus();
}

/** True where an element stands on the page, can be seen and takes the focus. */
export const canFocus = (e: HTMLElement): boolean => e.isConnected && !e.matches(":disabled") && e.checkVisibility({ visibilityProperty: true }) && e.closest("[aria-hidden=true],[inert]") === null;

/** The five regions in the order of F6. */
const regions = ["bar", "content", "side", "nav", "status"] as const;
type Region = (typeof regions)[number];

const regionOf = (e: Element | null): Region | null => (e?.closest<HTMLElement>("[data-region]")?.dataset["region"] ?? null) as Region | null;

/** The first thing of a region that can be seen and takes the focus by Tab. What lies in another region inside it is not its own. */
const firstIn = (part: HTMLElement, name: Region): HTMLElement | undefined =>
  [...part.querySelectorAll<HTMLElement>("*")].find((e) => e.tabIndex >= 0 && regionOf(e) === name && canFocus(e));

/** Where F6 puts the focus in a region: the first thing in it, else the region itself, so that it is read out. Null where the page has no such region. */
function landing(name: Region): HTMLElement | null {
  const parts = [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)].filter((e) => e.checkVisibility());
  // The whole page is content; a part of it that is marked as content is meant first.
  const inner = parts.filter((e) => !parts.some((o) => o !== e && e.contains(o)));
  for (const part of [...inner, ...parts]) {
    const first = firstIn(part, name);
    if (first) return first;
  }
  return inner[0] ?? null;
}

/** Focus to the next (1) or previous (-1) region of the page: scan bar → content → right column → nav → status → scan bar. */
export function focusRegion(step: 1 | -1): void {
  const places = regions.map((name) => ({ name, to: landing(name) })).filter((p) => p.to !== null);
  if (places.length === 0) return;
  const at = document.activeElement;
  const here = places.findIndex((p) => p.name === regionOf(at));
  // The last record stands between the bar and the content; the header stands before the bar.
  const from = here >= 0 ? here : at?.closest("main") ? 0.5 : -0.5;
  const next = places[((step === 1 ? Math.floor(from) + 1 : Math.ceil(from) - 1) + places.length) % places.length];
  if (!next?.to) return;
  if (next.to.dataset["region"] === next.name) next.to.tabIndex = -1;
  next.to.focus();
}
