import type { z } from "../bodies.ts";
import { eligible, spec, twoPersons } from "../command.ts";
import type { Context } from "../command.ts";
import type { Rule, Verdict } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Grant, Holding, Lot } from "../facts.ts";
import type { GoodsLine } from "../goods.ts";
import { around, isElectronic, notFrozen, onHand, pick } from "../goods.ts";
import type { Taken } from "../lots.ts";
import { dispose, leftInside } from "../lots.ts";
import { covers, inForce } from "../people/consent.ts";
import type { ConfirmFacts } from "../takeouts/facts.ts";
import { drawings, madeUp, missingOf, notOpen, onlySides, unnamed } from "../takeouts/sides.ts";
import { addDays, dayOf } from "../../values/day.ts";
import type { confirmDisposition, decideList, makeStatement, proposeList, receiveCertificate, recordDisposition } from "./commands.ts";
import { type CertificateFacts, type DispositionFacts, type DisposeFacts, sidesOfDisposal, type StatementFacts } from "./facts.ts";
import { isFlash, isForPaper, isPhysical, leastLevel, rankOf, reach } from "./sanitization.ts";

type Record_ = z.infer<typeof recordDisposition>;
type Certificate = z.infer<typeof receiveCertificate>;

const stored = (l: Lot): boolean => l.col === "stored";

/** Designations of the city in force for a holding (特7); with a name only those of that approval or document. */
function designations(h: Holding, grants: readonly Grant[], named: string | null | undefined, at: number): Grant[] {
  return grants.filter((g) => g.kind === "返還廃棄方法指定" && covers(g, h) && inForce(g, at) && (typeof named !== "string" || g.approval === named || g.docNo === named));
}

/** the designated method, by the designated party, not below the designated level. */
function asDesignated(h: Holding, grants: readonly Grant[], c: { designated?: string | null | undefined; method: string; level?: "Clear" | "Purge" | "Destroy" | undefined }, mediumType: string | null, party: string | null, at: number): Verdict {
  const of = designations(h, grants, c.designated, at);
  if (of.length === 0) return no("no-designation", { missing: ["designated"], about: [h.no] });
  const level = Math.min(reach(c.method, mediumType), isPhysical(c.method) && c.level === undefined ? 3 : rankOf(c.level));
  const fits = of.some((g) => (g.scope.method === undefined || g.scope.method === c.method) && (g.scope.party === undefined || g.scope.party === party) && (g.scope.min_level === undefined || !isElectronic(h) || level >= rankOf(g.scope.min_level)));
  return must(fits, "method-differs", { about: [h.no, ...of.map((g) => g.docNo ?? g.approval)] });
}

/** the level reached, at most what was claimed and what the method can do on this medium, against the class of the contract. */
function level(h: Holding, c: { method: string; level?: "Clear" | "Purge" | "Destroy" | undefined }, mediumType: string | null, f: { base: DispositionFacts["base"] }): Verdict {
  if (!isElectronic(h)) return ok;
  if (c.method === "上書き" && isFlash(mediumType)) return no("overwrite-on-flash", { about: [h.no] });
  const least = leastLevel(h.confidentiality ?? f.base.contract.confidentiality, f.base.contract.myNumberZone);
  const reached = Math.min(reach(c.method, mediumType), isPhysical(c.method) && c.level === undefined ? 3 : rankOf(c.level));
  return must(reached >= rankOf(least), "level-too-low", { missing: ["level"], about: [h.no, least] });
}

/** the last lot of a holding is not destroyed while a descendant is open; one that ends wholly in the same act is not. */
function lastLot(lines: readonly GoodsLine[], taken: readonly Taken[], descendants: ReadonlyMap<string, readonly string[]>): Verdict[] {
  const ending = new Set(lines.filter((l) => l.lots.reduce((n, k) => n + k.qty, 0) <= taken.filter((t) => t.lot.holding === l.ledger_no).reduce((n, t) => n + t.qty, 0)).map((l) => l.ledger_no));
  return [...ending].map((no_) => {
    const left = (descendants.get(no_) ?? []).filter((d) => !ending.has(d));
    return must(left.length === 0, "descendants-open", { about: left });
  });
}

