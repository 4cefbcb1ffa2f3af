import type { CommandName } from "../../shared/ipc/commands.ts";

/** What a button does that opens the form of a command: a verb in plain form (ui.md §11.1). The form itself, lists and records have the noun of `channels`. */
export const ja = {
  "contract.create": "契約を登録する", "contract.close": "契約を閉じる", "parameters.set": "契約の設定を変える", "ledger.change": "呼び名・緊急連絡先を変える", "party.register": "関係者を登録する",
  "worker.register": "従事者を登録する", "worker.change": "従事者の登録を変える", "worker.end": "従事の終わりを記録する", "worker.leave_done": "離任の手続を記録する", "pledge.sign": "誓約を記録する", "training.plan": "研修計画を記録する", "training.session": "研修を記録する",
  "authorisation.grant": "利用者を加える", "authorisation.revoke": "利用者から除く", "procedure.register": "報告手順書を登録する", "account.invite": "鍵を発行する", "account.remove": "鍵を取り外す", "subcontract.review": "再委託先の確認を記録する",
  "worksite.register": "場所を登録する", "worksite.change": "場所の登録を変える",
  "key.register": "鍵・カードを登録する", "key.issue": "鍵・カードを渡す", "key.return": "鍵・カードの返却を受ける", "key.lost": "鍵・カードの紛失を知らせる", "key.retire": "鍵・カードを廃止する",
  "device.register": "機器を登録する", "medium.register": "媒体を登録する", "medium.update": "媒体の登録を変える", "transport_plan.register": "移送体制を登録する", "apps.check": "アプリケーションの確認を記録する",
  "approval.record": "市の承認を記録する", "approval.decide": "持出しを承認する", "holding.create": "台帳番号を登録する", "holding.collect": "収集を記録する", "holding.produce": "生成を記録する", "holding.move": "場所を移す", "item.move": "空の物を移す", "holding.change": "台帳の登録を変える", "note.save": "備考を書く", "usage.log": "利用を記録する",
  "handover.receive": "受領を記録する", "handover.return": "返還を記録する", "handover.deliver": "納品を記録する", "handover.to_subcontractor": "再委託先へ引き渡す", "handover.from_subcontractor": "再委託先から受け取る", "handover.to_disposal_vendor": "廃棄業者へ引き渡す",
  "arrival.check": "照合する", "correction.record": "訂正する", "provision.record": "第三者への提供を記録する", "copy.make": "複写・複製する", "takeout.request": "持出しを申請する", "takeout.depart": "持ち出す", "takeout.extend": "返却予定を延ばす", "takeout.arrive": "持出先への到着を記録する", "takeout.close": "返却を受ける", "takeout.confirm": "あとから確認する", "transport.depart": "移送の出発を記録する", "transport.arrive": "移送の到着を記録する", "transport.confirm": "あとから移送を確認する",
  "inspection.close": "点検を締める", "inspection.finding": "指摘を記録する", "inspection.cure": "是正を記録する", "inspection.read": "点検の読取りを記録する", "inspection.follow": "処置を記録する", "inspection.accuracy": "正確性の試験を記録する",
  "incident.open": "紛失・異常を知らせる", "incident.report": "事故の報告を記録する", "incident.instruction": "市の指示を記録する", "incident.instruction_done": "指示への対応を記録する", "incident.found": "発見を記録する", "incident.conclusion": "事故の結論を記録する", "incident.close": "事故を終結する",
  "freeze.order": "凍結する", "freeze.release": "凍結を解除する", "inquiry.open": "照会を記録する", "inquiry.close": "照会への回答を記録する",
  "disposition.record": "廃棄・消去を記録する", "disposition.confirm": "廃棄・消去を確認する", "disposition.statement": "残存しない旨を記録する", "disposition.propose": "一覧を提案する", "disposition.decide": "一覧を決める", "certificate.receive": "証明書を受け取る",
  "submission.submit": "市への提出を記録する", "submission.acknowledge": "市の受領を記録する", "audit.request": "市の求めを記録する", "audit.finding": "監査の指摘を記録する", "report.edit": "提出した報告を書き替える", "record.delete": "記録を消す",
  "usage.return": "戻す", "day.close": "終業を記録する", "import.accept": "取り込む", "import.reverse": "取込みを取り消す", "record.cancel": "取り消す", "sheet.record": "記録用紙の受渡しを記録する", "clock.confirm": "時計の戻りを確かめる", "verification.answer": "責任者として答える",
} as const satisfies Readonly<Record<CommandName, string>>;

