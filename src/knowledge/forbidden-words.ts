const DOWNLOAD = "fetches something from the network; describe where to get it, and let the person fetch it.";
const HIDES = "hides what is run; write the command itself.";

/** Looked for in the whole text, strings and comments too, so that no inner shell runs them either. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:Invoke-Expression|iex|ScriptBlock\]?::Create|InvokeScript|ExpandString)\b/i,
    "runs text as code; write the command itself.",
  ],
  [
    /\b(?:Invoke-WebRequest|iwr|Invoke-RestMethod|irm|curl|wget|Start-BitsTransfer|bitsadmin|urlcache|WebClient|HttpClient|WebRequest|XMLHTTP|DownloadString|DownloadFile|DownloadData|OpenRead)\b/i,
    DOWNLOAD,
  ],
  [
    /(?<!\w)[-/]e(?:c|nc|ncodedcommand)?\b(?=\s+['"]?[A-Za-z0-9+/=]{16,})|-EncodedCommand\b|\bFromBase64String\b/i,
    HIDES,
  ],
  [/(?<!\w)-(?:ExecutionPolicy|ep|exec?)\b|\bSet-ExecutionPolicy\b/i, "changes which scripts may run; leave it out."],
];

/** What never stands in a command, each with what it does and what to do instead. */
export function forbiddenWords(run: string): readonly string[] {
  return FORBIDDEN.flatMap(([pattern, text]) => {
    const found = run.match(pattern)?.[0];
    return found === undefined ? [] : [`holds ${found}, which ${text}`];
  });
}
