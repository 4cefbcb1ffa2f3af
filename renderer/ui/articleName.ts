import { articles, type ArticleId } from "../../shared/articles/catalogue.ts";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { Language } from "../words/language.ts";
import { settingIn } from "../words/values.ts";

/** An article as printed: 第14条(4), 第5条1項; in English Art. 14(4), Art. 5-1. What is no article of ours stays as it is. */
export function articleName(article: string, language: Language): string {
  if (language === "en") return `Art. ${article}`;
  return Object.hasOwn(articles, article) ? articles[article as ArticleId].ja.replace(/条第(\d)項/u, "条$1項") : article;
}

/** A setting of the contract with its value: 持出者の最少人数 2人. */
export function settingText(setting: { readonly name: string; readonly value: string | number }, language: Language): string {
  const label = fieldLabel(setting.name)?.[language] ?? setting.name;
  return `${label} ${settingIn(language, setting.name, setting.value)}`;
}