export const en: { readonly [K in keyof typeof ja]: string } = {
  "contract.create": "Enter the contract", "contract.close": "Close the contract", "parameters.set": "Change the contract settings", "ledger.change": "Change name and contacts", "party.register": "Register a party",
  "worker.register": "Register a worker", "worker.change": "Change the registration", "worker.end": "Record an end of work", "worker.leave_done": "Record the steps for a leaver", "pledge.sign": "Record a pledge", "training.plan": "Record a training plan", "training.session": "Record a training",
  "authorisation.grant": "Add users", "authorisation.revoke": "Remove users", "procedure.register": "Register a reporting procedure", "account.invite": "Issue a key", "account.remove": "Withdraw a key", "subcontract.review": "Record a sub-contractor review",
  "worksite.register": "Register a place", "worksite.change": "Change the place",
  "key.register": "Register a key or card", "key.issue": "Give out a key or card", "key.return": "Take back a key or card", "key.lost": "Report a key or card as lost", "key.retire": "Retire a key or card",
  "device.register": "Register a device", "medium.register": "Register a medium", "medium.update": "Change a medium", "transport_plan.register": "Register a transport plan", "apps.check": "Record a check of applications",
  "approval.record": "Record an approval of the city", "approval.decide": "Decide on a takeout", "holding.create": "Register a holding", "holding.collect": "Record a collection", "holding.produce": "Record what was generated", "holding.move": "Move", "item.move": "Move an empty item", "holding.change": "Change a holding", "note.save": "Write a note", "usage.log": "Record a use",
  "handover.receive": "Record a receipt", "handover.return": "Record a return to the city", "handover.deliver": "Record a delivery", "handover.to_subcontractor": "Hand to a sub-contractor", "handover.from_subcontractor": "Take back from a sub-contractor", "handover.to_disposal_vendor": "Hand to a disposal firm",
  "arrival.check": "Check what arrived", "correction.record": "Correct", "provision.record": "Record a provision to a third party", "copy.make": "Copy", "takeout.request": "Request a takeout", "takeout.depart": "Take out", "takeout.extend": "Extend the return", "takeout.arrive": "Record the arrival there", "takeout.close": "Take back", "takeout.confirm": "Confirm later", "transport.depart": "Record a departure", "transport.arrive": "Record an arrival", "transport.confirm": "Confirm a transport later",
  "inspection.close": "Close the inspection", "inspection.finding": "Record a finding", "inspection.cure": "Record a cure", "inspection.read": "Record a reading", "inspection.follow": "Record the follow-up", "inspection.accuracy": "Record an accuracy test",
  "incident.open": "Report loss or anything wrong", "incident.report": "Record an incident report", "incident.instruction": "Record an instruction of the city", "incident.instruction_done": "Record an instruction as done", "incident.found": "Record it as found", "incident.conclusion": "Record the conclusion", "incident.close": "Close the incident",
  "freeze.order": "Freeze", "freeze.release": "Release a freeze", "inquiry.open": "Record an inquiry", "inquiry.close": "Record the answer to an inquiry",
  "disposition.record": "Record a disposal", "disposition.confirm": "Confirm a disposal", "disposition.statement": "State that nothing remains", "disposition.propose": "Propose a list", "disposition.decide": "Decide a list", "certificate.receive": "Receive a certificate",
  "submission.submit": "Record a submission to the city", "submission.acknowledge": "Record the city's acknowledgement", "audit.request": "Record a request of the city", "audit.finding": "Record an audit finding", "report.edit": "Change a sent report", "record.delete": "Delete records",
  "usage.return": "Put back", "day.close": "Record the end of the day", "import.accept": "Take over", "import.reverse": "Undo an import", "record.cancel": "Cancel", "sheet.record": "Record the handing of record sheets", "clock.confirm": "Confirm the clock", "verification.answer": "Answer as supervisor",
};
