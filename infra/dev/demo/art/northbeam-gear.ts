import {
  at,
  type Canvas,
  circle,
  darken,
  ellipse,
  group,
  lighten,
  n,
  type Point,
  path,
  polygon,
  rect,
} from "./draw.js";
import { around, band, type Lathe, turn } from "./lathe.js";
import { BEAM, contact, mark, panel, sheen } from "./northbeam-stage.js";

const lathe = (
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

/** An insulated bottle. */
export function bottle(
  canvas: Canvas,
  cx: number,
  base: number,
  h: number,
  color: string,
  accent: string,
  slim = 1,
): string {
  const r = 0.15 * slim;
  const body = lathe(
    cx,
    base,
    h,
    [
      [0.2, r * 0.66],
      [0.225, r * 0.7],
      [0.27, r * 0.96],
      [0.3, r],
      [0.96, r],
      [1, r * 0.94],
    ],
    color,
  );
  const lid = lathe(
    cx,
    base,
    h,
    [
      [0.05, r * 0.56],
      [0.06, r * 0.62],
      [0.2, r * 0.66],
    ],
    "#22272d",
  );
  const y = (t: number): number => base - h + t * h;
  const decoration =
    band(body, y(0.9), y(0.915), accent) +
    band(body, y(0.93), y(1.02), darken(color, 0.3)) +
    mark(cx - h * 0.03, y(0.5), h * 0.07, accent);
  const loop = path(
    `M${n(cx - h * 0.055)} ${n(y(0.06))}C${n(cx - h * 0.055)} ${n(y(-0.05))} ${n(cx + h * 0.055)} ${n(y(-0.05))} ${n(cx + h * 0.055)} ${n(y(0.06))}`,
    { fill: "none", stroke: "#2d343b", "stroke-width": h * 0.026 },
  );
  return (
    contact(canvas, cx, base + 8, h * r * 1.1) +
    turn(canvas, { ...body, decoration }) +
    loop +
    turn(canvas, {
      ...lid,
      decoration:
        band(lid, y(0.185), y(0.21), accent) +
        around(lid, y(0.12), 30, () => rect(-2, -h * 0.04, 4, h * 0.08, { fill: "#000000", opacity: 0.4 })),
    })
  );
}

/** A camp mug with a lid, or a press with a plunger. */
export function mug(
  canvas: Canvas,
  cx: number,
  base: number,
  h: number,
  color: string,
  accent: string,
  kind: "mug" | "press" | "cup",
): string {
  const y = (t: number): number => base - h + t * h;
  if (kind === "cup") {
    let out = contact(canvas, cx, base + 6, h * 0.42);
    for (const [t1, t2, r1, r2, tone] of [
      [0.72, 1, 0.42, 0.36, 0.3],
      [0.42, 0.72, 0.5, 0.44, 0.16],
      [0.1, 0.42, 0.58, 0.52, 0],
    ] as const)
      out += turn(
        canvas,
        lathe(
          cx,
          base,
          h,
          [
            [t1, r1],
            [t2, r2],
          ],
          darken(color, tone),
          color,
        ),
      );
    return (
      out +
      path(
        `M${n(cx - h * 0.58)} ${n(y(0.1))}A${n(h * 0.58)} ${n(h * 0.116)} 0 0 0 ${n(cx + h * 0.58)} ${n(y(0.1))}`,
        { fill: "none", stroke: accent, "stroke-width": 9 },
      )
    );
  }
  const r = kind === "press" ? 0.26 : 0.38;
  const body = lathe(
    cx,
    base,
    h,
    [
      [0.12, r],
      [0.95, r],
      [1, r * 0.94],
    ],
    color,
  );
  const lid = lathe(
    cx,
    base,
    h,
    [
      [0.04, r * 0.9],
      [0.06, r * 1.02],
      [0.13, r * 1.02],
    ],
    "#22272d",
  );
  const handle = path(
    `M${n(cx + h * r * 0.96)} ${n(y(0.28))}H${n(cx + h * (r + 0.2))}Q${n(cx + h * (r + 0.26))} ${n(y(0.28))} ${n(cx + h * (r + 0.26))} ${n(y(0.38))}V${n(y(0.68))}Q${n(cx + h * (r + 0.26))} ${n(y(0.78))} ${n(cx + h * (r + 0.2))} ${n(y(0.78))}H${n(cx + h * r * 0.96)}`,
    { fill: "none", stroke: "#2d343b", "stroke-width": h * 0.06, "stroke-linejoin": "round" },
  );
  const plunger =
    kind === "press"
      ? rect(cx - 7, y(-0.2), 14, h * 0.26, { fill: BEAM.fog }) +
        ellipse(cx, y(-0.21), h * 0.07, h * 0.05, { fill: "#22272d", stroke: accent, "stroke-width": 5 })
      : "";
  const window =
    kind === "press"
      ? group(
          rect(cx - h * 0.1, y(0.26), h * 0.2, h * 0.58, { rx: 16, fill: "#4b2b18" }) +
            rect(cx - h * 0.1, y(0.26), h * 0.2, h * 0.12, { rx: 16, fill: "#c9a27a" }) +
            rect(cx - h * 0.1, y(0.26), h * 0.07, h * 0.58, { rx: 16, fill: "#ffffff", opacity: 0.14 }),
        )
      : mark(cx - h * 0.09, y(0.46), h * 0.2, accent);
  return (
    contact(canvas, cx, base + 6, h * r * 1.1) +
    handle +
    plunger +
    turn(canvas, { ...body, decoration: band(body, y(0.87), y(0.9), accent) + window }) +
    turn(canvas, { ...lid, decoration: "" })
  );
}

const glow = (canvas: Canvas, cx: number, cy: number, r: number, color: string, strength = 0.9): string =>
  circle(cx, cy, r, {
    fill: canvas.radial([0.5, 0.5], 0.5, [
      [0, color, strength],
      [0.35, color, strength * 0.35],
      [1, color, 0],
    ]),
  });

/** A camp lantern with a lit chamber. */
export function campLantern(canvas: Canvas, cx: number, base: number, h: number, accent: string): string {
  const y = (t: number): number => base - h + t * h;
  const foot = lathe(
    cx,
    base,
    h,
    [
      [0.72, 0.27],
      [0.78, 0.3],
      [0.97, 0.3],
      [1, 0.28],
    ],
    "#2a3037",
  );
  const chamber = lathe(
    cx,
    base,
    h,
    [
      [0.3, 0.22],
      [0.72, 0.24],
    ],
    "#fdf6dc",
  );
  const head = lathe(
    cx,
    base,
    h,
    [
      [0.12, 0.2],
      [0.16, 0.27],
      [0.3, 0.27],
    ],
    "#2a3037",
  );
  const cage = around(chamber, y(0.51), 8, () => rect(-6, -h * 0.22, 12, h * 0.44, { fill: "#1a1e23" }), 0.5);
  return (
    glow(canvas, cx, y(0.5), h * 0.95, "#fff0b8", 0.75) +
    contact(canvas, cx, base + 8, h * 0.32) +
    path(
      `M${n(cx - h * 0.24)} ${n(y(0.22))}C${n(cx - h * 0.26)} ${n(y(-0.14))} ${n(cx + h * 0.26)} ${n(y(-0.14))} ${n(cx + h * 0.24)} ${n(y(0.22))}`,
      { fill: "none", stroke: "#4a535c", "stroke-width": 16 },
    ) +
    turn(canvas, { ...chamber, contrast: 0.5, decoration: cage }) +
    turn(canvas, { ...foot, decoration: band(foot, y(0.8), y(0.815), accent) }) +
    turn(canvas, { ...head, decoration: band(head, y(0.26), y(0.275), accent) }) +
    circle(cx, y(0.92), h * 0.034, { fill: accent }) +
    circle(cx, y(0.92), h * 0.034, { fill: "none", stroke: "#000000", "stroke-width": 4, opacity: 0.4 })
  );
}

/** A head torch with its strap. */
export function headlamp(
  canvas: Canvas,
  cx: number,
  cy: number,
  w: number,
  color: string,
  accent: string,
): string {
  const beam = path(
    `M${n(cx - w * 0.1)} ${n(cy)}L${n(cx - w * 0.72)} ${n(cy + w * 0.7)}H${n(cx + w * 0.72)}L${n(cx + w * 0.1)} ${n(cy)}Z`,
    {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, "#fffbe0", 0.55],
          [1, "#fffbe0", 0],
        ],
      ),
    },
  );
  const arc = `M${n(cx - w * 0.46)} ${n(cy + 10)}C${n(cx - w * 0.5)} ${n(cy - w * 0.62)} ${n(cx + w * 0.5)} ${n(cy - w * 0.62)} ${n(cx + w * 0.46)} ${n(cy + 10)}`;
  return (
    path(arc, { fill: "none", stroke: darken(color, 0.6), "stroke-width": w * 0.1 }) +
    path(arc, { fill: "none", stroke: accent, "stroke-width": 5, "stroke-dasharray": "40 16" }) +
    path(
      `M${n(cx - w * 0.47)} ${n(cy)}C${n(cx - w * 0.3)} ${n(cy + w * 0.16)} ${n(cx + w * 0.3)} ${n(cy + w * 0.16)} ${n(cx + w * 0.47)} ${n(cy)}`,
      { fill: "none", stroke: color, "stroke-width": w * 0.13, "stroke-linecap": "round" },
    ) +
    path(
      `M${n(cx - w * 0.47)} ${n(cy)}C${n(cx - w * 0.3)} ${n(cy + w * 0.16)} ${n(cx + w * 0.3)} ${n(cy + w * 0.16)} ${n(cx + w * 0.47)} ${n(cy)}`,
      { fill: "none", stroke: accent, "stroke-width": 6, opacity: 0.9 },
    ) +
    beam +
    panel(
      canvas,
      `M${n(cx - w * 0.2)} ${n(cy - w * 0.02)}Q${n(cx - w * 0.2)} ${n(cy - w * 0.1)} ${n(cx - w * 0.12)} ${n(cy - w * 0.1)}H${n(cx + w * 0.12)}Q${n(cx + w * 0.2)} ${n(cy - w * 0.1)} ${n(cx + w * 0.2)} ${n(cy - w * 0.02)}L${n(cx + w * 0.16)} ${n(cy + w * 0.24)}Q${n(cx)} ${n(cy + w * 0.29)} ${n(cx - w * 0.16)} ${n(cy + w * 0.24)}Z`,
      "#2a3037",
      0.3,
    ) +
    circle(cx, cy + w * 0.08, w * 0.1, { fill: "#0d0f12", stroke: accent, "stroke-width": 7 }) +
    circle(cx, cy + w * 0.08, w * 0.07, { fill: "#fffbe0" }) +
    glow(canvas, cx, cy + w * 0.08, w * 0.3, "#fffbe0", 0.9) +
    rect(cx - w * 0.06, cy - w * 0.125, w * 0.12, w * 0.035, { rx: 6, fill: accent })
  );
}

