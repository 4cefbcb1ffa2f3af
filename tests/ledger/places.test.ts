import { afterEach, describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { deskWith } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

const place = (d: Desk, worksite: string) => d.send("places.get", { worksite }).then((r) => r.rows?.[0] as Readonly<Record<string, unknown>> | undefined);

describe("places and their changes in a ledger on disk", () => {
  it("are decided again by a verification, with the facts as they stood: what lay there, who kept the keys, which photograph was stored", async () => {
    const d = (desk = await deskWith("paper"));
    const stored = await d.done("attachment.store", { name: "扉.png", media_type: "image/png", data: "iVBORw0KGgo=" });
    const digest = stored.made?.["attachments"]?.[0];
    await d.done("worksite.change", { worksite: "P-02", access_control: "入退室簿", key_holder: "W-003", photographs: [digest], reason: "鍵の引継ぎ" });
    expect(await d.send("worksite.change", { worksite: "P-02", lock_type: null, access_control: null, reason: "扉の工事" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-04", article: "14(1)", code: "unlocked-while-kept" }] });
    await d.done("worksite.change", { worksite: "P-04", lock_type: null, used_to: "2026-05-20", reason: "移転" });
    await d.done("item.move", { item: "M-002", to_place: "P-03" });
    await d.done("key.register", { keys: [{ key: "K-1-1", kind: "鍵", opens: ["P-02"] }, { key: "C-01", kind: "カード", opens: ["P-01", "P-03"] }] });
    await d.done("key.issue", { key: "K-1-1", worker: "W-003" });
    await d.done("key.lost", { key: "K-1-1", note: "帰りの電車の中か" });
    await d.done("key.issue", { key: "C-01", worker: "W-004" });
    expect(await d.send("worker.leave_done", { worker: "W-004", done: ["権限", "名札", "鍵", "媒体", "特1の確認"] })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-48", code: "leaver-still-holds", about: ["C-01"] }] });
    await d.done("key.return", { key: "C-01" });
    await d.done("key.retire", { key: "K-1-1", reason: "錠を替えた" });
    const before = await place(d, "P-02");
    expect(before).toMatchObject({ key_holder: "W-003", access_control: "入退室簿", photographs: [{ name: "扉.png" }] });
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
    d.close();
    await d.as("W-001");
    expect(await place(d, "P-02")).toEqual(before);
  });
});
