import { useMemo, useState } from "react";
import { useRegisters } from "../registers.ts";
import { ChoiceField } from "../ui/ChoiceField.tsx";
import type { FieldProps } from "../ui/TextField.tsx";
import { useHoldingChoices } from "./RegisterField.tsx";

interface Chosen extends FieldProps {
  readonly value: string | null;
  readonly onChange: (no: string | null) => void;
}

/** A person by number; a badge that was read fills it (the page hands the label on). */
export function PersonField(props: Chosen) {
  const { personChoices } = useRegisters();
  return <ChoiceField {...props} choices={personChoices} />;
}

/** A place by code; `kinds` narrows it (委託者指定場所 for a destination). */
export function PlaceField({ kinds, ...props }: Chosen & { readonly kinds?: readonly string[] | undefined }) {
  const { placeChoices, places } = useRegisters();
  const kindOf = new Map(places.map((p) => [p.code, p.kind]));
  return <ChoiceField {...props} choices={kinds ? placeChoices.filter((c) => kinds.includes(kindOf.get(c.id) ?? "")) : placeChoices} />;
}

/** A party (再委託先, 業者) by id; `roles` narrows it. */
export function PartyField({ roles, ...props }: Chosen & { readonly roles?: readonly string[] | undefined }) {
  const { parties } = useRegisters();
  return <ChoiceField {...props} choices={parties.filter((p) => !roles || roles.includes(p.role)).map((p) => ({ id: p.id, text: p.name }))} />;
}

/** A holding by its number, found by number or name. */
export function HoldingField(props: Chosen) {
  const [typed, setTyped] = useState("");
  const chosen = useMemo(() => (props.value === null ? [] : [props.value]), [props.value]);
  return <ChoiceField {...props} onTyped={setTyped} {...useHoldingChoices(true, typed, chosen)} />;
}
