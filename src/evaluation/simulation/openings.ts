/** What people tell before anybody asks: the codes on their screen. */
export interface Opening {
  /** How many of a hundred people begin like this; a judgement, no count. */
  readonly share: number;
  readonly answers: Readonly<Record<string, string>>;
}

/** Error 0x904 with extended 0x7 first, for it brings people here; then every other family of codes, and no code at all. */
export const OPENINGS: readonly Opening[] = [
  opening(40, { "error-code": "0x904", "extended-code": "0x7" }),
  opening(6, { "error-code": "0x904" }),
  opening(2, { "error-code": "0x404" }),
  opening(15, { "error-code": "0x204" }),
  opening(2, { "error-code": "0x104" }),
  opening(2, { "error-code": "0x108" }),
  opening(3, { "error-code": "0x807" }),
  opening(2, { "error-code": "0xb07" }),
  opening(2, { "error-code": "0x1107" }),
  opening(2, { "error-code": "0x908" }),
  opening(2, { "extended-code": "0x3" }),
  opening(2, { "error-code": "0x3000008" }),
  opening(20, {}),
];

function opening(share: number, answers: Opening["answers"]): Opening {
  return { share, answers };
}
