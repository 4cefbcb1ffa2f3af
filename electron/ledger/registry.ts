import type { Spec } from "../../shared/domain/command.ts";
import type { Base } from "../../shared/domain/facts.ts";
import * as approvals from "../../shared/domain/approvals/decide.ts";
import * as contract from "../../shared/domain/contract/decide.ts";
import * as copies from "../../shared/domain/copies/decide.ts";
import * as dispositions from "../../shared/domain/dispositions/decide.ts";
import * as handovers from "../../shared/domain/handovers/decide.ts";
import * as holdings from "../../shared/domain/holdings/decide.ts";
import * as imports from "../../shared/domain/imports/decide.ts";
import * as incidents from "../../shared/domain/incidents/decide.ts";
import * as inspections from "../../shared/domain/inspections/decide.ts";
import * as keys from "../../shared/domain/keys/decide.ts";
import * as people from "../../shared/domain/people/decide.ts";
import * as places from "../../shared/domain/places/decide.ts";
import * as records from "../../shared/domain/records/decide.ts";
import * as submissions from "../../shared/domain/submissions/decide.ts";
import * as takeouts from "../../shared/domain/takeouts/decide.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import type { commands } from "../../shared/ipc/commands.ts";
import type { z } from "../../shared/domain/bodies.ts";
import * as facts from "../../shared/readmodel/facts.ts";
import type { Ask } from "../../shared/readmodel/query.ts";

/** A command with what decides it and what supplies its facts. `doer` is who did it, where that matters for the facts. */
export interface Entry<C = unknown, F = unknown> {
  readonly spec: Spec<C, F>;
  readonly facts: (c: C, ask: Ask, base: Base, doer: string) => F;
}

type Body<N extends CommandName> = z.infer<(typeof commands)[N]>;
const entry = <N extends CommandName, F>(_name: N, spec: Spec<Body<N>, F>, of: (c: Body<N>, ask: Ask, base: Base, doer: string) => F): Entry => ({ spec, facts: of }) as unknown as Entry;

