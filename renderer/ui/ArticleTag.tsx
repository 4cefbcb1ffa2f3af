import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { articles, isRule, rules, type ArticleId } from "../../shared/articles/catalogue.ts";
import { articleTexts } from "../../shared/articles/texts.ts";
import { useLayer } from "../keys/layers.ts";
import { useWords } from "../words/words.ts";
import { articleName, settingText } from "./articleName.ts";
import { cx } from "./cx.ts";
import look from "./look.module.css";
import css from "./Dialog.module.css";

/** Number of an article as printed; a button that opens its text. A setting of the contract names itself (ui.md §1.5). */
export function ArticleTag({ article, setting, bad = false }: { readonly article: string; readonly setting?: { readonly name: string; readonly value: string | number } | undefined; readonly bad?: boolean }) {
  const { w, language } = useWords();
  const [open, setOpen] = useState(false);
  const name = articleName(article, language);
  const text = setting ? w.article.setting(settingText(setting, language), name) : name;
  return (
    <>
      <Button className={cx(look["article"], bad && look["articleBad"])} data-article={article} aria-label={w.article.open(text)} onPress={() => setOpen(true)}>
        {text}
      </Button>
      {open && <ArticleText article={article} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The title of an article and every rule of ours that rests on it. */
function ArticleText({ article, onClose }: { readonly article: string; readonly onClose: () => void }) {
  const { w, language } = useWords();
  const leave = (): boolean => (onClose(), true);
  useLayer("dialog", { escape: leave, enter: leave, makeWay: leave });
  const entry = Object.hasOwn(articles, article) ? articles[article as ArticleId] : null;
  const own = Object.entries(rules).filter(([id, r]) => r.article === article && isRule(id));
  return (
    <ModalOverlay className={css["overlay"] ?? ""} isOpen isDismissable onOpenChange={(is) => !is && onClose()}>
      <Modal className={css["modal"] ?? ""}>
        <Dialog className={css["dialog"] ?? ""}>
          <Heading slot="title" className={css["title"] ?? ""}>
            {articleName(article, language)}　{entry ? (language === "ja" ? entry.title : entry.en) : ""}
          </Heading>
          {entry && <p>{articleTexts[article as ArticleId][language]}</p>}
          <ul className={css["rules"]}>
            {own.map(([id, r]) => (
              <li key={id}>
                <b>{id}</b> {r[language]}
              </li>
            ))}
          </ul>
          <div className={css["go"]}>
            <Button className={cx(look["button"])} autoFocus onPress={onClose}>
              {w.article.close} <kbd className={look["key"]}>Esc</kbd>
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
