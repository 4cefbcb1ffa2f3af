import { useMemo, useRef, useState } from "react";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { branchOf, layLineage, type Member, type Node } from "./lineageLayout.ts";
import css from "./LineagePicture.module.css";
import look from "./look.module.css";
import { stateLooks, type StateName } from "./states.ts";

/** A holding in the picture; `late` says why it is marked, `more` where it is, `due` until when it may be there. */
export interface LineageMember extends Member {
  readonly label: string;
  readonly name: string;
  readonly state: StateName;
  readonly open: boolean;
  readonly more: string;
  readonly due: string | null;
  readonly late: string | null;
}

const box = { width: 176, height: 76, gapX: 22, gapY: 12 };
/** Of the line of the deadline, where a box has one. */
const line = 21;
const most = 48;

/**
 * 複製系統: a tree for keyboard and screen reader (↑↓ rows, ← parent, → child, Enter opens), its boxes set from left to right and the lines drawn beside it.
 * Closed ones are grey and dashed, late ones red with the reason in the box, a second place of one holding is marked 再掲.
 */
export function LineagePicture({ members, here, onOpen }: { readonly members: readonly LineageMember[]; readonly here: string; readonly onOpen: (no: string) => void }) {
  const { w } = useWords();
  const { shown, left } = useMemo(() => branchOf(members, here, most), [members, here]);
  const { nodes, rows, columns } = useMemo(() => layLineage(shown), [shown]);
  const byNo = useMemo(() => new Map(members.map((m) => [m.no, m])), [members]);
  const size = { ...box, height: shown.some((m) => (byNo.get(m.no)?.due ?? null) !== null) ? box.height + line : box.height };
  const [current, setCurrent] = useState(here);
  const tree = useRef<HTMLDivElement>(null);
  const x = (n: Node): number => n.depth * (size.width + size.gapX);
  const y = (n: Node): number => n.row * (size.height + size.gapY);
  const place = new Map(nodes.map((n) => [n.key, n]));
  const active = place.has(current) ? current : (nodes[0]?.key ?? "");

  const focus = (key: string | undefined): void => {
    if (key === undefined) return;
    setCurrent(key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const onKey = (event: React.KeyboardEvent, node: Node): void => {
    const at = nodes.indexOf(node);
    const moves: Readonly<Record<string, () => string | undefined>> = {
      ArrowDown: () => nodes[at + 1]?.key,
      ArrowUp: () => nodes[at - 1]?.key,
      ArrowLeft: () => node.parentKey ?? undefined,
      ArrowRight: () => nodes.find((n) => n.parentKey === node.key)?.key,
      Home: () => nodes[0]?.key,
      End: () => nodes.at(-1)?.key,
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      focus(move());
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (node.again) focus(node.no);
      else onOpen(node.no);
    }
  };

  return (
    <div className={css["scroll"]}>
      <div ref={tree} role="tree" aria-label={w.lineage.title} className={css["tree"]} style={{ width: columns * (size.width + size.gapX) - size.gapX, height: Math.max(1, rows) * (size.height + size.gapY) - size.gapY }}>
        <svg className={css["lines"]} width="100%" height="100%" aria-hidden="true">
          {nodes.map((n) => {
            const parent = n.parentKey === null ? undefined : place.get(n.parentKey);
            if (!parent) return null;
            const from = { x: x(parent) + size.width, y: y(parent) + size.height / 2 };
            const to = { x: x(n), y: y(n) + size.height / 2 };
            const middle = from.x + size.gapX / 2;
            return <path key={n.key} d={`M${from.x} ${from.y}H${middle}V${to.y}H${to.x - 1}m-6 -4l6 4l-6 4`} />;
          })}
        </svg>
        {nodes.map((n) => {
          const m = byNo.get(n.no);
          if (!m) return null;
          const siblings = nodes.filter((o) => o.parentKey === n.parentKey);
          return (
            <div
              key={n.key}
              role="treeitem"
              data-key={n.key}
              aria-level={n.depth + 1}
              aria-setsize={siblings.length}
              aria-posinset={siblings.indexOf(n) + 1}
              aria-current={n.no === here && !n.again ? "true" : undefined}
              aria-selected={n.key === active}
              tabIndex={n.key === active ? 0 : -1}
              className={cx(css["node"], !m.open && css["closed"], m.late !== null && css["late"], n.no === here && css["here"])}
              style={{ left: x(n), top: y(n), width: size.width, height: size.height }}
              onFocus={() => setCurrent(n.key)}
              onKeyDown={(e) => onKey(e, n)}
              onClick={() => (n.again ? focus(n.no) : onOpen(n.no))}
            >
              <span className={css["first"]}>
                <span className={css["no"]}>{m.label}</span>
                <span className={cx(css["state"], css[stateLooks[m.state].look])}>
                  <Icon name={stateLooks[m.state].icon} />
                  {w.state[m.state]}
                </span>
              </span>
              <span className={css["name"]} title={m.name}>{m.name}</span>
              <span className={css["more"]} title={n.again ? undefined : (m.late ?? m.more)}>{n.again ? `${w.lineage.again}　${w.lineage.toFirst}` : (m.late ?? m.more)}</span>
              {m.due !== null && !n.again && <span className={css["due"]}>{m.due}</span>}
            </div>
          );
        })}
      </div>
      {left > 0 && <p className={cx(look["small"], look["muted"])}>{w.lineage.other(left)}</p>}
    </div>
  );
}
