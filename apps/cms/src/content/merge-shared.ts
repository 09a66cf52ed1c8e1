interface SharedValue {
  /** What the editor is publishing. */
  sent: string | null | undefined;
  /** What the draft showed when it was begun. */
  base: string | null | undefined;
  /** What the public sees now. */
  live: string | null;
}

/** The value to publish for a field shared with Medusa: the live one unless the editor changed it since the base. */
export function mergeShared({ sent, base, live }: SharedValue): string | null {
  const wanted = sent ?? null;
  return wanted === (base ?? null) ? live : wanted;
}
