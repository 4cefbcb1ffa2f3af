import type { RecordFull } from "../../shared/ipc/answers.ts";
import { dayOf } from "../../shared/values/day.ts";
import { codes, isCode } from "../../shared/articles/codes.ts";
import { fieldLabel, fieldNameAt } from "../../shared/articles/fields.ts";
import { useAskOne } from "../ask.ts";
import { moment } from "../dates.ts";
import { StoredFile } from "./StoredFile.tsx";
import { Sheet } from "../Overlays.tsx";
import { useRegisters } from "../registers.ts";
import look from "../ui/look.module.css";
import { cx } from "../ui/cx.ts";
import { channelName } from "../words/channels.ts";
import { viewName } from "../words/views.ts";
import { figure } from "../figure.ts";
import { useWords } from "../words/words.ts";

/** Fingerprints of the files a record names: in its body (a letter, photographs) and where it stored one. What an import was read from is not kept. */
function filesOf(r: RecordFull & { readonly events?: readonly { readonly type: string; readonly digest?: string; readonly name?: string; readonly mediaType?: string }[] }): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const seek = (v: unknown): void => {
    if (typeof v === "string" && /^[0-9a-f]{64}$/u.test(v)) found.set(v, undefined);
    else if (typeof v === "object" && v !== null) for (const [k, x] of Object.entries(v)) if (k !== "digest") seek(x);
  };
  seek(r.body);
  for (const e of r.events ?? []) if (e.type === "attachment-stored" && e.digest !== undefined && e.mediaType !== "application/json") found.set(e.digest, e.name);
  return found;
}

/** What one record holds, as it was signed: both times, who, and the fields by their names. */
export function RecordSheet({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const { w, language, value, list } = useWords();
  const { nameOf } = useRegisters();
  const r = useAskOne("records.get", { seq }).row;
  const today = r ? dayOf(r.at) : "";
  const label = (k: string, inside?: string): string => fieldNameAt(k, { channel: r?.channel, inside })?.[language] ?? nameOf(k);
  const show = (v: unknown, inside: string): string => (v === null || v === undefined ? "−" : typeof v === "number" ? figure(v) : typeof v === "string" ? value(nameOf(v)) : Array.isArray(v) ? v.map((x) => show(x, inside)).join("、") : typeof v === "object" ? Object.entries(v).map(([k, x]) => `${label(k, inside)} ${show(x, k)}`).join("　") : v === true ? w.check.ok : v === false ? w.check.no : "");
  return (
    <Sheet title={`${w.last.seq(seq)}　${r ? channelName(w.channels, r.channel) : ""}`} close={w.refusal.close} onClose={onClose}>
      {r && (
        <dl className={cx(look["facts"], look["factsOne"])}>
          <dt>{w.history.occurred}</dt>
          <dd>{moment(r.occurred, today, language)}　{w.history.recordedAt(moment(r.at, today, language))}</dd>
          {r.clock === "back" && (
            <>
              <dt>{w.health.clock.name}</dt>
              <dd>{w.history.clock.back}</dd>
            </>
          )}
          <dt>{w.history.doer}</dt>
          <dd>{nameOf(r.doer ?? r.signer)}{r.doer !== undefined && r.doer !== r.signer && `　${w.history.proxy(nameOf(r.signer))}`}{r.confirmed && r.confirmed.length > 0 && `　${w.confirm.confirmed} ${list(r.confirmed.map(nameOf))}`}</dd>
          {Object.entries(r.body ?? {}).map(([k, v]) => (
            <div key={k} style={{ display: "contents" }}>
              <dt>{label(k)}</dt>
              <dd>{show(v, k)}</dd>
            </div>
          ))}
          {[...filesOf(r)].map(([digest, name]) => (
            <div key={digest} style={{ display: "contents" }}>
              <dt>{w.history.file}</dt>
              <dd><StoredFile digest={digest} name={name} /></dd>
            </div>
          ))}
          {(r.events ?? []).filter((e) => e.type === "viewed").map((e, i) => (
            <div key={`seen${i}`} style={{ display: "contents" }}>
              <dt>{w.history.seen}{e.no !== undefined && e.no !== r.signer && `　${nameOf(e.no)}`}</dt>
              <dd>{list((e.views ?? []).map((v) => [viewName(w.views, v.channel), ...v.ids.map((id) => (/^[0-9a-f]{64}$/u.test(id) ? id.slice(0, 16) : nameOf(id)))].join(" ")))}</dd>
            </div>
          ))}
          {Object.entries(r.reasons ?? {}).map(([k, v]) => (
            <div key={k} style={{ display: "contents" }}>
              <dt>{fieldLabel(`reasons.${k}`)?.[language] ?? k}</dt>
              <dd>{v}</dd>
            </div>
          ))}
          {(r.notices ?? []).map((n, i) => (
            <div key={`${n.code}${i}`} style={{ display: "contents" }}>
              <dt>{w.last.notice}</dt>
              <dd>{isCode(n.code) ? codes[n.code][language] : n.code}{n.about && n.about.length > 0 && `　${list(n.about.map((a) => value(nameOf(a))))}`}</dd>
            </div>
          ))}
          {(r.refusals ?? []).map((x, i) => (
            <div key={`${x.code}${i}`} style={{ display: "contents" }}>
              <dt>{w.history.refused}</dt>
              <dd>{isCode(x.code) ? codes[x.code][language] : x.code}</dd>
            </div>
          ))}
        </dl>
      )}
    </Sheet>
  );
}
