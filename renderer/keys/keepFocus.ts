import { canFocus, focusBar } from "./focus.ts";

/** How long a part of the page has to put the focus itself where it belongs, ms. */
const grace = 60;

const fields = "input:not([type=radio]):not([type=checkbox]),textarea";

/**
 * Sees to it that the focus is never nowhere (ui.md §2, §13). Where what had it goes (a step, a note, a row, a button that can no longer be pressed) and nothing
 * else took it, it goes to what comes after it in the same form, else into the open dialog, to the scan bar, or to the first field to be filled. Who clicked
 * beside everything keeps that. Gives back how to stop.
 */
export function keepFocus(): () => void {
  let last: HTMLElement | null = null;
  let around: readonly HTMLElement[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hear = (event: FocusEvent): void => {
    last = event.target instanceof HTMLElement ? event.target : null;
    const form = last?.closest("form,[role=dialog]");
    around = form ? [...form.querySelectorAll<HTMLElement>("*")].filter((e) => e.tabIndex >= 0) : [];
  };
  const nearby = (): HTMLElement | undefined => {
    const at = last === null ? -1 : around.indexOf(last);
    return at < 0 ? undefined : [...around.slice(at + 1), ...around.slice(0, at).reverse()].find(canFocus);
  };
  const first = (scope: ParentNode | null | undefined): HTMLElement | undefined => {
    const all = [...(scope?.querySelectorAll<HTMLElement>("*") ?? [])].filter((e) => e.tabIndex >= 0 && canFocus(e));
    const open = all.filter((e): e is HTMLInputElement | HTMLTextAreaElement => e.matches(fields));
    return open.find((e) => e.value === "") ?? open[0] ?? all[0];
  };
  const check = (): void => {
    timer = undefined;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    if (last === null || canFocus(last)) return;
    const dialog = [...document.querySelectorAll("[role=dialog]")].at(-1);
    const to = nearby() ?? first(dialog);
    if (to) return to.focus();
    if (document.getElementById("scan-bar") !== null) return focusBar();
    first(document.querySelector("main"))?.focus();
  };
  const watch = new MutationObserver(() => (timer ??= setTimeout(check, grace)));
  document.addEventListener("focusin", hear);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden", "inert"] });
  return () => {
    document.removeEventListener("focusin", hear);
    watch.disconnect();
    clearTimeout(timer);
  };
}