/** A pair of bike lights. */
export function bikeLights(canvas: Canvas, cx: number, base: number, h: number, accent: string): string {
  const unit = (x: number, lens: string, shine: string): string =>
    contact(canvas, x, base + 4, h * 0.2, 30) +
    panel(
      canvas,
      `M${n(x - h * 0.19)} ${n(base - h * 0.86)}Q${n(x - h * 0.19)} ${n(base - h)} ${n(x)} ${n(base - h)}Q${n(x + h * 0.19)} ${n(base - h)} ${n(x + h * 0.19)} ${n(base - h * 0.86)}V${n(base - h * 0.1)}Q${n(x + h * 0.19)} ${n(base)} ${n(x + h * 0.1)} ${n(base)}H${n(x - h * 0.1)}Q${n(x - h * 0.19)} ${n(base)} ${n(x - h * 0.19)} ${n(base - h * 0.1)}Z`,
      "#2a3037",
      0.3,
    ) +
    rect(x - h * 0.13, base - h * 0.92, h * 0.26, h * 0.6, { rx: h * 0.12, fill: lens }) +
    [0.78, 0.62, 0.46]
      .map(
        (t) =>
          circle(x, base - h * t, h * 0.06, { fill: shine }) +
          glow(canvas, x, base - h * t, h * 0.34, lens, 0.8),
      )
      .join("") +
    rect(x - h * 0.05, base - h * 0.2, h * 0.1, h * 0.05, { rx: 8, fill: accent }) +
    rect(x - h * 0.24, base - h * 0.3, h * 0.48, h * 0.035, { fill: "#0d0f12" });
  return unit(cx - h * 0.3, "#eef6ff", "#ffffff") + unit(cx + h * 0.3, "#ff4a36", "#ffd9d2");
}

