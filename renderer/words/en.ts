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

/** Every English text of the page; complete, or it does not compile. */
export const en = { ...common.en, acts: acts.en, channels: channels.en, forms: forms.en, opening: opening.en, takeouts: takeouts.en, today: today.en, copies: copies.en, handovers: handovers.en, holdings: holdings.en, health: health.en, help: help.en, settings: settings.en, audit: audit.en, people: people.en, inspections: inspections.en, dispositions: dispositions.en, incidents: incidents.en, topics: topics.en, questions: questions.en, trace: trace.en, views: views.en, answers: answers.en };
