import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { SideRow } from "../../shared/ipc/answers.ts";
import { dayOf } from "../../shared/values/day.ts";
import { send } from "../bridge.ts";
import { useNow } from "../clock.ts";
import { moment, ms } from "../dates.ts";
import { useRegisters } from "../registers.ts";
import { readsOnly } from "../role.ts";
import { cx } from "../ui/cx.ts";
import look from "../ui/look.module.css";
import { Chip } from "../ui/StateChip.tsx";
import { useWords } from "../words/words.ts";
import css from "./Sides.module.css";
import { bearer, confirmer, giver, howLooks, ofHandOut, unsigned } from "./sideWords.ts";
import { drawnOf, useCommand } from "./useCommand.tsx";

/** How one side confirmed: icon and word. */
export function HowChip({ how }: { readonly how: SideRow["how"] }) {
  const { value } = useWords();
  const [icon, tone] = howLooks[how];
  return <Chip icon={icon} tone={tone}>{value(how)}</Chip>;
}

/** The bearers of what comes back, each with how they confirmed when it was handed out. */
export function Bore({ bearers, sides }: { readonly bearers: readonly string[]; readonly sides: readonly SideRow[] }) {
  const { nameOf } = useRegisters();
  const bore = ofHandOut(sides, bearer);
  return bearers.map((b) => {
    const how = bore.find((s) => s.person === b)?.how;
    return <div key={b} className={css["side"]}><span>{nameOf(b)}</span>{how !== undefined && <HowChip how={how} />}</div>;
  });
}

/** Who handed it out, and how they confirmed; a dash where the record has no such side. */
export function Gave({ sides }: { readonly sides: readonly SideRow[] }) {
  const { w, value } = useWords();
  const { nameOf } = useRegisters();
  const [gave] = ofHandOut(sides, giver);
  return gave === undefined ? "−" : <div className={css["side"]}><span>{value(gave.side)}　{gave.person === null ? w.takeouts.sides.nobody : nameOf(gave.person)}</span><HowChip how={gave.how} /></div>;
}

/** A drawn signature, taken out of the ledger by its fingerprint and shown as it was written. */
export function Drawing({ digest, who }: { readonly digest: string; readonly who: string }) {
  const { w } = useWords();
  const [picture, setPicture] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void send("attachment.get", { digest }).then((got) => {
      const file = got.kind === "answer" ? (got.rows[0] as { readonly media_type: string; readonly data: string } | undefined) : undefined;
      if (!gone) setPicture(file?.media_type === "image/png" ? `data:image/png;base64,${file.data}` : null);
    });
    return () => {
      gone = true;
    };
  }, [digest]);
  if (picture === undefined) return null;
  return picture === null ? <span className={look["bad"]}>{w.takeouts.sides.unread}</span> : <img className={css["drawing"]} src={picture} alt={w.takeouts.sides.drawing(who)} />;
}

/** What a late confirmation is of: the takeout, transport or disposal, and its bearers. */
interface Of {
  readonly kind: "takeout" | "transport" | "disposition";
  readonly no: string;
  readonly bearers: readonly string[];
}

const channelOf = { takeout: "takeout.confirm", transport: "transport.confirm", disposition: "disposition.confirm" } as const;

/** One side that has not confirmed: its button, and the dialog in which its person makes up for it (T6). `other` is who stands on the other side of a disposal. */
function Late({ row, of, few, other = null }: { readonly row: SideRow; readonly of: Of; readonly few: boolean; readonly other?: string | null }) {
  const { w, value } = useWords();
  const t = w.takeouts.sides;
  const { nameOf, persons, me } = useRegisters();
  const among = row.person !== null ? undefined : row.side === bearer ? of.bearers : undefined;
  const not = row.person !== null || few ? [] : row.side === giver ? of.bearers : row.side === confirmer && other !== null ? [other] : [];
  // Whoever it was is known once the badge was read; before it somebody who may be it stands in the question.
  const perhaps = row.person ?? among?.[0] ?? [me?.no, ...persons.filter((p) => p.account === "active").map((p) => p.no)].find((p) => p !== undefined && !not.includes(p)) ?? "";
  const role = value(row.side);
  const about = (worker: string, file?: string) => ({
    ...(of.kind === "takeout" ? { takeout_no: of.no, act: row.act } : of.kind === "transport" ? { transport: of.no, act: row.act } : { disposition_no: of.no }),
    sides: [{ side: row.side, worker, ...(file === undefined ? {} : { file }) }],
  });
  const command = useCommand<(typeof channelOf)[Of["kind"]], Readonly<Record<string, never>>>(channelOf[of.kind], {
    initial: {},
    body: () => about(perhaps) as never,
    live: false,
    subject: () => `${of.no}　${value(row.act)}　${row.person === null ? role : nameOf(row.person)}`,
    sentence: () => t.sentence(of.no, value(row.act), role),
    signers: () => [{ role, draw: true, later: true, among, not, ...(row.person === null ? {} : { person: row.person }) }],
    signed: ([one]) => about(one?.person ?? perhaps, drawnOf(one === undefined ? [] : [one])?.[0]?.file) as never,
  });
  return (
    <>
      <Button className={cx(look["button"], look["smallButton"])} isDisabled={command.busy} onPress={command.submit}>{t.confirm(row.person === null ? role : nameOf(row.person))}</Button>
      {command.note}
    </>
  );
}

