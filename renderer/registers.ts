import { useMemo } from "react";
import { shortLabel } from "../shared/values/label.ts";
import { useAsk, useAskOne } from "./ask.ts";
import type { ContractRow, DeviceRow, PartyRow, PersonRow, PlaceRow, StatusRow } from "../shared/ipc/answers.ts";
import { useSession } from "./state/session.ts";
import type { Choice } from "./ui/ChoiceField.tsx";

/** The registers that every page names things by. Texts are never kept: only asked. */
export interface Registers {
  readonly persons: readonly PersonRow[];
  readonly places: readonly PlaceRow[];
  readonly parties: readonly PartyRow[];
  readonly devices: readonly DeviceRow[];
  readonly contract: ContractRow | null;
  readonly status: StatusRow | null;
  /** Who is signed in. */
  readonly me: PersonRow | null;
  /** Name of a number of ours (person, place, party), else the number. */
  readonly nameOf: (no: string | null | undefined) => string;
  readonly person: (noOrLabel: string | null | undefined) => PersonRow | null;
  readonly place: (codeOrLabel: string | null | undefined) => PlaceRow | null;
  readonly personChoices: readonly Choice[];
  readonly placeChoices: readonly Choice[];
  readonly partyChoices: readonly Choice[];
}

/** A full label without this ledger's tag (ui.md §5). */
export const short = (label: string): string => (/^[1-9]-\d{6,7}-\d$/u.test(label) ? shortLabel({ text: label }) : label);

/** True for a person who has left or whose period is over on a day. */
export const hasLeft = (p: PersonRow, day: string): boolean => p.left_at !== null || (p.ends_on !== null && p.ends_on < day);

const cityKind = "委託者指定場所";
const cityRole = "委託者";
/** A place of the city itself: neither its lock nor its report is ours to give (特9-2, F02). */
export const isOfCity = (p: PlaceRow, parties: readonly PartyRow[]): boolean => p.kind === cityKind || parties.some((q) => q.id === p.party && q.role === cityRole);

/** True for a place whose use is over on a day. */
export const isOutOfUse = (p: Pick<PlaceRow, "used_to">, day: string): boolean => p.used_to !== null && p.used_to < day;

/** Registers, contract and status of the open ledger. Costs nothing where another part of the page asks them too. */
export function useRegisters(): Registers {
  const on = useSession((s) => s.phase === "open");
  const me = useSession((s) => s.person);
  const persons = useAsk("persons.list", on ? {} : null).rows;
  const places = useAsk("places.list", on ? {} : null).rows;
  const parties = useAsk("parties.list", on ? {} : null).rows;
  const devices = useAsk("devices.list", on ? {} : null).rows;
  const contract = useAskOne("contract.get", on ? {} : null).row;
  const status = useAskOne("system.status", on ? {} : null).row;
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const p of persons) names.set(p.no, p.name);
    for (const p of places) names.set(p.code, p.name);
    for (const p of parties) names.set(p.id, p.name);
    const person = (n: string | null | undefined): PersonRow | null => persons.find((p) => p.no === n || p.label === n) ?? null;
    const place = (n: string | null | undefined): PlaceRow | null => places.find((p) => p.code === n || p.label === n) ?? null;
    const today = status?.now.slice(0, 10) ?? "";
    return {
      persons,
      places,
      parties,
      devices,
      contract,
      status,
      me: person(me),
      nameOf: (no) => (no === null || no === undefined ? "" : (names.get(no) ?? no)),
      person,
      place,
      personChoices: persons.map((p) => ({ id: p.no, text: p.name, more: short(p.label), retired: hasLeft(p, today) })),
      placeChoices: places.map((p) => ({ id: p.code, text: p.name, more: short(p.label), retired: isOutOfUse(p, today) })),
      partyChoices: parties.map((p) => ({ id: p.id, text: p.name })),
    };
  }, [persons, places, parties, devices, contract, status, me]);
}
