import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { z } from "../../shared/values/schema.ts";
import type { commands, CommandName } from "../../shared/ipc/commands.ts";
import type { CheckRow, Reply } from "../../shared/ipc/envelope.ts";
import { check, send } from "../bridge.ts";
import { dropDraft, keepDraft, leaveDraft, takeDraft } from "../drafts/drafts.ts";
import { nextSteps } from "../nextSteps.ts";
import { applicationBefore, applicationOf, type ApplicationForm } from "./applications.ts";
import { useRegisters } from "../registers.ts";
import { useCard } from "../state/card.ts";
import { putReply } from "../state/last.ts";
import { ledgerNow } from "../state/session.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { GapNote } from "../ui/GapNote.tsx";
import { ReasonNote } from "../ui/ReasonNote.tsx";
import { RefusalNote, type NextStep } from "../ui/RefusalNote.tsx";
import { type Given, type GivenSoFar, SecondPerson, type Signer } from "../ui/SecondPerson.tsx";
import { channelName } from "../words/channels.ts";
import { faultText, useWords } from "../words/words.ts";
import { afterConversion } from "../keys/converting.ts";
import { focusBar } from "../keys/focus.ts";
import { asEntered, gapsOf, stillNeeded } from "./gaps.ts";
import { fieldOf, focusField } from "./fieldOf.ts";
import { Sentence } from "./Sentence.tsx";
import { filled, shapeOf } from "./shape.ts";
import { useOthers } from "./useOthers.ts";
import { type Paper, usePaper } from "./usePaper.tsx";

type Accepted = Extract<Reply, { kind: "accepted" }>;

/** How one signer answered, as the body may tell it: `file` is the stored drawing. That somebody gave a passphrase stands in no body. */
export interface Signed {
  readonly person: string;
  readonly file?: string;
}

/** The drawn signatures among the answers, as the bodies of takeouts and transports take them; undefined where nobody drew. */
export const drawnOf = (signed: readonly Signed[]): { worker: string; file: string }[] | undefined => {
  const drawn = signed.flatMap((s) => (s.file === undefined ? [] : [{ worker: s.person, file: s.file }]));
  return drawn.length === 0 ? undefined : drawn;
};

type Body<C extends CommandName> = { readonly [K in keyof z.input<(typeof commands)[C]>]?: z.input<(typeof commands)[C]>[K] | undefined };

/** How a form is bound to its command. `V` what is typed, kept as the draft. */
export interface CommandOptions<C extends CommandName, V> {
  readonly initial: V;
  /** What is typed → the body that is sent and checked. Undefined members are left out. */
  readonly body: (values: V) => Body<C>;
  /** Name of the form and what it is about: under these its draft is kept. Absent: no draft. */
  readonly draft?: { readonly form: string; readonly about: string } | undefined;
  /** Who has to confirm on the spot, given what is typed. */
  readonly signers?: ((values: V) => readonly Signer[]) | undefined;
  /** What the body tells of who answered and of drawings, in the order of the signers. */
  readonly signed?: ((signed: readonly Signed[], values: V) => Body<C>) | undefined;
  /** The sentence of the record for the confirmation. */
  readonly sentence?: ((values: V) => React.ReactNode) | undefined;
  /** What the record is about, for the last-record line. */
  readonly subject?: ((values: V, reply: Accepted) => string) | undefined;
  /** Next steps this page can take, by the code of a reason. */
  readonly steps?: ((values: V) => readonly NextStep[]) | undefined;
  readonly live?: boolean | undefined;
  readonly onAccepted?: ((reply: Accepted, values: V) => void) | undefined;
}

/** A command being filled in: values, live check, how it is sent, and the note that stands for its last answer. */
export interface Command<V> {
  readonly values: V;
  /** New values of some members; a function gets what is there by then (a reading may come between two drawings). */
  readonly set: (some: Partial<V> | ((now: V) => Partial<V>)) => void;
  readonly reset: (values: V) => void;
  readonly channel: CommandName;
  readonly checks: readonly CheckRow[];
  /** True where something refuses now; the button stays pressable and is drawn dashed. */
  readonly blocked: boolean;
  readonly busy: boolean;
  readonly submit: () => void;
  /** Refusal, reason or fault note, or the confirmation; null while there is none. */
  readonly note: React.ReactNode;
  readonly savedAt: number | null;
  /** When a draft was taken up again. */
  readonly continuedFrom: number | null;
  /** True once something else was recorded while the form was open. */
  readonly others: boolean;
  /** What a refusal says of one field, or a try to record while it was empty; with `value`, a gap that was filled since says nothing. */
  readonly missing: (field: string, value?: unknown) => boolean;
  /** The same as the sentence under a field, or null. */
  readonly gap: (field: string) => string | null;
  /** Fields that a rule refuses to go without: 必須 although the wire lets them be absent (L1). */
  readonly needed: ReadonlySet<string>;
  /** Whether a field of the command is 必須 now: the wire requires it, or a rule refuses to go without it. For fields that a form draws itself. */
  readonly need: (field: string) => boolean;
  readonly discard: () => void;
  /** The application to the city that what is typed is the content of; null where the command needs none, or it cannot be told yet of what. */
  readonly application: { readonly name: string; readonly print: () => void; readonly printing: boolean } | null;
}

