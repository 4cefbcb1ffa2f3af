import type { AppRows } from "../../shared/ipc/app.ts";
import { act, onPush } from "../bridge.ts";

/** A draft given back to the person who wrote it. `at` is when it was sealed, epoch ms. */
export interface Draft<V> {
  readonly values: Partial<V>;
  readonly at: number;
}

interface Unsaved {
  readonly form: string;
  readonly about: string;
  readonly text: () => string;
  readonly saved: () => void;
}

const unsaved = new Map<string, Unsaved>();
const key = (form: string, about: string): string => `${form}\u0000${about}`;
/** What the host is sealing right now; who takes a draft up waits for it. */
const sealing = new Map<string, Promise<void>>();
let listening = false;

async function seal(one: Unsaved): Promise<void> {
  const of = key(one.form, one.about);
  unsaved.delete(of);
  const work = act("draft.seal", { form: one.form, context: one.about, text: one.text() }).then((got) => {
    if (sealing.get(of) === work) sealing.delete(of);
    if ("rows" in got) one.saved();
  });
  sealing.set(of, work);
  await work;
}

/** Seals whatever has not been sealed yet, at once: before a lock, which waits for nobody. */
export async function sealAll(): Promise<void> {
  await Promise.all([...unsaved.values()].map(seal));
}

/** Keeps what is typed: sealed to its writer by the host 2 s after the last stroke, or at once when the page is about to lock. Gives back how to stop waiting. */
export function keepDraft(form: string, about: string, values: object, saved: () => void): () => void {
  if (!listening) {
    listening = true;
    onPush((push) => {
      if (push.kind === "locking") void sealAll();
    });
  }
  const one: Unsaved = { form, about, saved, text: () => JSON.stringify(values) };
  unsaved.set(key(form, about), one);
  const timer = setTimeout(() => void seal(one), 2_000);
  return () => {
    clearTimeout(timer);
  };
}

/** A form is left: what was typed last is sealed now and not after the 2 s, so that whoever comes back at once finds all of it. */
export function leaveDraft(form: string, about: string): void {
  const one = unsaved.get(key(form, about));
  if (one !== undefined) void seal(one);
}

type Listed = Extract<AppRows["draft.list"], { readonly id: string }>;

async function find(form: string, about: string): Promise<Listed | null> {
  const got = await act("draft.list", {});
  if ("fault" in got) return null;
  return got.rows.find((d): d is Listed => "id" in d && d.form === form && d.context === about) ?? null;
}

/** The draft of a form about something, opened for who is signed in; null where there is none of theirs. */
export async function takeDraft<V>(form: string, about: string): Promise<Draft<V> | null> {
  await sealing.get(key(form, about));
  const listed = await find(form, about);
  if (listed === null) return null;
  const got = await act("draft.open", { id: listed.id });
  const text = "rows" in got ? got.rows[0]?.text : undefined;
  if (text === undefined) return null;
  try {
    const values: unknown = JSON.parse(text);
    return typeof values === "object" && values !== null ? { values, at: Date.parse(listed.at) } : null;
  } catch {
    return null;
  }
}

/** Throws a draft away: after it was recorded, or on the writer's word. */
export async function dropDraft(form: string, about: string): Promise<void> {
  unsaved.delete(key(form, about));
  const listed = await find(form, about);
  if (listed !== null) await act("draft.discard", { id: listed.id });
}
