import { h } from "../html.ts";
import { factsTable } from "../layout.ts";
import type { Built } from "../source.ts";

const names = "髙橋 﨑山 渡邉 渡邊 𠮷田 栁沢 德永 濵田 齋藤 齊藤 神山 辻本 葛西 桒原 冨岡 舘野 瀨戸 隆郞 惠子 眞弓 廣瀬 嶋﨑 曻 晧 祐 羽 塚本 槇 逸見 飯塚";
const signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ ㈱㈲㈹ №℡ ㎡㎜㎏ 〒 〜～ －−ー 「」『』【】（）〔〕 々〆ヶヵゝ ○△▲□■◎●";

/** Test page: letters of names outside the common sets, circled digits, and what must not be mistaken, in every face that papers use. */
export function glyphs(): Built {
  const faces = (text: string) => h`<div>${text}</div><div><b>${text}</b></div><div class="sans">${text}</div><div class="sans"><b>${text}</b></div>`;
  return {
    body: h`<h1>人名外字の試し刷り</h1><p>すべての字が形のとおりに出て、□になっていなければ、この機器で様式を印刷できます。上から 明朝、明朝太字、ゴシック、ゴシック太字。</p>
${factsTable(
  [
    ["見本", faces("人名外字・丸数字・髙﨑邉𠮷①")],
    ["人名", faces(names)],
    ["記号", faces(signs)],
    ["製造番号", h`<div class="serial">0O0O 1lI1 8B8B 5S5S 2Z2Z　S7K-40921　TST-HDD-0003　WD-WX1A2B3C4D5E</div>`],
    ["数字", faces("0123456789　1,248枚　令和8年11月25日　2026年11月25日　14:03")],
  ],
  14,
)}`,
  };
}
