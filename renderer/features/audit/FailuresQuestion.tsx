import { useState } from "react";
import { TabPanel, Tabs } from "react-aria-components";
import { useAskOne } from "../../ask.ts";
import { TabRow } from "../../ui/TabRow.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Answer, Out } from "./Out.tsx";
import { Records } from "./Records.tsx";

const kinds = ["corrected", "refused", "late", "cancelled", "proxy", "clock"] as const;
type Kind = (typeof kinds)[number];

/** 6 訂正・拒否・遅延: what went wrong or late, in the open, each kind with how many there are (domain 5.1, 6). */
export function FailuresQuestion() {
  const { w } = useWords();
  const t = w.questions.failed;
  const counts = useAskOne("failures.count", {}).row;
  const [kind, setKind] = useState<Kind | null>(null);
  // The first kind that has any: an empty table answers nothing.
  const shown = kind ?? kinds.find((k) => (counts?.[k] ?? 0) > 0) ?? "corrected";
  return (
    <Answer title={w.questions.names[6]} more={t.more} out={<Out list="failures" />}>
      <Tabs selectedKey={shown} onSelectionChange={(k) => setKind(kinds.find((x) => x === k) ?? null)}>
        <TabRow label={w.questions.names[6]} tabs={kinds.map((k) => ({ id: k, name: w.list.named(t.kinds[k], counts?.[k] ?? 0) }))} />
        <TabPanel key={shown} id={shown} className={look["stack"] ?? ""}><Records kind={shown} /></TabPanel>
      </Tabs>
    </Answer>
  );
}
