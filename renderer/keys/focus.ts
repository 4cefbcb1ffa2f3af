/** Focus to the scan bar: on opening a page, after every record, after Escape, after F2 (ui.md §3). */
export function focusBar(): void {
  document.getElementById("scan-bar")?.focus();
}

/** Focus to the next (1) or previous (-1) region of the page: scan bar → content → right column → nav → status. */
export function focusRegion(step: 1 | -1): void {
  const order = ["bar", "content", "side", "nav", "status"];
  const regions = order.map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`)).filter((e): e is HTMLElement => e !== null && e.offsetParent !== null);
  const at = regions.findIndex((r) => r.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>("input:not([disabled]),textarea,select,button:not([disabled]),a[href],[tabindex='0']");
  (inside ?? next).focus();
}
