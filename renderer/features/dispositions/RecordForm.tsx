import { useState } from "react";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import type { OpenRow } from "../../../shared/ipc/answers.ts";
import { ask } from "../../bridge.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { Keyless } from "../../forms/Keyless.tsx";
import { filled, shapeOf } from "../../forms/shape.ts";
import { drawnOf, useCommand } from "../../forms/useCommand.tsx";
import { useReading } from "../../forms/useReading.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { KeyActions } from "../../ui/KeyActions.tsx";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";
import { useLists, useOpenRows } from "./rows.ts";
import { sidesOf } from "./sides.ts";

type Values = Readonly<Record<string, unknown>>;
const channel = "disposition.record";
const said = (v: unknown): string => (typeof v === "string" ? v : "");

/**
 * 廃棄・消去の記録: starts with what the ledger knows of the thing (quantity, medium, serial, the letter that designates). How it was done is said by who did
 * it: the designated method stands beside, never in the field. Both sides confirm with key or pen; who is in no register of ours stays 署名なし (T6).
 */
export function RecordForm({ about }: { readonly about: string | null }) {
  const given = usePlace((s) => s.with);
  const item = typeof given?.["item"] === "string" ? given["item"] : null;
  const of = useOpenRows(about === null ? null : { ledger_no: about });
  const inItem = useOpenRows(item === null && about === null ? null : { item: item ?? about ?? "" });
  if ((about !== null && of.waiting) || ((item !== null || about !== null) && inItem.waiting)) return null;
  return <Fill about={about} known={[...new Map([...of.rows, ...inItem.rows].map((r) => [r.lot, r])).values()]} />;
}

