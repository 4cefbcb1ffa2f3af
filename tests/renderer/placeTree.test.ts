import { expect, it } from "vitest";
import type { PlaceRow } from "../../shared/ipc/answers.ts";
import { placeTree } from "../../renderer/features/people/placeTree.ts";
import { chainOf, lockedBy } from "../../renderer/placeChain.ts";

const place = (code: string, parent: string | null): PlaceRow => ({ code, n: 0, label: "", name: code, kind: "保管室", lock_type: null, access_control: null, private_items: null, key_holder: null, key_no: null, key_count: null, party: "P", parent, reported_on: null, used_from: null, address: null, used_to: null, untold: null, items: 0 });
const shown = (all: readonly PlaceRow[]): string[] => placeTree(all).map((n) => `${"-".repeat(n.depth)}${n.place.code}`);

it("[P2] places stand under the one they lie in, each once", () => {
  expect(shown([place("段", "庫"), place("庫", "室"), place("市", null), place("室", "建物"), place("建物", null)])).toEqual(["市", "建物", "-室", "--庫", "---段"]);
  expect(chainOf([place("段", "庫"), place("庫", "室"), place("室", null)], "段").map((p) => p.code)).toEqual(["室", "庫", "段"]);
});

it("[P2] a parent that is not registered, or a circle, hides no place", () => {
  expect(shown([place("甲", "乙"), place("乙", "甲"), place("丙", "無い所")]).sort()).toEqual(["丙", "乙", "甲"].sort());
  expect(chainOf([place("甲", "乙"), place("乙", "甲")], "甲").map((p) => p.code)).toEqual(["乙", "甲"]);
});

it("[R-67] a place without a lock is locked by the nearest place it stands in that has one", () => {
  const places = [place("段", "庫"), { ...place("庫", "室"), lock_type: "鍵" }, { ...place("室", "建物"), access_control: "ICカード" }, place("建物", null), place("机", "室"), place("甲", "乙"), place("乙", "甲")];
  expect(["段", "庫", "机", "建物", "甲", "無い所"].map((code) => lockedBy(places, code)?.code ?? null)).toEqual(["庫", "庫", "室", null, null, null]);
});
