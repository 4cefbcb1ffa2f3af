import { useState } from "react";
import { BodyFields } from "../../forms/BodyFields.tsx";
import { CommandForm, Group, Line } from "../../forms/CommandForm.tsx";
import { filled, shapeOf } from "../../forms/shape.ts";
import { useCommand } from "../../forms/useCommand.tsx";
import { useAll } from "../../paged.ts";
import { usePlace } from "../../state/place.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";
import { useCertificates, useOpenRows } from "./rows.ts";
import { SerialText } from "./SerialText.tsx";
import { matchSerials, readSerials } from "./serials.ts";

type Values = Readonly<Record<string, unknown>>;
const channel = "certificate.receive";
const said = (v: unknown): string => (typeof v === "string" ? v : "");

/** 証明書の受領, with 業者の一覧と照らす: each serial number beside the one handed over, the places that differ bold. */
export function CertificateForm({ about }: { readonly about: string | null }) {
  const certificates = useCertificates();
  const slips = useAll("handovers.list", { open: true });
  if (slips.waiting) return null;
  return <Fill about={about} certificates={certificates} slips={slips.rows.filter((h) => h.certificate_by !== null && h.certified === 0).map((h) => h.no)} />;
}

function Fill({ about, certificates, slips }: { readonly about: string | null; readonly certificates: ReturnType<typeof useCertificates>; readonly slips: readonly string[] }) {
  const { w, list } = useWords();
  const t = w.dispositions.match;
  const { back, go, with: given } = usePlace();
  const shape = shapeOf(channel);
  const [slip, setSlip] = useState(about ?? slips[0] ?? "");
  const rows = useOpenRows(slip === "" ? null : { handover_no: slip }).rows;
  const command = useCommand<typeof channel, Values>(channel, {
    initial: { handover_no: about ?? slips[0], pasted: "", ...given },
    body: (v) => {
      const serials = readSerials(said(v["pasted"]));
      const handed = handedOf(v);
      const checked = serials.length === 0 ? {} : { serials, matched: serials.filter((s) => handed.includes(s)), unmatched_listed: serials.filter((s) => !handed.includes(s)), unmatched_handed: handed.filter((s) => !serials.includes(s)) };
      return (filled({ ...v, pasted: undefined, ...checked }) ?? {});
    },
    draft: { form: channel, about: about ?? "" },
    subject: (v) => said(v["certificate_no"]),
    onAccepted: () => go("dispositions"),
  });
  function handedOf(v: Values): readonly string[] {
    const known = certificates.find((c) => c.handover === v["handover_no"] && c.handed.length > 0)?.handed;
    return known ?? [...new Set(rows.flatMap((r) => (r.handover === v["handover_no"] && r.serial !== null ? [r.serial] : [])))];
  }
  const { values: v, set } = command;
  // The serial numbers of a slip are asked for as it is chosen.
  if (said(v["handover_no"]) !== slip) setSlip(said(v["handover_no"]));
  const handed = handedOf(v);
  const pairs = matchSerials(handed, readSerials(said(v["pasted"])));
  const typed = said(v["pasted"]).trim() !== "";
  const same = pairs.filter((p) => p.handed !== null && p.handed === p.listed).length;
  const only = (...names: readonly string[]) => <BodyFields channel={channel} shape={shape} values={v} onChange={set} hidden={Object.keys(shape.properties ?? {}).filter((n) => !names.includes(n))} first={names} missing={command.missing} />;
  return (
    <CommandForm title={t.title} more={t.more} command={command} onLeave={back}>
      <Group n={1} title={t.what}>
        <Line>{only("certificate_no")}<ChoiceField label={t.corrects} need={false} value={said(v["corrects"]) || null} onChange={(corrects) => set({ corrects: corrects ?? undefined })} choices={certificates.map((c) => ({ id: c.no, text: c.no }))} /></Line>
        <ChoiceField label={t.slip} value={said(v["handover_no"]) || null} onChange={(handover_no) => set({ handover_no: handover_no ?? undefined })} choices={[...new Set([...slips, ...(about === null ? [] : [about])])].map((s) => ({ id: s, text: s }))} />
      </Group>
      <Group n={2} title={t.table}>
        <TextField label={t.list} hint={`${t.listHint}　${t.serialsHanded(handed.length)}`} lines={3} kind="identifier" value={said(v["pasted"])} onChange={(pasted) => set({ pasted })} />
        {!typed ? (
          <p className={cx(look["small"], look["muted"])}>{t.none}</p>
        ) : (
          <>
            <p role="status"><b>{t.counts(same, pairs.length - same)}</b></p>
            <div className={css["scroll"]}>
              <table className={css["table"]}>
                <thead><tr>{[t.handed, t.listed, t.result].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
                <tbody>
                  {pairs.map((p, i) => {
                    const good = p.handed !== null && p.handed === p.listed;
                    return (
                      <tr key={i} className={good ? undefined : css["wrong"]}>
                        <td>{p.handed === null ? "−" : <SerialText text={p.handed} other={good ? null : p.listed} />}</td>
                        <td>{p.listed === null ? "−" : <SerialText text={p.listed} other={good ? null : p.handed} />}</td>
                        <td><Chip icon={good ? "check" : "cross"} tone={good ? "chipGood" : "chipBad"}>{good ? t.same : p.handed === null ? t.onlyListed : p.listed === null ? t.onlyHanded : t.differs}</Chip></td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Group>
      <Group n={3} title={t.paper}>
        <p className={cx(look["small"], look["muted"])}>{t.paperMore}　{list(rows.filter((r) => r.handover === v["handover_no"] && r.serial === null).map((r) => r.no))}</p>
        {only("ledger_no")}
        <Line>{only("quantity")}{only("unit")}{only("method")}</Line>
      </Group>
      <Group n={4} title={t.proof}>
        <Line>{only("verification")}{only("result")}</Line>
        {only("photographs")}
      </Group>
      <Group n={5} title={t.who}>
        <Line>{only("by")}{only("confirmed_by")}</Line>
        {only("witnesses")}
      </Group>
      <Group n={6} title={w.form.whenAndWho}>{only("occurred_at", "doer")}</Group>
    </CommandForm>
  );
}