/** `known`: what has not ended of what the form was opened for. */
function Fill({ about, known }: { readonly about: string | null; readonly known: readonly OpenRow[] }) {
  const { w, language, value, list, amount } = useWords();
  const t = w.dispositions;
  const { back, go, with: given } = usePlace();
  const { me, persons, nameOf } = useRegisters();
    const itemNo = typeof given?.["item"] === "string" ? given["item"] : null;
  const startOf = (r: OpenRow | undefined): Values => {
    const d = r?.designated[0];
    return r === undefined ? {} : { ledger_no: r.no, quantity: r.qty, unit: r.unit, ...(r.medium_type === null || r.item === null ? {} : { medium: r.item, ...(r.serial === null ? {} : { serial_no: r.serial }) }), ...(typeof d?.doc_no === "string" ? { designated: d.doc_no } : {}) };
  };
  // One thing is taken as it is; of several the person chooses by digit, none is taken silently.
  const exact = known.find((r) => r.no === about && itemNo !== null && r.item === itemNo);
  const found = exact ? [exact] : known.filter((r) => about !== null && (r.no === about || r.item === about));
  const here = found.length === 1 ? found[0] : undefined;
  const [choosing, setChoosing] = useState(found.length > 1);
  const listed = typeof given?.["list"] === "string" ? given["list"] : null;
  const initial: Values = { ...startOf(here), ...(here === undefined && found.length > 0 && found.every((r) => r.no === about) ? { ledger_no: about } : {}), ...(listed === null ? {} : { list: listed, lots: given?.["lots"] }), by: me?.no, typedName: "" };
  const sides = (v: Values) => sidesOf(said(v["by"]), said(v["confirmed_by"]), persons);
  const command = useCommand<typeof channel, Values>(channel, {
    initial,
    body: (v) => Object.assign({ signatures: [] }, filled({ ...v, typedName: undefined })),
    draft: { form: channel, about: about ?? "" },
    subject: (v, reply) => [...(reply.made?.["dispositions"] ?? []), said(v["ledger_no"])].filter((x) => x !== "").join(" "),
    signers: (v) => sides(v).filter((s) => s.known).map((s) => ({ role: t.form[s.which], person: s.no, draw: true })),
    signed: (who) => ({ signatures: drawnOf(who) ?? [] }),
    sentence: (v) => t.form.sentence(said(v["ledger_no"]) || said(v["list"]), value(said(v["method"]))),
    steps: () => [{ code: "descendants-open", act: () => go("dispositions") }],
    onAccepted: () => go("dispositions"),
  });
  const { values: v, set } = command;
  const shape = shapeOf(channel);
  const chosen = said(v["ledger_no"]);
  const rows = useOpenRows(chosen === "" ? null : { ledger_no: chosen }).rows;
  const row = rows.find((r) => r.item === v["medium"]) ?? rows[0];
  const lists = useLists(said(v["list"]) === "" ? undefined : said(v["list"])).rows;
  const name = lists.find((l) => l.list === v["list"])?.name ?? null;
  const [named, setNamed] = useState(false);
  const wrong = name !== null && (named || said(v["typedName"]) !== "") && v["typedName"] !== name ? t.form.listWrong : null;
  useReading((read) => {
    switch (read.kind) {
      case "person":
        set((now) => (now["by"] === undefined || now["by"] === read.row.no ? { by: read.row.no } : { confirmed_by: read.row.no }));
        return v["by"] === undefined || v["by"] === read.row.no ? t.form.performer : t.form.confirmer;
      case "item":
      case "holding":
        void ask("dispositions.open", read.kind === "item" ? { item: read.row.no } : { ledger_no: read.row.no }).then((got) => {
          const open = "rows" in got ? got.rows : [];
          // Of several quantities none is taken silently: the number stands, the person says how much.
          set(open.length === 1 ? startOf(open[0]) : read.kind === "holding" ? { ledger_no: read.row.no } : { medium: read.row.no });
          setChoosing(false);
        });
        return t.form.what;
      case "place":
        set({ place: read.row.code });
        return fieldLabel("place")?.[language] ?? read.row.code;
      case "sheet":
        set((now) => ({ record_sheet: read.no, ...(now["doer"] === undefined && read.worker !== null ? { doer: read.worker } : {}) }));
        return fieldLabel("record_sheet")?.[language] ?? read.no;
      case "seal":
        return null;
    }
  });
  const only = (...names: readonly string[]) => <BodyFields channel={channel} shape={shape} values={v} onChange={set} hidden={Object.keys(shape.properties ?? {}).filter((n) => !names.includes(n))} first={names} missing={command.missing} />;
  // The name of a list is typed once more before the act (Z1).
  const guarded = { ...command, submit: () => (name !== null && v["typedName"] !== name ? setNamed(true) : command.submit()) };
  const both = sides(v);
  const bare = both.filter((s) => !s.known).map((s) => s.no);
  const side = (
    <>
      <p className={cx(look["note"], look["noteWarn"])}>{t.form.irreversible} {t.form.two}{bare.length > 0 && t.form.onlyName(list(bare))}</p>
      <Keyless persons={both.filter((s) => s.known && !s.keyed).map((s) => s.no)} />
    </>
  );
  return (
    <CommandForm title={t.form.title} command={guarded} onLeave={back} side={side}>
      {choosing && listed === null && (
        <div className={css["choose"]}>
          <h2>{t.form.which}</h2>
          <KeyActions compact label={t.form.which} active={command.note === null} actions={found.slice(0, 9).map((r, i) => ({ digit: i + 1, name: `${r.no}　${r.label === null ? t.form.loose : short(r.label)}　${amount(r.qty, r.unit)}`, more: `${r.name}　${nameOf(r.place ?? r.party)}`, act: () => { set(startOf(r)); setChoosing(false); } }))} />
          {found.length > 9 && <p className={cx(look["small"], look["muted"])}>{t.form.more(found.length - 9)}</p>}
        </div>
      )}
      <Group n={1} title={t.form.what}>
        {row && <p>{row.name}　<span className={look["muted"]}>{amount(row.qty, row.unit)}　{row.place === null ? "" : nameOf(row.place)}</span></p>}
        {only("ledger_no")}
        <Line>{only("quantity")}{only("unit")}</Line>
        <Line>
          {only("medium")}
          {only("serial_no")}
        </Line>
        {only("lots")}
      </Group>
      <Group n={2} title={t.form.how}>
        {row && (row.designated.length === 0 ? <p className={look["bad"]}>{t.form.noDesignation} <ArticleTag article="7" bad /></p> : <p className={look["note"]}>{t.form.asDesignated(row.designated.map((d) => list([d.doc_no ?? "", value(d.method), d.min_level === null ? "" : t.list.level(d.min_level)])).join("　"))}</p>)}
        {only("designated")}
        <Line>{only("method")}{only("level")}</Line>
        {only("place")}
      </Group>
      <Group n={3} title={t.form.proof}>
        <Line>{only("verification")}{only("result")}</Line>
        <Line>{only("tool_record")}{only("read_back")}</Line>
        {only("photographs")}
      </Group>
      <Group n={4} title={t.form.who}>
        <Line>{only("by")}{only("confirmed_by")}</Line>
        {only("witnesses")}
      </Group>
      <Group n={5} title={t.form.list}>
        {only("list", "disposition_no")}
        {name !== null && <TextField label={t.form.listName} need value={said(v["typedName"])} onChange={(typedName) => set({ typedName })} error={wrong} />}
      </Group>
      <Group n={6} title={w.form.whenAndWho}>{only("record_sheet", "occurred_at", "doer")}</Group>
    </CommandForm>
  );
}
