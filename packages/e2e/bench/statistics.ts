/** Returns the median of a list; the mean of the two middle values when the length is even. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Returns the interpolated value below which the given share (0 to 1) of the list lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error("A percentile needs at least one value.");
  return below + (above - below) * (place - Math.floor(place));
}

/** Bounds of the control: if two halves of the same measurement differ by more, the run is void. */
export const CONTROL = { from: 0.95, to: 1.05 } as const;

/** Returns the ratio of two samples of the same measurement, and whether it is within the control's bounds. */
export function control(a: readonly number[], b: readonly number[]): { ratio: number; holds: boolean } {
  const ratio = median(a) / median(b);
  return { ratio, holds: ratio >= CONTROL.from && ratio <= CONTROL.to };
}