/** What was made, for the last-record line; a one-time passphrase is shown once by its own page and stands in no store. */
const withoutSecrets = (made: Accepted["made"]): Accepted["made"] => (made === undefined ? undefined : Object.fromEntries(Object.entries(made).filter(([k]) => k !== "one_time_passphrase")));

const without = (body: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));

/**
 * Binds a form to a command of the wire (ui.md §1.5, §7.3, §10): live check at each change, Ctrl+Enter sends also when something is missing, needs-reason
 * asks and sends again with reasons, a refusal takes the focus and gives it back, accepted writes the last-record line. The draft is sealed 2 s after the
 * last stroke. A required field that is empty is said by name and gets the focus; such a body is not sent. Passphrases of those who confirm are forgotten as soon as the answer is there.
 */
export function useCommand<C extends CommandName, V extends object>(channel: C, o: CommandOptions<C, V>): Command<V> {
  const { w } = useWords();
  const registers = useRegisters();
  const others = useOthers(channel);
  const [values, setValues] = useState<V>(o.initial);
  const [checks, setChecks] = useState<readonly CheckRow[]>([]);
  const [reply, setReply] = useState<Reply | null>(null);
  const [busy, setBusy] = useState(false);
  const [confirming, setConfirming] = useState(false);
  /** How often it was tried to record with a gap since the note was last closed. */
  const [tried, setTried] = useState(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [continuedFrom, setContinued] = useState<number | null>(null);
  const given = useRef<readonly Given[]>([]);
  /** Drawings that are stored already, so that a question for a reason stores none twice. */
  const stored = useRef(new Map<string, string>());
  /** What a wrong passphrase leaves: everybody else has confirmed. `n` opens the dialog anew, `wrong` is whose it was. */
  const [again, setAgain] = useState<{ readonly n: number; readonly already: GivenSoFar; readonly wrong: string | null }>({ n: 0, already: [], wrong: null });
  const from = useRef<HTMLElement | null>(null);
  const touched = useRef(false);
  const options = useRef(o);
  useEffect(() => {
    options.current = o;
  });
  const form = o.draft?.form;
  const about = o.draft?.about;

  useEffect(() => {
    if (form === undefined || about === undefined) return;
    let gone = false;
    let stop = (): void => undefined;
    void takeDraft<V>(form, about).then((draft) => {
      if (gone || draft === null) return;
      stop = afterConversion(() => {
        if (touched.current) return;
        setValues((now) => ({ ...now, ...draft.values }));
        setContinued(draft.at);
        setSavedAt(draft.at);
      });
    });
    return () => {
      gone = true;
      stop();
    };
  }, [form, about]);

  const set = useCallback((some: Partial<V> | ((now: V) => Partial<V>)) => {
    touched.current = true;
    setValues((old) => ({ ...old, ...(typeof some === "function" ? some(old) : some) }));
  }, []);

  // The draft: handed over at once (so that a lock finds it), sealed 2 s after the last stroke.
  useEffect(() => {
    if (form === undefined || about === undefined || !touched.current) return;
    return keepDraft(form, about, values, () => setSavedAt(ledgerNow()));
  }, [values, form, about]);
  useEffect(() => (form === undefined || about === undefined ? undefined : () => leaveDraft(form, about)), [form, about]);

  // A field that was demanded and is filled since stays marked; the rules ask for others when another way is chosen.
  const [needed, setNeeded] = useState<ReadonlySet<string>>(new Set());
  const take = (sent: unknown, rows: readonly CheckRow[]): readonly CheckRow[] => {
    const now = asEntered(channel, sent, rows);
    setChecks(now);
    setNeeded((old) => stillNeeded(channel, sent, now, old));
    return now;
  };
  const taken = useRef(take);
  useEffect(() => {
    taken.current = take;
  });

  const body = useMemo(() => without(o.body(values)), [values, o]);
  const bodyText = JSON.stringify(body);
  const live = o.live !== false;
  useEffect(() => {
    if (!live) return;
    let gone = false;
    const timer = setTimeout(() => {
      const sent: unknown = JSON.parse(bodyText);
      void check(channel, sent).then((rows) => {
        if (!gone) taken.current(sent, rows);
      });
    }, 150);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [channel, bodyText, live]);

  // Who confirms is asked after the form is full: for this question they have confirmed.
  const asking = o.signers?.(values) ?? [];
  const whole = o.signed === undefined || asking.length === 0 ? body : without({ ...body, ...o.signed(asking.map((s) => ({ person: s.person ?? registers.me?.no ?? "" })), values) });
  const gaps = tried === 0 ? null : gapsOf(channel, whole);

  /** The answers of the signers with their drawings stored; a fault where one could not be. */
  const signed = async (): Promise<readonly Signed[] | Extract<Reply, { kind: "fault" }>> => {
    const all: Signed[] = [];
    for (const g of given.current) {
      if (!("drawing" in g)) {
        all.push({ person: g.person });
        continue;
      }
      let file = stored.current.get(g.drawing);
      if (file === undefined) {
        const kept = await send("attachment.store", { name: w.confirm.drawingName(g.person), media_type: "image/png", data: g.drawing });
        if (kept.kind === "fault") return kept;
        file = kept.kind === "accepted" ? (kept.made?.["attachments"]?.[0] ?? "") : "";
        stored.current.set(g.drawing, file);
      }
      all.push({ person: g.person, file });
    }
    return all;
  };
  /**
   * What the rules say before a drawing is stored for good: a refusal goes to the ledger without it, a reason is asked for first. So no picture of a signature
   * lies in the ledger for an act that was never recorded. Null where it may go on.
   */
  const asRulesSay = async (reasons: Readonly<Record<string, string>>): Promise<"refused" | Extract<Reply, { kind: "needs-reason" }> | null> => {
    if (!given.current.some((g) => "drawing" in g && !stored.current.has(g.drawing))) return null;
    const rows = (await check(channel, without(options.current.body(values)))).filter((c) => c.status !== "ok" && c.code !== "signature-missing");
    if (rows.some((c) => c.level === "B")) return "refused";
    const warnings = rows.filter((c) => c.level === "W");
    return warnings.some((c) => (reasons[c.rule] ?? "").trim() === "") ? { kind: "needs-reason", warnings } : null;
  };
  const perform = async (reasons: Readonly<Record<string, string>>): Promise<void> => {
    setBusy(true);
    const first = await asRulesSay(reasons);
    if (first !== null && first !== "refused") {
      setBusy(false);
      setReply(first);
      return;
    }
    const told = first === "refused" ? given.current.map((g): Signed => ({ person: g.person })) : await signed();
    if ("kind" in told) {
      setBusy(false);
      setConfirming(false);
      setReply(told);
      return;
    }
    const sent = without({ ...options.current.body(values), ...(told.length > 0 ? options.current.signed?.(told, values) : {}) });
    const confirm = given.current.flatMap((g) => ("passphrase" in g ? [{ person: g.person, passphrase: g.passphrase }] : []));
    const got = await send(channel, sent, { ...(Object.keys(reasons).length > 0 ? { reasons } : {}), ...(confirm.length > 0 ? { confirm } : {}) });
    setBusy(false);
    if (got.kind === "needs-reason") {
      setReply(got);
      return;
    }
    if (got.kind === "fault" && got.code === "wrong-passphrase" && given.current.length > 0) {
      // Only whose passphrase it was is asked again; the others have confirmed what is still the same.
      const wrong = given.current.filter((g) => "passphrase" in g)[Number(/^confirm\.(\d+)$/u.exec(got.field ?? "")?.[1])]?.person ?? null;
      const already = given.current.map((g) => ("passphrase" in g && (wrong === null || g.person === wrong) ? undefined : g));
      setAgain((old) => ({ n: old.n + 1, already, wrong }));
      given.current = [];
      setReply(got);
      setConfirming(true);
      return;
    }
    given.current = [];
    setConfirming(false);
    setAgain((old) => ({ n: old.n + 1, already: [], wrong: null }));
    if (got.kind === "accepted") {
      stored.current.clear();
      touched.current = false;
      if (form !== undefined && about !== undefined) void dropDraft(form, about);
      setReply(null);
      setSavedAt(null);
      putReply(channel, got, options.current.subject?.(values, got) ?? "", { made: withoutSecrets(got.made) });
      useCard.getState().setDoer(null);
      options.current.onAccepted?.(got, values);
      focusBar();
      return;
    }
    putReply(channel, got, "");
    setReply(got);
  };

  const begin = async (): Promise<void> => {
    if ((options.current.signers?.(values) ?? []).length === 0) return perform({});
    // Who has to confirm is asked only when nothing already refuses: nobody gives a passphrase for a refusal. Asked anew, because the live check may be of
    // the stroke before, and a handing over that nobody confirmed must not slip through behind it.
    setBusy(true);
    const sent = without(options.current.body(values));
    const now = take(sent, await check(channel, sent));
    setBusy(false);
    if (now.some((c) => c.status !== "ok" && c.level === "B" && c.code !== "signature-missing")) return perform({});
    setConfirming(true);
  };
  const submit = (): void => {
    if (busy) return;
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setReply(null);
    if (gapsOf(channel, whole) !== null) return setTried((n) => n + 1);
    setTried(0);
    void begin();
  };
  /** Takes the note away; where the person goes on is sought when the form stands without it. */
  const leaveNote = (to: () => void): void => {
    setReply(null);
    setTried(0);
    given.current = [];
    setTimeout(to);
  };
  const closeNote = (): void => {
    const back = from.current;
    leaveNote(() => (back?.isConnected === true ? back.focus() : focusBar()));
  };

  const missing = (field: string, value?: unknown): boolean => (reply?.kind === "refused" && reply.reasons.some((r) => r.missing.includes(field))) || (gaps?.marked.includes(field) === true && (value === undefined || filled(value) === undefined));

  const paper = usePaper();
  const apply = (asked: Paper, form: ApplicationForm): void => paper.print(asked, [w.audit.forms[form], asked.subject ?? ""].join(" ").trim());
  const before = applicationBefore(channel);
  const asked = before === null ? null : applicationOf(before, channel, body);

  const title = channelName(w.channels, channel);
  const note = confirming && reply?.kind !== "needs-reason" ? (
    <SecondPerson
      key={again.n}
      already={again.already}
      few={(registers.contract?.few_people ?? null) !== null}
      sentence={options.current.sentence?.(values) ?? <Sentence channel={channel} body={body} />}
      signers={o.signers?.(values) ?? []}
      known={registers.persons}
      ownTag={registers.status?.tag ?? null}
      asker={registers.me?.name ?? ""}
      error={reply?.kind !== "fault" ? null : again.wrong === null ? faultText(w, reply.code) : w.confirm.wrongWord(registers.nameOf(again.wrong))}
      onDone={(all) => {
        given.current = all;
        void perform({});
      }}
      onLeave={() => {
        setConfirming(false);
        setAgain((old) => ({ n: old.n + 1, already: [], wrong: null }));
        closeNote();
      }}
    />
  ) : gaps !== null ? (
    <GapNote channel={channel} missing={gaps.missing} wrong={gaps.wrong} tried={tried} onClose={closeNote} />
  ) : reply?.kind === "refused" ? (
    <RefusalNote channel={channel} refused={reply} steps={[...(o.steps?.(values) ?? []), ...nextSteps(reply.reasons, { channel, body, print: apply, isFirm: (no) => registers.parties.some((p) => p.id === no), inForm: (r) => { const field = fieldOf(channel, body, r); return field === null ? null : () => leaveNote(() => focusField(field) || focusBar()); } })].filter((s, i, all) => all.findIndex((t) => t.code === s.code) === i)} about={registers.nameOf} onClose={closeNote} />
  ) : reply?.kind === "needs-reason" ? (
    <ReasonNote asked={reply} onRecord={(r) => void perform(r)} onLeave={() => { setConfirming(false); closeNote(); }} />
  ) : reply?.kind === "fault" ? (
    <FaultNote fault={reply} title={w.fault.cannot(title)} kept={form !== undefined} onAgain={() => void perform({})} onClose={closeNote} />
  ) : null;

  return {
    values,
    set,
    reset: (v) => {
      touched.current = false;
      setValues(v);
      setReply(null);
      setTried(0);
    },
    channel,
    checks,
    blocked: checks.some((c) => c.status !== "ok" && c.level === "B"),
    busy,
    submit,
    note: paper.note ?? note,
    application: before === null || asked === null ? null : { name: w.audit.forms[before], print: () => apply(asked, before), printing: paper.printing },
    savedAt,
    continuedFrom,
    others,
    missing,
    needed,
    need: (field) => needed.has(field) || shapeOf(channel).required?.includes(field) === true,
    gap: (field) => (missing(field) ? w.form.gap : null),
    discard: () => {
      touched.current = false;
      if (form !== undefined && about !== undefined) void dropDraft(form, about);
      setSavedAt(null);
      setContinued(null);
      setValues(options.current.initial);
    },
  };
}
