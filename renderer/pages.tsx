import type { ComponentType } from "react";
import { CopiesPage } from "./features/copies/CopiesPage.tsx";
import { HandoversPage } from "./features/handovers/HandoversPage.tsx";
import { HoldingsPage } from "./features/holdings/HoldingsPage.tsx";
import { AuditPage } from "./features/audit/AuditPage.tsx";
import { DispositionsPage } from "./features/dispositions/DispositionsPage.tsx";
import { IncidentsPage } from "./features/incidents/IncidentsPage.tsx";
import { InspectionsPage } from "./features/inspections/InspectionsPage.tsx";
import { PeoplePage } from "./features/people/PeoplePage.tsx";
import { SettingsPage } from "./features/settings/SettingsPage.tsx";
import { TakeoutsPage } from "./features/takeouts/TakeoutsPage.tsx";
import { TodayPage } from "./features/today/TodayPage.tsx";
import type { PageName } from "./state/place.ts";

/** The page of each of the ten places and of the settings. A new one is a folder under features/ and its line here; the names and keys stand in state/place.ts. */
export const pages: Readonly<Record<PageName, ComponentType>> = {
  today: TodayPage,
  holdings: HoldingsPage,
  handovers: HandoversPage,
  copies: CopiesPage,
  takeouts: TakeoutsPage,
  inspections: InspectionsPage,
  dispositions: DispositionsPage,
  incidents: IncidentsPage,
  people: PeoplePage,
  audit: AuditPage,
  settings: SettingsPage,
};
