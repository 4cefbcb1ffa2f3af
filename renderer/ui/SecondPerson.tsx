import { useRef, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { parseLabel } from "../../shared/values/label.ts";
import { useLayer } from "../keys/layers.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./Dialog.module.css";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import { PassphraseField } from "./PassphraseField.tsx";
import { type Pad, SignaturePad } from "./SignaturePad.tsx";
import { Chip } from "./StateChip.tsx";
import { TextField } from "./TextField.tsx";

/** A person who has to confirm. `person` where it must be this one, `among` one of these; `not` who it may not be. `draw` where a drawn signature will do, and where the act is recorded without one, unless the confirmation is all there is to record (`later`; T6). */
export interface Signer {
  readonly role: string;
  readonly person?: string | null | undefined;
  readonly among?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
  readonly draw?: boolean | undefined;
  readonly later?: boolean | undefined;
  /** True where `person` is who is signed in and decides alone: no badge, the passphrase is asked at once. */
  readonly here?: boolean | undefined;
}

/** A person as the dialog needs to know one; only an `active` account has a key to confirm with. */
export interface Known {
  readonly no: string;
  readonly label: string;
  readonly name: string;
  readonly account: string | null;
}

/** How one signer answered: with the passphrase, with a drawing (base64 of a PNG), or not at all. */
export type Given = { readonly person: string; readonly passphrase: string } | { readonly person: string; readonly drawing: string } | { readonly person: string; readonly unsigned: true };

/** What was given so far, in the order of the signers; a place is empty until its signer has answered. */
export type GivenSoFar = readonly (Given | undefined)[];

/**
 * その場の確認 (ui.md §7.9): what will be recorded, then badge and passphrase of each, one after the other; a drawn signature for who has no key. Nobody is
 * signed in or out by it. A badge read anywhere fills the field; the passphrases live here until they are handed on; where one of several was wrong the others come back (`already`) and go with the dialog. `few` where the city
 * agreed to few people: then one person may stand on both sides, and says so once.
 */
export function SecondPerson({ sentence, signers, known, ownTag, asker, error, already = [], few = false, onDone, onLeave }: { readonly sentence: React.ReactNode; readonly signers: readonly Signer[]; readonly known: readonly Known[]; readonly ownTag: string | null; readonly asker: string; readonly error?: string | null | undefined; readonly already?: GivenSoFar; readonly few?: boolean; readonly onDone: (given: readonly Given[]) => void; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.confirm;
  const [given, setGiven] = useState<GivenSoFar>(already);
  const [badge, setBadge] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [unwritten, setUnwritten] = useState(false);
  /** Whether to draw, where the person chose it; else whoever has a key uses it. */
  const [byHand, setByHand] = useState<boolean | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const pad = useRef<Pad>(null);
  const go = useRef<HTMLButtonElement>(null);
  const at = signers.findIndex((_, i) => given[i] === undefined);
  const signer = signers[at];
  const find = (text: string): Known | null => {
    const label = parseLabel(text, ownTag);
    return known.find((k) => k.no === text.trim() || ("text" in label && k.label === label.text)) ?? null;
  };
  const person = signer?.here === true ? (known.find((k) => k.no === signer.person) ?? null) : find(badge);
  /** Who it is, as far as the dialog can tell before the badge was read. */
  const expected = person ?? known.find((k) => k.no === signer?.person) ?? null;
  const keyless = expected !== null && expected.account !== "active";
  const drawsFor = (k: Known | null): boolean => signer?.draw === true && (byHand ?? (k !== null && k.account !== "active"));
  const draws = drawsFor(expected);
  const judge = (k: Known | null): string | null => {
    if (!signer || !k) return null;
    if (typeof signer.person === "string" && signer.person !== k.no) return t.notThisOne;
    if (signer.among?.includes(k.no) === false) return t.notThisOne;
    if (signer.not?.includes(k.no) === true) return t.samePerson;
    return !few && given.some((g) => g?.person === k.no) ? t.samePerson : null;
  };
  const put = (one: Given): void => {
    // With few people who has given the passphrase once has given it for both sides.
    const all = signers.map((s, i) => given[i] ?? (i === at || (few && "passphrase" in one && s.person === one.person) ? one : undefined));
    setPassphrase("");
    setBadge("");
    setByHand(null);
    setUnwritten(false);
    setGiven(all);
    if (all.every((g) => g !== undefined)) onDone(all);
    else box.current?.querySelector<HTMLElement>("input")?.focus();
  };
  const next = (): boolean => {
    if (!signer) return true;
    const bad = person === null ? w.bar.unknown : judge(person);
    const drawing = draws ? (pad.current?.picture() ?? null) : null;
    setWrong(bad);
    setUnwritten(draws && drawing === null);
    if (person !== null && bad === null && (draws ? drawing !== null : passphrase !== "")) put(draws ? { person: person.no, drawing: drawing ?? "" } : { person: person.no, passphrase });
    else if (bad !== null || !draws) [...(box.current?.querySelectorAll<HTMLElement>("input") ?? [])].at(bad === null ? -1 : 0)?.focus();
    return true;
  };
  /** The act has happened without this person's confirmation: it is recorded so. */
  const pass = (): void => {
    const bad = expected === null ? w.bar.unknown : judge(expected);
    setWrong(bad);
    if (expected !== null && bad === null) put({ person: expected.no, unsigned: true });
  };
  useLayer("dialog", {
    escape: () => (onLeave(), true),
    submit: next,
    scan: ([label]) => {
      if (!label || label.kind !== 4) return true;
      if (signer?.here === true) return true;
      const read = find(label.text);
      setBadge(label.text);
      setWrong(judge(read));
      // With the pen in one hand, Enter goes on.
      setTimeout(() => (drawsFor(read) ? go.current : box.current?.querySelectorAll<HTMLElement>("input")[1])?.focus());
      return true;
    },
  });
  const answered = (g: Given | undefined): React.ReactNode => (g === undefined ? <Chip icon="ring" tone="chipWait">{t.waiting}</Chip> : "unsigned" in g ? <Chip icon="alarm" tone="chipOut">{t.unsigned}</Chip> : "drawing" in g ? <Chip icon="pen" tone="chipGood">{t.drawn}</Chip> : <Chip icon="check" tone="chipGood">{t.confirmed}</Chip>);
  const left = signers.filter((_, i) => given[i] === undefined).length;
  return (
    <ModalOverlay className={css["overlay"] ?? ""} isOpen>
      <Modal className={css["modal"] ?? ""}>
        <Dialog className={css["dialog"] ?? ""}>
          <Heading slot="title" className={css["title"] ?? ""}>{t.title}</Heading>
          <div className={look["note"]}>
            <div className={cx(look["small"], look["muted"])}>{t.what}</div>
            {sentence}
            <div className={cx(look["small"], look["muted"])}>{t.asks(asker)}</div>
          </div>
          <ol className={css["rules"]}>
            {signers.map((s, i) => {
              const who = given[i]?.person ?? s.person;
              return (
                <li key={i} className={look["row"]}>
                  <b>{s.role}</b>
                  <span>{known.find((k) => k.no === who)?.name ?? ""}</span>
                  {answered(given[i])}
                  {who !== undefined && who !== null && given.some((g, k) => k !== i && g?.person === who) && <Chip tone="chipOut">{t.same}</Chip>}
                </li>
              );
            })}
          </ol>
          {signer && (
            <div ref={box} className={look["stack"]} onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && !e.nativeEvent.isComposing && (e.preventDefault(), next())}>
              <div className={css["two"]}>
                {signer.here !== true && <TextField key={`badge${at}`} label={`${signer.role}　${t.badge}`} hint={person?.name ?? t.badgeHint} value={badge} onChange={(text) => (setBadge(text), setWrong(null))} kind="identifier" error={wrong} autoFocus />}
                {draws ? (
                  <p className={cx(look["small"], look["muted"])}>{keyless ? t.noKey : t.instead}</p>
                ) : (
                  <PassphraseField key={`word${at}`} label={t.passphrase} value={passphrase} onChange={setPassphrase} error={error ?? null} autoFocus={signer.here ?? false} />
                )}
              </div>
              {draws && (
                <SignaturePad key={`pad${at}`} ref={pad} label={t.signature(expected?.name ?? signer.role)} hint={t.padHint} error={unwritten ? t.blankYet : null} />
              )}
              {signer.draw === true && (
                <div className={look["row"]}>
                  {!keyless && (
                    <Button className={look["link"] ?? ""} onPress={() => (setByHand(!draws), setUnwritten(false))}>{draws ? t.byKey : t.byHand}</Button>
                  )}
                  {keyless && signer.later !== true && <Button className={look["link"] ?? ""} onPress={pass}>{t.without}</Button>}
                </div>
              )}
            </div>
          )}
          <div className={css["go"]}>
            <Button ref={go} className={cx(look["button"], look["primary"])} onPress={next}>
              <Icon name="check" /> {left > 1 ? t.next : t.done} <kbd className={look["key"]}>Enter</kbd>
            </Button>
            <Button className={cx(look["button"])} onPress={onLeave}>
              {t.leave} <kbd className={look["key"]}>Esc</kbd>
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