/** A jointed task lamp. */
export function taskLamp(canvas: Canvas, cx: number, base: number, h: number, accent: string): string {
  const [ax, ay] = [cx - h * 0.24, base - h * 0.06];
  const [bx, by] = [cx - h * 0.36, base - h * 0.56];
  const [dx, dy] = [cx + h * 0.08, base - h * 0.96];
  const rod = (x1: number, y1: number, x2: number, y2: number): string =>
    path(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, {
      stroke: "#4a535c",
      "stroke-width": 24,
      "stroke-linecap": "round",
    }) +
    path(`M${n(x1 - 4)} ${n(y1)}L${n(x2 - 4)} ${n(y2)}`, {
      stroke: BEAM.fog,
      "stroke-width": 5,
      "stroke-linecap": "round",
      opacity: 0.7,
    });
  const cone = path(
    `M${n(dx + h * 0.02)} ${n(dy + h * 0.1)}L${n(cx - h * 0.1)} ${n(base + 20)}H${n(cx + h * 0.62)}L${n(dx + h * 0.26)} ${n(dy + h * 0.04)}Z`,
    {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, "#fff3c4", 0.6],
          [1, "#fff3c4", 0.04],
        ],
      ),
    },
  );
  return (
    cone +
    contact(canvas, ax, base + 4, h * 0.22, 34) +
    turn(
      canvas,
      lathe(
        ax,
        base,
        h,
        [
          [0.94, 0.17],
          [0.955, 0.18],
          [1, 0.18],
        ],
        "#2a3037",
      ),
    ) +
    rod(ax, ay, bx, by) +
    rod(bx, by, dx, dy) +
    circle(bx, by, 25, { fill: "#22272d", stroke: accent, "stroke-width": 6 }) +
    circle(dx, dy, 20, { fill: "#22272d", stroke: accent, "stroke-width": 5 }) +
    at(
      dx,
      dy,
      panel(
        canvas,
        `M${n(-h * 0.08)} ${n(-h * 0.03)}H${n(h * 0.12)}L${n(h * 0.24)} ${n(h * 0.1)}H${n(-h * 0.1)}Z`,
        "#2a3037",
        0.3,
      ) + rect(-h * 0.09, h * 0.1, h * 0.32, h * 0.02, { rx: 5, fill: "#fff6d6" }),
      "rotate(-14)",
    )
  );
}

