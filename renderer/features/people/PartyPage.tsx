import { fieldNameAt } from "../../../shared/articles/fields.ts";
import type { GrantOf, PartyFull } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, ms } from "../../dates.ts";
import { Actions, Nothing, type Action } from "../../forms/ListPage.tsx";
import { usePlace, type PlaceName } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { Links, Referring, RegisterPage, type Fact } from "../../forms/RegisterPage.tsx";
import { consent, destroyer, haulier, lender } from "./partyRoles.ts";
import { isReviewed } from "./reviewed.ts";
import { Journeys, Slips } from "./Went.tsx";

type Acts = readonly (readonly [PlaceName, readonly Action[]])[];

/** What is done with a firm, by what it is to the contract, on the page that has the form. */
function actsOf(role: string, party: string): Acts {
  const start = { party };
  const people: readonly Action[] = [{ channel: "worker.register", start: { workers: [{ party }] } }, { channel: "worksite.register", start: { worksites: [{ party }] } }];
  if (isReviewed(role)) return [["people", [{ channel: "subcontract.review", start }, ...people]], ["handovers", [{ channel: "handover.to_subcontractor", start }, { channel: "handover.from_subcontractor", start }]]];
  if (role === destroyer) return [["handovers", [{ channel: "handover.to_disposal_vendor", start }, { channel: "certificate.receive" }]]];
  if (role === haulier) return [["takeouts", [{ channel: "transport.depart", start: { haulier: party } }]]];
  return role === lender ? [["people", people.slice(0, 1)]] : [];
}

/** One party (特2): what it is to the contract, the city's consents, its people and places, what it has in hand, what went to it and came back. */
export function PartyPage({ id }: { readonly id: string }) {
  const { w } = useWords();
  const asked = useAskOne("parties.get", { party: id });
  if (asked.waiting) return null;
  return asked.row === null ? <Nothing text={w.people.party.unknown} /> : <Shown p={asked.row} />;
}

