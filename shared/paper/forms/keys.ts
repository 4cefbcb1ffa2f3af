import { labelText } from "../../values/label.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import type { Built, Source } from "../source.ts";
import type { Drawn } from "./labels.ts";
import { labelIn, labelStyle } from "./labels.ts";

/** Every key with its number of kind 9, its sign and what it does, in the order of the sheet. The window reads them by these numbers. */
export const keys: readonly (readonly [n: number, sign: string, does: string, inspecting?: string])[] = [
  [1, "1", "次の一歩（使い始める・戻す・照合する・返却を受ける）", "適"],
  [2, "2", "作業を選んで使い始める・違うところがある", "否"],
  [3, "3", "複写・複製する", "該当なし"],
  [4, "4", "持ち出す・返却予定を延ばす"],
  [5, "5", "場所を移す"],
  [6, "6", "受け渡す"],
  [7, "7", "返還・廃棄する"],
  [8, "8", "紛失・異常を知らせる"],
  [9, "9", "ラベルの貼り直し"],
  [10, "0", "台帳の頁を開く"],
  [11, "確定", "記録する・選んだものを開く（Enter）"],
  [12, "取消", "閉じる・一つ前へ戻る（Esc）"],
];

const across = 3;
const cell = { width: 60, height: 62 };
const label = { width: 56, height: 33 };
const drawn: Drawn = { module: 0.66, bar: 0.34, barHeight: 10, points: 12, below: true };

/** 操作札 (ui 4): a sheet to be laminated, for people who cannot touch the keyboard: each key as a label of kind 9, with what it does in words. */
export function keySheet(s: Source): Built {
  const card = ([n, sign, does, inspecting]: (typeof keys)[number], i: number): Html => {
    const text = labelText(9, s.tag, n);
    const [x, y] = [15 + (i % across) * cell.width, 34 + Math.floor(i / across) * cell.height];
    return h`<div class="key" style="left:${x}mm;top:${y}mm;width:${cell.width}mm;height:${cell.height}mm"><div class="says"><b class="sign${sign.length > 1 ? " word" : ""}">${sign}</b><span>${does}${inspecting === undefined ? null : h`<br>点検では <b>${inspecting}</b>`}</span></div><div class="label" style="left:2mm;bottom:1mm;width:${label.width}mm;height:${label.height}mm">${labelIn(s, text, drawn, label)}</div></div>`;
  };
  return {
    body: h`<section class="sheet"><h1>操作札</h1><p class="lead">札字 ${s.tag} の台帳で使う。読取機で読むと、そのキーを押すのと同じことをする。番号を選ぶ問いには、その番号で答える。</p>${keys.map(card)}</section>`,
    style: `${labelStyle}.sheet{width:210mm;height:296.9mm}.sheet h1{position:absolute;top:13mm;left:0;width:210mm;margin:0}.lead{position:absolute;top:23mm;left:0;width:210mm;text-align:center;font-size:9.5pt}.key{position:absolute;border:.25mm solid #000}.says{display:flex;align-items:center;gap:3mm;height:27mm;padding:1mm 2.5mm;font-size:9.5pt;line-height:1.4;word-break:auto-phrase}.sign{flex:none;min-width:12mm;text-align:center;font:700 32pt/1 "Noto Sans JP"}.sign.word{font-size:19pt}`,
  };
}
