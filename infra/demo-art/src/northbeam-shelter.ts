import {
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
import { BEAM, mark, panel, sheen } from "./northbeam-stage.js";

/** Draws a dome tent with its fly, seen from a corner. */
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

/** Draws a tarp between two poles. */
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

/** Draws a mummy sleeping bag or a pad, standing up for the image. */
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
