import { useMemo, useState } from "react";
import { useAsk } from "./ask.ts";
import { useLayer } from "./keys/layers.ts";
import { focusBar } from "./keys/focus.ts";
import { placeOfPaper } from "./paperPlace.ts";
import { short, useRegisters } from "./registers.ts";
import { useCard } from "./state/card.ts";
import { useBar } from "./state/bar.ts";
import { usePlace } from "./state/place.ts";
import { ScanBar, type Found } from "./ui/ScanBar.tsx";
import { useWords } from "./words/words.ts";
import { parseLabel } from "../shared/values/label.ts";

/** The scan bar joined to the open ledger: what was read, what is searched. */
export function Bar() {
  const { w, value } = useWords();
  const card = useCard();
  const page = usePlace((s) => s.page);
  const { go } = usePlace.getState();
  const registers = useRegisters();
  const [words, setWords] = useState("");
  const bar = useBar();
  const hits = useAsk("search.find", card.searching && words.trim() !== "" ? { words: words.trim(), limit: 30 } : null).rows;
  // The same words name the holdings among the hits, whatever the length of the ledger.
  const holdings = useAsk("holdings.list", card.searching && words.trim() !== "" ? { words: words.trim(), limit: 100 } : null).rows;
  const found = useMemo<readonly Found[]>(
    () =>
      hits.flatMap((h): Found[] => {
        const holding = holdings.find((x) => x.no === h.ref);
        if (holding) return [{ id: `holding ${h.ref}`, label: short(holding.label), name: holding.name, more: value(holding.state) }];
        const person = registers.person(h.ref);
        if (person) return [{ id: `person ${person.label}`, label: short(person.label), name: person.name, more: value(person.role) }];
        const place = registers.place(h.ref);
        if (place) return [{ id: `place ${place.label}`, label: short(place.label), name: place.name, more: value(place.kind) }];
        const kinds: Readonly<Record<string, string>> = w.bar.kinds;
        const [of = h.ref, field = ""] = h.kind === "note" ? h.ref.split("/", 2) : [h.ref];
        return [{ id: `${h.kind} ${h.ref}`, label: of, name: h.kind === "party" ? registers.nameOf(h.ref) : value(field), more: kinds[h.kind] ?? "" }];
      }),
    [hits, holdings, registers, value, w],
  );
  const leave = (): void => {
    card.search(false);
    setWords("");
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
    else if (kind === "approval") go("people", "approvals");
    else if (kind === "device") go("people", "devices");
    else if (kind === "key") go("people", "key", ref);
    else if (kind === "paper") void placeOfPaper(ref).then((where) => go(...(where ?? (["audit", "papers", null] as const))));
    else {
      const label = parseLabel(ref, tag);
      if ("text" in label) {
        go("today");
        card.open(label);
      } else if (kind === "party") go("people", "parties");
      else if (kind === "person") go("people");
      else go("holdings", "item", ref);
    }
  };
  return (
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
    />
  );
}
