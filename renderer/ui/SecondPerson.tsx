import { useRef, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { parseLabel } from "../../shared/values/label.ts";
import type { Confirmation } from "../bridge.ts";
import { useLayer } from "../keys/layers.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./Dialog.module.css";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import { PassphraseField } from "./PassphraseField.tsx";
import { Chip } from "./StateChip.tsx";
import { TextField } from "./TextField.tsx";

/** A person who has to confirm. `person` where it must be this one; `not` who it may not be. */
export interface Signer {
  readonly role: string;
  readonly person?: string | null | undefined;
  readonly not?: readonly string[] | undefined;
}

/** A person as the dialog needs to know one. */
export interface Known {
  readonly no: string;
  readonly label: string;
  readonly name: string;
}

/**
 * その場の確認 (ui.md §7.9): what will be recorded, then badge and passphrase of each, one after the other. Nobody is signed in or out by it. A badge read
 * anywhere fills the field; the passphrases live here until they are handed on, and nowhere after.
 */
export function SecondPerson({ sentence, signers, known, ownTag, asker, error, onDone, onLeave }: { readonly sentence: React.ReactNode; readonly signers: readonly Signer[]; readonly known: readonly Known[]; readonly ownTag: string | null; readonly asker: string; readonly error?: string | null | undefined; readonly onDone: (given: readonly Confirmation[]) => void; readonly onLeave: () => void }) {
  const { w } = useWords();
  const [given, setGiven] = useState<readonly Confirmation[]>([]);
  const [badge, setBadge] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const at = given.length;
  const signer = signers[at];
  const find = (text: string): Known | null => {
    const label = parseLabel(text, ownTag);
    return known.find((k) => k.no === text.trim() || ("text" in label && k.label === label.text)) ?? null;
  };
  const person = find(badge);
  const judge = (k: Known | null): string | null => {
    if (!signer || !k) return null;
    if (typeof signer.person === "string" && signer.person !== k.no) return w.confirm.notThisOne;
    if (signer.not?.includes(k.no) === true) return w.confirm.samePerson;
    return given.some((g) => g.person === k.no) ? w.confirm.samePerson : null;
  };
  const next = (): boolean => {
    if (!signer) return true;
    const bad = person === null ? w.bar.unknown : judge(person);
    setWrong(bad);
    if (person === null || bad !== null || passphrase === "") {
      box.current?.querySelectorAll<HTMLElement>("input")[bad === null ? 1 : 0]?.focus();
      return true;
    }
    const all = [...given, { person: person.no, passphrase }];
    setPassphrase("");
    setBadge("");
    if (all.length === signers.length) onDone(all);
    else {
      setGiven(all);
      box.current?.querySelector<HTMLElement>("input")?.focus();
    }
    return true;
  };
  useLayer("dialog", {
    escape: () => (onLeave(), true),
    submit: next,
    scan: ([label]) => {
      if (!label || label.kind !== 4) return true;
      setBadge(label.text);
      setWrong(judge(find(label.text)));
      setTimeout(() => box.current?.querySelectorAll<HTMLElement>("input")[1]?.focus());
      return true;
    },
  });
  return (
    <ModalOverlay className={css["overlay"] ?? ""} isOpen>
      <Modal className={css["modal"] ?? ""}>
        <Dialog className={css["dialog"] ?? ""}>
          <Heading slot="title" className={css["title"] ?? ""}>{w.confirm.title}</Heading>
          <div className={look["note"]}>
            <div className={cx(look["small"], look["muted"])}>{w.confirm.what}</div>
            {sentence}
            <div className={cx(look["small"], look["muted"])}>{w.confirm.asks(asker)}</div>
          </div>
          <ol className={css["rules"]}>
            {signers.map((s, i) => (
              <li key={i} className={look["row"]}>
                <b>{s.role}</b>
                <span>{known.find((k) => k.no === (given[i]?.person ?? s.person))?.name ?? ""}</span>
                {i < at ? <Chip icon="check" tone="chipGood">{w.confirm.confirmed}</Chip> : <Chip icon="ring" tone="chipWait">{w.confirm.waiting}</Chip>}
              </li>
            ))}
          </ol>
          {signer && (
            <div ref={box} className={css["two"]} onKeyDown={(e) => e.key === "Enter" && e.target instanceof HTMLInputElement && !e.nativeEvent.isComposing && (e.preventDefault(), next())}>
              <TextField key={`badge${at}`} label={`${signer.role}　${w.confirm.badge}`} hint={person?.name ?? w.confirm.badgeHint} value={badge} onChange={setBadge} kind="identifier" error={wrong} autoFocus />
              <PassphraseField key={`word${at}`} label={w.confirm.passphrase} value={passphrase} onChange={setPassphrase} error={error ?? null} />
            </div>
          )}
          <div className={css["go"]}>
            <Button className={cx(look["button"], look["primary"])} onPress={next}>
              <Icon name="check" /> {at + 1 < signers.length ? w.confirm.next : w.confirm.done} <kbd className={look["key"]}>Enter</kbd>
            </Button>
            <Button className={cx(look["button"])} onPress={onLeave}>
              {w.confirm.leave} <kbd className={look["key"]}>Esc</kbd>
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
