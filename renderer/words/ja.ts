import * as acts from "./acts.ts";
import * as answers from "./answers.ts";
import * as audit from "./audit.ts";
import * as channels from "./channels.ts";
import * as common from "./common.ts";
import * as copies from "./copies.ts";
import * as forms from "./forms.ts";
import * as handovers from "./handovers.ts";
import * as health from "./health.ts";
import * as help from "./help.ts";
import * as holdings from "./holdings.ts";
import * as dispositions from "./dispositions.ts";
import * as incidents from "./incidents.ts";
import * as inspections from "./inspections.ts";
import * as opening from "./opening.ts";
import * as people from "./people.ts";
import * as questions from "./questions.ts";
import * as settings from "./settings.ts";
import * as takeouts from "./takeouts.ts";
import * as today from "./today.ts";
import * as topics from "./topics.ts";
import * as trace from "./trace.ts";
import * as views from "./views.ts";

/** Every Japanese text of the page. A noun has its file with both languages; it is named here and in `en.ts`. */
export const ja = { ...common.ja, acts: acts.ja, channels: channels.ja, forms: forms.ja, opening: opening.ja, takeouts: takeouts.ja, today: today.ja, copies: copies.ja, handovers: handovers.ja, holdings: holdings.ja, health: health.ja, help: help.ja, settings: settings.ja, audit: audit.ja, people: people.ja, inspections: inspections.ja, dispositions: dispositions.ja, incidents: incidents.ja, topics: topics.ja, questions: questions.ja, trace: trace.ja, views: views.ja, answers: answers.ja };
