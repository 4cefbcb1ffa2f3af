import { useEffect, useState } from "react";
import type { CertificateRow } from "../../../shared/ipc/answers.ts";
import { ask } from "../../bridge.ts";

/** Serial numbers on the newest certificate of each slip, by slip; asked again when certificates change. */
export function useCertified(certificates: readonly CertificateRow[]): ReadonlyMap<string, { readonly no: string; readonly serials: readonly string[] }> {
  const [found, setFound] = useState<ReadonlyMap<string, { readonly no: string; readonly serials: readonly string[] }>>(new Map());
  const newest = new Map<string, CertificateRow>();
  for (const c of certificates) if (c.handover !== null && c.handed.length > 0 && !newest.has(c.handover)) newest.set(c.handover, c);
  const key = [...newest.values()].map((c) => c.seq).join(" ");
  useEffect(() => {
    let gone = false;
    void Promise.all(
      [...newest].map(async ([slip, c]) => {
        const got = await ask("records.get", { seq: c.seq });
        const body = "rows" in got ? got.rows[0]?.body : undefined;
        const serials = (body?.["serials"] ?? []) as readonly string[];
        return [slip, { no: c.no, serials }] as const;
      }),
    ).then((all) => {
      if (!gone) setFound(new Map(all.filter(([, c]) => c.serials.length > 0)));
    });
    return () => {
      gone = true;
    };
    // the key names every certificate that is asked for
  }, [key]);
  return found;
}
