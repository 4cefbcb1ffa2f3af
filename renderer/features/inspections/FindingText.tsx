import type { FindingRow } from "../../../shared/ipc/answers.ts";
import { useAskOne } from "../../ask.ts";

interface Body {
  readonly text?: string;
  /** A copy that was found and booked. */
  readonly ledger_no?: string;
  readonly holding?: { readonly name?: string };
  readonly findings?: readonly { readonly text: string }[];
}

/** The words of a finding, out of the record it was made in: the n-th of a closing, or its own. */
export function FindingText({ finding }: { readonly finding: FindingRow }) {
  const body = useAskOne("records.get", { seq: finding.seq }).row?.body as Body | undefined;
  // Event 0 of a closing is the closing itself.
  return <>{body?.findings ? (body.findings[finding.n - 1]?.text ?? "") : [body?.text, body?.ledger_no, body?.holding?.name].filter((x) => x !== undefined).join("　")}</>;
}