/** Every command of the wire; a missing one does not compile. */
export const registry: Readonly<Record<CommandName, Entry>> = {
  "contract.create": entry("contract.create", contract.create, facts.createContract),
  "contract.close": entry("contract.close", contract.close, facts.closeContract),
  "parameters.set": entry("parameters.set", contract.parameters, facts.setParameters),
  "ledger.change": entry("ledger.change", contract.clear, facts.changeLedger),
  "party.register": entry("party.register", contract.parties, facts.registerParties),
  "worker.register": entry("worker.register", people.register, facts.registerWorkers),
  "worker.change": entry("worker.change", people.change, facts.changeWorker),
  "worker.end": entry("worker.end", people.end, facts.endWorker),
  "worker.leave_done": entry("worker.leave_done", people.leave, facts.leaveDone),
  "pledge.sign": entry("pledge.sign", people.pledge, facts.signPledge),
  "training.plan": entry("training.plan", people.plan, facts.planTraining),
  "training.session": entry("training.session", people.train, facts.holdTraining),
  "authorisation.grant": entry("authorisation.grant", people.grant, facts.grantUse),
  "authorisation.revoke": entry("authorisation.revoke", people.revoke, facts.revokeUse),
  "procedure.register": entry("procedure.register", people.procedure, facts.registerProcedure),
  "account.invite": entry("account.invite", people.invite, facts.invitePerson),
  "account.remove": entry("account.remove", people.remove, facts.removePerson),
  "subcontract.review": entry("subcontract.review", people.review, facts.reviewSubcontract),
  "worksite.register": entry("worksite.register", places.register, facts.registerPlaces),
  "worksite.change": entry("worksite.change", places.change, facts.changePlace),
  "key.register": entry("key.register", keys.register, facts.registerKeys),
  "key.issue": entry("key.issue", keys.issue, facts.issueKey),
  "key.return": entry("key.return", keys.giveBack, facts.returnKey),
  "key.lost": entry("key.lost", keys.lose, facts.loseKey),
  "key.retire": entry("key.retire", keys.retire, facts.retireKey),
  "device.register": entry("device.register", places.devices, facts.registerDevices),
  "medium.register": entry("medium.register", places.media, facts.registerMedia),
  "medium.update": entry("medium.update", places.medium, facts.updateMedium),
  "transport_plan.register": entry("transport_plan.register", places.plan, facts.registerPlan),
  "apps.check": entry("apps.check", places.apps, facts.checkApps),
  "approval.record": entry("approval.record", approvals.record, facts.recordApproval),
  "approval.decide": entry("approval.decide", approvals.decideOne, facts.decideApproval),
  "holding.create": entry("holding.create", holdings.create, facts.createHolding),
  "holding.collect": entry("holding.collect", holdings.collect, facts.collectHolding),
  "holding.produce": entry("holding.produce", holdings.produce, facts.produceHolding),
  "holding.move": entry("holding.move", holdings.moveTo, facts.moveHolding),
  "item.move": entry("item.move", holdings.moveEmpty, facts.moveItem),
  "holding.change": entry("holding.change", holdings.change, facts.changeHolding),
  "import.accept": entry("import.accept", imports.accept, facts.acceptImport),
  "import.reverse": entry("import.reverse", imports.reverse, facts.reverseImport),
  "note.save": entry("note.save", holdings.note, facts.saveNote),
  "usage.log": entry("usage.log", holdings.use, facts.logUse),
  "usage.return": entry("usage.return", holdings.putBack, facts.returnUse),
  "day.close": entry("day.close", holdings.endDay, facts.closeDay),
  "handover.receive": entry("handover.receive", handovers.receive, facts.handover),
  "handover.return": entry("handover.return", handovers.giveBack, facts.handover),
  "handover.deliver": entry("handover.deliver", handovers.deliver, facts.handover),
  "handover.to_subcontractor": entry("handover.to_subcontractor", handovers.toSubcontractor, facts.handover),
  "handover.from_subcontractor": entry("handover.from_subcontractor", handovers.fromSubcontractor, facts.handover),
  "handover.to_disposal_vendor": entry("handover.to_disposal_vendor", handovers.toDisposalVendor, facts.handover),
  "arrival.check": entry("arrival.check", handovers.arrival, facts.checkArrival),
  "correction.record": entry("correction.record", handovers.correct, facts.correctHandover),
  "provision.record": entry("provision.record", handovers.provision, facts.recordProvision),
  "copy.make": entry("copy.make", copies.make, facts.makeCopy),
  "takeout.request": entry("takeout.request", takeouts.request, facts.requestTakeout),
  "takeout.arrive": entry("takeout.arrive", takeouts.arrived, facts.arriveTakeout),
  "takeout.extend": entry("takeout.extend", takeouts.extend, facts.extendTakeout),
  "takeout.depart": entry("takeout.depart", takeouts.depart, facts.departTakeout),
  "takeout.close": entry("takeout.close", takeouts.close, facts.closeTakeout),
  "takeout.confirm": entry("takeout.confirm", takeouts.confirmOut, facts.confirmTakeout),
  "transport.depart": entry("transport.depart", takeouts.leave, facts.departTransport),
  "transport.arrive": entry("transport.arrive", takeouts.arrive, facts.arriveTransport),
  "transport.confirm": entry("transport.confirm", takeouts.confirmWay, facts.confirmTransport),
  "inspection.close": entry("inspection.close", inspections.close, facts.closeInspection),
  "inspection.finding": entry("inspection.finding", inspections.find, facts.recordFinding),
  "inspection.cure": entry("inspection.cure", inspections.cure, facts.cureFinding),
  "inspection.read": entry("inspection.read", inspections.read, facts.readItems),
  "inspection.follow": entry("inspection.follow", inspections.follow, facts.followUp),
  "inspection.accuracy": entry("inspection.accuracy", inspections.sample, facts.sampleAccuracy),
  "incident.open": entry("incident.open", incidents.open, facts.openIncident),
  "incident.report": entry("incident.report", incidents.report, facts.reportIncident),
  "incident.instruction": entry("incident.instruction", incidents.instruct, facts.giveInstruction),
  "incident.instruction_done": entry("incident.instruction_done", incidents.instructed, facts.doneInstruction),
  "incident.found": entry("incident.found", incidents.found, facts.foundAgain),
  "incident.conclusion": entry("incident.conclusion", incidents.conclude, facts.concludeIncident),
  "incident.close": entry("incident.close", incidents.close, facts.closeIncident),
  "freeze.order": entry("freeze.order", incidents.freeze, facts.orderFreeze),
  "freeze.release": entry("freeze.release", incidents.release, facts.releaseFreeze),
  "inquiry.open": entry("inquiry.open", incidents.ask, facts.openInquiry),
  "inquiry.close": entry("inquiry.close", incidents.answer, facts.closeInquiry),
  "disposition.record": entry("disposition.record", dispositions.record, facts.recordDisposition),
  "disposition.confirm": entry("disposition.confirm", dispositions.confirm, facts.confirmDisposition),
  "disposition.statement": entry("disposition.statement", dispositions.statement, facts.makeStatement),
  "disposition.propose": entry("disposition.propose", dispositions.propose, facts.proposeList),
  "disposition.decide": entry("disposition.decide", dispositions.decideLines, facts.decideList),
  "certificate.receive": entry("certificate.receive", dispositions.certificate, facts.receiveCertificate),
  "submission.submit": entry("submission.submit", submissions.send, facts.submit),
  "submission.acknowledge": entry("submission.acknowledge", submissions.acknowledged, facts.acknowledge),
  "audit.request": entry("audit.request", submissions.request, facts.requestReport),
  "audit.finding": entry("audit.finding", submissions.finding, facts.recordAuditFinding),
  "report.edit": entry("report.edit", submissions.edit, facts.editReport),
  "sheet.record": entry("sheet.record", records.sheets, facts.recordSheets),
  "clock.confirm": entry("clock.confirm", records.confirmClock, facts.confirmClock),
  "verification.answer": entry("verification.answer", records.answerVerification, facts.answerVerification),
  "record.cancel": entry("record.cancel", records.cancel, facts.cancelRecord),
  "record.delete": entry("record.delete", records.remove, facts.recordFacts),
};
