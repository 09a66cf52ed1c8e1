interface SharedValue {
  /** The value that the editor publishes. */
  sent: string | null | undefined;
  /** The value when the draft was started. */
  base: string | null | undefined;
  /** The value that is published now. */
  live: string | null;
}

/** Returns the value to publish for a field shared with Medusa: the live one unless the editor changed the base. */
export function mergeShared({ sent, base, live }: SharedValue): string | null {
  const wanted = sent ?? null;
  return wanted === (base ?? null) ? live : wanted;
}
