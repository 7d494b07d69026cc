const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u2032\u0060\u00b4]/g;

/** The text in one spelling, for comparing only: compatibility forms folded, typographic apostrophes straight. Keeps the case. */
export function plainText(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(APOSTROPHES, "'");
}
