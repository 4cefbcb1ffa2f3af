import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { articles, type ArticleId } from "../shared/articles/catalogue.ts";
import { articleTexts } from "../shared/articles/texts.ts";
import { useLayer } from "./keys/layers.ts";
import { useSession } from "./state/session.ts";
import { cx } from "./ui/cx.ts";
import css from "./ui/Dialog.module.css";
import look from "./ui/look.module.css";
import { articleName } from "./ui/articleName.ts";
import { useWords, type Words } from "./words/words.ts";

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

type HelpPage = keyof Words["help"]["pages"];
type HelpKey = Exclude<keyof Words["help"], "title" | "keys" | "articles" | "ownWords" | "close" | "pages">;

const outsideKeys: readonly (readonly [string, HelpKey])[] = [["Enter", "openLedger"], ["F1", "help"], ["F8", "emergency"], ["Esc", "escape"]];
const openKeys: readonly (readonly [string, HelpKey])[] = [["1–9 0", "digits"], ["Ctrl+1…0", "places"], ["Ctrl+,", "settings"], ["F1", "help"], ["F2", "bar"], ["F3 /", "search"], ["F6", "region"], ["F8", "emergency"], ["↑ ↓ Enter", "rows"], ["Backspace", "undo"], ["Ctrl+Enter", "record"], ["Ctrl+P", "print"], ["Ctrl+L", "lock"], ["Esc", "escape"]];

/** F1: what the page is for, the articles on it in our own words, and the keys (ui.md §4). */
export function Help({ page, articles: named, onClose }: { readonly page: HelpPage; readonly articles: readonly ArticleId[]; readonly onClose: () => void }) {
  const { w, language } = useWords();
  const t = w.help;
  const outside = page === "opening" || page === "locked" || page === "setup";
  return (
    <Sheet title={t.title(t.pages[page].name)} close={t.close} onClose={onClose}>
      <ul className={css["points"]}>
        {t.pages[page].text.split("\n").map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {named.length > 0 && (
        <>
          <h3>{t.articles}</h3>
          <dl className={css["articles"]}>
            {named.map((a) => (
              <div key={a}>
                <dt>
                  {articleName(a, language)}　{language === "ja" ? articles[a].title : articles[a].en}
                </dt>
                <dd>{articleTexts[a][language]}</dd>
              </div>
            ))}
          </dl>
          <p className={cx(look["small"], look["muted"])}>{t.ownWords}</p>
        </>
      )}
      <h3>{t.keys}</h3>
      <dl className={css["keys"]}>
        {(outside ? outsideKeys : openKeys).map(([key, does]) => (
          <div key={key}>
            <dt><kbd className={look["key"]}>{key}</kbd></dt>
            <dd>{t[does]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

/** A dialog with a title, its content and a way out by Escape. */
export function Sheet({ title, close, onClose, more, children }: { readonly title: string; readonly close: string; readonly onClose: () => void; readonly more?: React.ReactNode; readonly children: React.ReactNode }) {
  const leave = (): boolean => (onClose(), true);
  useLayer("dialog", { escape: leave, makeWay: leave });
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
