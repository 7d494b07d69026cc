import { answersOfCodes, placeCodes } from "../conversation/answers-of-codes";
import type { Message } from "../conversation/message";
import { codeFamily } from "../diagnosis/code-family";
import { EVENT_IDS } from "../diagnosis/event-ids";
import type { CodeAdvice, ErrorCode, Knowledge } from "../diagnosis/knowledge";
import type { View, ViewFact } from "./view";
import { awaiting, createBareView, type ViewContext } from "./view-context";

type Advice = Partial<Pick<CodeAdvice, "notSaid" | "lookFirst">>;

interface Codes {
  readonly codes: readonly string[];
  readonly unreadable: readonly string[];
}

/** What codes officially mean, what they do not say, what to look at first. Nothing is guessed. */
export function codeMeaningView(context: ViewContext, { codes, unreadable }: Codes): View {
  const { sentences } = context;
  const wrong = unreadable.map((text) =>
    EVENT_IDS.has(text) ? sentences.codeIsEvent(text) : sentences.codeUnreadable(text.slice(0, 40)),
  );
  if (codes.length === 0) return createBareView("notice", { text: wrong.length > 0 ? wrong : [sentences.codeNone] });
  const meanings = meaningsOf(context, codes);
  const unknown = codes.filter((code) => !meanings.some((one) => one.code === code));
  return createBareView("code", {
    title: sentences.codeTitle(codes.join(" / ")),
    text: [...unknown.map((code) => unknownWords(context, code)), ...wrong, sentences.codeCaution],
    facts: [...meanings.map((one) => codeFact(context, one)), ...adviceFacts(context, codes)],
  });
}

export function codeView(context: ViewContext, caseId: string, { prompt }: Message & { kind: "code" }): View {
  return { ...codeMeaningView(context, prompt), ...awaiting(context, caseId, prompt) };
}

/** Microsoft names one range without its members. */
function unknownWords({ sentences }: ViewContext, code: string): string {
  const isProtocol = Number(code) >= 0x1000 && Number(code) <= 0x7fff;
  return isProtocol ? sentences.codeInProtocolRange(code) : sentences.codeUnknown(code);
}

/** A code may stand in several tables; only of a pair each has its place. */
function meaningsOf({ knowledge }: ViewContext, codes: readonly string[]): readonly ErrorCode[] {
  if (codes.length !== 2) return codes.flatMap((one) => knowledge.codes.filter(({ code }) => code === one));
  return placeCodes(knowledge, codes).flatMap(({ entry }) => (entry ? [entry] : []));
}

/** Each advice once: that of a code where it has its own, otherwise that of the family. */
function adviceFacts(context: ViewContext, codes: readonly string[]): readonly ViewFact[] {
  const { sentences } = context;
  const advice = adviceOf(context, codes);
  const row = (label: string, texts: readonly (string | undefined)[]): readonly ViewFact[] => {
    const value = [...new Set(texts)].filter((text) => text !== undefined).join(" ");
    return value === "" ? [] : [{ label, value }];
  };
  return [
    ...row(
      sentences.codeNotSaid,
      advice.map(({ notSaid }) => notSaid),
    ),
    ...row(
      sentences.codeLookFirst,
      advice.map(({ lookFirst }) => lookFirst),
    ),
  ];
}

/** One advice for what the dialog shows, and one for each code of another table. */
function adviceOf({ knowledge }: ViewContext, codes: readonly string[]): readonly Advice[] {
  const entries = placeCodes(knowledge, codes).flatMap(({ entry }) => (entry ? [entry] : []));
  const shown = entries.filter(({ table }) => table === "disconnect" || table === "extended");
  const others = entries.filter((entry) => !shown.includes(entry));
  const undocumented = codes.length > entries.length;
  return [
    ...(shown.length > 0 || undocumented ? [adviceOfDialog(knowledge, codes, shown)] : []),
    ...others.map((entry) => ({ ...generalAdvice(knowledge, entry.table), ...ownAdvice(entry) })),
  ];
}

/** The extended code knows most, but the pair is more than its parts. */
function adviceOfDialog(knowledge: Knowledge, codes: readonly string[], shown: readonly ErrorCode[]): Advice {
  const answers = answersOfCodes(knowledge, codes);
  const family = codeFamily(Object.fromEntries(answers.map(({ observation, value }) => [observation, value])));
  const own = (table: ErrorCode["table"]) => ownAdvice(shown.find((entry) => entry.table === table));
  const ofCode = family === "pair" ? {} : own("disconnect");
  return { ...generalAdvice(knowledge, family), ...ofCode, ...own("extended") };
}

function generalAdvice({ codeAdvice }: Knowledge, family: string): Advice {
  const general = codeAdvice.find((one) => one.family === family);
  return general ? { notSaid: general.notSaid, lookFirst: general.lookFirst } : {};
}

function ownAdvice(entry: ErrorCode | undefined): Advice {
  return {
    ...(entry?.notSaid === undefined ? {} : { notSaid: entry.notSaid }),
    ...(entry?.lookFirst === undefined ? {} : { lookFirst: entry.lookFirst }),
  };
}

function codeFact({ sentences }: ViewContext, { code, table, meaning, symbol, status }: ErrorCode): ViewFact {
  const note = sentences.codeStatus[status];
  return {
    label: `${code} (${Number(code)}) ${sentences.codeTables[table]}`,
    value: [sentences.codeSays(meaning, symbol), note].filter((words) => words !== "").join(" "),
  };
}
