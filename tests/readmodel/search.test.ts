import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
const find = (words: string): string[] => (answers["search.find"]?.({ words }, ...asking(w)) as { kind: string; ref: string }[]).map((r) => `${r.kind} ${r.ref}`);
const draft = (ledger_no: string, name: string): void => {
  w.do("holding.create", { ledger_no, holding: { name, state: "下書き" } });
};

beforeEach(async () => {
  w = await world();
  w.do("worker.register", {
    workers: [
      { worker_no: "W-201", name: "髙﨑 渡邉", role: "業務従事者", party: "P-SELF" },
      { worker_no: "W-202", name: "ﾔﾏﾀﾞ ﾊﾅ", role: "業務従事者", party: "P-SELF" },
      { worker_no: "W-203", name: "鈴木がく", role: "業務従事者", party: "P-SELF" },
    ],
  });
});

describe("search (L7)", () => {
  it.each([
    ["高崎", "髙﨑"],
    ["髙﨑", "髙﨑"],
    ["渡辺", "渡邉"],
    ["渡邊", "渡邉"],
  ])("[L7] %s finds the name written %s", (words) => {
    expect(find(words)).toContain("person W-201");
  });

  it.each(["ヤマダ", "やまだ", "ﾔﾏﾀﾞ", "ヤマダハナ", "ﾔﾏﾀ\u3099"])("[L7] %s finds the name in half-width kana", (words) => {
    expect(find(words)).toContain("person W-202");
  });

  it("[L7] が typed as one letter or as two finds the same name", () => {
    expect(find("鈴木が")).toEqual(["person W-203"]);
    expect(find("鈴木か\u3099")).toEqual(["person W-203"]);
    expect(find("鈴木か")).toEqual([]);
  });

  it("[L7] width and case make no difference, in numbers neither", () => {
    for (const words of ["W-201", "w-201", "Ｗ－２０１", "w‐201"]) expect(find(words)).toContain("person W-201");
  });

  it("[L7] % and _ are letters and find only themselves", () => {
    draft("L-301", "回収率100%の票");
    draft("L-302", "回収率100の票");
    draft("L-303", "file_a");
    draft("L-304", "fileXa");
    expect(find("100%")).toEqual(["holding L-301"]);
    expect(find("file_a")).toEqual(["holding L-303"]);
    expect(find("%")).toEqual(["holding L-301"]);
    expect(find("_")).toEqual(["holding L-303"]);
    draft("L-305", "C:\\data");
    expect(find("\\")).toEqual(["holding L-305"]);
    expect(find("c:\\d")).toEqual(["holding L-305"]);
  });

  it("[L7] nothing, or blanks only, finds nothing", () => {
    expect(find(" ")).toEqual([]);
    expect(find("　")).toEqual([]);
    expect(find("存在しない語")).toEqual([]);
  });

  it("[L7] finds rows, items, places, media by serial, and approvals by the city's document number", () => {
    w.given("paper", "copy approval");
    draft("L-310", "台帳の名");
    expect(find("市民意識調査票")).toContain("holding L-001");
    expect(find("保管庫a")).toContain("place P-02");
    expect(find("tst-usb-0001")).toEqual(["item M-001"]);
    expect(find("市民第１８０号")).toEqual(["approval AP-04"]);
    expect(find("台帳の名")).toEqual(["holding L-310"]);
    const label = String(w.rows("SELECT label FROM items WHERE kind='箱' LIMIT 1")[0]?.["label"]);
    expect(find(label)).toEqual([`item ${label}`]);
  });

  it("[L7] a remark is found by its newest text", () => {
    w.given("paper");
    w.do("note.save", { ledger_no: "L-001", field: "備考", text: "箱の角に傷" });
    w.do("note.save", { ledger_no: "L-001", field: "備考", text: "箱の角に凹み" });
    expect(find("凹み")).toEqual(["note L-001/備考"]);
    expect(find("角に傷")).toEqual([]);
  });

  it("[L7] many rows that have the words hide nothing of another kind", () => {
    for (let n = 1; n <= 60; n++) draft(`L-4${String(n).padStart(2, "0")}`, `鈴木の箱 ${String(n)}`);
    const found = find("鈴木");
    expect(found).toContain("person W-203");
    expect(found.filter((f) => f.startsWith("holding")).length).toBeGreaterThan(10);
  });

  it("[L7] the stored text stays as it was written", () => {
    expect(w.rows("SELECT name FROM persons WHERE no IN ('W-201','W-202') ORDER BY no").map((r) => r["name"])).toEqual(["髙﨑 渡邉", "ﾔﾏﾀﾞ ﾊﾅ"]);
  });
});