/** A dome tent with its fly, seen from a corner. */
export function tent(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  color: string,
  accent: string,
): string {
  const P = (x: number, y: number): Point => [cx + x * w, base - y * w];
  const top = P(0.02, 0.56);
  const facet = (points: readonly Point[], fill: string): string =>
    path(polygon(points), {
      fill,
      stroke: lighten(color, 0.18),
      "stroke-width": 3,
      "stroke-linejoin": "round",
    });
  const guy = (x1: number, y1: number, x2: number, y2: number): string =>
    path(polygon([P(x1, y1), P(x2, y2)], false), { stroke: accent, "stroke-width": 4 }) +
    circle(P(x2, y2)[0], P(x2, y2)[1], 7, { fill: accent });
  return (
    ellipse(cx, base - w * 0.02, w * 0.56, w * 0.12, {
      fill: "#000000",
      opacity: 0.5,
      filter: canvas.blur(18),
    }) +
    guy(-0.3, 0.34, -0.58, 0.02) +
    guy(0.32, 0.34, 0.6, 0.06) +
    guy(0.06, 0.5, 0.2, -0.17) +
    facet([P(-0.5, 0.02), P(-0.3, 0.36), top, P(-0.06, -0.12)], sheen(canvas, color)) +
    facet([P(-0.06, -0.12), top, P(0.31, 0.36), P(0.5, 0.04)], sheen(canvas, darken(color, 0.32))) +
    facet([P(-0.3, 0.36), top, P(0.31, 0.36), P(0.04, 0.42)], lighten(color, 0.16)) +
    path(polygon([P(-0.4, -0.01), P(-0.2, 0.33), P(-0.1, 0.36), P(-0.14, -0.09)]), { fill: "#0d0f12" }) +
    path(polygon([P(-0.4, -0.01), P(-0.2, 0.33), P(-0.24, 0.1)]), { fill: accent, opacity: 0.92 }) +
    path(
      `M${n(P(-0.06, -0.12)[0])} ${n(P(-0.06, -0.12)[1])}Q${n(P(0.06, 0.3)[0])} ${n(P(0.06, 0.3)[1])} ${n(top[0])} ${n(top[1])}Q${n(P(0.2, 0.5)[0])} ${n(P(0.2, 0.5)[1])} ${n(P(0.31, 0.36)[0])} ${n(P(0.31, 0.36)[1])}`,
      { fill: "none", stroke: accent, "stroke-width": 6 },
    ) +
    mark(P(0.22, 0.2)[0], P(0.22, 0.2)[1], w * 0.05, accent)
  );
}

