import { at, type Canvas, circle, darken, group, lighten, n, type Point, path } from "./draw.js";
import { around, band, type Lathe, turn } from "./lathe.js";
import { leaf, rosette } from "./ornament.js";
import { plateRings } from "./plate-rings.js";
import { GLAZES, type Glaze, type GlazeName } from "./saffron-glazes.js";
import { shadow } from "./saffron-stage.js";

/** Draws a bowl, cup or mug: `profile` in units of its height. */
export function cup(
  canvas: Canvas,
  cx: number,
  base: number,
  height: number,
  kind: "bowl" | "piala" | "mug" | "jar",
  glaze: GlazeName,
): string {
  const g: Glaze = GLAZES[glaze];
  const profiles: Record<typeof kind, readonly Point[]> = {
    bowl: [
      [0, 1.02],
      [0.2, 0.98],
      [0.52, 0.8],
      [0.8, 0.5],
      [0.9, 0.38],
      [1, 0.4],
    ],
    piala: [
      [0, 0.72],
      [0.24, 0.7],
      [0.58, 0.56],
      [0.86, 0.32],
      [0.92, 0.3],
      [1, 0.33],
    ],
    mug: [
      [0, 0.44],
      [0.08, 0.43],
      [0.55, 0.46],
      [0.86, 0.43],
      [1, 0.36],
    ],
    jar: [
      [0, 0.4],
      [0.06, 0.44],
      [0.5, 0.56],
      [0.84, 0.48],
      [1, 0.38],
    ],
  };
  const y = (t: number): number => base - height + t * height;
  const profile = profiles[kind].map(([t, r]): Point => [y(t), r * height]);
  const lathe: Lathe = { cx, profile, tilt: kind === "mug" ? 0.2 : 0.26, color: g.body, inside: g.body };
  const s = height * 0.12;
  let decoration = band(lathe, y(0.06), y(0.1), g.ink) + band(lathe, y(0.56), y(0.6), g.ink);
  decoration += around(lathe, y(0.33), kind === "bowl" ? 14 : 10, (index) =>
    index % 2 === 0
      ? rosette(0, 0, s * 0.95, [g.ink, g.accent, g.body, g.ink], 10)
      : leaf(0, s, s * 1.9, -90, g.second) +
        leaf(0, s, s * 1.5, -50, g.second) +
        leaf(0, s, s * 1.5, -130, g.second),
  );
  decoration += around(lathe, y(0.68), 30, () => leaf(0, 0, s * 0.9, 90, g.second));
  const handle =
    kind === "mug"
      ? path(
          `M${n(cx + height * 0.42)} ${n(y(0.24))}C${n(cx + height * 0.78)} ${n(y(0.16))} ${n(cx + height * 0.78)} ${n(y(0.74))} ${n(cx + height * 0.42)} ${n(y(0.74))}`,
          {
            fill: "none",
            stroke: darken(g.body, 0.22),
            "stroke-width": height * 0.085,
            "stroke-linecap": "round",
          },
        )
      : "";
  const foot = profile[profile.length - 1]?.[1] ?? 60;
  return (
    shadow(canvas, cx, base + foot * 0.12, foot * 1.7, foot * 0.5) +
    handle +
    turn(canvas, { ...lathe, decoration })
  );
}

