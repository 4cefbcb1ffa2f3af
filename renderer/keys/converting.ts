/**
 * Calls `then` as soon as no field converts: at once where none does. For what comes from outside and would change the field under the hand of who types.
 * Gives back how to stop waiting.
 */
export function afterConversion(then: () => void): () => void {
  if (document.querySelector("[data-converting]") === null) {
    then();
    return () => undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The field itself hears the end first.
  const ended = (): void => void (timer = setTimeout(then));
  window.addEventListener("compositionend", ended, { once: true });
  return () => {
    window.removeEventListener("compositionend", ended);
    clearTimeout(timer);
  };
}
