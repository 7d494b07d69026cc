const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A day of work usually shows whether a fix holds, and people still remember what they did. */
export const FOLLOW_UP_AFTER = DAY;

/** Later than this the question would come out of nowhere: the process was down, and life has gone on. */
export const FOLLOW_UP_AT_MOST_LATE = 3 * DAY;

/** Nobody is reminded while they work on it; after half a working day without a word they may have forgotten. */
export const REMIND_AFTER = 4 * HOUR;

/** From one reminder to the next, the last one again and again: soon at first, and not so often that nobody reads them. */
export const BETWEEN_REMINDERS = [1 * DAY, 2 * DAY, 4 * DAY, 7 * DAY] as const;

/** How long nothing may be heard before a case is closed. */
export const CLOSE_AFTER = {
  /** It works, and it was asked whether it holds: a week leaves time for that answer. */
  fixed: 7 * DAY,
  /** Two weeks outlast a holiday; after that a new start is quicker than finding back. */
  open: 14 * DAY,
  /** People at the desk take their time, and their answer may come through here. */
  withDesk: 30 * DAY,
  /** So long the reminders go on; somebody who answered none of them will not answer more. */
  weakened: 30 * DAY,
} as const;

/** A reminder is to be answered before its case is closed, also where the process was down for most of the time. */
export const CLOSE_AFTER_REMINDER = DAY;
