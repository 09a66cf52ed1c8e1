import { at, type Canvas, circle, darken, ellipse, group, lighten, n, path, rect } from "./draw.js";

/** Colours of Northbeam. */
export const BEAM = {
  graphite: "#14171b",
  slate: "#1e2329",
  steel: "#39414a",
  iron: "#5a646f",
  fog: "#aeb8c2",
  white: "#f4f6f8",
  volt: "#c9ff2f",
  moss: "#5c6b52",
  rust: "#c4552d",
  ice: "#8fb4c9",
} as const;
export type Mood = "graphite" | "steel" | "fog";

const MOODS = {
  graphite: {
    top: "#2a3038",
    bottom: "#0e1013",
    line: "#ffffff",
    lineOpacity: 0.07,
    slab: "#22272d",
    ink: BEAM.volt,
  },
  steel: {
    top: "#59636e",
    bottom: "#262c33",
    line: "#ffffff",
    lineOpacity: 0.09,
    slab: "#333a42",
    ink: BEAM.volt,
  },
  fog: {
    top: "#f4f6f8",
    bottom: "#c3cbd3",
    line: "#14171b",
    lineOpacity: 0.1,
    slab: "#dfe4e9",
    ink: "#14171b",
  },
} as const;

/** Draws a flat isometric grid centred on the floor point. */
function floor(w: number, h: number, y: number, color: string, opacity: number): string {
  let d = "";
  for (let offset = -w * 1.6; offset < w * 1.6; offset += 92) {
    d += `M${n(w / 2 + offset)} ${n(y - 260)}l${n(1400)} ${n(700)}M${n(w / 2 + offset)} ${n(y - 260)}l${n(-1400)} ${n(700)}`;
  }
  return `<clipPath id="floor">${rect(0, y - 40, w, h, {})}</clipPath>${path(d, { fill: "none", stroke: color, "stroke-width": 1.6, opacity, "clip-path": "url(#floor)" })}`;
}

/** Draws an isometric slab the product stands on; its edge glows. */
function slab(canvas: Canvas, cx: number, y: number, r: number, color: string): string {
  const [a, b, t] = [r, r * 0.5, r * 0.1];
  const top = `M${n(cx)} ${n(y - b)}L${n(cx + a)} ${n(y)}L${n(cx)} ${n(y + b)}L${n(cx - a)} ${n(y)}Z`;
  return (
    path(top, {
      fill: "#000000",
      opacity: 0.5,
      filter: canvas.blur(34),
      transform: `translate(0 ${n(t * 1.6)})`,
    }) +
    path(`M${n(cx - a)} ${n(y)}L${n(cx)} ${n(y + b)}V${n(y + b + t)}L${n(cx - a)} ${n(y + t)}Z`, {
      fill: darken(color, 0.3),
    }) +
    path(`M${n(cx + a)} ${n(y)}L${n(cx)} ${n(y + b)}V${n(y + b + t)}L${n(cx + a)} ${n(y + t)}Z`, {
      fill: darken(color, 0.55),
    }) +
    path(top, {
      fill: canvas.linear(
        [0, 0],
        [1, 1],
        [
          [0, lighten(color, 0.2)],
          [1, darken(color, 0.1)],
        ],
      ),
    }) +
    path(`M${n(cx - a)} ${n(y + t)}L${n(cx)} ${n(y + b + t)}L${n(cx + a)} ${n(y + t)}`, {
      fill: "none",
      stroke: BEAM.volt,
      "stroke-width": 16,
      opacity: 0.4,
      filter: canvas.blur(12),
    }) +
    path(`M${n(cx - a)} ${n(y + t)}L${n(cx)} ${n(y + b + t)}L${n(cx + a)} ${n(y + t)}`, {
      fill: "none",
      stroke: BEAM.volt,
      "stroke-width": 5,
    })
  );
}

