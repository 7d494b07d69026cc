import type { Sentence, Word } from "./split-sentences";

const LONGEST = 4;
const LINKS = new Set("and und with mit plus also".split(" "));
/** In front of a list these make it a guess, a trial or something left out: "I checked DNS, VPN". */
const DOUBTS = new Set(
  `maybe perhaps possibly probably might may could should would think guess suspect assume believe wonder vielleicht
  eventuell if whether unless tried try trying checked check tested test excluded ruled
  reinstalled restarted removed disabled turned getestet geprüft probiert versucht`.split(/\s+/),
);
const DENIALS = new Set("no not without neither nor never kein keine keinen ohne weder".split(" "));
const ALTERNATIVES = new Set("or nor oder noch".split(" "));

/**
 * "0x904, Azure VM, VPN": the short parts between commas, each as if "via" stood before it, for the phrases say "via vpn".
 * Left out where the words before them make the list doubtful or deny it.
 */
export function listMembers({ words, isQuestion }: Sentence): readonly Sentence[] {
  if (isQuestion) {
    return [];
  }
  const parts = clauses(words);
  const doubtful = parts.findIndex((part) => part.some((word) => DOUBTS.has(word.text)));
  const certain = doubtful < 0 ? parts : parts.slice(0, doubtful);
  const endsInAlternative = parts.some((part) => ALTERNATIVES.has(part[0]?.text ?? ""));
  return certain.flatMap((part, at) => {
    const named = LINKS.has(part[0]?.text ?? "") ? part.slice(1) : part;
    const first = named[0];
    const isDenied = DENIALS.has(parts[at - 1]?.[0]?.text ?? "");
    if (first === undefined || named.length > LONGEST || isDenied || endsInAlternative) {
      return [];
    }
    return [{ words: [{ text: "via", clause: first.clause }, ...named], isQuestion }];
  });
}

function clauses(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1);
    if (last !== undefined && last[0]?.clause === word.clause) {
      last.push(word);
    } else {
      parts.push([word]);
    }
  }
  return parts;
}