/** who did it and who confirmed are two; for physical destruction this blocks. */
function twoSides(c: { by: string; confirmed_by?: string | null | undefined }, physical: boolean, f: { base: DispositionFacts["base"] }): Verdict {
  if (typeof c.confirmed_by !== "string") return no("confirmer-missing", { missing: ["confirmed_by"], level: physical ? "B" : "W" });
  return must(c.by !== c.confirmed_by, "same-person", { about: [c.by], level: physical && f.base.contract.fewPeople === null ? "B" : "W" });
}

const verified = (c: { verification?: string | null | undefined; result?: "合格" | "不合格" | "未検証" | undefined }): Verdict => {
  if (c.result === undefined) return { is: "yet", missing: ["result"], code: "not-verified" };
  return must(c.result === "合格" && typeof c.verification === "string", c.result === "不合格" ? "verification-failed" : "not-verified", { missing: typeof c.verification === "string" ? ["result"] : ["verification"] });
};

const mediumOf = (line: GoodsLine, taken: readonly Taken[], f: Pick<DispositionFacts, "items">): string | null => {
  const lot = taken.find((t) => t.lot.holding === line.ledger_no)?.lot;
  return lot?.itemNo ? (f.items.get(lot.itemNo)?.mediumType ?? null) : null;
};

const act = "廃棄・消去";
const sidesOf = (c: Record_, f: DisposeFacts, x: Context) => sidesOfDisposal({ by: c.by, confirmedBy: c.confirmed_by ?? null, signatures: c.signatures, onSheet: c.record_sheet !== undefined && f.sheet }, [x.actor, ...x.confirmed]);