/** A tarp between two poles. */
export function tarp(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  color: string,
  accent: string,
): string {
  const P = (x: number, y: number): Point => [cx + x * w, base - y * w];
  const line = (a: Point, b: Point, stroke: string, width: number): string =>
    path(polygon([a, b], false), { stroke, "stroke-width": width, "stroke-linecap": "round" });
  const [l, r, f, b, ridge1, ridge2] = [
    P(-0.48, 0.22),
    P(0.48, 0.16),
    P(0.1, 0.02),
    P(-0.06, 0.4),
    P(-0.22, 0.52),
    P(0.26, 0.42),
  ];
  return (
    ellipse(cx, base, w * 0.46, w * 0.1, { fill: "#000000", opacity: 0.5, filter: canvas.blur(22) }) +
    line(P(-0.22, 0.52), P(-0.24, 0.04), BEAM.fog, 12) +
    line(P(0.26, 0.42), P(0.28, 0), BEAM.fog, 12) +
    path(polygon([ridge1, b, r, ridge2]), { fill: darken(color, 0.45) }) +
    path(polygon([l, ridge1, ridge2, f]), {
      fill: sheen(canvas, color),
      stroke: lighten(color, 0.2),
      "stroke-width": 3,
    }) +
    path(polygon([f, ridge2, r]), {
      fill: sheen(canvas, darken(color, 0.3)),
      stroke: lighten(color, 0.2),
      "stroke-width": 3,
    }) +
    line(ridge1, ridge2, accent, 7) +
    line(l, P(-0.56, 0.02), accent, 4) +
    line(f, P(0.04, -0.12), accent, 4) +
    line(r, P(0.58, 0), accent, 4) +
    line(ridge1, P(-0.5, 0.06), accent, 3) +
    mark(P(-0.1, 0.3)[0], P(-0.1, 0.3)[1], w * 0.06, accent)
  );
}

