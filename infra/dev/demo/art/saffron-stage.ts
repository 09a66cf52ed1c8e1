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
import { border, leaf } from "./ornament.js";

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

/** Soft shadow under something standing. */
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

/** Onion-domed arch outline, the pishtaq of the region. */
export function archPath(cx: number, base: number, width: number, height: number): string {
  const w = width / 2;
  const spring = base - height * 0.56;
  const top = base - height;
  return `M${n(cx - w)} ${n(base)}V${n(spring)}C${n(cx - w)} ${n(spring - height * 0.22)} ${n(cx - w * 0.42)} ${n(top + height * 0.12)} ${n(cx)} ${n(top)}C${n(cx + w * 0.42)} ${n(top + height * 0.12)} ${n(cx + w)} ${n(spring - height * 0.22)} ${n(cx + w)} ${n(spring)}V${n(base)}Z`;
}

/** A wall with a backdrop and a table: the set for what stands upright. Returns the picture around `subject`. */
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

/** Linen seen from above: the set for what lies flat. */
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

/** A pomegranate standing on the table. */
export function pomegranate(canvas: Canvas, cx: number, base: number, r: number): string {
  const skin = canvas.radial([0.34, 0.3], 0.8, [
    [0, "#dc6a4c"],
    [0.5, SAFFRON.madder],
    [1, "#551718"],
  ]);
  return (
    shadow(canvas, cx, base - r * 0.06, r, r * 0.3) +
    path(
      `M${n(cx - r * 0.2)} ${n(base - r * 1.82)}l${n(-r * 0.12)} ${n(-r * 0.32)}l${n(r * 0.2)} ${n(r * 0.14)}l${n(r * 0.12)} ${n(-r * 0.24)}l${n(r * 0.13)} ${n(r * 0.24)}l${n(r * 0.2)} ${n(-r * 0.14)}l${n(-r * 0.1)} ${n(r * 0.34)}Z`,
      { fill: "#8a2b26" },
    ) +
    path(
      `M${n(cx)} ${n(base - r * 1.9)}C${n(cx + r * 1.3)} ${n(base - r * 1.95)} ${n(cx + r * 1.2)} ${n(base)} ${n(cx)} ${n(base)}C${n(cx - r * 1.2)} ${n(base)} ${n(cx - r * 1.3)} ${n(base - r * 1.95)} ${n(cx)} ${n(base - r * 1.9)}Z`,
      { fill: skin },
    ) +
    ellipse(cx - r * 0.36, base - r * 1.3, r * 0.2, r * 0.32, {
      fill: "#ffffff",
      opacity: 0.22,
      filter: canvas.blur(8),
    })
  );
}

/** A bough that stands in a vase: `kind` decides what grows on it. */
export function bough(
  x: number,
  y: number,
  length: number,
  lean: number,
  kind: "cotton" | "olive" | "poppy",
  seed: number,
): string {
  const random = chance(seed);
  const [tx, ty] = [x + lean, y - length];
  const stem = path(`M${n(x)} ${n(y)}Q${n(x + lean * 0.15)} ${n(y - length * 0.6)} ${n(tx)} ${n(ty)}`, {
    fill: "none",
    stroke: "#5d4a33",
    "stroke-width": 7,
    "stroke-linecap": "round",
  });
  let growth = "";
  const along = (t: number): [number, number] => {
    const u = 1 - t;
    return [
      u * u * x + 2 * u * t * (x + lean * 0.15) + t * t * tx,
      u * u * y + 2 * u * t * (y - length * 0.6) + t * t * ty,
    ];
  };
  const count = kind === "olive" ? 11 : 4;
  for (let index = 0; index < count; index += 1) {
    const t = 0.38 + (index / count) * 0.62;
    const [px, py] = along(t);
    const side = index % 2 === 0 ? 1 : -1;
    if (kind === "olive") {
      growth += leaf(
        px,
        py,
        92 - index * 3,
        -90 + side * (48 + random() * 16),
        index % 3 === 0 ? "#8f9f78" : "#6f7f5a",
        "#5d6a49",
      );
    } else {
      const [qx, qy] = [px + side * (36 + random() * 34), py - 20 - random() * 34];
      growth += path(`M${n(px)} ${n(py)}Q${n(px + side * 10)} ${n(qy)} ${n(qx)} ${n(qy)}`, {
        fill: "none",
        stroke: "#5d4a33",
        "stroke-width": 5,
      });
      growth += kind === "cotton" ? cotton(qx, qy, 34 + random() * 10) : poppy(qx, qy, 46 + random() * 12);
    }
  }
  return (
    stem +
    growth +
    (kind === "cotton"
      ? cotton(tx, ty, 44)
      : kind === "poppy"
        ? poppy(tx, ty, 62)
        : leaf(tx, ty, 90, -80, "#7c8c66", "#5d6a49"))
  );
}

function cotton(x: number, y: number, r: number): string {
  return (
    leaf(x, y + r * 0.5, r * 1.2, 160, "#7a5a36") +
    leaf(x, y + r * 0.5, r * 1.2, 20, "#7a5a36") +
    leaf(x, y + r * 0.3, r * 1.2, 90, "#6a4c2c") +
    [
      [-0.5, 0.1],
      [0.5, 0.1],
      [0, -0.5],
      [0, 0.2],
    ]
      .map(([dx, dy]) =>
        circle(x + (dx ?? 0) * r, y + (dy ?? 0) * r, r * 0.64, { fill: dy === 0.2 ? "#fffaf0" : "#f1e7d6" }),
      )
      .join("")
  );
}

function poppy(x: number, y: number, r: number): string {
  return (
    ellipse(x - r * 0.4, y, r * 0.72, r * 0.62, { fill: "#b8402b" }) +
    ellipse(x + r * 0.4, y, r * 0.72, r * 0.62, { fill: "#c9512f" }) +
    ellipse(x, y + r * 0.2, r * 0.74, r * 0.56, { fill: "#d9663c" }) +
    circle(x, y - r * 0.02, r * 0.22, { fill: "#2b211c" }) +
    circle(x, y - r * 0.02, r * 0.1, { fill: SAFFRON.saffron })
  );
}