const rulesOf: Rule<Record_, DisposeFacts, Context>[] = [
  { rule: "R-28", test: (_c, f) => notFrozen(f.lines) },
  { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) },
  { rule: "R-27", test: (_c, f) => lastLot(f.lines, pick(f.lines, stored).taken, f.descendants) },
  { rule: "R-35", test: (c, f, x) => { const { taken } = pick(f.lines, stored); return f.lines.flatMap((l) => (l.holding ? [asDesignated(l.holding, f.grants, c, mediumOf(l, taken, f), null, x.occurred)] : [])); } },
  {
    rule: "R-35",
    test: (c, f) => {
      if (!isPhysical(c.method)) return ok;
      // A medium is destroyed with everything on it, so everything on it must be named and designated.
      const left = leftInside(pick(f.lines, stored).taken, around(f)).filter((l) => l.itemNo !== null && (f.items.get(l.itemNo)?.mediumType ?? null) !== null);
      return must(left.length === 0, "other-holdings-on-the-medium", { about: [...new Set(left.map((l) => l.holding))] });
    },
  },
  { rule: "R-36", test: (c, f) => { const { taken } = pick(f.lines, stored); return f.lines.flatMap((l) => (l.holding ? [level(l.holding, c, mediumOf(l, taken, f), f)] : [])); } },
  { rule: "R-39", test: (c) => verified(c) },
  {
    rule: "R-39",
    test: (c, f) => {
      if (isPhysical(c.method) || !f.lines.some((l) => isElectronic(l.holding))) return ok;
      const missing = [...(c.tool_record === undefined ? ["tool_record"] : []), ...(c.read_back === undefined ? ["read_back"] : [])];
      return must(missing.length === 0, "erasure-without-proof", { missing });
    },
  },
  {
    rule: "R-34",
    test: (c, f) => {
      if (!isPhysical(c.method) || !f.lines.some((l) => isElectronic(l.holding))) return ok;
      const { taken } = pick(f.lines, stored);
      return taken.map((t) => {
        const item = t.lot.itemNo === null ? undefined : f.items.get(t.lot.itemNo);
        const missing = [...(item?.serial ? [] : ["serial_no"]), ...(item?.serialSource && item.serialSource !== "OS報告値" ? [] : ["serial_source"]), ...((c.photographs ?? []).length >= 2 ? [] : ["photographs"])];
        return must(missing.length === 0, "serial-not-from-label", { missing, about: [t.lot.itemNo ?? t.lot.holding] });
      });
    },
  },
  {
    rule: "R-34",
    test: (c, f) => {
      if (c.serial_no === undefined || c.medium === undefined) return ok;
      const item = f.items.get(c.medium);
      return must(item?.serial === c.serial_no, "serial-differs", { missing: ["serial_no"], about: [c.medium] });
    },
  },
  { rule: "R-71", test: (c, f) => twoSides(c, isPhysical(c.method), f) },
  { rule: "R-71", test: (c, f) => (f.lines.some((l) => l.holding && !isElectronic(l.holding)) ? must((c.witnesses ?? []).some((w) => w !== c.by), "witness-needed", { missing: ["witnesses"], level: "B" }) : ok) },
  { rule: "R-02", test: (c, f, x) => { const p = f.people.get(c.by); return p ? eligible(p, c.by, dayOf(x.occurred), f.base) : ok; } },
  { rule: "R-62", test: (c, f) => drawings(c.signatures ?? [], f) },
  { rule: "R-49", test: (c, f, x) => onlySides(c, sidesOf(c, f, x)) },
  { rule: "R-62", test: (c, f) => must(c.disposition_no === undefined || !f.numberTaken, "number-reused", { about: [c.disposition_no ?? ""] }) },
  {
    rule: "R-35",
    test: (c, f, x) => {
      if (c.list === undefined) return ok;
      if (!f.list) return no("list-unknown", { about: [c.list] });
      const kept = f.lines.filter((l) => f.list?.decisions.get(l.ledger_no)?.decision !== "処分する").map((l) => l.ledger_no);
      if (kept.length > 0) return no("kept-by-decision", { about: kept });
      const ordered = f.lines.every((l) => l.holding && designations(l.holding, f.grants, c.designated, x.occurred).some((g) => g.docNo !== null && g.scope.by !== undefined));
      const last = Math.max(...f.lines.map((l) => f.list?.decisions.get(l.ledger_no)?.at ?? 0));
      const free = addDays(dayOf(last), 7);
      return must(ordered || f.list.lines.length < 2 || dayOf(x.occurred) >= free, "call-off-period", { about: [c.list, free] });
    },
  },
];

/** 廃棄・消去 by our own hands (特7): the designated method and level, proof of the result, nothing derived left open. Who did it and who confirmed say so with key or pen; whoever does not is named (T6). */
export const record = spec<Record_, DisposeFacts>({
  who: "fact",
  rules: rulesOf,
  outcome: (c, f, x) => {
    const no_ = c.disposition_no ?? `X-${String(x.take("disposition")).padStart(3, "0")}`;
    const { taken } = pick(f.lines, stored);
    const events: Event[] = dispose(x, taken, around(f), isPhysical(c.method) || isForPaper(c.method));
    for (const l of f.lines) {
      const g = l.holding ? designations(l.holding, f.grants, c.designated, x.occurred).find((k) => k.limit !== null) : undefined;
      if (g) events.push({ type: "grant-drawn", id: g.id, qty: l.quantity, by: no_ });
    }
    events.push({ type: "disposition-recorded", no: no_, method: c.method, level: c.level ?? null, by: c.by, confirmedBy: c.confirmed_by ?? null, at: x.occurred, certificate: null, photographs: c.photographs?.length ?? 0, ...(c.signatures === undefined ? {} : { signatures: c.signatures }), ...(c.record_sheet !== undefined && f.sheet ? { onSheet: true as const } : {}) });
    return { events, notices: c.signatures === undefined && c.record_sheet === undefined ? [] : missingOf(act, sidesOf(c, f, x)), made: { dispositions: [no_] } };
  },
});