/** A mummy sleeping bag or a pad, standing up for the picture. */
export function sleeping(
  canvas: Canvas,
  cx: number,
  top: number,
  w: number,
  h: number,
  color: string,
  accent: string,
  kind: "bag" | "pad",
): string {
  const d =
    kind === "bag"
      ? `M${n(cx)} ${n(top)}C${n(cx + w * 0.4)} ${n(top)} ${n(cx + w * 0.52)} ${n(top + h * 0.16)} ${n(cx + w * 0.5)} ${n(top + h * 0.34)}C${n(cx + w * 0.47)} ${n(top + h * 0.6)} ${n(cx + w * 0.36)} ${n(top + h * 0.86)} ${n(cx + w * 0.3)} ${n(top + h * 0.94)}Q${n(cx)} ${n(top + h * 1.04)} ${n(cx - w * 0.3)} ${n(top + h * 0.94)}C${n(cx - w * 0.36)} ${n(top + h * 0.86)} ${n(cx - w * 0.47)} ${n(top + h * 0.6)} ${n(cx - w * 0.5)} ${n(top + h * 0.34)}C${n(cx - w * 0.52)} ${n(top + h * 0.16)} ${n(cx - w * 0.4)} ${n(top)} ${n(cx)} ${n(top)}Z`
      : `M${n(cx - w * 0.42)} ${n(top)}H${n(cx + w * 0.42)}Q${n(cx + w * 0.5)} ${n(top)} ${n(cx + w * 0.5)} ${n(top + 60)}L${n(cx + w * 0.42)} ${n(top + h - 50)}Q${n(cx + w * 0.41)} ${n(top + h)} ${n(cx + w * 0.33)} ${n(top + h)}H${n(cx - w * 0.33)}Q${n(cx - w * 0.41)} ${n(top + h)} ${n(cx - w * 0.42)} ${n(top + h - 50)}L${n(cx - w * 0.5)} ${n(top + 60)}Q${n(cx - w * 0.5)} ${n(top)} ${n(cx - w * 0.42)} ${n(top)}Z`;
  const clip = canvas.clip(path(d, {}));
  let baffles = "";
  const count = kind === "bag" ? 11 : 15;
  for (let index = 0; index < count; index += 1) {
    const y = top + (h * (index + 0.5)) / count + (kind === "bag" ? h * 0.1 : 0);
    const bend = kind === "bag" ? 26 : 44;
    baffles += path(`M${n(cx - w * 0.6)} ${n(y)}Q${n(cx)} ${n(y + bend)} ${n(cx + w * 0.6)} ${n(y)}`, {
      fill: "none",
      stroke: "#000000",
      "stroke-width": 10,
      opacity: 0.34,
    });
    baffles += path(
      `M${n(cx - w * 0.6)} ${n(y + 13)}Q${n(cx)} ${n(y + bend + 13)} ${n(cx + w * 0.6)} ${n(y + 13)}`,
      { fill: "none", stroke: "#ffffff", "stroke-width": 7, opacity: 0.13 },
    );
  }
  const hood =
    kind === "bag"
      ? ellipse(cx, top + h * 0.13, w * 0.28, h * 0.09, {
          fill: darken(color, 0.62),
          stroke: accent,
          "stroke-width": 7,
        })
      : circle(cx + w * 0.4, top + 62, 22, { fill: "#0d0f12", stroke: accent, "stroke-width": 6 });
  return (
    path(d, { fill: "#000000", opacity: 0.5, filter: canvas.blur(24), transform: "translate(22 26)" }) +
    panel(canvas, d, color) +
    group(
      baffles +
        rect(cx, top, w, h * 1.1, {
          fill: canvas.linear(
            [0, 0],
            [1, 0],
            [
              [0, "#000000", 0],
              [1, "#000000", 0.4],
            ],
          ),
        }),
      { "clip-path": clip },
    ) +
    (kind === "bag"
      ? path(
          `M${n(cx + w * 0.2)} ${n(top + h * 0.2)}C${n(cx + w * 0.36)} ${n(top + h * 0.4)} ${n(cx + w * 0.3)} ${n(top + h * 0.6)} ${n(cx + w * 0.22)} ${n(top + h * 0.72)}`,
          { fill: "none", stroke: accent, "stroke-width": 6, "stroke-dasharray": "6 5" },
        )
      : "") +
    hood +
    mark(cx - w * 0.05, top + h * (kind === "bag" ? 0.84 : 0.9), w * 0.09, accent)
  );
}

