import type { Page } from "playwright-core";

/** Every form that a page offers by a button: key of the page, its tab, and the buttons that open a form. */
export const forms: readonly (readonly [string, RegExp | null, readonly string[]])[] = [
  ["3", null, ["受領", "返還", "納品", "再委託先への引渡し", "再委託先からの受取り", "廃棄業者への引渡し", "証明書の受領", "訂正", "第三者への提供"]],
  ["4", /^承認の残り/, ["複写・複製"]],
  ["5", /^持出中/, ["持出し", "持出先への到着", "持出しの申請"]],
  ["5", /^申請と承認/, ["持出しの承認"]],
  ["5", /^移送/, ["移送の出発", "移送の到着"]],
  ["6", /^予定と点検中/, ["点検を始める"]],
  ["6", /^指摘と是正/, ["指摘の是正", "点検の指摘"]],
  ["6", /^終わった点検/, ["正確性の試験"]],
  ["7", null, ["廃棄・消去を記録", "業者の一覧と照らす", "一覧を提案", "市の指定を記録する", "返還・廃棄(消去)報告書を出す", "残存しない旨を記録", "市の受領を記録", "契約を閉じる"]],
  ["8", /^事故/, ["紛失・異常を知らせる", "事故の報告", "市の指示", "指示への対応", "発見", "事故の結論", "事故の終結"]],
  ["8", /^凍結中/, ["凍結", "凍結の解除"]],
  ["8", /^照会/, ["照会", "照会への回答"]],
  ["9", /^従事者/, ["従事者の登録", "市への提出", "誓約", "鍵の発行", "従事の終わり", "離任の手続", "鍵の取外し"]],
  ["9", /^場所/, ["場所の登録"]],
  ["9", /^物・媒体/, ["媒体の登録", "媒体の登録の変更"]],
  ["9", /^機器/, ["機器の登録", "アプリケーションの確認"]],
  ["9", /^関係者/, ["関係者の登録", "再委託先の確認"]],
  ["9", /^移送体制/, ["移送体制の登録"]],
  ["0", /^記録/, ["取消"]],
  ["0", /^市への提出/, ["市への提出", "市の受領", "市の報告の求め", "監査の指摘", "提出した報告の書替え", "記録の消去"]],
  ["0", /^書類の印刷/, ["記録用紙の受渡し"]],
];

/** Opens one of them as a person does. */
export async function openForm(page: Page, [key, tab]: (typeof forms)[number], name: string): Promise<void> {
  await page.keyboard.press(`Control+${key}`);
  const main = page.getByRole("main");
  if (tab) await main.getByRole("tab", { name: tab }).first().click();
  await main.getByRole("button", { name, exact: true }).or(main.getByRole("button", { name: new RegExp(`^${name.replaceAll(/[()・]/g, ".")}(?:\\s|$)`) })).first().click();
}