function Shown({ p }: { readonly p: PartyFull }) {
  const { w, language, value: say, list, amount } = useWords();
  const t = w.people;
  const go = usePlace((s) => s.go);
  const today = useToday();
  const label = (key: string): string => fieldNameAt(key, { channel: "party.register", inside: "parties" })?.[language] ?? key;
  const none = <span className={look["muted"]}>{t.person.none}</span>;
  const lacking = <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span>;
  const day = (d: string | null): React.ReactNode => (d === null ? none : dayBeside(d, today, language));
  const over = (g: GrantOf): boolean => dayOf(ms(g.to_ms)) < today;
  const consents = p.grants.filter((g) => g.kind === consent);
  const facts: readonly Fact[] = [
    [t.columns.role, say(p.role)],
    ...(isReviewed(p.role) ? [[t.party.consent, consents.some((g) => !over(g)) ? t.party.inForce : <span className={cx(look["warn"], look["strong"])}>{consents.length === 0 ? t.party.noConsent : t.party.consentOver}</span>] as const] : []),
    ...(isReviewed(p.role) ? [[t.columns.reviewed, p.reviewed_on === null ? lacking : day(p.reviewed_on)] as const] : []),
    [label("affiliation"), p.affiliation === null ? none : say(p.affiliation)],
    ...(p.parent === null ? [] : [[label("parent_party"), <Links key="parent" view="party" to={[p.parent]} none={none} />] as const]),
    ...(p.below.length === 0 ? [] : [[t.party.below, <Links key="below" view="party" to={p.below.map((b) => b.id)} none={none} />] as const]),
    [label("address"), p.address ?? none],
    [label("mail_domain"), p.mail_domain ?? none],
    [t.registered, day(p.registered_on)],
  ];
  const acts = actsOf(p.role, p.id);
  return (
    <RegisterPage back={["people", "parties"]} heading={`${p.id}　${p.name}`} history={p.id} about={t.party.facts} seq={p.seq} facts={facts} acts={acts.map(([page, actions], i) => <Actions key={page} page={page} about={p.id} actions={actions} plain={i > 0} />)}>
      {(openRecord) => (
        <>
          <Referring
            title={t.party.grants} rows={p.grants} keyOf={(g) => String(g.grant_id)} text={(g) => say(g.kind)} onOpen={(g) => go("people", "approval", g.approval)}
            columns={[
              { id: "doc", name: t.columns.doc, width: "2fr", minWidth: 150, show: (g) => <b className={look["id"]}>{g.doc_no ?? g.approval}</b> },
              { id: "what", name: t.columns.what, width: "2fr", minWidth: 140, show: (g) => say(g.kind) },
              { id: "holdings", name: t.party.holdings, width: "2fr", minWidth: 130, show: (g) => list([g.scope["holdings"] ?? []].flat()) },
              { id: "until", name: t.columns.until, width: 190, show: (g) => <span className={cx(over(g) && look["muted"])}>{over(g) ? t.approval.ended(dayBeside(dayOf(ms(g.to_ms)), today, language)) : dayBeside(dayOf(ms(g.to_ms)), today, language)}</span> },
            ]}
          />
          <Referring
            title={t.party.holds} rows={p.holds} keyOf={(h) => `${h.no} ${h.unit}`} text={(h) => h.no} onOpen={(h) => go("holdings", "holding", h.no)}
            columns={[
              { id: "no", name: t.columns.no, width: 96, show: (h) => <b className={look["id"]}>{h.no}</b> },
              { id: "name", name: t.party.what, width: "1fr", minWidth: 160, show: (h) => h.name },
              { id: "qty", name: w.takeouts.columns.quantity, width: 120, right: true, show: (h) => amount(h.qty, h.unit) },
            ]}
          />
          <Referring
            title={t.sheets.persons} rows={p.persons} keyOf={(o) => o.no} text={(o) => o.name} onOpen={(o) => go("people", "person", o.no)}
            columns={[
              { id: "no", name: t.columns.no, width: 96, show: (o) => <span className={look["id"]}>{o.no}</span> },
              { id: "name", name: t.columns.name, width: "1fr", minWidth: 130, show: (o) => o.name },
              { id: "role", name: t.columns.role, width: "1fr", minWidth: 130, show: (o) => say(o.role) },
              { id: "until", name: t.person.period, width: 190, show: (o) => (o.ends_on === null ? "" : t.ended(dayBeside(o.ends_on, today, language))) },
            ]}
          />
          <Referring
            title={t.sheets.places} rows={p.places} keyOf={(o) => o.code} text={(o) => o.name} onOpen={(o) => go("people", "place", o.code)}
            columns={[
              { id: "code", name: t.columns.no, width: 96, show: (o) => <span className={look["id"]}>{o.code}</span> },
              { id: "name", name: t.columns.code, width: "2fr", minWidth: 150, show: (o) => o.name },
              { id: "kind", name: t.columns.kind, width: "1fr", minWidth: 110, show: (o) => say(o.kind) },
            ]}
          />
          <Slips title={t.party.handovers} rows={p.handovers} />
          {p.role === haulier && <Journeys title={t.party.carried} rows={p.journeys} none={t.party.noneCarried} />}
          <Referring
            title={t.party.provisions} rows={p.provisions} keyOf={(o) => String(o.seq)} text={(o) => o.holding} onOpen={(o) => openRecord(o.seq)}
            columns={[
              { id: "no", name: t.columns.no, width: 96, show: (o) => <b className={look["id"]}>{o.holding}</b> },
              { id: "qty", name: w.takeouts.columns.quantity, width: 120, right: true, show: (o) => amount(o.qty, o.unit) },
              { id: "approval", name: t.plan.approval, width: "1fr", minWidth: 130, show: (o) => o.approval },
            ]}
          />
        </>
      )}
    </RegisterPage>
  );
}
