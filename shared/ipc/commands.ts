import * as approvals from "../domain/approvals/commands.ts";
import { handoverBody } from "../domain/handovers/commands.ts";
import * as handovers from "../domain/handovers/commands.ts";
import * as contract from "../domain/contract/commands.ts";
import * as copies from "../domain/copies/commands.ts";
import * as dispositions from "../domain/dispositions/commands.ts";
import * as holdings from "../domain/holdings/commands.ts";
import * as imports from "../domain/imports/commands.ts";
import * as incidents from "../domain/incidents/commands.ts";
import * as inspections from "../domain/inspections/commands.ts";
import * as people from "../domain/people/commands.ts";
import * as places from "../domain/places/commands.ts";
import * as records from "../domain/records/commands.ts";
import * as submissions from "../domain/submissions/commands.ts";
import * as takeouts from "../domain/takeouts/commands.ts";

/** Every command of the wire with the strict schema of its body. Each also has a live check under `NAME.check`. */
export const commands = {
  "contract.create": contract.createContract,
  "contract.close": contract.closeContract,
  "parameters.set": contract.setParameters,
  "ledger.change": contract.changeLedger,
  "party.register": contract.registerParties,
  "worker.register": people.registerWorkers,
  "worker.end": people.endWorker,
  "worker.leave_done": people.leaveDone,
  "pledge.sign": people.signPledge,
  "training.plan": people.planTraining,
  "training.session": people.holdTraining,
  "authorisation.grant": people.grantUse,
  "authorisation.revoke": people.revokeUse,
  "procedure.register": people.registerProcedure,
  "account.invite": people.invitePerson,
  "account.remove": people.removePerson,
  "subcontract.review": people.reviewSubcontract,
  "worksite.register": places.registerPlaces,
  "worksite.change": places.changePlace,
  "device.register": places.registerDevices,
  "medium.register": places.registerMedia,
  "medium.update": places.updateMedium,
  "transport_plan.register": places.registerPlan,
  "apps.check": places.checkApps,
  "approval.record": approvals.recordApproval,
  "approval.decide": approvals.decideApproval,
  "holding.create": holdings.createHolding,
  "holding.collect": holdings.collectHolding,
  "holding.produce": holdings.produceHolding,
  "holding.move": holdings.moveHolding,
  "item.move": holdings.moveItem,
  "holding.change": holdings.changeHolding,
  "import.accept": imports.acceptImport,
  "import.reverse": imports.reverseImport,
  "note.save": holdings.saveNote,
  "usage.log": holdings.logUse,
  "usage.return": holdings.returnUse,
  "day.close": holdings.closeDay,
  "handover.receive": handoverBody,
  "handover.return": handoverBody,
  "handover.deliver": handoverBody,
  "handover.to_subcontractor": handoverBody,
  "handover.from_subcontractor": handoverBody,
  "handover.to_disposal_vendor": handoverBody,
  "arrival.check": handovers.checkArrival,
  "correction.record": handovers.correctHandover,
  "provision.record": handovers.recordProvision,
  "copy.make": copies.makeCopy,
  "takeout.request": takeouts.requestTakeout,
  "takeout.depart": takeouts.departTakeout,
  "takeout.extend": takeouts.extendTakeout,
  "takeout.arrive": takeouts.arriveTakeout,
  "takeout.close": takeouts.closeTakeout,
  "takeout.confirm": takeouts.confirmTakeout,
  "transport.depart": takeouts.departTransport,
  "transport.arrive": takeouts.arriveTransport,
  "transport.confirm": takeouts.confirmTransport,
  "inspection.close": inspections.closeInspection,
  "inspection.finding": inspections.recordFinding,
  "inspection.cure": inspections.cureFinding,
  "inspection.read": inspections.readItems,
  "inspection.follow": inspections.followUp,
  "inspection.accuracy": inspections.sampleAccuracy,
  "incident.open": incidents.openIncident,
  "incident.report": incidents.reportIncident,
  "incident.instruction": incidents.giveInstruction,
  "incident.instruction_done": incidents.doneInstruction,
  "incident.found": incidents.foundAgain,
  "incident.conclusion": incidents.concludeIncident,
  "incident.close": incidents.closeIncident,
  "freeze.order": incidents.orderFreeze,
  "freeze.release": incidents.releaseFreeze,
  "inquiry.open": incidents.openInquiry,
  "inquiry.close": incidents.closeInquiry,
  "disposition.record": dispositions.recordDisposition,
  "disposition.statement": dispositions.makeStatement,
  "disposition.propose": dispositions.proposeList,
  "disposition.decide": dispositions.decideList,
  "certificate.receive": dispositions.receiveCertificate,
  "submission.submit": submissions.submit,
  "submission.acknowledge": submissions.acknowledge,
  "audit.request": submissions.requestReport,
  "audit.finding": submissions.recordAuditFinding,
  "report.edit": submissions.editReport,
  "sheet.record": records.recordSheets,
  "clock.confirm": records.confirmClock,
  "record.cancel": records.cancelRecord,
  "record.delete": records.deleteRecords,
} as const;

export type CommandName = keyof typeof commands;
