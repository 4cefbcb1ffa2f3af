import { useEffect, useMemo, useRef } from "react";
import { useAsk } from "./ask.ts";
import { useLayer } from "./keys/layers.ts";
import { focusBar } from "./keys/focus.ts";
import { usePaper } from "./forms/usePaper.tsx";
import { paperOf } from "./pagePaper.ts";
import { placeOfPaper } from "./paperPlace.ts";
import { short, useRegisters } from "./registers.ts";
import { isComplaint, useCard } from "./state/card.ts";
import { useLast } from "./state/last.ts";
import { useBar } from "./state/bar.ts";
import { usePlace } from "./state/place.ts";
import { ScanBar, type Found } from "./ui/ScanBar.tsx";
import { stateOf, stateOfRow } from "./ui/states.ts";
import { useWords } from "./words/words.ts";
import { parseLabel } from "../shared/values/label.ts";

/** How many matters of one kind a search shows. */
const most = 10;

/** Matters that have a number and a page of their own, found by it: takeouts, transports, incidents, slips, inspections. Words without a digit are no number. */
function useMatters(words: string): readonly Found[] {
  const { w, value } = useWords();
  const { nameOf } = useRegisters();
  const asked = /\d|-/u.test(words) ? { words, limit: most } : null;
  const takeouts = useAsk("takeouts.list", asked).rows;
  const transports = useAsk("transports.list", asked).rows;
  const incidents = useAsk("incidents.list", asked).rows;
  const handovers = useAsk("handovers.list", asked).rows;
  const inspections = useAsk("inspections.list", asked).rows;
  return useMemo(
    () => [
      ...takeouts.map((t) => ({ id: `takeout ${t.no}`, label: t.no, name: nameOf(t.destination), more: value(t.state) })),
      ...transports.map((t) => ({ id: `takeout ${t.no}`, label: t.no, name: nameOf(t.to_place), more: value(t.state) })),
      ...incidents.map((i) => ({ id: `incident ${i.no}`, label: i.no, name: value(i.kind), more: w.bar.kinds.incident })),
      ...handovers.map((h) => ({ id: `handover ${h.no}`, label: h.no, name: nameOf(h.party), more: value(h.direction) })),
      ...inspections.map((i) => ({ id: `inspection ${i.no}`, label: i.no, name: value(i.kind), more: i.period })),
    ],
    [takeouts, transports, incidents, handovers, inspections, nameOf, value, w],
  );
}

/** The scan bar joined to the open ledger: what was read, what is searched. */
export function Bar() {
  const { w, value } = useWords();
  const card = useCard();
  const { page, view, about, go } = usePlace();
  const registers = useRegisters();
  const { words, setWords } = card;
  const bar = useBar();
  const hits = useAsk("search.find", card.searching && words.trim() !== "" ? { words: words.trim(), limit: 80 } : null).rows;
  // The same words name the holdings among the hits, whatever the length of the ledger.
  const holdings = useAsk("holdings.list", card.searching && words.trim() !== "" ? { words: words.trim(), limit: 100 } : null).rows;
  const matters = useMatters(card.searching ? words.trim() : "");
  const found = useMemo<readonly Found[]>(
    () => [
      ...matters,
      ...hits.flatMap((h): Found[] => {
        const holding = holdings.find((x) => x.no === h.ref);
        if (holding) return [{ id: `holding ${h.ref}`, label: short(holding.label), name: holding.name, more: w.state[stateOf(stateOfRow(holding), holding.frozen)] }];
        const person = registers.person(h.ref);
        if (person) return [{ id: `person ${person.label}`, label: short(person.label), name: person.name, more: value(person.role) }];
        const place = registers.place(h.ref);
        if (place) return [{ id: `place ${place.label}`, label: short(place.label), name: place.name, more: value(place.kind) }];
        const kinds: Readonly<Record<string, string>> = w.bar.kinds;
        const [of = h.ref, field = ""] = h.kind === "note" ? h.ref.split("/", 2) : [h.ref];
        return [{ id: `${h.kind} ${h.ref}`, label: of, name: h.kind === "party" ? registers.nameOf(h.ref) : value(field), more: kinds[h.kind] ?? "" }];
      }),
    ],
    [matters, hits, holdings, registers, value, w],
  );
  const printing = usePaper();
  const paper = paperOf({ page, view, about }, card.label, registers.place, w);
  const print = useRef<() => void>(() => undefined);
  useEffect(() => {
    print.current = () => (paper === null ? card.say({ is: "no-paper" }) : printing.print(paper.paper, paper.name));
  });
  useEffect(() => useBar.getState().put({ print: () => print.current() }), []);
  // Why a reading did nothing, or that a page has no paper, is said until the next page or record.
  const last = useLast((s) => s.last);
  useEffect(
    () => () => {
      if (isComplaint(useCard.getState().note)) useCard.getState().say(null);
    },
    [page, view, about, last],
  );
  const leave = (): void => {
    card.search(false);
    setTimeout(focusBar);
  };
  useLayer("note", { escape: () => (leave(), true) }, card.searching);
  const open = (id: string): void => {
    const [kind = "", ref = ""] = id.split(" ", 2);
    leave();
    const tag = registers.status?.tag ?? null;
    if (kind === "holding") go("holdings", "holding", ref);
    else if (kind === "item") go("holdings", "item", ref);
    else if (kind === "note") go("holdings", "holding", ref.split("/")[0] ?? null);
    else if (kind === "takeout") go("takeouts", "takeout", ref);
    else if (kind === "incident") go("incidents", "one", ref);
    else if (kind === "handover") go("handovers", "slip", ref);
    else if (kind === "inspection") go("inspections", "one", ref);
    else if (kind === "approval") go("people", "approval", ref);
    else if (kind === "device") go("people", "device", ref);
    else if (kind === "plan") go("people", "plan", ref);
    else if (kind === "key") go("people", "key", ref);
    else if (kind === "paper") void placeOfPaper(ref).then((where) => go(...(where ?? (["audit", "papers", null] as const))));
    else {
      const label = parseLabel(ref, tag);
      if ("text" in label) {
        go("today");
        card.open(label);
      } else if (kind === "party") go("people", "party", ref);
      else if (kind === "person") go("people");
      else go("holdings", "item", ref);
    }
  };
  return (
    <>
    <ScanBar
      big={page === "today" || page === "inspections"}
      typed={card.typed}
      current={page === "today" && card.label ? card.label.text : null}
      note={card.note}
      doer={card.doer === null ? null : registers.nameOf(card.doer)}
      state={bar.state ?? undefined}
      hint={bar.hint ?? undefined}
      searching={card.searching}
      words={words}
      found={found}
      onWords={setWords}
      onFound={open}
      onSearch={(on) => (on ? card.search(true) : leave())}
      onHelp={() => bar.help()}
      paper={paper === null ? null : printing.printing ? w.today.act.printing : w.audit.print.of(paper.name)}
      onPrint={() => bar.print()}
    />
    {printing.note}
    </>
  );
}
