import {
  at,
  type Canvas,
  chance,
  circle,
  darken,
  ellipse,
  group,
  lighten,
  mix,
  n,
  path,
  rect,
} from "./draw.js";
import { border } from "./ornament.js";

/** Colours of Saffron & Silk. */
export const SAFFRON = {
  cream: "#f7eedf",
  sand: "#e8d3b4",
  clay: "#d8a27a",
  terracotta: "#b9532f",
  madder: "#8e2f2b",
  saffron: "#e0a030",
  indigo: "#23365f",
  lapis: "#2c5aa0",
  turquoise: "#3f9a9c",
  sage: "#7f8f6a",
  rose: "#d98c7c",
  ink: "#2b211c",
} as const;

export type Backdrop = "arch" | "sun" | "niche" | "window";

/** Draws a soft shadow under something standing. */
export function shadow(
  canvas: Canvas,
  cx: number,
  y: number,
  rx: number,
  ry: number,
  strength = 0.34,
): string {
  return (
    ellipse(cx + rx * 0.22, y + ry * 0.1, rx * 1.25, ry, {
      fill: "#3a1d0c",
      opacity: strength * 0.7,
      filter: canvas.blur(26),
    }) +
    ellipse(cx + 6, y, rx * 0.92, ry * 0.42, { fill: "#2a1408", opacity: strength, filter: canvas.blur(9) })
  );
}

/** Returns an onion-domed arch outline, the pishtaq of the region, as a path. */
export function archPath(cx: number, base: number, width: number, height: number): string {
  const w = width / 2;
  const spring = base - height * 0.56;
  const top = base - height;
  return `M${n(cx - w)} ${n(base)}V${n(spring)}C${n(cx - w)} ${n(spring - height * 0.22)} ${n(cx - w * 0.42)} ${n(top + height * 0.12)} ${n(cx)} ${n(top)}C${n(cx + w * 0.42)} ${n(top + height * 0.12)} ${n(cx + w)} ${n(spring - height * 0.22)} ${n(cx + w)} ${n(spring)}V${n(base)}Z`;
}

/** Draws an upright `subject` in front of a wall with a backdrop and a table. */
export function stillLife(
  canvas: Canvas,
  wall: string,
  accent: string,
  backdrop: Backdrop,
  subject: string,
  tableAt = 0.77,
): string {
  const { width: w, height: h } = canvas;
  const table = h * tableAt;
  const cx = w / 2;
  let out = rect(0, 0, w, h, {
    fill: canvas.linear(
      [0, 0],
      [0.6, 1],
      [
        [0, lighten(wall, 0.28)],
        [1, darken(wall, 0.05)],
      ],
    ),
  });
  if (backdrop === "arch") {
    out += path(archPath(cx, table, w * 0.78, h * 0.68), { fill: mix(wall, accent, 0.28) });
    out += path(archPath(cx, table, w * 0.7, h * 0.63), {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, mix(wall, accent, 0.86)],
          [1, mix(wall, accent, 0.5)],
        ],
      ),
    });
    out += path(archPath(cx, table, w * 0.74, h * 0.655), {
      fill: "none",
      stroke: lighten(wall, 0.4),
      "stroke-width": 4,
      "stroke-dasharray": "2 16",
      "stroke-linecap": "round",
    });
  } else if (backdrop === "sun") {
    out += circle(cx + w * 0.08, h * 0.37, w * 0.36, {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, mix(wall, accent, 0.88)],
          [1, mix(wall, accent, 0.36)],
        ],
      ),
    });
    out += circle(cx + w * 0.08, h * 0.37, w * 0.4, {
      fill: "none",
      stroke: mix(wall, accent, 0.55),
      "stroke-width": 3,
      "stroke-dasharray": "1 15",
      "stroke-linecap": "round",
    });
  } else if (backdrop === "niche") {
    for (const [dx, width, height] of [
      [-0.36, 0.3, 0.44],
      [0.36, 0.3, 0.44],
      [0, 0.46, 0.6],
    ] as const) {
      out += path(archPath(cx + dx * w, table, width * w, height * h), {
        fill: dx === 0 ? mix(wall, accent, 0.72) : mix(wall, accent, 0.3),
      });
    }
  } else {
    const light = lighten(wall, 0.5);
    for (let column = 0; column < 2; column += 1)
      for (let row = 0; row < 3; row += 1)
        out += path(
          `M${n(w * 0.2 + column * w * 0.27)} ${n(h * 0.12 + row * h * 0.2)}l${n(w * 0.23)} ${n(h * 0.035)}v${n(h * 0.165)}l${n(-w * 0.23)} ${n(-h * 0.035)}Z`,
          { fill: light, opacity: 0.5, filter: canvas.blur(3) },
        );
    out += circle(w * 0.83, h * 0.2, w * 0.3, { fill: mix(wall, accent, 0.5), opacity: 0.5 });
  }
  out += rect(0, table, w, h - table, {
    fill: canvas.linear(
      [0, 0],
      [0, 1],
      [
        [0, lighten(mix(wall, accent, 0.12), 0.42)],
        [1, lighten(mix(wall, accent, 0.16), 0.12)],
      ],
    ),
  });
  out += rect(0, table, w, 3, { fill: darken(wall, 0.2), opacity: 0.28 });
  out += at(
    0,
    h * 0.935,
    border(w, h * 0.065, [lighten(wall, 0.3), accent, darken(accent, 0.35), SAFFRON.saffron]),
  );
  out += rect(0, h * 0.932, w, 4, { fill: darken(accent, 0.3) });
  return canvas.render(out + subject);
}

/** Draws a flat subject on linen seen from above. */
export function flatLay(canvas: Canvas, cloth: string, accent: string, subject: string, seed = 1): string {
  const { width: w, height: h } = canvas;
  const random = chance(seed);
  let folds = "";
  for (let index = 0; index < 5; index += 1) {
    const x = w * (0.05 + random() * 0.9);
    folds += path(
      `M${n(x)} ${-20}C${n(x + 90 * (random() - 0.3))} ${n(h * 0.33)} ${n(x - 120 * random())} ${n(h * 0.66)} ${n(x + 60 * (random() - 0.5))} ${n(h + 20)}`,
      { fill: "none", stroke: darken(cloth, 0.3), "stroke-width": 26 + random() * 30, opacity: 0.09 },
    );
  }
  const out =
    rect(0, 0, w, h, {
      fill: canvas.radial([0.36, 0.3], 0.95, [
        [0, lighten(cloth, 0.38)],
        [1, darken(cloth, 0.07)],
      ]),
    }) +
    group(folds, { filter: canvas.blur(20) }) +
    at(
      0,
      0,
      border(w * 1.6, 92, [lighten(cloth, 0.25), accent, darken(accent, 0.35), SAFFRON.saffron]),
      "rotate(90) translate(-40 -92)",
    ) +
    rect(92, 0, 4, h, { fill: darken(accent, 0.3), opacity: 0.8 });
  return canvas.render(out + subject);
}