/** Confirming a disposal later (T6): the person's own passphrase, or drawn. A side of which nobody said who it was is anybody's who may handle personal information and is not the other side. */
export const confirm = spec<z.infer<typeof confirmDisposition>, ConfirmFacts>({
  who: "fact",
  late: false,
  signs: (c) => c.sides.filter((s) => s.file === undefined).map((s) => s.worker),
  rules: [
    { rule: "R-71", test: (c, f) => notOpen(c.sides, f) },
    { rule: "R-02", test: (c, f, x) => unnamed(c.sides, f, "確認者").map((p) => eligible(f.people.get(p) ?? null, p, dayOf(x.now), f.base)) },
    { rule: "R-71", test: (c, f) => unnamed(c.sides, f, "確認者").map((p) => twoPersons(f.sides.find((s) => s.side === "実施者")?.person, p, f.base, "same-person")) },
    { rule: "R-62", test: (c, f) => drawings(c.sides, f) },
  ],
  outcome: (c, f, x) => madeUp(c.disposition_no, act, c.sides, f, x),
});

/** What a certificate settles: the media whose serials it lists and that were handed over, or the named quantity of paper. */
function settled(c: Certificate, f: CertificateFacts): Taken[] {
  const atVendor = (l: Lot): boolean => l.col === "subcontract" && (f.slip === null || l.party === f.slip.party);
  if (c.serials) {
    return (f.slip?.lots ?? []).filter((l) => atVendor(l) && l.itemNo !== null && c.serials?.includes(f.items.get(l.itemNo)?.serial ?? "\u0000")).map((lot) => ({ lot, qty: lot.qty }));
  }
  return pick(f.lines, atVendor).taken;
}

/** 業者の証明書: serial by serial against what was handed over; what does not match stays with the vendor. */
export const certificate = spec<Certificate, CertificateFacts>({
  who: "fact",
  late: false,
  rules: [
    { rule: "R-62", test: (c, f) => must(!f.certificateTaken, "number-reused", { about: [c.certificate_no] }) },
    { rule: "R-38", test: (c, f) => must(f.slip !== null && settled(c, f).length > 0, "nothing-handed-over", { about: [c.certificate_no], level: "B" }) },
    { rule: "R-38", test: (c, f) => must(c.serials !== undefined || pick(f.lines, (l) => l.col === "subcontract" && (f.slip === null || l.party === f.slip.party)).short.length === 0, "count-differs", { missing: ["quantity"], about: [c.certificate_no] }) },
    { rule: "R-38", test: (c, f) => must(c.corrects === undefined || f.correctedKnown, "certificate-unknown", { about: [c.corrects ?? ""], level: "B" }) },
    {
      rule: "R-38",
      test: (c, f) => {
        if (!c.serials || !f.slip) return ok;
        const listed = new Set(c.serials);
        const handed = new Set(f.slip.serials);
        const differ = [...c.serials.filter((s) => !handed.has(s)), ...f.slip.serials.filter((s) => !listed.has(s))];
        return must(differ.length === 0, "serials-differ", { about: differ });
      },
    },
    { rule: "R-39", test: (c) => verified(c) },
    {
      rule: "R-35",
      test: (c, f, x) => settled(c, f).map((t) => { const h = f.holdings.get(t.lot.holding); if (!h) return ok; const of = designations(h, f.grants, null, x.occurred); const method = c.method ?? of.find((g) => g.scope.party === f.slip?.party)?.scope.method ?? of[0]?.scope.method ?? ""; return asDesignated(h, f.grants, { method }, null, f.slip?.party ?? null, x.occurred); }),
    },
    { rule: "R-34", test: (c, f) => { if (!c.serials) return ok; const n = settled(c, f).length; return must((c.photographs ?? []).length >= n, "photographs-missing", { missing: ["photographs"] }); } },
    { rule: "R-71", test: (c, f) => twoSides(c, true, f) },
    { rule: "R-71", test: (c, f) => (c.serials || f.lines.length === 0 ? ok : must((c.witnesses ?? []).some((w) => w !== c.by), "witness-needed", { missing: ["witnesses"], level: "B" })) },
    { rule: "R-27", test: (c, f) => lastLot(f.lines, settled(c, f), f.descendants) },
    { rule: "R-28", test: (_c, f) => notFrozen(f.lines) },
  ],
  outcome: (c, f, x) => {
    const taken = settled(c, f);
    const left = (f.slip?.lots ?? []).filter((l) => l.col === "subcontract" && !taken.some((t) => t.lot.id === l.id && t.qty === l.qty));
    return {
      events: [
        ...dispose(x, taken, [...around(f), ...(f.slip?.lots ?? [])], true),
        { type: "certificate-received", no: c.certificate_no, corrects: c.corrects ?? null, handover: f.slip?.no ?? null, complete: left.length === 0 },
        { type: "disposition-recorded", no: c.certificate_no, method: c.method ?? "", level: c.serials ? "Destroy" : null, by: c.by, confirmedBy: c.confirmed_by ?? null, at: x.occurred, certificate: c.certificate_no, photographs: c.photographs?.length ?? 0 },
      ],
      made: { certificates: [c.certificate_no] },
    };
  },
});

