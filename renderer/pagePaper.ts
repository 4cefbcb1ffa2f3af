import type { Label } from "../shared/values/label.ts";
import type { Paper } from "./forms/usePaper.tsx";
import type { PageName, Where } from "./state/place.ts";
import type { Words } from "./words/words.ts";

/** A paper and the name under which it is printed and saved. */
export interface PagePaper {
  readonly paper: Paper;
  readonly name: string;
}

type Lists = keyof Words["audit"]["lists"];
type Forms = keyof Words["audit"]["forms"];
type Sheet = { readonly form: Forms } | { readonly list: Lists };

const form = (id: Forms): Sheet => ({ form: id });
const list = (id: Lists): Sheet => ({ list: id });

/**
 * The paper of each view that binds no print key of its own (ui.md §4): a register prints as its list, what the city is told as its report. A view that is
 * not named has no paper, and the key says so.
 */
const sheets: Readonly<Record<PageName, Readonly<Record<string, Sheet>>>> = {
  today: {},
  holdings: {},
  handovers: { "": list("handovers"), open: list("handovers"), all: list("handovers") },
  copies: { "": list("approvals"), approvals: list("approvals"), copies: list("copies") },
  takeouts: { "": list("takeouts"), out: list("takeouts"), requests: list("requests"), transports: list("transports"), done: list("takeouts") },
  inspections: { "": form("count"), plan: form("count"), findings: list("findings"), closed: list("inspections") },
  dispositions: {},
  incidents: { "": list("incidents"), incidents: list("incidents"), frozen: list("freezes"), inquiries: list("inquiries") },
  people: { "": form("F01"), persons: form("F01"), person: form("F01"), places: form("F02"), place: form("F02"), keys: list("keys"), key: list("keys"), items: list("items"), devices: list("devices"), device: list("devices"), parties: list("parties"), party: list("parties"), plans: list("plans"), plan: list("plans"), approvals: list("approvals"), approval: list("approvals"), training: list("standing"), contract: form("terms"), setting: form("terms") },
  audit: { health: form("verification"), history: list("records"), refused: list("failures"), submissions: list("submissions") },
  settings: { "": form("keys") },
};

/** The paper of where somebody is: of the page and view, or of the label whose card is open on 今日; null where there is none. `placeOf` finds a place by its label. */
export function paperOf(where: Pick<Where, "page" | "view" | "about">, label: Label | null, placeOf: (label: string) => { readonly code: string } | null, w: Words): PagePaper | null {
  if (where.page === "today") {
    if (label === null) return null;
    if (label.kind === 1 || label.kind === 2) return { paper: { form: "trace", subject: label.text }, name: `${w.audit.forms.trace} ${label.text}` };
    const place = label.kind === 3 ? placeOf(label.text) : null;
    return place === null ? null : { paper: { form: "count", subject: place.code }, name: `${w.audit.forms.count} ${place.code}` };
  }
  const sheet = sheets[where.page][where.view];
  if (sheet === undefined) return null;
  return "form" in sheet ? { paper: { form: sheet.form }, name: w.audit.forms[sheet.form] } : { paper: { form: "list", subject: sheet.list }, name: w.audit.lists[sheet.list] };
}
