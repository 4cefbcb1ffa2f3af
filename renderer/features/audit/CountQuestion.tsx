import { Button } from "react-aria-components";
import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Answer } from "./Out.tsx";

/** 3 数える: the blind count sheet of a place, or of all; no number is shown to who is going to count (ui.md §1.11). A shelf that was read stands first. */
export function CountQuestion({ place }: { readonly place: string | null }) {
  const { w, language } = useWords();
  const t = w.questions;
  const registers = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const paper = usePaper();
  const targets = useAsk("inspections.targets", { of: "places", limit: 1000 }).rows;
  const chosen = registers.place(place);
  const rows = [...registers.places].filter((p) => p.reported_on !== null || p.items > 0).sort((a, b) => (a.code === chosen?.code ? -1 : b.code === chosen?.code ? 1 : a.code < b.code ? -1 : 1));
  const of = (code: string) => targets.find((x) => x.no === code);
  const print = (code: string | null): void => paper.print(code === null ? { form: "count" } : { form: "count", subject: code }, [w.audit.forms.count, code === null ? "" : registers.nameOf(code)].join(" ").trim());
  useLayer("page", { print: () => (print(chosen?.code ?? null), true) });
  return (
    <Answer title={t.names[3]} more={t.count.more} out={<Button className={cx(look["button"], look["smallButton"])} onPress={() => print(chosen?.code ?? null)}><Icon name="printer" />{paper.printing ? w.today.act.printing : w.audit.print.of(chosen ? t.count.sheet : t.count.all)} <kbd className={look["key"]}>Ctrl+P</kbd></Button>}>
      {paper.note}
      <DataTable
        label={t.names[3]}
        rows={rows}
        keyOf={(p) => p.code}
        text={(p) => p.name}
        onOpen={(p) => go("people", "place", p.code)}
        columns={[
          { id: "place", name: t.count.place, width: "2fr", minWidth: 200, show: (p) => <span className={p.code === chosen?.code ? look["strong"] : undefined}>{p.name}　<span className={look["muted"]}>{short(p.label)}</span></span> },
          { id: "last", name: t.count.last, width: 230, show: (p) => { const x = of(p.code); return x?.last_on ? `${dayBeside(x.last_on, today, language)}　${x.inspection ?? ""}` : t.count.never; } },
          { id: "missed", name: t.count.missed, width: 160, show: (p) => { const missed = of(p.code)?.missed ?? []; return missed.length === 0 ? "" : <span className={look["bad"]}>{missed.length > 2 ? `${missed[0] ?? ""} 〜 ${missed.at(-1) ?? ""}` : missed.join(" ")}</span>; } },
          { id: "sheet", name: t.count.sheet, width: 170, show: (p) => <Button className={cx(look["button"], look["smallButton"])} aria-label={`${w.audit.print.of(t.count.sheet)} ${p.name}`} onPress={() => print(p.code)}><Icon name="printer" />{w.audit.print.of(t.count.sheet)}</Button> },
        ]}
      />
    </Answer>
  );
}
