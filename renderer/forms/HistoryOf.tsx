import { useState } from "react";
import type { HistoryKind } from "../../shared/ipc/queries.ts";
import { useAsk, useAskOne } from "../ask.ts";
import { useToday } from "../clock.ts";
import { usePaged } from "../paged.ts";
import { useRegisters } from "../registers.ts";
import { History } from "../ui/History.tsx";
import { RecordSheet } from "./RecordSheet.tsx";

/** Records of one page of a history. */
const pageOfHistory = 200;

/** 来歴 of a number of ours, read page by page, whole or by kind; a record opens beside it. `views` as in `History`. */
export function HistoryOf({ subject, views }: { readonly subject: string; readonly views?: number }) {
  const { nameOf } = useRegisters();
  const [kind, setKind] = useState<HistoryKind | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const kinds = useAsk("records.kinds", { subject }).rows;
  const records = usePaged("records.list", { subject, said: true, ...(kind === null ? {} : { kind }) }, pageOfHistory);
  const handed = useAskOne("system.health", {}).row?.handed?.size ?? null;
  const all = kinds.filter((k) => k.kind !== "marked").reduce((n, k) => n + k.n, 0);
  return (
    <>
      <History entries={records.rows} kinds={{ all, more: kinds.some((k) => k.more), each: kinds }} kind={kind} onKind={setKind} today={useToday()} nameOf={nameOf} fixedUntil={handed} onOpen={setOpen} onMore={records.more} {...(views === undefined ? {} : { views })} />
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </>
  );
}
