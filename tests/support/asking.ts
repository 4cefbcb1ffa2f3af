import type { Ask } from "../../shared/readmodel/query.ts";
import type { Asking } from "../../shared/readmodel/lists.ts";
import type { World } from "./world.ts";

/** The two last arguments of an answer of `lists.ts`: what asks the world's projection, and who asks at which instant (epoch ms; else 2026-05-20 10:00). */
export function asking(w: World, actor = "W-002", now = Date.parse("2026-05-20T10:00:00+09:00")): readonly [Ask, Asking] {
  const ask: Ask = (sql, ...params) => w.rows(sql, ...(params as (string | number)[]));
  return [ask, { now, base: w.base(), actor }];
}
