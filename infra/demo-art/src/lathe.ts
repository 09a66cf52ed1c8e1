import { type Canvas, darken, ellipse, group, lighten, n, type Point, path, rect, smooth } from "./draw.js";

/** A turned body: `profile` lists [y, radius] from top to bottom. */
export interface Lathe {
  readonly cx: number;
  readonly profile: readonly Point[];
  /** How round the rims look: 0 is seen straight from the side. */
  readonly tilt: number;
  readonly color: string;
  /** Strength of light and shade, 0 to 1. */
  readonly contrast?: number;
  /** Corners stay sharp instead of flowing. */
  readonly sharp?: boolean;
  /** Inner colour of an open top; closed without it. */
  readonly inside?: string;
  /** Drawn on the body, under light and shade, clipped to it. */
  readonly decoration?: string;
}

/** Returns the radius of the body at a height, straight between profile points. */
export function radiusAt(profile: readonly Point[], y: number): number {
  for (let index = 0; index < profile.length - 1; index += 1) {
    const [y1, r1] = profile[index] ?? [0, 0];
    const [y2, r2] = profile[index + 1] ?? [0, 0];
    if (y >= y1 && y <= y2) return y2 === y1 ? r1 : r1 + ((r2 - r1) * (y - y1)) / (y2 - y1);
  }
  return profile[profile.length - 1]?.[1] ?? 0;
}

/** Returns the outline of the body as a path. */
export function outline({ cx, profile, tilt, sharp }: Lathe): string {
  const left: Point[] = profile.map(([y, r]) => [cx - r, y]);
  const right: Point[] = profile.map(([y, r]): Point => [cx + r, y]).reverse();
  const bottom = profile[profile.length - 1] ?? [0, 0];
  const top = profile[0] ?? [0, 0];
  const start = left[0] ?? [cx, 0];
  const line = (points: readonly Point[]): string =>
    sharp === true
      ? points
          .slice(1)
          .map(([x, y]) => `L${n(x)} ${n(y)}`)
          .join("")
      : smooth(points);
  return `M${n(start[0])} ${n(start[1])}${line(left)}A${n(bottom[1])} ${n(bottom[1] * tilt)} 0 0 0 ${n(cx + bottom[1])} ${n(bottom[0])}${line(right)}A${n(top[1])} ${n(top[1] * tilt)} 0 0 1 ${n(start[0])} ${n(start[1])}Z`;
}

/** Draws a ring of colour around the body between two heights. */
export function band(lathe: Lathe, y1: number, y2: number, fill: string, opacity = 1): string {
  const { cx, profile, tilt } = lathe;
  const [r1, r2] = [radiusAt(profile, y1) + 2, radiusAt(profile, y2) + 2];
  return path(
    `M${n(cx - r1)} ${n(y1)}A${n(r1)} ${n(r1 * tilt)} 0 0 0 ${n(cx + r1)} ${n(y1)}L${n(cx + r2)} ${n(y2)}A${n(r2)} ${n(r2 * tilt)} 0 0 1 ${n(cx - r2)} ${n(y2)}Z`,
    { fill, opacity },
  );
}

/** Repeats a motif around the body at a height, narrowing towards the edges as on a real pot. */
export function around(
  lathe: Lathe,
  y: number,
  count: number,
  motif: (index: number) => string,
  phase = 0,
): string {
  const { cx, profile, tilt } = lathe;
  const r = radiusAt(profile, y);
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const angle = ((index + phase) / count) * Math.PI * 2 - Math.PI;
    const depth = Math.cos(angle);
    if (depth < 0.06) continue;
    parts.push(
      group(motif(index), {
        transform: `translate(${n(cx + r * Math.sin(angle))} ${n(y + r * tilt * depth)}) scale(${n(depth)} 1)`,
      }),
    );
  }
  return parts.join("");
}

/** Draws the body with its decoration, side light and rim. */
export function turn(canvas: Canvas, lathe: Lathe): string {
  const { cx, profile, tilt, color, decoration = "", inside, contrast = 1 } = lathe;
  const d = outline(lathe);
  const clip = canvas.clip(path(d, {}));
  const top = profile[0] ?? [0, 0];
  const bottom = profile[profile.length - 1] ?? [0, 0];
  const widest = Math.max(...profile.map(([, r]) => r));
  const shade = canvas.linear(
    [0, 0],
    [1, 0],
    [
      [0, "#000000", 0.34 * contrast],
      [0.16, "#000000", 0.08 * contrast],
      [0.3, "#ffffff", 0.26 * contrast],
      [0.46, "#ffffff", 0.02],
      [0.72, "#000000", 0.16 * contrast],
      [0.93, "#000000", 0.46 * contrast],
      [1, "#000000", 0.36 * contrast],
    ],
  );
  const foot = canvas.linear(
    [0, 0],
    [0, 1],
    [
      [0, "#ffffff", 0.12 * contrast],
      [0.55, "#000000", 0],
      [1, "#000000", 0.34 * contrast],
    ],
  );
  const box: [number, number, number, number] = [
    cx - widest,
    top[0] - top[1] * tilt,
    widest * 2,
    bottom[0] - top[0] + (top[1] + bottom[1]) * tilt,
  ];
  const body = group(
    rect(...box, { fill: color }) + decoration + rect(...box, { fill: shade }) + rect(...box, { fill: foot }),
    { "clip-path": clip },
  );
  const rim =
    inside === undefined
      ? ellipse(cx, top[0], top[1], top[1] * tilt, { fill: lighten(color, 0.14) })
      : ellipse(cx, top[0], top[1], top[1] * tilt, { fill: lighten(color, 0.3) }) +
        ellipse(cx, top[0] + 2, top[1] * 0.9, top[1] * tilt * 0.86, {
          fill: canvas.linear(
            [0, 0],
            [1, 0.4],
            [
              [0, darken(inside, 0.6)],
              [1, darken(inside, 0.2)],
            ],
          ),
        });
  return body + rim;
}