/** A wire-gate carabiner. */
export function carabiner(
  canvas: Canvas,
  cx: number,
  cy: number,
  s: number,
  color: string,
  turnBy: number,
): string {
  const d = `M${n(-s * 0.24)} ${n(-s * 0.36)}C${n(-s * 0.24)} ${n(-s * 0.6)} ${n(s * 0.3)} ${n(-s * 0.6)} ${n(s * 0.3)} ${n(-s * 0.3)}L${n(s * 0.16)} ${n(s * 0.34)}C${n(s * 0.12)} ${n(s * 0.54)} ${n(-s * 0.24)} ${n(s * 0.54)} ${n(-s * 0.24)} ${n(s * 0.32)}`;
  const art =
    path(d, {
      fill: "none",
      stroke: "#000000",
      "stroke-width": s * 0.1,
      opacity: 0.45,
      filter: canvas.blur(14),
      transform: "translate(16 26)",
    }) +
    path(d, {
      fill: "none",
      stroke: darken(color, 0.3),
      "stroke-width": s * 0.12,
      "stroke-linecap": "round",
    }) +
    path(d, { fill: "none", stroke: color, "stroke-width": s * 0.095, "stroke-linecap": "round" }) +
    path(d, {
      fill: "none",
      stroke: "#ffffff",
      "stroke-width": s * 0.02,
      "stroke-linecap": "round",
      opacity: 0.5,
      transform: `translate(${n(-s * 0.018)} ${n(-s * 0.012)})`,
    }) +
    path(`M${n(-s * 0.24)} ${n(-s * 0.36)}V${n(s * 0.32)}`, { stroke: BEAM.fog, "stroke-width": s * 0.05 }) +
    path(`M${n(-s * 0.222)} ${n(-s * 0.34)}V${n(s * 0.3)}`, {
      stroke: "#2a3037",
      "stroke-width": s * 0.014,
    }) +
    circle(-s * 0.24, s * 0.32, s * 0.04, { fill: "#2a3037" });
  return at(cx, cy, art, `rotate(${n(turnBy)})`);
}

/** A folding multi-tool, open. */
export function multitool(canvas: Canvas, cx: number, cy: number, s: number, accent: string): string {
  const handle = (angle: number): string =>
    group(
      panel(
        canvas,
        `M${n(-s * 0.06)} 0H${n(s * 0.06)}L${n(s * 0.075)} ${n(s * 0.5)}Q${n(s * 0.07)} ${n(s * 0.56)} 0 ${n(s * 0.56)}Q${n(-s * 0.07)} ${n(s * 0.56)} ${n(-s * 0.075)} ${n(s * 0.5)}Z`,
        "#39414a",
        0.3,
      ) +
        [0.14, 0.24, 0.34]
          .map((t) => rect(-s * 0.03, s * t, s * 0.06, s * 0.05, { rx: 8, fill: "#14171b" }))
          .join("") +
        rect(-s * 0.05, s * 0.46, s * 0.1, s * 0.02, { fill: accent }),
      { transform: `rotate(${angle})` },
    );
  const blade = path(
    `M0 0C${n(s * 0.3)} ${n(-s * 0.05)} ${n(s * 0.46)} ${n(-s * 0.02)} ${n(s * 0.52)} ${n(s * 0.06)}L${n(s * 0.06)} ${n(s * 0.075)}Z`,
    {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, "#f4f6f8"],
          [0.55, "#aeb8c2"],
          [1, "#6b757f"],
        ],
      ),
    },
  );
  const jaw = (side: number): string =>
    path(
      `M0 0L${n(side * s * 0.1)} ${n(-s * 0.1)}L${n(side * s * 0.012)} ${n(-s * 0.46)}L${n(side * s * 0.002)} ${n(-s * 0.44)}Z`,
      { fill: sheen(canvas, side < 0 ? "#8f9aa5" : "#6f7a85"), stroke: "#d5dbe1", "stroke-width": 2 },
    );
  return at(
    cx,
    cy,
    group(blade, { transform: "rotate(38)" }) +
      handle(24) +
      handle(-24) +
      jaw(-1) +
      jaw(1) +
      circle(0, 0, s * 0.075, { fill: "#22272d", stroke: accent, "stroke-width": 7 }) +
      circle(0, 0, s * 0.025, { fill: BEAM.fog }),
  );
}

