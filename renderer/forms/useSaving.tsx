import { useState } from "react";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { act } from "../bridge.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { useWords } from "../words/words.ts";

/**
 * Saves a file through the host: its path, or null where it was not saved. What could not be written is kept, and `note` says so and tries again with the
 * very same bytes (of a paper: the same issue); `onSaved` is told whenever it works out.
 */
export function useSaving(onSaved: (path: string) => void): { readonly save: (name: string, data: string) => Promise<string | null>; readonly note: React.ReactNode } {
  const { w } = useWords();
  const [left, setLeft] = useState<{ readonly name: string; readonly data: string; readonly fault: Extract<Reply, { kind: "fault" }> } | null>(null);
  const save = async (name: string, data: string): Promise<string | null> => {
    const got = await act("file.save", { name, data });
    if ("fault" in got) {
      setLeft({ name, data, fault: got.fault });
      return null;
    }
    setLeft(null);
    const path = got.rows[0]?.path ?? null;
    if (path !== null) onSaved(path);
    return path;
  };
  const note = left === null ? null : <FaultNote fault={left.fault} title={w.fault.notSaved(left.name)} now={w.fault.notSavedNow} again={w.fault.saveAgain} onAgain={() => void save(left.name, left.data)} onClose={() => setLeft(null)} />;
  return { save, note };
}
