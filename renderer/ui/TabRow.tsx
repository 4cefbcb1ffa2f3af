import { Tab, TabList } from "react-aria-components";
import css from "./Tabs.module.css";

/** One tab of a row. */
export interface TabItem {
  readonly id: string;
  readonly name: React.ReactNode;
}

/** The row of tabs inside a `Tabs` of React Aria (units, filters); the panels are the page's. */
export function TabRow({ label, tabs }: { readonly label: string; readonly tabs: readonly TabItem[] }) {
  return (
    <TabList className={css["list"] ?? ""} aria-label={label}>
      {tabs.map((t) => (
        <Tab key={t.id} id={t.id} className={css["tab"] ?? ""}>
          {t.name}
        </Tab>
      ))}
    </TabList>
  );
}
