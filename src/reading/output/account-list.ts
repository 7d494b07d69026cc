import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const STARTS =
  /^(?:User name|Full name|Account active|Account expires|Password last set|Benutzername|Vollständiger Name|Konto aktiv|Konto abgelaufen|Letztes Setzen des Kennworts)\s{3,}\S/i;
const BELONGS =
  /^(?:[\p{L}][\p{L}'/() -]{2,40}?\s{3,}\S.*|\*\S.*|Comment|User's comment|User profile|Home directory|Logon script|Kommentar|The command completed successfully\.?|Der Befehl wurde erfolgreich ausgeführt\.?)$/iu;
const ACTIVE = /^(?:Account active|Konto aktiv)\s{3,}(No|Locked|Nein|Gesperrt)$/i;

/** net user. Whether a date is over cannot be told without a clock, so an account that is on may still be expired. */
export const accountList: OutputKind = {
  name: "net user",
  lengthAt: lineRun(STARTS, BELONGS),
  read: ({ lines }) =>
    lines.flatMap((line) => {
      const shown = ACTIVE.exec(line)?.[1];
      if (shown === undefined) return [];
      return [{ observation: "account-state", value: /^n/i.test(shown) ? "disabled" : "locked" }];
    }),
};
