import { at, type Canvas, circle, darken, ellipse, group, lighten, n, type Point, path } from "./draw.js";
import { around, band, type Lathe, turn } from "./lathe.js";
import { leaf, plateRings, rosette, tulip } from "./ornament.js";
import { SAFFRON, shadow } from "./saffron-stage.js";

/** A glaze: body, drawing ink, second colour. */
export interface Glaze {
  readonly body: string;
  readonly ink: string;
  readonly second: string;
  readonly accent: string;
}
export const GLAZES = {
  lapis: { body: "#f4ead6", ink: SAFFRON.indigo, second: SAFFRON.lapis, accent: SAFFRON.saffron },
  cobalt: { body: SAFFRON.lapis, ink: "#f6edd9", second: "#a9c7e6", accent: SAFFRON.saffron },
  terracotta: { body: SAFFRON.terracotta, ink: "#f3dcc0", second: "#7a2f1c", accent: SAFFRON.saffron },
  saffron: { body: "#dfa23a", ink: "#7b3a1d", second: "#f6e4bd", accent: SAFFRON.madder },
  pomegranate: { body: SAFFRON.madder, ink: "#f1d9b8", second: "#c8643f", accent: SAFFRON.saffron },
  chalk: { body: "#f3eadb", ink: "#a58f74", second: "#d7c4a6", accent: SAFFRON.terracotta },
  turquoise: { body: SAFFRON.turquoise, ink: "#f2ead6", second: "#1f5d66", accent: SAFFRON.saffron },
  indigo: { body: SAFFRON.indigo, ink: "#f1e4c8", second: "#5b7fb5", accent: SAFFRON.saffron },
} as const satisfies Record<string, Glaze>;
export type GlazeName = keyof typeof GLAZES;

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

/** A vase standing with its foot at `base`; `decor` rises from bands to flowers. */
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

/** A bowl, cup or mug: `profile` in units of its height. */
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

/** A round teapot with a lid. */
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

/** A painted plate seen from above. */
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

/** A candle in a glazed jar. */
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

/** A pierced lantern in the shape of a pomegranate. */
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
