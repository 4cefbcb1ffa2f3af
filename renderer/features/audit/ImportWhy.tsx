import { isArticle, isRule, rules } from "../../../shared/articles/catalogue.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { parted } from "./importAnswers.ts";
import type { Why } from "./preview.ts";

/** Why something of a row is asked or not taken: the sentence, and the articles it rests on. In English the sentence of its kind. */
export function ImportWhy({ of, plain = false }: { readonly of: Why; readonly plain?: boolean }) {
  const { w, language } = useWords();
  const t = w.audit.files;
  const { text, names } = parted(of.why);
  const all = [...names, of.rule ?? "", of.article ?? ""].map((n) => (isRule(n) ? rules[n].article : n.replace(/^特/u, ""))).filter(isArticle);
  const kinds: Readonly<Record<string, string>> = { ...t.groups, ...t.rejections };
  const said = language === "ja" ? text : (kinds[of.group ?? of.code ?? of.rule ?? ""] ?? text);
  return (
    <span className={css["why"]}>
      {said} {!plain && [...new Set(all)].map((a) => <ArticleTag key={a} article={a} />)}
    </span>
  );
}