/** A pair of crew socks or gloves, side by side. */
export function pair(
  canvas: Canvas,
  cx: number,
  base: number,
  s: number,
  color: string,
  accent: string,
  kind: "socks" | "gloves",
): string {
  const one = (side: number): string => {
    const sock = `M${n(-s * 0.13)} ${n(-s)}H${n(s * 0.13)}V${n(-s * 0.36)}C${n(s * 0.13)} ${n(-s * 0.22)} ${n(s * 0.42)} ${n(-s * 0.16)} ${n(s * 0.42)} ${n(-s * 0.05)}Q${n(s * 0.42)} ${n(s * 0.02)} ${n(s * 0.3)} 0H${n(-s * 0.02)}Q${n(-s * 0.15)} 0 ${n(-s * 0.15)} ${n(-s * 0.16)}Z`;
    const glove = `M${n(-s * 0.16)} 0V${n(-s * 0.4)}L${n(-s * 0.3)} ${n(-s * 0.56)}Q${n(-s * 0.31)} ${n(-s * 0.64)} ${n(-s * 0.23)} ${n(-s * 0.63)}L${n(-s * 0.15)} ${n(-s * 0.55)}L${n(-s * 0.16)} ${n(-s * 0.86)}Q${n(-s * 0.115)} ${n(-s * 0.93)} ${n(-s * 0.07)} ${n(-s * 0.86)}L${n(-s * 0.06)} ${n(-s * 0.93)}Q${n(-s * 0.015)} ${n(-s)} ${n(s * 0.03)} ${n(-s * 0.93)}L${n(s * 0.04)} ${n(-s * 0.88)}Q${n(s * 0.08)} ${n(-s * 0.95)} ${n(s * 0.12)} ${n(-s * 0.88)}L${n(s * 0.125)} ${n(-s * 0.78)}Q${n(s * 0.17)} ${n(-s * 0.84)} ${n(s * 0.2)} ${n(-s * 0.76)}L${n(s * 0.17)} ${n(-s * 0.36)}L${n(s * 0.15)} 0Z`;
    const extra =
      kind === "socks"
        ? path(
            `M${n(-s * 0.13)} ${n(-s * 0.86)}H${n(s * 0.13)}M${n(-s * 0.13)} ${n(-s * 0.82)}H${n(s * 0.13)}`,
            { stroke: accent, "stroke-width": s * 0.022 },
          ) +
          path(
            `M${n(s * 0.3)} ${n(-s * 0.02)}Q${n(s * 0.26)} ${n(-s * 0.1)} ${n(s * 0.31)} ${n(-s * 0.16)}`,
            { fill: "none", stroke: accent, "stroke-width": s * 0.02 },
          ) +
          [...Array(9).keys()]
            .map((i) =>
              rect(-s * 0.12 + i * s * 0.028, -s * 0.99, s * 0.008, s * 0.11, {
                fill: "#000000",
                opacity: 0.3,
              }),
            )
            .join("")
        : path(`M${n(-s * 0.16)} ${n(-s * 0.14)}H${n(s * 0.155)}`, {
            stroke: accent,
            "stroke-width": s * 0.03,
          }) +
          path(
            `M${n(-s * 0.07)} ${n(-s * 0.62)}V${n(-s * 0.84)}M${n(s * 0.035)} ${n(-s * 0.62)}V${n(-s * 0.86)}M${n(s * 0.122)} ${n(-s * 0.6)}V${n(-s * 0.78)}`,
            { stroke: "#000000", "stroke-width": s * 0.012, opacity: 0.5 },
          ) +
          rect(-s * 0.1, -s * 0.5, s * 0.2, s * 0.2, { rx: s * 0.03, fill: "#000000", opacity: 0.28 }) +
          (side < 0 ? mark(-s * 0.04, -s * 0.44, s * 0.09, accent) : "");
    return group(panel(canvas, kind === "socks" ? sock : glove, color) + extra, {
      transform: `translate(${n(cx + side * s * (kind === "socks" ? 0.26 : 0.27) - (kind === "socks" ? s * 0.1 : 0))} ${n(base)}) scale(${kind === "gloves" ? -side : 1} 1)`,
    });
  };
  return contact(canvas, cx, base + 4, s * 0.5, 44) + one(-1) + one(1);
}
