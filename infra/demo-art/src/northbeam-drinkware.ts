import { type Canvas, darken, ellipse, group, n, path, rect } from "./draw.js";
import { around, band, turn } from "./lathe.js";
import { BEAM, contact, mark } from "./northbeam-stage.js";
import { lathe } from "./northbeam-turned.js";

/** Draws an insulated bottle. */
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

/** Draws a camp mug with a lid, or a press with a plunger. */
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
