import type { PlaceFull } from "../../../shared/ipc/answers.ts";

/** Facts of a place that can change, by the field of the form. */
export const factOf = { name: "name", address: "address", lies_in: "parent", used_from: "used_from", used_to: "used_to", lock_type: "lock_type", access_control: "access_control", private_items: "private_items", key_holder: "key_holder", key_no: "key_no", key_count: "key_count" } as const satisfies Readonly<Record<string, keyof PlaceFull>>;
export type PlaceField = keyof typeof factOf;
export const changeable = Object.keys(factOf) as readonly PlaceField[];

/** The field whose label a changed fact bears. */
export const fieldOf = (fact: string): string => changeable.find((field) => factOf[field] === fact) ?? fact;
