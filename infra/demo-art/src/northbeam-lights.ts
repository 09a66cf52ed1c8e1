import { at, type Canvas, circle, darken, n, path, rect } from "./draw.js";
import { around, band, turn } from "./lathe.js";
import { BEAM, contact, panel } from "./northbeam-stage.js";
import { lathe } from "./northbeam-turned.js";

const glow = (canvas: Canvas, cx: number, cy: number, r: number, color: string, strength = 0.9): string =>
  circle(cx, cy, r, {
    fill: canvas.radial([0.5, 0.5], 0.5, [
      [0, color, strength],
      [0.35, color, strength * 0.35],
      [1, color, 0],
    ]),
  });

/** Draws a camp lantern with a lit chamber. */
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

/** Draws a head torch with its strap. */
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

/** Draws a pair of bike lights. */
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

/** Draws a jointed task lamp. */
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
