import { namesOf } from "../../readmodel/names.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import { inFours, thousands } from "../foot.ts";
import { fact, factsTable, formMark, item, items, over, signBoxes, table } from "../layout.ts";
import type { Built, Source } from "../source.ts";
import { headOf } from "../source.ts";

const answers = { sound: "改ざんの跡はありません", damaged: "破損があります", altered: "改ざんの疑いがあります", unknown: "判定できません" } as const;

/** 検証結果: the value in full (64 hex digits), the signed note as it stands in the QR, and what was found, counted so that it adds up. */
export function verification(s: Source): Built {
  const v = s.verified;
  const c = s.checkpoint;
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const groups: Html = c === null ? h`${fact(null)}` : h`<div class="hex">${Array.from({ length: 4 }, (_, r) => h`<div>${Array.from({ length: 4 }, (_x, k) => h`<span>${c.root.slice(r * 16 + k * 4, r * 16 + k * 4 + 4)}</span>`)}</div>`)}</div>`;
  const whole = v ? v.size : 0;
  const bad = v ? v.damaged + v.altered + v.unchecked : 0;
  return {
    style: '.hex{font:400 13pt/1.7 "Noto Sans JP";letter-spacing:.06em;font-feature-settings:"zero" 1}.hex span{display:inline-block;width:26mm}pre{font:400 7.5pt/1.6 "Noto Sans JP";white-space:pre-wrap;overflow-wrap:anywhere;border:.25mm solid #000;padding:2mm;margin:1mm 0}',
    body: h`<div class="top"><span>${formMark(head, "verification", "6")}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div><h1>台帳の検証結果</h1>
<p class="in">契約「${fact(head.title)}」の個人情報管理台帳を、${s.dates.time(s.now)}に記録のはじめから作り直して照らした結果は、次のとおりです。</p>
${items([
  item("結果", h`<span class="big">${v ? answers[v.answer] : fact(null)}</span>（記録 第${thousands(whole)}件まで）${v?.firstBad ? h`　最初の箇所 ${v.firstBad}` : null}`),
  item(
    "件数",
    v
      ? h`${table(
          ["正常", "破損", "改ざんの疑い", "未検証", "計"].map((head) => ({ head, align: "r" as const, width: 20 })),
          [[`${thousands(Math.max(0, whole - bad))}件`, `${thousands(v.damaged)}件`, `${thousands(v.altered)}件`, `${thousands(v.unchecked)}件`, `${thousands(Math.max(whole, bad))}件`]],
        )}<p>規則から決め直した記録 ${thousands(v.redecided)}件　申告された復元 ${thousands(v.restorations)}件　書きかけの末尾 ${v.tornTail ? "あり" : "なし"}</p>`
      : fact(null),
  ),
  item("検証値（全文・64桁）", groups),
  item("読上げの16桁", c === null ? fact(null) : h`<span class="sans">${inFours(c.digits)}</span>　数字16桁だけの照合は 符号一致（簡易）`),
  item("署名付きの検証値（QRと同じ文字）", c === null ? fact(null) : h`<pre>${c.note}</pre>`),
  item("この結果の限り", "検証値は、その時までの記録の中身・順序・署名を結び付ける。最後に市へ渡した値より後の記録については、この値だけでは証明できない。市の控えの値と照らすことで、渡した時より前の記録が変わっていないことが分かる。"),
  item("検証した人", fact(names.person(s.actor))),
])}${over}${signBoxes(s, head, ["検証者", "立会者", "責任者"])}
${factsTable([["市の控えと照らした結果", "　一致（全文）　・　符号一致（簡易）　・　一致しない　　　照らした人　　　　　　　　　　"]], 26)}`,
  };
}
