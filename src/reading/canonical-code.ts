const LARGEST = 0xffff_ffff;

/** The number as canonical hex ("0x904"); negative ones as unsigned 32 bits. Undefined when it has more than 32 bits. */
export function canonicalCode(value: number): string | undefined {
  const unsigned = value < 0 ? value + LARGEST + 1 : value;
  return unsigned >= 0 && unsigned <= LARGEST ? `0x${unsigned.toString(16)}` : undefined;
}