/** Draws measuring marks around the product: corners, a ruled edge, a centre line. */
function marks(w: number, h: number, ink: string, rule: string): string {
  const m = 64;
  const corner = (x: number, y: number, sx: number, sy: number): string =>
    path(`M${n(x)} ${n(y + sy * 46)}V${n(y)}H${n(x + sx * 46)}`, {
      fill: "none",
      stroke: ink,
      "stroke-width": 4,
    });
  let ticks = "";
  for (let y = h * 0.3, index = 0; y <= h * 0.7; y += 22, index += 1)
    ticks += `M${n(w - m)} ${n(y)}h${index % 5 === 0 ? -34 : -16}`;
  return (
    corner(m, m, 1, 1) +
    corner(w - m, m, -1, 1) +
    corner(m, h - m, 1, -1) +
    corner(w - m, h - m, -1, -1) +
    path(ticks, { stroke: rule, "stroke-width": 2, opacity: 0.4 }) +
    path(`M${n(w / 2 - 12)} ${m}h24M${n(w / 2)} ${m - 12}v24`, {
      stroke: rule,
      "stroke-width": 2,
      opacity: 0.5,
    })
  );
}

/** Draws the studio of the brand around a subject that stands at `base`. */
export function studio(canvas: Canvas, mood: Mood, subject: string, base = 1200, slabRadius = 420): string {
  const { width: w, height: h } = canvas;
  const m = MOODS[mood];
  const out =
    rect(0, 0, w, h, {
      fill: canvas.linear(
        [0, 0],
        [0.3, 1],
        [
          [0, m.top],
          [1, m.bottom],
        ],
      ),
    }) +
    ellipse(w / 2, h * 0.43, w * 0.62, h * 0.46, {
      fill: canvas.radial([0.5, 0.5], 0.5, [
        [0, "#ffffff", mood === "fog" ? 0.9 : 0.2],
        [1, "#ffffff", 0],
      ]),
    }) +
    circle(w / 2, h * 0.43, w * 0.37, {
      fill: "none",
      stroke: m.line,
      "stroke-width": 2,
      opacity: m.lineOpacity * 1.8,
    }) +
    circle(w / 2, h * 0.43, w * 0.43, {
      fill: "none",
      stroke: m.line,
      "stroke-width": 2,
      opacity: m.lineOpacity * 1.4,
      "stroke-dasharray": "3 14",
    }) +
    floor(w, h, base, m.line, m.lineOpacity) +
    marks(w, h, m.ink, m.line) +
    (slabRadius > 0 ? slab(canvas, w / 2, base, slabRadius, m.slab) : "");
  return canvas.render(out + subject);
}

/** Draws the contact shadow on the slab. */
export function contact(canvas: Canvas, cx: number, y: number, rx: number, ry = rx * 0.26): string {
  return ellipse(cx + rx * 0.1, y, rx * 1.06, ry, {
    fill: "#000000",
    opacity: 0.55,
    filter: canvas.blur(16),
  });
}

/** Draws the brand's mark: a beam crossing a corner. */
export function mark(x: number, y: number, s: number, color: string): string {
  return at(
    x,
    y,
    path(`M0 ${n(s)}V0L${n(s * 0.72)} ${n(s)}V0`, {
      fill: "none",
      stroke: color,
      "stroke-width": s * 0.18,
      "stroke-linejoin": "bevel",
    }),
  );
}

/** Returns the fill that turns a flat panel into cloth or metal: light from upper left. */
export function sheen(canvas: Canvas, color: string, strength = 1): string {
  return canvas.linear(
    [0, 0],
    [1, 0.9],
    [
      [0, lighten(color, 0.24 * strength)],
      [0.4, color],
      [1, darken(color, 0.42 * strength)],
    ],
  );
}

/** Draws a panel with light on its upper edge. */
export function panel(canvas: Canvas, d: string, color: string, edge = 0.22): string {
  return path(d, {
    fill: sheen(canvas, color),
    stroke: lighten(color, edge),
    "stroke-width": 3,
    "stroke-linejoin": "round",
  });
}

/** Draws a zip: teeth and puller. */
export function zip(d: string, color: string, pull: readonly [number, number]): string {
  return (
    path(d, {
      fill: "none",
      stroke: "#0a0c0e",
      "stroke-width": 13,
      opacity: 0.7,
      "stroke-linecap": "round",
    }) +
    path(d, { fill: "none", stroke: color, "stroke-width": 5, "stroke-dasharray": "5 4" }) +
    group(
      rect(pull[0] - 6, pull[1], 12, 44, { rx: 6, fill: color }) +
        circle(pull[0], pull[1], 9, { fill: lighten(color, 0.3) }),
    )
  );
}
