/** Middle value of a list; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Value below which the given share (0 to 1) of the list lies, interpolated. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined)
    throw new Error("There is nothing to take a percentile of.");
  return below + (above - below) * (place - Math.floor(place));
}

/** Bounds of the control: two halves of the same measurement must agree this well, or the run says nothing. */
export const CONTROL = { from: 0.95, to: 1.05 } as const;

/** Ratio of two samples of the same thing, and whether it lies within the control's bounds. */
export function control(a: readonly number[], b: readonly number[]): { ratio: number; holds: boolean } {
  const ratio = median(a) / median(b);
  return { ratio, holds: ratio >= CONTROL.from && ratio <= CONTROL.to };
}
