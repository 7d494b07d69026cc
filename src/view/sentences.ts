import type { IntakeField, PromptKind } from "../conversation/case";
import type { Notice } from "../conversation/message";
import type { ChanceBand } from "../diagnosis/band";
import type { Detail } from "../diagnosis/details";
import type { FixOutcome } from "../diagnosis/evidence";
import type { CodeTable, Command, Fix, Risk, Role } from "../diagnosis/knowledge";
import type { HandOverReason } from "../diagnosis/plan";
import type { SecretKind } from "../reading/reading";

/**
 * Every sentence of the bot, in one language. A second language is a second object of this shape; the texts of causes,
 * observations and fixes stand in `knowledge/`.
 */
export const ENGLISH = {
  locale: "en",

  welcome: (keep: string) => [
    "Hello, I help when a Remote Desktop connection fails. Tell me in your own words what happens, and the error code if you see one.",
    `I keep what you tell me about this problem ${keep}, so that nothing has to be told twice. Type "forget me" and I delete it. Please never send a password.`,
  ],
  welcomeShared: "Everybody here can read this. Name me each time you type to me here, or write to me directly.",
  keptFor: (days: number) => `for ${days} days after it is closed`,
  keptInMemory: "only until this program ends",

  noted: (answers: string) => `I noted: ${answers}.`,
  unsure: (answer: string) => `perhaps ${answer}`,
  and: "; ",

  intakeTitle: "A few things at once",
  intakeText: ["Leave open what you don't know."],
  intakeLabels: {
    codes: 'Error code and extended error code (open "See details" in the message)',
    target: "Name or address of the computer you connect to, as you type it",
    environment: "What applies? You may tick several.",
    "failing-moment": "When does it fail?",
    "can-administer-host": "Do you administer the computer you connect to?",
  } satisfies Record<IntakeField, string>,
  codesPlaceholder: "for example 0x904 / 0x7",
  targetPlaceholder: "for example server01 or 10.1.2.3",
  leaveOpen: "Leave this open",
  environments: {
    "target-azure-vm": "It is a virtual machine in Azure",
    "after-windows11-upgrade": "It began after a Windows 11 upgrade",
    "via-vpn-or-ztna": "I go through a VPN or Global Secure Access",
    "via-pam": "I go through a password safe (PAM), bastion or proxy",
    "via-rd-gateway": "I go through a Remote Desktop Gateway",
  } as Readonly<Record<string, string>>,
  noneOfThese: "None of these",
  environmentNone: "no Azure VM, Windows 11 upgrade, VPN, PAM or gateway",
  unreadableField: (value: string) =>
    `I could not read "${value}" as an error code. A code looks like 0x904 or 2308. You can also leave it open.`,

  questionWhy: (why: string) => `Why I ask: ${why}`,
  questionHowTitle: "How to find out",
  typeIt: "You can also type it.",
  pickOne: "Pick one",
  questionFootnote: "You can also type: why, status, human, help.",

  fixBecause: (cause: string, chance: string) => `Most likely cause: ${cause} (${chance}).`,
  fixAgainst: (cause: string, chance: string) => `It would help against this: ${cause} (${chance}).`,
  factWhere: "Where",
  factWho: "Who",
  factTime: "Time",
  factRisk: "Risk",
  minutes: (count: number) => `about ${count} ${count === 1 ? "minute" : "minutes"}`,
  places: {
    client: "On your own PC",
    host: "On the computer you connect to",
    azure: "In Azure",
    router: "On the router, firewall or DNS server",
    gateway: "On the VPN or gateway",
    licensing: "On the Remote Desktop licence server",
    pam: "In the password safe (PAM)",
    idp: "In the account directory",
    none: "Nowhere: nothing is changed",
  } satisfies Record<Fix["where"], string>,
  roles: {
    "end-user": "You",
    "local-admin": "An administrator of your own PC",
    "host-admin": "An administrator of that computer",
    "network-admin": "Somebody who manages the network",
    "azure-contributor": "Somebody who may change the VM in Azure",
    "pam-admin": "An administrator of the password safe",
    "domain-admin": "An administrator of the accounts",
  } satisfies Record<Role, string>,
  risks: {
    read: "None: it changes nothing",
    safe: "Low: easy to take back",
    disruptive: "It interrupts people who are connected",
    weakens: "It weakens security until it is taken back",
    dangerous: "High: a slip can damage other things",
    never: "Do not do this",
  } satisfies Record<Risk, string>,
  riskIrreversible: "Low, but it cannot be taken back",
  before: "Before you start",
  steps: "Do this",
  check: "Check that it worked",
  undo: "How to take it back",
  noUndo: "Taking it back",
  openSlots: (slots: string, example: string) =>
    `In the commands, put the right name in place of ${slots}. Or type it to me, for example "${example}", and I fill it in.`,
  slotExamples: {
    host: "host: server01",
    port: "port: 3390",
    user: "user: CONTOSO\\anna",
    vm: "vm: vm-web-01",
    resourceGroup: "resource group: rg-web",
    thumbprint: "thumbprint: 9F86…",
  } satisfies Record<Detail, string>,
  slotNames: {
    host: "the computer",
    port: "the port",
    user: "the user",
    vm: "the VM",
    resourceGroup: "the resource group",
    thumbprint: "the certificate",
  } satisfies Record<Detail, string>,
  notedDetails: (words: string) => `I noted: ${words}.`,
  notedDetail: (name: string, value: string) => `${name} is ${value}`,
  refusedDetail: (name: string, given: string, example: string) =>
    `"${given}" cannot be ${name}, so I put it into no command. It looks like this: ${example}`,
  missingDetail: (name: string, example: string) => `I do not see ${name}. Type it like this: ${example}`,

  requestTitle: "Somebody else can do this",
  requestText: (who: string) => `${who} can. You can send them this:`,

  correctionTitle: "Please do not follow this advice",
  correctionText: (advice: string) => `What goes round on the web: "${advice}".`,
  correctionWrong: "Why not",
  correctionInstead: "What to do instead",
  correctionFix: (instead: string, fix: string) => `${instead} I know how: "${fix}".`,
  correctionDone: "If it was done already",
  correctionNoted: "I put it on the list of what has to be taken back.",

  triageText: (why: string, minutes: string) => `${why} It only reads and changes nothing, ${minutes}.`,
  triageSteps: "Run this once instead of many questions",
  triagePaste: "Then copy all that it prints and send it to me here as a message.",
  undoVanished: "I no longer have the steps for this. Please ask whoever looks after the computer.",
  undoShown: 'The steps stand on the card where you agreed. Type "undo" and I show them again.',
  sources: (titles: string, reviewed: string) => `Sources: ${titles}. Reviewed ${reviewed}.`,
  shells: { powershell: "PowerShell", cmd: "Command Prompt", bash: "Terminal (bash)" } satisfies Record<
    Command["shell"],
    string
  >,
  asAdministrator: " as administrator",
  commandPlaces: {
    client: "on your PC",
    host: "on the computer you connect to",
    "cloud-shell": "in Azure Cloud Shell",
  } satisfies Record<Command["on"], string>,
  commandLabel: (shell: string, elevated: string, place: string) => `${shell}${elevated}, ${place}`,

  consentTitles: {
    weakens: "Please read first: this weakens security",
    dangerous: "Please read first: handle with care",
    irreversible: "Please read first: this cannot be taken back",
  },
  consentText: (title: string) => `Next step: ${title}.`,
  consentPromise:
    "If it does not help, we take it back before anything else. I keep the case open for that and remind you.",
  consentFootnote: (place: string) => `Only go on if you administer what is changed. It is done here: ${place}.`,

  testedTitle: "That worked, for now",
  testedText: (title: string) => `"${title}" gets you in, but the cause is still there.`,
  testedOpen: "It also has to be taken back. I keep that on the list.",

  undoTitles: {
    "did-not-help": "First take the last change back",
    advised: "Better take this back first",
    "before-closing": "It works. One thing is left to take back",
    asked: "Take this change back",
    reminded: "Is it time to take this back?",
  },
  undoText: {
    "did-not-help": (title: string) =>
      `"${title}" did not solve it. Better take it back, so that nothing stays changed without need.`,
    advised: (title: string) => `You told me of this: "${title}". Better take it back before we go on.`,
    "before-closing": (title: string) => `"${title}" is still in place. I keep the case open for that and remind you.`,
    asked: (title: string) => `This takes "${title}" back.`,
    reminded: (title: string) => `This takes "${title}" back. Then we go on where we were.`,
  },

  menuTitle: "More",
  menuText: "The card above stays open.",

  correctTitle: "Which answer shall we change?",

  whyTitle: "Why I go this way",
  whyNothing: "I know too little yet to prefer a cause.",
  unexplained: "something I do not know of",
  whyFor: (answers: string) => `Speaks for the likeliest cause: ${answers}.`,
  whyAgainst: (answers: string) => `Speaks against it: ${answers}.`,
  whyIntake: "The form asks at once for what separates most causes.",
  whyTry: (title: string, chance: string) => `I propose "${title}": it should help in ${chance} cases like yours.`,
  whyHandOver: {
    cheaper: "A person is likely to be quicker from here than trying further.",
    "nothing-left": "I have nothing left that you can do yourself.",
    unexplained: "What you told me points to none of the causes I know.",
  } satisfies Record<HandOverReason, string>,
  whyRunnerUp: (what: string) => `Next best: ${what}.`,
  runnerUp: {
    ask: (question: string) => `ask "${question}"`,
    askForm: "ask a few things at once",
    try: (title: string) => `"${title}"`,
    handOver: "hand over to a person",
  },

  commandsNone: "This step has no commands.",

  statusTitle: "Where we stand",
  statusStages: {
    intake: "We have just begun.",
    asking: "I am looking for the cause.",
    trying: "We are trying a fix.",
    fixed: "Solved.",
    "with-desk": "Handed to the helpdesk.",
    closed: "Closed.",
  },
  heldOpen: "It works, but a change still has to be taken back.",
  factEnvironment: "Environment",
  factTarget: "Computer",
  factAnswers: "You told me",
  factTried: "Tried",
  factOpen: "Still to be taken back",
  factLikely: "Most likely",
  nothing: "nothing",
  outcomes: {
    worked: "worked",
    failed: "did not help",
    cannot: "could not be done",
    declined: "not wanted",
  } satisfies Record<FixOutcome, string>,
  waitingFor: {
    intake: "I wait for the form above.",
    triage: "I wait for what the commands above print.",
    code: "I wait to hear whether to begin with these codes.",
    question: "I wait for the answer to my question above.",
    consent: "I wait for your decision above.",
    fix: "I wait to hear how the fix above went.",
    tested: "I wait to hear how you want to go on.",
    undo: "I wait to hear that the change is taken back.",
    correct: "I wait to hear which answer to change.",
    solved: "Nothing is left to do.",
    "follow-up": "I wait to hear whether it still works.",
    "handed-over": "A person goes on from here.",
    forget: "I wait to hear whether to delete everything.",
  } satisfies Record<PromptKind, string>,

  ledgerTitle: "Still to be taken back",
  undoOf: (title: string) => `Take back: ${title}`,
  undoMoreTitle: "And these",
  undoMore: (titles: string) => `${titles}. Type "undo" when the first are taken back.`,
  ledgerEmpty: "Nothing has to be taken back.",

  solvedTitle: "Solved",
  solvedCause: (cause: string, chance: string) => `In all likelihood it was this: ${cause} (${chance}).`,
  solvedUnknownCause: "What it was is not certain.",
  solvedBy: (title: string) => `What helped: ${title}.`,
  solvedByItself: "It works again; we do not know what helped.",
  solvedTest: "This is a way round. The cause may still be there.",
  solvedNothingOpen: "Nothing is left to take back.",

  followUpTitle: "Did it hold?",
  followUpText: "You told me that it works again.",
  followUpQuestion: "Does it still work?",

  reminder: (title: string, since: string) => `A reminder: "${title}" is still in place since ${since}.`,
  reminderWhy: "Until it is taken back, others could get in more easily.",
  reminderMore: (titles: string) => `Still in place besides: ${titles}.`,
  closedInSilence:
    "I have heard nothing for a while, so I have closed this case. If you still need help, write to me and we begin anew.",
  closedOpen: (titles: string) => `Still to be taken back: ${titles}. Type "undo" at any time and I show you how.`,

  packetTitle: "For the helpdesk",
  packetReasons: {
    asked: "Here is all I know, so that nobody has to ask you twice.",
    cheaper: "From here a person is likely to be quicker. Here is all I know.",
    "nothing-left": "I have nothing left that you can do yourself. Here is all I know, for somebody who can.",
    unexplained: "What was told points to none of the causes I know. Here is all I know.",
  } satisfies Record<HandOverReason | "asked", string>,
  packetContact: (contact: string) => `Please contact: ${contact}. Send them the text below.`,
  packetNoContact: "Please send the text below to your helpdesk or administrator.",
  packetCase: "Case",
  packetSince: "Since",
  packetCodes: "Codes",
  packetCauses: "Likely causes",
  packetWords: "In their own words",
  packetUnknown: "Asked, not known",
  packetNext: "Next I would try",
  packetNone: "none",
  packetTextTitle: "To copy:",

  codeTitle: (codes: string) => `Error code ${codes}`,
  codeTables: {
    disconnect: "as the error code",
    extended: "as the extended error code",
    negotiation: "as a failure of the RDP negotiation",
    "sub-status": "as the sub-status of event 4625",
  } satisfies Record<CodeTable, string>,
  codeNotSaid: "What it does not say",
  codeLookFirst: "Look at this first",
  codeSays: (meaning: string, symbol: string | undefined) => (symbol ? `${meaning} (${symbol})` : meaning),
  codeStatus: {
    documented: "",
    "windows-text-only": "Microsoft's reference does not list it; Windows has a text for it.",
    undocumented: "Undocumented: Microsoft publishes no meaning.",
  },
  codeUnknown: (code: string) => `${code} stands in no table that I know. It is undocumented; I will not guess.`,
  codeIsEvent: (number: string) =>
    `${number} is known as the number of a Windows event, not as an error code. Tell me in which log it stands, or type the code that the message shows.`,
  codeInCase: "If this is the code that you see now, type it without the word code.",
  codeInProtocolRange: (code: string) =>
    `${code} stands in no table that I know. As an extended code it lies in the range 0x1000 to 0x7fff, which Microsoft calls protocol errors without explaining each. I will not guess.`,
  codeUnreadable: (text: string) => `"${text}" is not an error code. A code looks like 0x904 or 2308.`,
  codeNone: "Type the code behind the word, for example: code 0x904 0x7",
  codeCaution: "A code says where the connection broke. It does not name the cause.",

  helpTitle: "What you can type",
  help: [
    ["status", "where we stand"],
    ["why", "why I ask or propose this"],
    ["undo", "what still has to be taken back, and how"],
    ["human", "everything I know, for the helpdesk"],
    ["code 0x204", "what an error code means"],
    ["host: server01", "puts the name into the commands"],
    ["start over", "begin again; the undo list stays"],
    ["forget me", "delete what I keep about you"],
  ] as const,
  helpText: "Or just tell me what happens. You may answer with the buttons or in your own words.",

  settledTitle: "Answered",
  settledAnswer: (answer: string) => `✓ ${answer}`,
  settledEmpty: "Nothing filled in.",
  settledOvertaken: "We went on without this card.",
  settledClosed: "This case is closed. Write to me and we begin anew.",

  andLast: " and ",
  outcomeAfter: ", then ",
  secretsCut: (kinds: string) => `I removed ${kinds} from your message and stored nothing of it. I never need that.`,
  secretKinds: {
    password: "a password",
    token: "an access token",
    "one-time-code": "a one-time code",
    "private-key": "a private key",
    "connection-string": "a connection string's key",
    "recovery-key": "a recovery key",
  } satisfies Record<SecretKind, string>,
  /** What is right to do about each, because it was sent in a chat. */
  secretRemedies: {
    password:
      "Please change the password, because it was sent in a chat. If it comes from a vault or from LAPS, have it rotated.",
    token:
      "Please have the token withdrawn and make a new one, because it was sent in a chat. If it is a cookie, sign out everywhere.",
    "one-time-code": "Please do not use the one-time code; ask for a new one, and never pass one on.",
    "private-key":
      "Please make a new key, because this one was sent in a chat. Have its certificate revoked, or remove it wherever it is trusted.",
    "connection-string":
      "Please renew the key or password of the connection string, because it was sent in a chat, and give the new one to all that use it.",
    "recovery-key":
      "Please ask whoever manages the computer to renew its recovery key, because it was sent in a chat. A new password does not help there.",
  } satisfies Record<SecretKind, string>,

  startedOver: "We begin again.",
  startedOverOpen: (titles: string) => `Still to be taken back from before: ${titles}. Type "undo" to see how.`,

  forgetTitle: "Delete everything?",
  forgetText: "I delete this case and all else that I keep about you. It cannot be brought back.",
  forgetOpen: "These changes are still in place. Once I have forgotten them I cannot remind you:",
  forgotten: "Done. I have deleted everything that I kept about you.",
  forgottenOpen: (titles: string) => `Please remember to take back: ${titles}.`,

  choices: {
    worked: "It worked",
    failed: "Didn't help",
    cannot: "I can't do this",
    human: "Talk to a human",
    more: "More…",
    why: "Why this?",
    commands: "Send the commands as text",
    "use-code": "Start with this",
    correct: "Correct an answer",
    status: "Status",
    ledger: "Undo list",
    agree: "I understand, go on",
    decline: "Something else, please",
    "go-on": "Find the lasting fix",
    enough: "Enough for now",
    undone: "Taken back",
    "undone-fails": "Taken back, now it fails again",
    unchanged: "I had not changed anything",
    later: "I can't now",
    "correct-this": "Change this answer",
    back: "Go back",
    holds: "Yes, it still works",
    "came-back": "It came back",
    "new-case": "Another problem",
    works: "It works now",
    forget: "Delete everything",
    keep: "Keep it",
    continue: "Continue",
    answer: "Answer",
    "look-at-all": "Look at everything at once",
  } as Readonly<Record<string, string>>,
  choicesByPrompt: {
    "handed-over": { "go-on": "Go on with the bot" },
    triage: { cannot: "Ask me questions instead" },
    undo: { later: "I can't now" },
    "before-closing": { undone: "Taken back, still works" },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,

  /** Answers to a press where there is nothing to show on the card. */
  invoke: {
    taken: "Got it. See the next message.",
    failed: "Something went wrong here, and nothing was kept. Please send that again.",
    unsupported: "I do not know this button. Please use the newest card.",
  },

  /** Short answers that only the person sees who asked. */
  slack: {
    failed: "Something went wrong here, and nothing was kept. Please send that again.",
    outsider: "I serve the members of this workspace only. Please turn to your own helpdesk.",
    inDirect: "I answered you in our direct messages, where only you can read it.",
    openDirect: "Open our direct messages",
  },

  home: {
    title: "Help with Remote Desktop",
    text: "Tell me what happens when your Remote Desktop connection fails. I look for the cause with you, one step at a time.",
    start: "Start",
    goOn: "Go on",
    open: "Your open case",
    past: "Earlier",
    openCase: (since: string, stage: string) => `Since ${since}. ${stage} You find it under Messages.`,
    pastCase: (date: string, outcome: string) => `${date}: ${outcome}`,
    solvedBy: (fix: string) => `solved by "${fix}"`,
    solved: "solved",
    ended: "ended",
    commands: "In any channel: /rdp and what happens, /rdp code 0x904 0x7, /rdp status, /rdp human, /rdp help.",
  },

  terminal: {
    pickOne: "Type a number.",
    pickSeveral: "Type one or more numbers, for example 1,3.",
    noSuchNumber: (given: string) => `There is no choice ${given}. Please type one of the numbers shown, or words.`,
  },

  notices: {
    "already-answered": "This card is already answered. Please use the newest one.",
    "not-yours": "Only the person who began this case can answer it. Write to me and I help you with yours.",
    "case-gone": "I no longer have this case. Tell me what happens and we begin anew.",
    "button-not-ours": "I do not know this button. Please use the newest card here.",
    "see-above": "The card above still waits for your answer.",
    "no-pictures": "I cannot read pictures. Please type the two codes, for example: 0x904 0x7.",
    "nothing-said": "That message was empty. Tell me what happens, or use the card above.",
    "output-cut":
      "The end of what you pasted is missing. I took what was there; if you can, copy it again down to its last line.",
    "output-unread":
      'I found none of the lines that the commands print. Please copy all of them, down to the last one, or let me ask you instead. If "Access is denied" stood there, open PowerShell as administrator and paste them again.',
    "cut-short": "That was a lot of text. I read the first part of it.",
    "not-understood": "I did not understand that. Please use the buttons of the card above, or type: help.",
    "choose-first": "Please pick one of the answers first.",
    "held-open": "All right. I keep this case open for that and remind you. The card above stays.",
    "still-held-open":
      'Noted. This case stays open until the change above is taken back. If it fails again, type "it came back"; for new trouble, type: start over.',
    "nothing-to-undo": "Nothing has to be taken back.",
    "nothing-to-correct": "There is no answer to change yet.",
    "nothing-more-alone": "I have nothing left that you could do yourself. A person should go on from here.",
    "added-to-packet": 'I added your words to what the helpdesk gets. Type "human" to see it all again.',
    kept: "I keep everything as it was.",
    "glad-it-works":
      'Glad that it works. If it fails again, type "it came back"; for something else, tell me what happens.',
    "it-holds": "Good to hear, thank you. I close this case. If anything fails again, write to me.",
    "case-closed": "This case is closed. Write to me and we begin anew.",
    "told-after-closing": "All right. If anything fails again, write to me.",
  } satisfies Record<Notice, string>,

  chances: {
    "9-in-10": "about 9 in 10",
    "3-in-4": "about 3 in 4",
    "2-in-3": "about 2 in 3",
    "1-in-2": "about 1 in 2",
    "1-in-3": "about 1 in 3",
    "1-in-5": "about 1 in 5",
    "1-in-10": "about 1 in 10",
    unlikely: "fewer than 1 in 10",
  } satisfies Record<ChanceBand, string>,
};

export type Sentences = typeof ENGLISH;
