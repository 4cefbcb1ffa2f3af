/** A holding of a family. `parents` may be two or more (a merge). */
export interface Member {
  readonly no: string;
  readonly parents: readonly string[];
}

/** A place in the picture. A holding with two parents is drawn under each; the second time `again`, without its branch (ui.md §7.2). */
export interface Node {
  readonly key: string;
  readonly no: string;
  readonly depth: number;
  readonly row: number;
  readonly parentKey: string | null;
  readonly again: boolean;
}

/** Lays out a family: parent left, children right, each leaf on a row of its own, a parent on the row of its first child. */
export function layLineage(members: readonly Member[]): { readonly nodes: readonly Node[]; readonly rows: number; readonly columns: number } {
  const known = new Set(members.map((m) => m.no));
  const children = new Map<string, string[]>();
  for (const m of members) for (const p of m.parents) if (known.has(p)) children.set(p, [...(children.get(p) ?? []), m.no]);
  const nodes: Node[] = [];
  const drawn = new Set<string>();
  let row = 0;
  let columns = 0;
  const draw = (no: string, depth: number, parentKey: string | null, above: ReadonlySet<string>): void => {
    const again = drawn.has(no);
    const key = again ? `${no}@${nodes.length}` : no;
    drawn.add(no);
    columns = Math.max(columns, depth + 1);
    nodes.push({ key, no, depth, row, parentKey, again });
    const next = again || above.has(no) ? [] : (children.get(no) ?? []);
    if (next.length === 0) row++;
    for (const child of next) draw(child, depth + 1, key, new Set([...above, no]));
  };
  for (const m of members) if (!m.parents.some((p) => known.has(p)) && !drawn.has(m.no)) draw(m.no, 0, null, new Set());
  return { nodes, rows: row, columns };
}

/** A large family cut down to one branch: forebears of `here`, itself and what came of it, until `most` places are used. */
export function branchOf(members: readonly Member[], here: string, most: number): { readonly shown: readonly Member[]; readonly left: number } {
  if (members.length <= most) return { shown: members, left: 0 };
  const byNo = new Map(members.map((m) => [m.no, m]));
  const keep = new Set<string>();
  const up = (no: string): void => {
    if (keep.has(no) || !byNo.has(no)) return;
    keep.add(no);
    byNo.get(no)?.parents.forEach(up);
  };
  up(here);
  for (let grew = true; grew && keep.size < most; ) {
    grew = false;
    for (const m of members) {
      if (keep.size < most && !keep.has(m.no) && m.parents.some((p) => keep.has(p))) {
        keep.add(m.no);
        grew = true;
      }
    }
  }
  return { shown: members.filter((m) => keep.has(m.no)), left: members.length - keep.size };
}
