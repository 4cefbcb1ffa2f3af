import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { factsOf, type Fact } from "../../health.ts";
import { useSaving } from "../../forms/useSaving.tsx";
import { useRegisters } from "../../registers.ts";
import { leads } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/iconName.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";

const icons: Readonly<Record<Fact["state"], IconName>> = { fine: "check", wrong: "alarm", yet: "ring" };
const tones: Readonly<Record<Fact["state"], string>> = { fine: "good", wrong: "bad", yet: "muted" };

/** The bytes of a text as base64. */
const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

/** 健全性: the facts of the status bar in full with what they mean, the room on the disk, and a copy without personal data for whoever helps (ui.md §3). */
export function Health() {
  const { w, language } = useWords();
  const t = w.health;
  const now = useNow(30_000);
  const go = usePlace((s) => s.go);
  const { me } = useRegisters();
  const version = useSession((s) => s.version);
  const { row } = useAskOne("system.health", {});
  const [said, setSaid] = useState<string | null>(null);
  const saving = useSaving((path) => setSaid(t.saved2(path)));
  if (row === null) return null;
  const facts = factsOf(row, w, language, now);
  const save = async (): Promise<void> => {
    const lines = [`${w.product}　${t.title}　${t.version} ${version}`, row.now, ...(row.read_only === null ? [] : [`${t.readOnly} ${row.read_only}`]), ...facts.map((f) => `${f.name}　${f.word}　${f.more}`)];
    setSaid(null);
    await saving.save(t.saveName, base64(`${lines.join("\n")}\n`));
  };
  return (
    <>
      <p className={look["muted"]}>{t.more}</p>
      <table className={cx(look["plainTable"], look["panel"])}>
        <thead>
          <tr>
            <th scope="col">{t.fact}</th>
            <th scope="col">{t.now}</th>
            <th scope="col">{t.means}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((f) => (
            <tr key={f.id}>
              <th scope="row">{f.name}</th>
              <td className={cx(look["strong"], look[tones[f.state] ?? ""])}>
                <Icon name={icons[f.state]} /> {f.word}
              </td>
              <td>{f.more}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={look["row"]}>
        {row.clock_back?.confirmed === null && me !== null && leads(me, dayOf(now)) && <Button className={cx(look["button"])} onPress={() => go("audit", "form:clock.confirm")}>{t.confirm.go}</Button>}
        <Button className={cx(look["button"], look["primary"])} onPress={() => go("audit", "verify")}>
          {t.verify}
        </Button>
        <Button className={cx(look["button"])} onPress={() => void save()}>
          {t.save}
        </Button>
        <span className={cx(look["small"], look["muted"])}>{t.saveMore}</span>
      </div>
      {said !== null && <p role="status">{said}</p>}
      {saving.note}
    </>
  );
}
