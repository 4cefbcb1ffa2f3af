import { usePlace } from "../../state/place.ts";
import { AccuracySample } from "./AccuracySample.tsx";
import { ClosedInspection } from "./ClosedInspection.tsx";
import { DayEnd } from "./DayEnd.tsx";
import { Overview } from "./Overview.tsx";
import { RunningInspection } from "./RunningInspection.tsx";
import { StartForm } from "./StartForm.tsx";

/** 点検: the plan of months and what is running; a running inspection; a closed one; 終業確認. */
export function InspectionsPage() {
  const { view, about } = usePlace();
  if (view === "closing") return <DayEnd />;
  if (view === "start") return <StartForm />;
  if (view === "run" && about !== null) return <RunningInspection key={about} no={about} />;
  if (view === "sample" && about !== null) return <AccuracySample key={about} no={about} />;
  if (view === "one" && about !== null) return <ClosedInspection key={about} no={about} />;
  return <Overview />;
}
