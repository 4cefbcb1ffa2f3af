import { useState } from "react";
import { TabPanel, Tabs } from "react-aria-components";
import type { Answers } from "../../../shared/ipc/answers.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { StoredFile } from "../../forms/StoredFile.tsx";
import { usePaged } from "../../paged.ts";
import { useRegisters } from "../../registers.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { TabRow } from "../../ui/TabRow.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { Answer, Out } from "./Out.tsx";

type Photograph = Answers["photographs.list"];
const kinds = ["all", "place", "medium", "disposal", "other"] as const;
type Kind = (typeof kinds)[number];

/** What a photograph is of, by the records that name it. */
function kindOf(p: Photograph): Exclude<Kind, "all"> {
  const of = (...begin: readonly string[]): boolean => p.channels.some((c) => begin.some((b) => c.startsWith(b)));
  return of("worksite.") ? "place" : of("disposition.", "certificate.", "handover.return", "handover.to_disposal") ? "disposal" : of("medium.", "device.") ? "medium" : "other";
}

/** 7 写真: every photograph kept with the ledger, when it was stored, by whom, and which records name it; for visits that are made from afar (domain 5.1, 7). */
export function PhotographsQuestion() {
  const { w, language, list } = useWords();
  const t = w.questions.photos;
  const { nameOf } = useRegisters();
  const today = useToday();
  const asked = usePaged("photographs.list", {});
  const [kind, setKind] = useState<Kind>("all");
  const [open, setOpen] = useState<number | null>(null);
  const count = (k: Kind): number => (k === "all" ? asked.rows.length : asked.rows.filter((p) => kindOf(p) === k).length);
  return (
    <Answer title={w.questions.names[7]} more={t.more} out={<Out list="photographs" />}>
      <Tabs selectedKey={kind} onSelectionChange={(k) => setKind(kinds.find((x) => x === k) ?? "all")}>
        <TabRow label={w.questions.names[7]} tabs={kinds.map((k) => ({ id: k, name: w.list.named(t.kinds[k], count(k)) }))} />
        <TabPanel key={kind} id={kind} className={look["stack"] ?? ""}>
          <DataTable<Photograph>
            label={w.questions.names[7]}
            rows={asked.rows.filter((p) => kind === "all" || kindOf(p) === kind)}
            keyOf={(p) => p.digest}
            text={(p) => p.name}
            onOpen={(p) => setOpen(p.uses[0] ?? p.seq)}
            more={asked.more}
            read={asked.rows.length}
            empty={<Nothing text={t.none} />}
            columns={[
              { id: "of", name: t.of, width: "1fr", minWidth: 200, show: (p) => (p.uses.length === 0 ? <span className={look["muted"]}>{t.unused}</span> : <button type="button" className={look["link"]} onClick={() => setOpen(p.uses[0] ?? p.seq)}>{list([...new Set(p.channels.map((c) => channelName(w.channels, c)))])}　{w.trace.open.record(figure(p.uses[0] ?? p.seq))}</button>) },
              { id: "at", name: t.at, width: 180, show: (p) => moment(ms(p.at), today, language) },
              { id: "by", name: t.by, width: 120, show: (p) => nameOf(p.signer) },
              { id: "file", name: w.history.file, width: "1fr", minWidth: 220, show: (p) => <StoredFile digest={p.digest} name={p.name} /> },
              { id: "digest", name: t.fingerprint, width: 170, show: (p) => <span className={look["small"]}>{p.digest.slice(0, 16)}</span> },
            ]}
          />
        </TabPanel>
      </Tabs>
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </Answer>
  );
}
