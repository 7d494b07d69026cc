/** One line of the doctor: what is in order, or what is wrong and what to do about it. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

export function good(text: string): Finding {
  return { ok: true, text };
}

export function bad(text: string): Finding {
  return { ok: false, text };
}
