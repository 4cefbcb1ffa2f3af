/** What happened, as a noun, for every command and for what the program records by itself. */
export const ja = {
  "contract.create": "契約の登録", "contract.close": "契約の閉鎖", "parameters.set": "契約の設定の変更", "ledger.change": "呼び名・緊急連絡先の変更", "party.register": "関係者の登録",
  "worker.register": "従事者の登録", "worker.change": "従事者の変更", "worker.end": "従事の終わり", "worker.leave_done": "離任の手続", "pledge.sign": "誓約", "training.plan": "研修計画", "training.session": "研修",
  "authorisation.grant": "利用者の追加", "authorisation.revoke": "利用者の除外", "procedure.register": "報告手順書の登録", "account.invite": "鍵の発行", "account.remove": "鍵の取外し", "subcontract.review": "再委託先の確認",
  "worksite.register": "場所の登録", "worksite.change": "場所の変更",
  "key.register": "鍵・カードの登録", "key.issue": "鍵・カードの貸出し", "key.return": "鍵・カードの返却", "key.lost": "鍵・カードの紛失", "key.retire": "鍵・カードの廃止",
  "device.register": "機器の登録", "medium.register": "媒体の登録", "medium.update": "媒体の登録の変更", "transport_plan.register": "移送体制の登録", "apps.check": "アプリケーションの確認",
  "approval.record": "市の承認の記録", "approval.decide": "持出しの承認", "holding.create": "台帳の登録", "holding.collect": "収集", "holding.produce": "生成", "holding.move": "場所の移動", "item.move": "空の物の移動", "holding.change": "台帳の登録の変更", "note.save": "備考", "usage.log": "利用",
  "handover.receive": "受領", "handover.return": "返還", "handover.deliver": "納品", "handover.to_subcontractor": "再委託先への引渡し", "handover.from_subcontractor": "再委託先からの受取り", "handover.to_disposal_vendor": "廃棄業者への引渡し",
  "arrival.check": "到着照合", "correction.record": "訂正", "provision.record": "第三者への提供", "copy.make": "複写・複製", "takeout.depart": "持出し", "takeout.close": "持出しの返却", "takeout.confirm": "あとからの確認", "transport.depart": "移送の出発", "transport.arrive": "移送の到着", "transport.confirm": "あとからの確認(移送)",
  "inspection.close": "点検の終了", "inspection.finding": "点検の指摘", "inspection.cure": "指摘の是正", "inspection.read": "点検の読取り", "inspection.follow": "読取りの扱い", "inspection.accuracy": "正確性の試験",
  "incident.open": "事故の第一報の下書き", "incident.report": "事故の報告", "incident.instruction": "市の指示", "incident.instruction_done": "指示への対応", "incident.found": "発見", "incident.conclusion": "事故の結論", "incident.close": "事故の終結", "incident.draft": "事故候補の下書き",
  "freeze.order": "凍結", "freeze.release": "凍結の解除", "inquiry.open": "照会", "inquiry.close": "照会への回答",
  "disposition.record": "廃棄・消去", "disposition.confirm": "廃棄・消去の確認", "disposition.statement": "残存しない旨", "disposition.propose": "処分の一覧", "disposition.decide": "処分の決定", "certificate.receive": "証明書の受領",
  "submission.submit": "市への提出", "submission.acknowledge": "市の受領", "audit.request": "市の報告の求め", "audit.finding": "監査の指摘", "report.edit": "提出した報告の書替え", "record.delete": "記録の消去",
  "usage.return": "戻し", "day.close": "終業確認", "import.accept": "取込み", "import.reverse": "取込みの取消", "record.cancel": "取消", "sheet.record": "記録用紙の受渡し", "takeout.arrive": "持出先への到着", "takeout.extend": "返却予定の延長", "takeout.request": "持出しの申請", "print.form": "印刷", "print.settings": "書類の設定", "session.open": "台帳を開く", "account.reset": "回復の紙での鍵の出し直し", "clock.confirm": "時計の確認", "verification.answer": "検証の結果への答え", "clock.set": "時計の設定", "passphrase.change": "合言葉の変更", "attachment.store": "書面の保管", "view.log": "検査員の閲覧", "sample.draw": "抜取り", "export.list": "一覧の書出し", "ledger.create": "台帳の作成",
} as const;

