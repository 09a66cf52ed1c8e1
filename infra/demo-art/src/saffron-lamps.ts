import { type Canvas, circle, darken, ellipse, n, type Point, path } from "./draw.js";
import { around, band, type Lathe, turn } from "./lathe.js";
import { cup } from "./saffron-ceramics.js";
import { GLAZES, type Glaze, type GlazeName } from "./saffron-glazes.js";
import { SAFFRON, shadow } from "./saffron-stage.js";

/** Draws a candle in a glazed jar. */
export function candle(canvas: Canvas, cx: number, base: number, height: number, glaze: GlazeName): string {
  const y = base - height;
  const wax = ellipse(cx, y + 4, height * 0.34, height * 0.085, { fill: "#f6e7c8" });
  const flame = (s: number, fill: string): string =>
    path(
      `M${n(cx)} ${n(y - height * 0.3 * s - 26)}C${n(cx + 40 * s)} ${n(y - 70 * s)} ${n(cx + 34 * s)} ${n(y - 26)} ${n(cx)} ${n(y - 24)}C${n(cx - 34 * s)} ${n(y - 26)} ${n(cx - 40 * s)} ${n(y - 70 * s)} ${n(cx)} ${n(y - height * 0.3 * s - 26)}Z`,
      { fill },
    );
  return (
    circle(cx, y - 60, height * 0.62, {
      fill: canvas.radial([0.5, 0.5], 0.5, [
        [0, "#ffe7a8", 0.85],
        [1, "#ffe7a8", 0],
      ]),
    }) +
    cup(canvas, cx, base, height, "jar", glaze) +
    wax +
    path(`M${n(cx)} ${n(y)}V${n(y - 30)}`, { stroke: SAFFRON.ink, "stroke-width": 6 }) +
    flame(1, "#f0a93a") +
    flame(0.62, "#fff1c4")
  );
}

/** Draws a pierced lantern in the shape of a pomegranate. */
export function lantern(canvas: Canvas, cx: number, base: number, height: number, glaze: GlazeName): string {
  const g: Glaze = GLAZES[glaze];
  const y = (t: number): number => base - height + t * height;
  const shape: readonly Point[] = [
    [0, 0.2],
    [0.05, 0.12],
    [0.12, 0.1],
    [0.18, 0.2],
    [0.28, 0.37],
    [0.4, 0.46],
    [0.54, 0.49],
    [0.68, 0.46],
    [0.82, 0.37],
    [0.93, 0.24],
    [1, 0.22],
  ];
  const lathe: Lathe = {
    cx,
    profile: shape.map(([t, r]): Point => [y(t), r * height]),
    tilt: 0.16,
    color: g.body,
    inside: g.body,
  };
  const glow = "#ffdf94";
  const s = height * 0.05;
  const hole = (scale: number) => (): string =>
    path(`M0 ${n(-s * 1.5 * scale)}L${n(s * scale)} 0L0 ${n(s * 1.5 * scale)}L${n(-s * scale)} 0Z`, {
      fill: glow,
    });
  const decoration =
    around(lathe, y(0.34), 16, () => circle(0, 0, s * 0.4, { fill: glow })) +
    around(lathe, y(0.48), 11, hole(1.2)) +
    around(lathe, y(0.48), 11, () => circle(0, 0, s * 0.36, { fill: glow }), 0.5) +
    around(lathe, y(0.64), 11, hole(0.9), 0.5) +
    around(lathe, y(0.77), 16, () => circle(0, 0, s * 0.36, { fill: glow })) +
    band(lathe, y(0.21), y(0.23), g.ink) +
    band(lathe, y(0.87), y(0.89), g.ink);
  const crown = [-1, -0.45, 0.1, 0.6, 1]
    .map((t) =>
      path(
        `M${n(cx + t * height * 0.19 - 26)} ${n(y(0.02))}L${n(cx + t * height * 0.25)} ${n(y(-0.1))}L${n(cx + t * height * 0.19 + 26)} ${n(y(0.02))}Z`,
        { fill: darken(g.body, 0.12) },
      ),
    )
    .join("");
  return (
    circle(cx, y(0.52), height * 0.85, {
      fill: canvas.radial([0.5, 0.5], 0.5, [
        [0, glow, 0.75],
        [1, glow, 0],
      ]),
    }) +
    shadow(canvas, cx, base + 10, height * 0.34, height * 0.1) +
    crown +
    turn(canvas, { ...lathe, decoration, contrast: 0.85 })
  );
}
