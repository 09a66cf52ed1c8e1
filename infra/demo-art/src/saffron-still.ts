import { type Canvas, chance, circle, ellipse, n, path } from "./draw.js";
import { leaf } from "./ornament.js";
import { SAFFRON, shadow } from "./saffron-stage.js";

/** Draws a pomegranate standing on the table. */
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

/** Draws a bough that stands in a vase: `kind` decides what grows on it. */
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