/** The sides of a disposal in the line of a list: each with how they confirmed, and the way to make up for a missing one where it is somebody we know. */
export function SidesInLine({ rows, no }: { readonly rows: readonly SideRow[]; readonly no: string }) {
  const { w, language, value } = useWords();
  const t = w.takeouts.sides;
  const { nameOf, me, contract, persons } = useRegisters();
  const today = dayOf(useNow(60_000));
  const few = (contract?.few_people ?? null) !== null;
  const twice = rows.length > 1 && rows.every((r) => r.person !== null && r.person === rows[0]?.person);
  return rows.map((r) => (
    <div key={r.side} className={css["side"]}>
      <span>{value(r.side)}　{r.person === null ? t.nobody : nameOf(r.person)}</span>
      <HowChip how={r.how} /> {twice && <Chip tone="chipOut">{w.confirm.same}</Chip>}
      {r.file !== null && <Drawing digest={r.file} who={nameOf(r.person)} />}
      {r.seq !== r.act_seq && <span className={cx(look["small"], look["muted"])}>{t.later(moment(ms(r.at), today, language))}</span>}
      {r.how === unsigned && !readsOnly(me) && (r.person === null || persons.some((p) => p.no === r.person)) && <Late row={r} of={{ kind: "disposition", no, bearers: [] }} few={few} other={rows.find((k) => k !== r)?.person ?? null} />}
    </div>
  ));
}

/** その場の確認 of a takeout or transport: who stood on each side, how they confirmed, and what is still missing with the way to make up for it. */
export function Sides({ rows, of }: { readonly rows: readonly SideRow[]; readonly of: Of }) {
  const { w, language, value } = useWords();
  const t = w.takeouts.sides;
  const { nameOf, me, contract } = useRegisters();
  const today = dayOf(useNow(60_000));
  const few = (contract?.few_people ?? null) !== null;
  const acts = [...new Set(rows.map((r) => r.act))];
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={look["spring"]} />
        {rows.some((r) => r.how === unsigned) && <Chip icon="alarm" tone="chipOut">{t.missing(rows.filter((r) => r.how === unsigned).length)}</Chip>}
      </div>
      {rows.length === 0 ? (
        <p className={look["panelBody"]}>{t.none}</p>
      ) : (
        <div className={css["scroll"]}>
          <table className={look["plainTable"]}>
            <thead><tr><th scope="col">{t.act}</th><th scope="col">{t.who}</th><th scope="col">{t.how}</th><th scope="col">{t.when}</th></tr></thead>
            <tbody>
              {acts.flatMap((act) =>
                rows.filter((r) => r.act === act).map((r) => {
                  const twice = r.person !== null && rows.some((k) => k !== r && k.act === act && k.person === r.person);
                  return (
                    <tr key={`${act}${r.side}${r.n}`}>
                      <td className={look["nowrap"]}>{value(act)}　{value(r.side)}</td>
                      <td>{r.person === null ? <span className={look["muted"]}>{t.nobody}</span> : nameOf(r.person)} {twice && <Chip tone="chipOut">{w.confirm.same}</Chip>}</td>
                      <td>
                        <div className={look["row"]}>
                          <HowChip how={r.how} />
                          {r.file !== null && <Drawing digest={r.file} who={nameOf(r.person)} />}
                        </div>
                      </td>
                      <td>{r.how === unsigned ? !readsOnly(me) && <Late row={r} of={of} few={few} /> : r.seq === r.act_seq ? moment(ms(r.at), today, language) : t.later(moment(ms(r.at), today, language))}</td>
                    </tr>
                  );
                }),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
