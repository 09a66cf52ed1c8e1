import type { Point } from "./draw.js";
import type { Lathe } from "./lathe.js";

export const lathe = (
  cx: number,
  base: number,
  h: number,
  profile: readonly Point[],
  color: string,
  inside?: string,
): Lathe => ({
  cx,
  profile: profile.map(([t, r]): Point => [base - h + t * h, r * h]),
  tilt: 0.2,
  color,
  sharp: true,
  contrast: 1.15,
  ...(inside === undefined ? {} : { inside }),
});
