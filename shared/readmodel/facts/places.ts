import type { Base } from "../../domain/facts.ts";
import type * as placeCommands from "../../domain/places/commands.ts";
import type { PlaceChangeFacts, PlaceFacts } from "../../domain/places/facts.ts";
import type { Ask } from "../query.ts";
import { must } from "../query.ts";
import { chainAbove, items, liesIn, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";

const placeFacts = (ask: Ask, b: Base, named: { places?: readonly string[]; people?: readonly (string | null | undefined)[]; items?: readonly string[]; devices?: readonly string[]; plan?: string; files?: readonly string[] }): PlaceFacts => ({
  base: b,
  places: places(ask, named.places ?? []),
  people: people(ask, named.people ?? []),
  items: items(ask, named.items ?? []),
  devices: (named.devices ?? []).filter((d) => ask("SELECT 1 FROM devices WHERE no=?", d).length > 0),
  stored: (named.files ?? []).filter((d) => ask("SELECT 1 FROM attachments WHERE digest=?", d).length > 0),
  plans: named.plan === undefined ? [] : ask("SELECT plan FROM plans WHERE plan=?", named.plan).map((r) => must.text(r["plan"])),
});
export const registerPlaces: Facts<typeof placeCommands.registerPlaces, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { places: c.worksites.flatMap((w) => (typeof w.parent === "string" ? [w.code, w.parent] : [w.code])), files: c.worksites.flatMap((w) => w.photographs ?? []) });
export const changePlace: Facts<typeof placeCommands.changePlace, PlaceChangeFacts> = (c, ask, b) => ({
  ...placeFacts(ask, b, { places: [c.worksite, ...(typeof c.lies_in === "string" ? [c.lies_in] : [])], people: [c.key_holder], files: c.photographs ?? [] }),
  lies: liesIn(ask, c.worksite),
  above: typeof c.lies_in === "string" ? chainAbove(ask, c.lies_in) : [],
});
export const registerDevices: Facts<typeof placeCommands.registerDevices, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { devices: c.devices.map((d) => d.device), people: [c.approved_by, ...c.devices.flatMap((d) => (d.admin_accounts ?? []).map((a) => a.worker))] });
export const registerMedia: Facts<typeof placeCommands.registerMedia, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { items: c.media.map((m) => m.media_no), people: [c.approved_by] });
export const updateMedium: Facts<typeof placeCommands.updateMedium, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { items: [c.media_no] });
export const registerPlan: Facts<typeof placeCommands.registerPlan, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { people: [c.responsible], plan: c.plan });
export const checkApps: Facts<typeof placeCommands.checkApps, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { devices: c.devices });
