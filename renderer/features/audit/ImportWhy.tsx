import { isArticle, isRule, rules } from "../../../shared/articles/catalogue.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import css from "./audit.module.css";
import { parted } from "./importAnswers.ts";
import { useImportWhy } from "./importWhy.ts";
import type { Why } from "./preview.ts";

/** Why something of a row is asked or not taken: the sentence, and the articles it rests on. In English the sentence of its kind. */
export function ImportWhy({ of, plain = false }: { readonly of: Why; readonly plain?: boolean }) {
  const { said } = useImportWhy();
  const { names } = parted(of.why);
  const all = [...names, of.rule ?? "", of.article ?? ""].map((n) => (isRule(n) ? rules[n].article : n.replace(/^特/u, ""))).filter(isArticle);
  return (
    <span className={css["why"]}>
      {said(of)} {!plain && [...new Set(all)].map((a) => <ArticleTag key={a} article={a} />)}
    </span>
  );
}
