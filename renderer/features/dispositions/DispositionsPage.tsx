import { commands, type CommandName } from "../../../shared/ipc/commands.ts";
import { BodyForm } from "../../forms/BodyForm.tsx";
import { usePlace } from "../../state/place.ts";
import { CertificateForm } from "./CertificateForm.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { formFields } from "./formFields.ts";
import { RecordForm } from "./RecordForm.tsx";
import { Overview } from "./Overview.tsx";

const isCommand = (text: string): text is CommandName => Object.hasOwn(commands, text);

/** 返還・廃棄: the balance and what is left, one by one; records of disposal, certificates, lists, the report and the end of the contract. */
export function DispositionsPage() {
  const { view, about, with: given, back } = usePlace();
  if (view === "record") return <RecordForm key={about ?? ""} about={about} />;
  if (view === "certificate") return <CertificateForm key={about ?? ""} about={about} />;
  if (view === "decide" && about !== null) return <DecideForm key={about} list={about} />;
  const channel = view.startsWith("form:") ? view.slice(5) : "";
  if (isCommand(channel)) return <BodyForm key={`${channel} ${about ?? ""}`} channel={channel} start={given} about={about ?? ""} first={formFields[channel]?.first ?? []} hidden={formFields[channel]?.hidden ?? []} onLeave={back} />;
  return <Overview />;
}
