import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useLayer } from "./keys/layers.ts";
import { useSession } from "./state/session.ts";
import { cx } from "./ui/cx.ts";
import css from "./ui/Dialog.module.css";
import look from "./ui/look.module.css";
import { useWords } from "./words/words.ts";

/** Emergency contacts and the first five steps; also while locked, because they are kept outside the sealed part (ui.md §7.7). */
export function Emergency({ onClose, onReport }: { readonly onClose: () => void; readonly onReport?: (() => void) | undefined }) {
  const { w } = useWords();
  const contacts = useSession((s) => s.face?.contacts ?? []);
  return (
    <Sheet title={w.emergency.title} close={w.emergency.close} onClose={onClose} more={onReport && <Button className={cx(look["button"], look["dangerFill"])} onPress={onReport}>{w.emergency.report}</Button>}>
      <h3>{w.emergency.contacts}</h3>
      {contacts.length === 0 ? (
        <p>{w.emergency.none}</p>
      ) : (
        <dl className={css["contacts"]}>
          {contacts.map((c) => (
            <div key={c.name + c.phone} style={{ display: "contents" }}>
              <dt>{c.name}</dt>
              <dd>{c.phone}</dd>
            </div>
          ))}
        </dl>
      )}
      <h3>{w.emergency.steps}</h3>
      <ol className={css["steps"]}>
        {([1, 2, 3, 4, 5] as const).map((n) => (
          <li key={n}>{w.emergency.step[n]}</li>
        ))}
      </ol>
    </Sheet>
  );
}

/** F1: the keys. The articles of a page open from their tags. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const { w } = useWords();
  const keys: readonly (readonly [string, string])[] = [["1–9 0", w.help.digits], ["Ctrl+1…0", w.help.places], ["F2", w.help.bar], ["F3", w.help.search], ["F6", w.help.region], ["F8", w.help.emergency], ["Ctrl+Enter", w.help.record], ["Ctrl+L", w.help.lock], ["Esc", w.help.escape]];
  return (
    <Sheet title={w.help.title} close={w.help.close} onClose={onClose}>
      <h3>{w.help.keys}</h3>
      <dl className={css["contacts"]}>
        {keys.map(([key, does]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt><kbd className={look["key"]}>{key}</kbd></dt>
            <dd style={{ fontWeight: 400, fontSize: "1rem" }}>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

/** A dialog with a title, its content and a way out by Escape. */
export function Sheet({ title, close, onClose, more, children }: { readonly title: string; readonly close: string; readonly onClose: () => void; readonly more?: React.ReactNode; readonly children: React.ReactNode }) {
  useLayer("dialog", { escape: () => (onClose(), true) });
  return (
    <ModalOverlay className={css["overlay"] ?? ""} isOpen isDismissable onOpenChange={(is) => !is && onClose()}>
      <Modal className={css["modal"] ?? ""}>
        <Dialog className={css["dialog"] ?? ""}>
          <Heading slot="title" className={css["title"] ?? ""}>{title}</Heading>
          {children}
          <div className={css["go"]}>
            {more}
            <Button className={cx(look["button"])} autoFocus onPress={onClose}>
              {close} <kbd className={look["key"]}>Esc</kbd>
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
