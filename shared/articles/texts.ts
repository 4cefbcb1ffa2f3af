import type { ArticleId } from "./catalogue.ts";

/** What each article asks for, in our own plain words; the wording that counts is that of the signed special terms. */
export const articleTexts: { readonly [A in ArticleId]: { readonly ja: string; readonly en: string } } = {
  "1": { ja: "業務で知ったこと(個人情報を含む)を、ほかに漏らしません。契約が終わった後も同じです。", en: "What is learnt in the work, personal information included, is not passed on; also after the contract has ended." },
  "2-1": { ja: "業務をほかの者に任せません。効果を上げるために必要な業務で、前もって市の書面による承諾を受けたときだけ任せられます。", en: "The work is not given to others, except where it is needed for the work's effect and the city has consented in writing beforehand." },
  "2-2": { ja: "承諾を受けて任せた先にも、この契約のすべての義務を守らせます。その行為と結果には、受託者が責任を負います。", en: "Whoever is entrusted with consent keeps every duty of this contract; the contractor answers for all they do." },
  "3": { ja: "業務で知ったことを、市の許可なく契約の目的以外に使わず、第三者に渡しません。契約が終わった後も同じです。", en: "What is learnt is not used outside the purpose of the contract and not given to third parties without the city's permission; also afterwards." },
  "4": { ja: "前もって市の書面による承認を受けなければ、個人情報(原始資料・成果品を含む)を複写・複製しません。", en: "Personal information, originals and products included, is not copied without the city's prior written approval." },
  "5-1": { ja: "紛失・漏えい・滅失などの事故が起きたら、直ちに状況を市に報告し、市の指示を受けて従います。", en: "When something is lost, leaked or destroyed the city is told at once; its instructions are taken and followed." },
  "6-1": { ja: "市は、必要と認めるとき、業務の処理状況を監査・検査し、報告を求めることができます。", en: "Where it sees the need the city may audit or inspect the work, or ask for a report." },
  "6-2": { ja: "市は、個人情報の取扱いに必要な措置が講じられているかを確かめるため、受託者と再委託等先を監査・検査し、報告を求めることができます。", en: "To verify the handling of personal information the city may audit or inspect the contractor and its sub-contractors, or ask them for a report." },
  "7": { ja: "個人情報が記録された媒体は、業務の終了後、市が指定した方法で返還するか廃棄します。", en: "After the work every medium with personal information is returned or disposed of in the way the city designates." },
  "9-1": { ja: "責任者と業務従事者を定め、書面で市に報告します。", en: "The supervisor and the workers are named and reported to the city in writing." },
  "9-2": { ja: "個人情報を取り扱う場所を定め、業務に着手する前に書面で市に報告します。", en: "The places where personal information is handled are reported to the city in writing before the work starts." },
  "10-2": { ja: "教育と研修は、実施計画を作り、実施体制を整えて行います。", en: "Education and training follow a plan and have people in charge." },
  "11": { ja: "業務に必要な情報セキュリティ対策を講じ、その実施状況を市に報告します。", en: "The security measures the work needs are taken, and how they are carried out is reported to the city." },
  "14(1)": { ja: "個人情報は、施錠のできる保管庫か、施錠または入退室管理のできる保管室に厳重に保管します。", en: "Personal information is kept in a cabinet that locks, or in a room that locks or controls who enters." },
  "14(2)": { ja: "市が指定した場所へ持ち出す場合を除き、個人情報を定められた場所から持ち出しません。", en: "Nothing is taken out of its place, except to a place designated by the city." },
  "14(3)": { ja: "電子データで持ち出すときは、暗号化するか、それと同等以上の保護措置をします。", en: "Electronic data that is taken out is encrypted or equally well protected." },
  "14(4)": { ja: "複写・複製は、前もって市の承認を受け、業務を行う場所で、業務に必要な最小限だけ行います。", en: "Copies are made with the city's prior approval, at the place of work, and no more than the work needs." },
  "14(5)": { ja: "個人情報を移送するときは、だれが・どう運ぶかの体制を明らかにします。", en: "Where personal information is transported it is clear who carries it and how." },
  "14(6)": { ja: "電子データで保管するときは、媒体とそのバックアップの保管状況、データの正確性を定期的に点検します。", en: "Where data is kept electronically, media, backups and the accuracy of the data are inspected periodically." },
  "14(7)": { ja: "個人情報を管理する台帳を整え、利用者・保管場所・取扱いの状況を記録します。", en: "A ledger is kept of who uses the information, where it lies and what is done with it." },
  "14(8)": { ja: "紛失・漏えい・改ざん・破損などの事故を防ぎ、記録が本物であり、読め、残ることに責任を負います。", en: "Loss, leaks, alteration and damage are prevented; records stay authentic, readable and preserved." },
  "14(9)": { ja: "私用のパソコン・媒体などの私物を作業場所に持ち込んで、個人情報を扱う作業をさせません。", en: "No private PC, medium or other private thing is brought to the place of work and used with personal information." },
  "14(10)": { ja: "個人情報を扱うパソコンに、業務に関係がなく漏えいにつながりうるアプリケーションを入れません。", en: "No application unrelated to the work that may lead to a leak is installed on a PC that handles personal information." },
};