/** 残存しない: a party's statement looks at what that party holds only; ours at everything. */
export const statement = spec<z.infer<typeof makeStatement>, StatementFacts>({
  who: "fact",
  rules: [
    { rule: "R-30", test: (c, f) => must(c.party === undefined || f.parties.has(c.party), "party-unknown", { about: [c.party ?? ""] }) },
    {
      rule: "R-37",
      test: (c, f) => {
        const open = c.party === undefined ? f.open : f.open.filter((h) => h.party === c.party);
        return must(open.length === 0, c.party === undefined ? "open-holdings" : "party-still-holds", { about: [...new Set(open.map((h) => h.no))] });
      },
    },
    { rule: "R-27", test: (c, f) => (c.party === undefined ? must(f.openDescendants.length === 0, "descendants-open", { about: f.openDescendants }) : ok) },
  ],
  outcome: (c) => ({ events: [{ type: "statement-made", party: c.party ?? null, statement: c.statement }] }),
});

/** Z1: the list of what the contractor wants to dispose of, decided item by item; a 「残す」 is never overridden by the list. */
export const propose = spec<z.infer<typeof proposeList>, DispositionFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (c, f) => must(f.list === null, "number-reused", { about: [c.list] }) },
    { rule: "R-05", test: (_c, f) => onHand(f.lines, stored) },
  ],
  outcome: (c, _f, x) => ({ events: [{ type: "list-proposed", list: c.list, name: c.name, by: x.doer, at: x.occurred, lines: c.lines.map((l) => ({ holding: l.ledger_no, qty: l.quantity })) }], made: { lists: [c.list] } }),
});

export const decideLines = spec<z.infer<typeof decideList>, DispositionFacts>({
  who: "approve",
  rules: [
    { rule: "R-35", test: (c, f) => must(f.list !== null, "list-unknown", { about: [c.list] }) },
    { rule: "R-35", test: (c, f) => must(!f.list || f.list.name === c.name, "list-name-differs", { missing: ["name"], about: [c.list] }) },
    { rule: "R-49", test: (_c, f, x) => twoPersons(f.list?.by, x.actor, x.base, "asks-and-approves") },
    { rule: "R-35", test: (c, f) => { const strange = c.decisions.filter((d) => f.list && !f.list.lines.includes(d.ledger_no)).map((d) => d.ledger_no); return must(strange.length === 0, "holding-unknown", { about: strange }); } },
    { rule: "R-35", test: (c, f) => { const kept = c.decisions.filter((d) => d.decision === "処分する" && (f.list?.decisions.get(d.ledger_no)?.decision === "残す" || c.decisions.some((k) => k.ledger_no === d.ledger_no && k.decision === "残す"))).map((d) => d.ledger_no); return must(kept.length === 0, "kept-by-decision", { about: kept }); } },
  ],
  outcome: (c, _f, x) => ({ events: c.decisions.map((d): Event => ({ type: "list-decided", list: c.list, holding: d.ledger_no, decision: d.decision, at: x.occurred })) }),
});
