/** Verbs whose "n't" people type with and without its apostrophe. */
const VERBS_WITH_NOT = "is are was were do does did have has had would should could".split(" ");
/** Each is read as what stands behind it. "its", "were", "well" and "id" are left: they are words of their own. */
const CONTRACTIONS = `can't can not, cant can not, cannot can not, won't will not, wont will not, i'm i am, im i am,
  i've i have, ive i have, it's it is, that's that is, thats that is, there's there is, we're we are, we've we have,
  they're they are, you're you are, what's what is, he's he is, she's she is`;
/** One spelling for what is written in several: "login", "log in" and "sign in" are the same to a reader. */
const SPELLINGS = `login log in, logins log in, logon log on, logons log on, signin log in, signon log on, sign log,
  signs logs, signed logged, signing logging, licence license, licences licenses, licencing licensing,
  authorised authorized, unauthorised unauthorized, anymore any more, everytime every time, smartcard smart card,
  hostname host name, username user name, usernames user names, blackscreen black screen, remotedesktop remote desktop,
  ipaddress ip address, reboot restart, reboots restarts, rebooted restarted, rebooting restarting,
  coworker colleague, coworkers colleagues, workmate colleague, workmates colleagues, teammate colleague,
  teammates colleagues, creds credentials, pwd password, pw password, passwd password, rdweb rd web, prem premises,
  azuread azure ad, entraid entra id, w10 windows 10, w11 windows 11, ws2012 windows server 2012,
  ws2016 windows server 2016, ws2019 windows server 2019, ws2022 windows server 2022, ws2025 windows server 2025,
  2008r2 2008 r2, 2012r2 2012 r2, server2012 server 2012, server2016 server 2016, server2019 server 2019,
  server2022 server 2022, server2025 server 2025`;

const FOLDED = new Map<string, readonly string[]>([
  ...VERBS_WITH_NOT.flatMap((verb) => [`${verb}n't`, `${verb}nt`].map((form) => [form, [verb, "not"]] as const)),
  ...`${CONTRACTIONS}, ${SPELLINGS}`.split(/,\s*/).map((entry) => {
    const [word = "", ...meant] = entry.trim().split(" ");
    return [word, meant] as const;
  }),
]);

/** The word, in lower case, as the reader knows it: "can't" is "can not", "logon" is "log on". */
export function foldWord(word: string): readonly string[] {
  return FOLDED.get(word) ?? [word.replaceAll("'", "")];
}
