import type { ArticleId } from "../shared/articles/catalogue.ts";
import type { PageName } from "./state/place.ts";

/** The articles that each page serves, in the order in which they are read. What else is named on the page joins them. */
export const pageArticles: Readonly<Record<PageName, readonly ArticleId[]>> = {
  today: ["14(7)", "14(8)"],
  holdings: ["14(7)", "14(1)", "14(8)", "3"],
  handovers: ["14(7)", "14(5)", "2-1", "5-1"],
  copies: ["4", "14(4)"],
  takeouts: ["14(2)", "14(3)", "14(5)", "14(9)"],
  inspections: ["14(6)", "14(8)", "11"],
  dispositions: ["7"],
  incidents: ["5-1", "14(8)", "1"],
  people: ["9-1", "9-2", "10-2", "2-1", "2-2", "14(9)", "14(10)"],
  audit: ["6-1", "6-2", "14(8)"],
  settings: ["14(8)"],
};

/** The articles on the page that is shown: its own, then those that stand on it now. */
export function articlesHere(page: PageName, isArticle: (text: string) => text is ArticleId): readonly ArticleId[] {
  const shown = [...document.querySelectorAll<HTMLElement>("[data-article]")].map((e) => e.dataset["article"] ?? "").filter(isArticle);
  return [...new Set([...pageArticles[page], ...shown])];
}