/** Draws a round teapot with a lid. */
export function teapot(canvas: Canvas, cx: number, base: number, height: number, glaze: GlazeName): string {
  const g: Glaze = GLAZES[glaze];
  const y = (t: number): number => base - height + t * height;
  const body: readonly Point[] = [
    [0.2, 0.24],
    [0.24, 0.31],
    [0.32, 0.42],
    [0.42, 0.5],
    [0.52, 0.545],
    [0.62, 0.55],
    [0.73, 0.51],
    [0.84, 0.43],
    [0.94, 0.31],
    [0.97, 0.29],
    [1, 0.32],
  ];
  const profile = body.map(([t, r]): Point => [y(t), r * height]);
  const lathe: Lathe = { cx, profile, tilt: 0.2, color: g.body };
  const s = height * 0.1;
  let decoration = band(lathe, y(0.3), y(0.325), g.ink) + band(lathe, y(0.8), y(0.825), g.ink);
  decoration += around(lathe, y(0.54), 9, (index) =>
    index % 3 === 1
      ? rosette(0, 0, s * 1.5, [g.ink, g.accent, g.body, g.second, g.ink], 12)
      : leaf(0, s * 1.2, s * 2.3, -90, g.second, g.ink) +
        leaf(0, s * 1.2, s * 1.8, -45, g.ink) +
        leaf(0, s * 1.2, s * 1.8, -135, g.ink),
  );
  decoration += around(lathe, y(0.87), 30, () => circle(0, 0, s * 0.16, { fill: g.accent }));
  const lidProfile: readonly Point[] = [
    [0.02, 0.03],
    [0.05, 0.06],
    [0.09, 0.035],
    [0.12, 0.08],
    [0.17, 0.2],
    [0.205, 0.245],
  ];
  const lid: Lathe = {
    cx,
    profile: lidProfile.map(([t, r]): Point => [y(t), r * height]),
    tilt: 0.22,
    color: g.body,
  };
  const lidDecor = band(lid, y(0.165), y(0.18), g.ink) + band(lid, y(0.02), y(0.085), g.ink);
  const tone = canvas.linear(
    [0, 0],
    [0, 1],
    [
      [0, lighten(g.body, 0.25)],
      [1, darken(g.body, 0.34)],
    ],
  );
  const spout = path(
    `M${n(cx - height * 0.46)} ${n(y(0.72))}C${n(cx - height * 0.7)} ${n(y(0.66))} ${n(cx - height * 0.66)} ${n(y(0.36))} ${n(cx - height * 0.86)} ${n(y(0.24))}L${n(cx - height * 0.75)} ${n(y(0.22))}C${n(cx - height * 0.6)} ${n(y(0.32))} ${n(cx - height * 0.58)} ${n(y(0.42))} ${n(cx - height * 0.42)} ${n(y(0.46))}Z`,
    { fill: tone },
  );
  const handle = path(
    `M${n(cx + height * 0.42)} ${n(y(0.36))}C${n(cx + height * 0.86)} ${n(y(0.22))} ${n(cx + height * 0.86)} ${n(y(0.8))} ${n(cx + height * 0.46)} ${n(y(0.76))}`,
    { fill: "none", stroke: darken(g.body, 0.24), "stroke-width": height * 0.065, "stroke-linecap": "round" },
  );
  return (
    shadow(canvas, cx, base + height * 0.04, height * 0.5, height * 0.15) +
    handle +
    spout +
    turn(canvas, { ...lathe, decoration }) +
    turn(canvas, { ...lid, decoration: lidDecor })
  );
}

/** Draws a painted plate seen from above. */
export function plate(
  canvas: Canvas,
  cx: number,
  cy: number,
  r: number,
  glaze: GlazeName,
  kind: "cotton" | "pomegranate" | "tulip" | "star",
): string {
  const g: Glaze = GLAZES[glaze];
  const light = canvas.linear(
    [0, 0],
    [1, 1],
    [
      [0, "#ffffff", 0.34],
      [0.45, "#ffffff", 0],
      [1, "#000000", 0.26],
    ],
  );
  const well = canvas.radial([0.5, 0.5], 0.5, [
    [0, "#000000", 0],
    [0.9, "#000000", 0.02],
    [1, "#000000", 0.2],
  ]);
  return (
    circle(cx + r * 0.05, cy + r * 0.09, r * 1.01, {
      fill: "#3a1d0c",
      opacity: 0.42,
      filter: canvas.blur(26),
    }) +
    at(cx, cy, plateRings(r, { ground: g.body, ink: g.ink, second: g.second, accent: g.accent }, kind)) +
    circle(cx, cy, r * 0.6, { fill: well }) +
    circle(cx, cy, r, { fill: light }) +
    group(
      path(
        `M${n(cx - r * 0.74)} ${n(cy - r * 0.36)}A${n(r * 0.82)} ${n(r * 0.82)} 0 0 1 ${n(cx - r * 0.2)} ${n(cy - r * 0.8)}`,
        {
          fill: "none",
          stroke: "#ffffff",
          "stroke-width": r * 0.045,
          "stroke-linecap": "round",
          opacity: 0.5,
        },
      ),
      { filter: canvas.blur(5) },
    )
  );
}
