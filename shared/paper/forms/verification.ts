import { foundKind, foundTexts } from "../../articles/found.ts";
import type { Handed } from "../../ipc/health.ts";
import { handedOf, valueOf } from "../../readmodel/health.ts";
import { namesOf } from "../../readmodel/names.ts";
import { parseInstant } from "../../values/instant.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import { inFours, thousands } from "../foot.ts";
import { copyMark, fact, factsTable, formMark, item, items, over, signBoxes, table, whole } from "../layout.ts";
import type { Built, Source, Verified } from "../source.ts";
import { headOf } from "../source.ts";
import { eventName } from "../words.ts";

const answers = { sound: "改ざんの跡はありません", damaged: "破損があります", altered: "改ざんの疑いがあります", unknown: "判定できません" } as const;

/** From which record on until the last one nothing but our own word stands. */
const ourWord = (from: number, to: number): string => (from === to ? `第${thousands(to)}件は、受託者の署名だけによる。` : `第${thousands(from)}件から第${thousands(to)}件までは、受託者の署名だけによる。`);

/** Against which value held by the city, and from which record on only our own word stands (ui 1.10). */
function limitOf(s: Source, v: Verified): Html {
  const value = (h_: Handed): Html => {
    const at = h_.at === null ? null : parseInstant(h_.at);
    return h`記録 第${thousands(h_.size)}件まで${h_.paper === null ? null : h`・${whole(h_.paper)}`}${at === null ? null : h`・${s.dates.instant(at)}`}`;
  };
  if (v.fixed !== null) {
    const rest = v.fixed.size >= v.size ? "すべての記録がその値で固定されている。" : ourWord(v.fixed.size + 1, v.size);
    return h`<b>市の控えの検証値（${value(valueOf(s.ask, v.fixed.size))}）と全文で照らし、一致した</b>（${s.dates.instant(v.fixed.on)}）。台帳はその値に切れ目なく続いている。<b>${rest}</b>`;
  }
  const handed = handedOf(s.ask, null);
  if (handed === null) return h`<b>市の控えとは照らしていない</b>。市へ出した検証値はまだない。<b>${ourWord(1, v.size)}</b>`;
  return h`<b>市の控えとは照らしていない。${ourWord(1, v.size)}</b>最後に市へ出した検証値（${value(handed)}）に台帳が続くことは、受託者の記録で確かめた。${handed.size < v.size ? h`市がその控えと照らして一致しても、${ourWord(handed.size + 1, v.size)}` : "市がその控えと照らせば、すべての記録を確かめられる。"}`;
}

/** The first bad place: record, kind and time, and what is wrong with it. */
function first(s: Source, b: NonNullable<Verified["firstBad"]>): string {
  const record = [...(b.channel === null ? [] : [eventName(b.channel)]), ...(b.at === null ? [] : [s.dates.time(parseInstant(b.at) ?? 0)])].join("・");
  return `${b.seq === null ? "記録の外" : `第${thousands(b.seq)}件`}${record === "" ? "" : `（${record}）`}　${foundTexts[foundKind(b.what.split(/[: ]/u)[0] ?? b.what, s.verified?.answer === "altered")].ja}（${b.what}）`;
}

/** 検証結果: the value in full (64 hex digits), the signed note as it stands in the QR, and what was found, counted so that it adds up. */
export function verification(s: Source): Built {
  const v = s.verified;
  const c = s.checkpoint;
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const groups: Html = c === null ? h`${fact(null)}` : h`<div class="hex">${Array.from({ length: 4 }, (_, r) => h`<div>${Array.from({ length: 4 }, (_x, k) => h`<span>${c.root.slice(r * 16 + k * 4, r * 16 + k * 4 + 4)}</span>`)}</div>`)}</div>`;
  const all = v ? v.size : 0;
  const bad = v ? v.damaged + v.altered + v.unchecked : 0;
  return {
    style: '.hex{font:400 13pt/1.7 "Noto Sans JP";letter-spacing:.06em;font-feature-settings:"zero" 1}.hex span{display:inline-block;width:26mm}pre{font:400 7.5pt/1.6 "Noto Sans JP";white-space:pre-wrap;overflow-wrap:anywhere;border:.25mm solid #000;padding:2mm;margin:1mm 0}',
    body: h`<div class="top"><span>${formMark(head, "verification", "6")}</span><span>${s.docNo ?? "番号なし（下書き）"}</span>${copyMark}</div><h1>台帳の検証結果</h1>
<p class="in">契約「${fact(head.title)}」の個人情報管理台帳を、${s.dates.time(s.now)}に記録のはじめから作り直して照らした結果は、次のとおりです。</p>
${items([
  item("結果", h`<span class="big">${v ? answers[v.answer] : fact(null)}</span>（記録 第${thousands(all)}件まで）${v?.firstBad ? h`<p>最初の箇所　${first(s, v.firstBad)}</p>` : null}`),
  item(
    "件数",
    v
      ? h`${table(
          ["正常", "破損", "改ざんの疑い", "未検証", "計"].map((head) => ({ head, align: "r" as const, width: 20 })),
          [[`${thousands(Math.max(0, all - bad))}件`, `${thousands(v.damaged)}件`, `${thousands(v.altered)}件`, `${thousands(v.unchecked)}件`, `${thousands(Math.max(all, bad))}件`]],
        )}<p>規則から決め直した記録 ${thousands(v.redecided)}件　申告された復元 ${thousands(v.restorations)}件　書きかけの末尾 ${v.tornTail ? "あり" : "なし"}</p>`
      : fact(null),
  ),
  item("検証値（全文・64桁）", groups),
  item("読上げの16桁", c === null ? fact(null) : h`<span class="sans">${inFours(c.digits)}</span>　数字16桁だけの照合は 符号一致（簡易）`),
  item("署名付きの検証値（QRと同じ文字）", c === null ? fact(null) : h`<pre>${c.note}</pre>`),
  item("この結果の限り", h`${v ? limitOf(s, v) : fact(null)}<p>検証値は、その時までの記録の中身・順序・署名を結び付ける。市の控えの値と照らすことで、渡した時より前の記録が変わっていないことが分かる。その後の記録は、検証値では証明できない。</p>`),
  item("検証した人", fact(names.person(s.actor))),
])}${over}${signBoxes(s, head, ["検証者", "立会者", "責任者"])}
${factsTable([["市の控えと照らした結果", "　一致（全文）　・　符号一致（簡易）　・　一致しない　　　照らした人　　　　　　　　　　"]], 26)}`,
  };
}
