import type { ReactNode } from "react";
import type { IconName } from "./iconName.ts";
import look from "./look.module.css";

const paths: Readonly<Record<IconName, ReactNode>> = {
  check: <path d="M3 8.5 6.5 12 13 4.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  alarm: <><path d="M8 2 15 14H1Z" strokeLinejoin="round" /><path d="M8 6.5v3.2M8 11.6v.4" /></>,
  clock: <><circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.6 1.6" /></>,
  pen: <path d="M3 13l.8-3.2L11 2.6 13.4 5 6.2 12.2Z" />,
  ring: <circle cx="8" cy="8" r="5.5" />,
  lock: <><rect x="3" y="7" width="10" height="7" /><path d="M5 7V5a3 3 0 0 1 6 0v2" /></>,
  person: <><circle cx="8" cy="5" r="3" /><path d="M2.5 14c.5-3 2.6-4.5 5.5-4.5s5 1.5 5.5 4.5" /></>,
  bars: <path d="M1.5 3v10M4 3v10M6.5 3v10M8.2 3v10M11 3v10M12.6 3v10M14.8 3v10" strokeWidth="1.4" />,
  out: <path d="M3 13 12.5 3.5M6.5 3.5h6v6" />,
  half: <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5v11a5.5 5.5 0 0 1 0-11Z" fill="currentColor" /></>,
  diamond: <path d="M8 2.5 13.5 8 8 13.5 2.5 8Z" />,
  crossed: <><rect x="2.5" y="2.5" width="11" height="11" /><path d="M5.5 5.5l5 5M10.5 5.5l-5 5" /></>,
  back: <path d="M6 4 2.5 7.5 6 11M3 7.5h7a3 3 0 0 1 0 6H8" />,
  question: <path d="M5.5 6a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.5M8 12.6v.2" />,
  right: <path d="M6 3l5 5-5 5" />,
  left: <path d="M10 3 5 8l5 5" />,
  down: <path d="M3 6l5 5 5-5" />,
  paper: <><path d="M4 2h6l3 3v9H4Z" /><path d="M6 8h5M6 11h5" /></>,
  printer: <><path d="M4.5 6V2.5h7V6M4 11H2.5V6h11v5H12" /><rect x="4.5" y="9" width="7" height="4.5" /></>,
  shield: <path d="M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4Z" />,
  info: <><circle cx="8" cy="8" r="6" /><path d="M8 7.5V11M8 5v.2" /></>,
  machine: <><rect x="2" y="3" width="12" height="8" /><path d="M5 13.5h6" /></>,
  search: <><circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3.5 3.5" /></>,
};

/** A line drawing beside a word; never the only sign, so a screen reader does not hear it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={look["icon"]} viewBox="0 0 16 16" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}
