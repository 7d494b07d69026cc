/** Every number of the diagnosis in one place. They are judgements, to be replaced by counts of closed cases. */
import type { CureChance, Likelihood, Risk } from "./knowledge";

/** Chance that the answer is given when the cause holds. */
export const LIKELIHOOD: Readonly<Record<Likelihood, number>> = {
  typical: 0.85,
  sometimes: 0.3,
  rare: 0.08,
  "rules-out": 0.015,
};

/** Share left for answers without a label when the labels of a cause already add up to more than the rest allows. */
export const LEAST_REST = 0.02;

/** One answer, as people tell it, shifts two causes against each other by this factor at most. */
export const MOST_LIKELIHOOD_RATIO = 30;
/** The same for what is copied from a screen word by word, or looked up by somebody who administers the target. */
export const MOST_COPIED_RATIO = 100;

/** Chance of one particular code among those that match a pattern, where the knowledge says nothing about it. */
export const UNLISTED_VALUE = 0.05;

/** Chance that the fix ends the trouble when the cause holds. */
export const CURE: Readonly<Record<CureChance | "no", number>> = { usually: 0.9, sometimes: 0.5, rarely: 0.15, no: 0 };

/** Chance that a fix seems to help although it does not touch the cause; kept above 0 so that no report kills a cause. */
export const CURE_BY_ACCIDENT = 0.02;

/** What a risk costs, in minutes. */
export const RISK_MINUTES: Readonly<Record<Risk, number>> = {
  read: 0,
  safe: 1,
  disruptive: 5,
  weakens: 15,
  dangerous: 25,
  never: Number.POSITIVE_INFINITY,
};

/** Minutes that the lasting fix still takes after a test has let the person in. */
export const MINUTES_AFTER_TEST = 60;

/** A question is asked only if it is expected to save at least this much; fewer are asked for almost the same cost. */
export const LEAST_GAIN_MINUTES = 1.5;
/** The same for what people may do, which they need not look up. */
export const LEAST_GAIN_ROLE_MINUTES = 0.25;

/** A form of several fields is one look at one card; each field takes a little more. */
export const FORM_MINUTES = 1;
export const FORM_FIELD_MINUTES = 2;

/** Every question since the last fix makes the next one dearer by so many minutes: patience wears off. */
export const PATIENCE_MINUTES = 0.6;
/** After so many questions, fields of forms included, the bot acts; every fix that failed allows for some more. */
export const MOST_QUESTIONS = 8;
export const MORE_QUESTIONS = 3;

/** After so many questions somebody with trouble that nothing explains is handed over. */
export const ENOUGH_QUESTIONS = 4;
/** And again after so many fixes in vain, lest all fixes follow. */
export const ENOUGH_IN_VAIN = 3;
/** From this chance on that no known cause holds, nothing known explains what was told. */
export const LOST = 0.3;
/** A cause or fix that is less likely than this does not stand out; the second where hardly anything was told. */
export const STANDS_OUT = 0.11;
export const STANDS_OUT_OF_LITTLE = 0.2;
/** So few answers are hardly anything. */
export const TOLD_LITTLE = 1;

/** Minutes lost when a person reads a fix and finds that they cannot do it. */
export const CANNOT_DO_MINUTES = 5;

/** Minutes lost when a person reads a question and finds that they cannot find out. */
export const CANNOT_ANSWER_MINUTES = 0.7;

/** Chance that no known cause holds, before any evidence. */
export const UNEXPLAINED = 0.07;

/** From this chance on the bot says that it does not know the cause. */
export const UNEXPLAINED_LEADS = 0.5;

/** Weight of a cause whose prior does not name the family of the code. */
export const PRIOR_ABSENT = 0.3;

/** Chance that something said with "maybe" is so; otherwise it tells nothing. */
export const HINT_SURENESS = 0.6;

/**
 * Minutes that every fix takes besides its own: reading, finding the place, trying to connect again, and the trust that
 * one in vain costs. Of two fixes the likelier comes first unless it takes much longer.
 */
export const TRYING_MINUTES = 16;

/** Chance that somebody who has the role that is asked can tell; the same under every cause. */
export const KNOWN: Readonly<Record<"usually" | "sometimes" | "seldom", number>> = {
  usually: 0.8,
  sometimes: 0.45,
  seldom: 0.15,
};

/** What people see and tell by themselves: while they have told little, and once they have told `TOLD_MUCH` answers. */
export const KNOWN_AT_FIRST = 0.35;
export const KNOWN_LATER = 0.1;
export const TOLD_MUCH = 3;

/** Chance to come upon a finding, by how the cause is labelled with it. */
export const KNOWN_WHEN_WRONG = { typical: 0.85, sometimes: 0.4, otherwise: 0.08 } as const;
/** How likely somebody who did not find it could have looked, where nobody has said what they may do. */
export const COULD_HAVE_LOOKED = 0.5;

/** Chance that people can tell what they may do. */
export const KNOWN_ROLE = 0.95;

/** Once a person has said that they have a role, it takes this many "I can't" before the bot stops counting on it. */
export const CANNOTS_AGAINST_A_YES = 2;
