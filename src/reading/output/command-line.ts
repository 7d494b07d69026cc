const PROMPT =
  /^(?:PS(?: [A-Z]:\\[^>\n]{0,200})?>|[A-Z]:\\[^>\n]{0,200}>|SAC>|[\w.-]{1,60}@[\w.-]{1,60}(?::[^$#\n]{0,100})?[$#]\s|\$ (?=[a-z]))\s*/i;
const COMMAND =
  /^(?:Test-NetConnection|tnc|(?:Get|Resolve|Test|Invoke|Select|Set|Restart|Start|Stop|Enable)-[A-Za-z]+|nslookup|ping|psping(?:64)?|qwinsta|query|quser|sc(?:\.exe)?|reg(?:\.exe)?|netstat|tasklist|netsh|cmdkey|az|wevtutil|nc|net1?)(?:\.exe)?(?:\s|$)/i;
/** Words end a sentence with these; a command line seldom does. */
const SENTENCE_END = /[.!?:,]$/;

/** True for a line that starts with a shell's prompt, with or without a command. */
export function hasPrompt(line: string): boolean {
  return PROMPT.test(line);
}

/** True for a line that can be a command, though somebody may only speak of it. */
export function isCommand(line: string): boolean {
  return hasPrompt(line) || (COMMAND.test(line) && !SENTENCE_END.test(line));
}
