import { type Canvas, circle, darken, ellipse, n, type Point, path } from "./draw.js";
import { around, band, type Lathe, turn } from "./lathe.js";
import { leaf, rosette, tulip } from "./ornament.js";
import { GLAZES, type Glaze, type GlazeName } from "./saffron-glazes.js";
import { shadow } from "./saffron-stage.js";

type VaseShape = "registan" | "bud" | "amphora" | "moon";

const SHAPES: Record<VaseShape, readonly Point[]> = {
  registan: [
    [0, 0.3],
    [0.05, 0.25],
    [0.16, 0.2],
    [0.3, 0.33],
    [0.48, 0.5],
    [0.64, 0.48],
    [0.84, 0.3],
    [0.96, 0.24],
    [1, 0.26],
  ],
  bud: [
    [0, 0.13],
    [0.06, 0.1],
    [0.38, 0.085],
    [0.52, 0.16],
    [0.7, 0.33],
    [0.86, 0.33],
    [0.97, 0.22],
    [1, 0.22],
  ],
  amphora: [
    [0, 0.2],
    [0.05, 0.15],
    [0.2, 0.13],
    [0.3, 0.22],
    [0.42, 0.36],
    [0.55, 0.37],
    [0.78, 0.22],
    [0.94, 0.12],
    [1, 0.18],
  ],
  moon: [
    [0, 0.2],
    [0.035, 0.19],
    [0.07, 0.25],
    [0.13, 0.36],
    [0.22, 0.46],
    [0.33, 0.53],
    [0.46, 0.56],
    [0.59, 0.55],
    [0.72, 0.49],
    [0.83, 0.41],
    [0.92, 0.31],
    [0.97, 0.25],
    [1, 0.24],
  ],
};

/** Draws a vase standing with its foot at `base`; `decor` rises from bands to flowers. */
export function vase(
  canvas: Canvas,
  cx: number,
  base: number,
  height: number,
  shape: VaseShape,
  glaze: GlazeName,
  decor: "bands" | "flowers" | "plain",
): string {
  const g: Glaze = GLAZES[glaze];
  const y = (t: number): number => base - height + t * height;
  const profile = SHAPES[shape].map(([t, r]): Point => [y(t), r * height]);
  const lathe: Lathe = { cx, profile, tilt: 0.16, color: g.body, inside: g.body };
  let decoration = "";
  if (decor === "flowers") {
    decoration += band(lathe, y(0.31), y(0.335), g.ink) + band(lathe, y(0.79), y(0.81), g.ink);
    decoration +=
      band(lathe, y(0.24), y(0.3), g.second) +
      around(lathe, y(0.27), 22, () => circle(0, 0, height * 0.011, { fill: g.accent }));
    decoration += around(
      lathe,
      y(0.56),
      7,
      (index) => {
        const s = height * 0.105;
        return (
          path(`M0 ${n(s * 1.9)}C${n(s * 0.3)} ${n(s)} ${n(-s * 0.2)} ${n(s * 0.3)} 0 0`, {
            fill: "none",
            stroke: g.ink,
            "stroke-width": s * 0.08,
          }) +
          leaf(0, s * 1.2, s * 0.9, -30, g.second) +
          leaf(0, s * 1.4, s * 0.9, 210, g.second) +
          (index % 2 === 0
            ? rosette(0, 0, s * 0.86, [g.ink, g.accent, g.body, g.ink], 10)
            : tulip(0, s * 0.6, s * 1.5, -90, g.ink, g.accent))
        );
      },
      0.5,
    );
    decoration += around(lathe, y(0.84), 26, () => leaf(0, height * 0.03, height * 0.05, -90, g.second));
    decoration += around(lathe, y(0.14), 18, () => leaf(0, height * 0.03, height * 0.055, -90, g.ink));
  } else if (decor === "bands") {
    decoration +=
      band(lathe, y(0.36), y(0.375), g.ink) +
      band(lathe, y(0.39), y(0.5), g.second) +
      band(lathe, y(0.515), y(0.53), g.ink);
    decoration += around(
      lathe,
      y(0.445),
      14,
      () =>
        path(
          `M0 ${n(-height * 0.045)}L${n(height * 0.032)} 0L0 ${n(height * 0.045)}L${n(-height * 0.032)} 0Z`,
          { fill: g.ink },
        ) + circle(0, 0, height * 0.011, { fill: g.accent }),
    );
    decoration += around(lathe, y(0.58), 30, () => leaf(0, 0, height * 0.05, 90, g.ink));
    decoration += band(lathe, y(0.9), y(0.915), g.ink);
  } else {
    decoration +=
      band(lathe, y(0.62), y(1.02), darken(g.body, 0.16)) +
      around(lathe, y(0.62), 40, (index) =>
        ellipse(0, 0, height * 0.016, height * (0.014 + (index % 3) * 0.008), { fill: darken(g.body, 0.16) }),
      );
  }
  const handles =
    shape === "amphora"
      ? [-1, 1]
          .map((side) =>
            path(
              `M${n(cx + side * height * 0.15)} ${n(y(0.05))}C${n(cx + side * height * 0.4)} ${n(y(0.02))} ${n(cx + side * height * 0.42)} ${n(y(0.3))} ${n(cx + side * height * 0.3)} ${n(y(0.37))}`,
              {
                fill: "none",
                stroke: side < 0 ? darken(g.body, 0.1) : darken(g.body, 0.4),
                "stroke-width": height * 0.034,
                "stroke-linecap": "round",
              },
            ),
          )
          .join("")
      : "";
  const foot = profile[profile.length - 1]?.[1] ?? 60;
  return (
    shadow(canvas, cx, base + foot * 0.1, foot * 1.5, foot * 0.42) +
    handles +
    turn(canvas, { ...lathe, decoration })
  );
}
