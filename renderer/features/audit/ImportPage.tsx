import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions, Nothing } from "../../forms/ListPage.tsx";
import { RegisterPage } from "../../forms/RegisterPage.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";

/** One import of an old ledger: its file and fingerprint, how many rows were taken and how many stayed behind, and whether it was undone. */
export function ImportPage({ no }: { readonly no: string }) {
  const { w, language } = useWords();
  const t = w.audit.files;
  const today = useToday();
  const asked = useAsk("imports.list", {});
  if (asked.waiting) return null;
  const r = asked.rows.find((one) => one.no === no);
  if (r === undefined) return <Nothing text={t.unknown} />;
  return (
    <RegisterPage
      back={["audit", "files"]} heading={`${r.no}　${r.name}`} about={t.about} seq={r.seq} history={r.no}
      facts={[
        [w.audit.columns.at, moment(ms(r.at), today, language)],
        [t.state, r.reversed_seq === null ? t.stands : <Chip key="undone" icon="cross" tone="chipEnd">{t.undone(figure(r.reversed_seq))}</Chip>],
        [t.taken, figure(r.rows)],
        [t.undecided, figure(r.needs_decision)],
        [t.unfit, figure(r.rejected)],
        [t.ignored, figure(r.ignored)],
        [w.questions.photos.fingerprint, <span key="digest" className={look["small"]}>{r.digest}</span>],
      ]}
      acts={r.reversed_seq === null && <Actions page="audit" about={r.no} plain actions={[{ channel: "import.reverse", start: { import: r.no } }]} />}
    />
  );
}