export const en: { readonly [K in keyof typeof ja]: string } = {
  "contract.create": "Contract entered", "contract.close": "Contract closed", "parameters.set": "Contract settings", "ledger.change": "Name and contacts changed", "party.register": "Party registered",
  "worker.register": "Worker registered", "worker.change": "Worker changed", "worker.end": "End of work", "worker.leave_done": "Steps for a leaver", "pledge.sign": "Pledge", "training.plan": "Training plan", "training.session": "Training",
  "authorisation.grant": "Users added", "authorisation.revoke": "Users removed", "procedure.register": "Reporting procedure", "account.invite": "Key issued", "account.remove": "Key withdrawn", "subcontract.review": "Sub-contractor review",
  "worksite.register": "Place registered", "worksite.change": "Place changed",
  "key.register": "Key registered", "key.issue": "Key given out", "key.return": "Key returned", "key.lost": "Key lost", "key.retire": "Key retired",
  "device.register": "Device registered", "medium.register": "Medium registered", "medium.update": "Medium changed", "transport_plan.register": "Transport plan", "apps.check": "Application check",
  "approval.record": "City's approval", "approval.decide": "Takeout approval", "holding.create": "Holding registered", "holding.collect": "Collection", "holding.produce": "Generation", "holding.move": "Move", "item.move": "Empty item moved", "holding.change": "Holding changed", "note.save": "Note", "usage.log": "Use",
  "handover.receive": "Receipt", "handover.return": "Return to the city", "handover.deliver": "Delivery", "handover.to_subcontractor": "Handed to sub-contractor", "handover.from_subcontractor": "Back from sub-contractor", "handover.to_disposal_vendor": "Handed to disposal firm",
  "arrival.check": "Arrival check", "correction.record": "Correction", "provision.record": "Provision to a third party", "copy.make": "Copy", "takeout.depart": "Takeout", "takeout.close": "Takeout returned", "takeout.confirm": "Confirmed later", "transport.depart": "Transport departed", "transport.arrive": "Transport arrived", "transport.confirm": "Transport confirmed later",
  "inspection.close": "Inspection closed", "inspection.finding": "Inspection finding", "inspection.cure": "Finding cured", "inspection.read": "Inspection reading", "inspection.follow": "Follow-up of a reading", "inspection.accuracy": "Accuracy test",
  "incident.open": "Draft of a first report", "incident.report": "Incident report", "incident.instruction": "City's instruction", "incident.instruction_done": "Instruction done", "incident.found": "Found again", "incident.conclusion": "Conclusion", "incident.close": "Incident closed", "incident.draft": "Draft of a candidate incident",
  "freeze.order": "Freeze", "freeze.release": "Freeze released", "inquiry.open": "Inquiry", "inquiry.close": "Answer to an inquiry",
  "disposition.record": "Disposal", "disposition.confirm": "Disposal confirmed", "disposition.statement": "Statement of no remains", "disposition.propose": "Disposal list", "disposition.decide": "Disposal decided", "certificate.receive": "Certificate received",
  "submission.submit": "Submitted to the city", "submission.acknowledge": "Acknowledged by the city", "audit.request": "City's request", "audit.finding": "Audit finding", "report.edit": "Change of a sent report", "record.delete": "Deletion of records",
  "usage.return": "Put back", "day.close": "Closing check", "import.accept": "Import", "import.reverse": "Import reversed", "record.cancel": "Cancelled", "sheet.record": "Record sheets", "takeout.arrive": "Arrival at the destination", "takeout.extend": "Return extended", "takeout.request": "Takeout requested", "print.form": "Print", "print.settings": "Paper settings", "session.open": "Ledger opened", "account.reset": "Key renewed with the recovery sheet", "clock.confirm": "Clock confirmed", "verification.answer": "Result of a verification answered", "clock.set": "Clock set", "passphrase.change": "Passphrase changed", "attachment.store": "Document stored", "view.log": "Seen by an examiner", "sample.draw": "Spot check drawn", "export.list": "List exported", "ledger.create": "Ledger created",
};

/** The noun of a channel; the channel itself where the catalogue has none (an event of a newer version). */
export const channelName = (words: { readonly [K in keyof typeof ja]: string }, channel: string): string => (Object.hasOwn(words, channel) ? words[channel as keyof typeof ja] : channel);
