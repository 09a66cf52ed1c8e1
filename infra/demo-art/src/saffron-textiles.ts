import {
  at,
  blob,
  type Canvas,
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
import { type IkatKind, ikat } from "./ikat.js";
import { border, kilim, suzani } from "./ornament.js";
import { SAFFRON } from "./saffron-stage.js";

type Four = readonly [string, string, string, string];
export const IKATS = {
  indigo: [SAFFRON.cream, SAFFRON.indigo, SAFFRON.lapis, SAFFRON.saffron],
  terracotta: ["#f3dfc3", SAFFRON.terracotta, SAFFRON.indigo, SAFFRON.saffron],
  saffron: ["#e3a83f", SAFFRON.cream, SAFFRON.madder, SAFFRON.indigo],
  madder: [SAFFRON.madder, "#f1dcbb", SAFFRON.saffron, SAFFRON.indigo],
  turquoise: ["#f3e8d2", SAFFRON.turquoise, SAFFRON.madder, SAFFRON.saffron],
  night: [SAFFRON.indigo, "#f0dfbf", SAFFRON.terracotta, SAFFRON.saffron],
} as const satisfies Record<string, Four>;
export type IkatName = keyof typeof IKATS;

const MADDER_FLOWERS = [
  [SAFFRON.madder, SAFFRON.terracotta, SAFFRON.cream, SAFFRON.madder, SAFFRON.saffron],
  [SAFFRON.terracotta, SAFFRON.saffron, SAFFRON.madder, SAFFRON.cream],
] as const;
const INDIGO_FLOWERS = [
  [SAFFRON.indigo, SAFFRON.lapis, SAFFRON.cream, SAFFRON.indigo, SAFFRON.saffron],
  [SAFFRON.madder, SAFFRON.cream, SAFFRON.terracotta, SAFFRON.indigo],
] as const;
const GROUNDS = {
  ivory: { ground: "#f5ead6", flowers: MADDER_FLOWERS, leaf: SAFFRON.sage, vine: SAFFRON.ink },
  madder: {
    ground: SAFFRON.madder,
    flowers: [
      [SAFFRON.cream, SAFFRON.saffron, SAFFRON.madder, SAFFRON.cream],
      [SAFFRON.saffron, SAFFRON.cream, SAFFRON.indigo],
    ],
    leaf: "#d9a15a",
    vine: "#f3dcb4",
  },
  indigo: {
    ground: SAFFRON.indigo,
    flowers: [
      [SAFFRON.cream, SAFFRON.terracotta, SAFFRON.cream, SAFFRON.indigo],
      [SAFFRON.saffron, SAFFRON.cream, SAFFRON.madder],
    ],
    leaf: "#7fa0c8",
    vine: "#e9d5ac",
  },
  cream: { ground: "#f7eedf", flowers: INDIGO_FLOWERS, leaf: "#6f86ac", vine: SAFFRON.indigo },
} as const;
export type SuzaniName = keyof typeof GROUNDS;

/** What a textile is made of. */
export type Cloth =
  | { readonly kind: "ikat"; readonly name: IkatName; readonly motif: IkatKind; readonly columns?: number }
  | { readonly kind: "suzani"; readonly name: SuzaniName; readonly columns?: number }
  | { readonly kind: "kilim"; readonly colors: readonly string[]; readonly columns?: number }
  | { readonly kind: "plain"; readonly color: string; readonly weave?: string };

/** Returns a w × h piece of the cloth. */
export function piece(cloth: Cloth, w: number, h: number, seed = 3): string {
  switch (cloth.kind) {
    case "ikat":
      return ikat(w, h, IKATS[cloth.name], cloth.motif, seed, cloth.columns ?? 4);
    case "suzani":
      return suzani(w, h, GROUNDS[cloth.name], cloth.columns ?? 3);
    case "kilim":
      return kilim(w, h, cloth.colors, cloth.columns ?? 4);
    case "plain": {
      let weave = rect(0, 0, w, h, { fill: cloth.color });
      const line = cloth.weave ?? darken(cloth.color, 0.12);
      for (let y = 0; y < h; y += 11) weave += rect(0, y, w, 3, { fill: line, opacity: 0.35 });
      return weave;
    }
  }
}

const ground = (cloth: Cloth): string =>
  cloth.kind === "ikat"
    ? IKATS[cloth.name][1]
    : cloth.kind === "suzani"
      ? GROUNDS[cloth.name].vine
      : cloth.kind === "kilim"
        ? (cloth.colors[1] ?? SAFFRON.madder)
        : darken(cloth.color, 0.2);

/** Draws a cushion seen from above, corners drawn in, with piping. */
export function cushion(
  canvas: Canvas,
  cx: number,
  cy: number,
  w: number,
  h: number,
  cloth: Cloth,
  turn = 0,
  seed = 3,
): string {
  const [x, y] = [w / 2, h / 2];
  const pinch = Math.min(w, h) * 0.055;
  const shape: Point[] = [
    [-x, -y],
    [-x * 0.5, -y + pinch * 0.75],
    [0, -y + pinch],
    [x * 0.5, -y + pinch * 0.75],
    [x, -y],
    [x - pinch * 0.75, -y * 0.5],
    [x - pinch, 0],
    [x - pinch * 0.75, y * 0.5],
    [x, y],
    [x * 0.5, y - pinch * 0.75],
    [0, y - pinch],
    [-x * 0.5, y - pinch * 0.75],
    [-x, y],
    [-x + pinch * 0.75, y * 0.5],
    [-x + pinch, 0],
    [-x + pinch * 0.75, -y * 0.5],
  ];
  const d = blob(shape);
  const clip = canvas.clip(path(d, {}));
  const body = canvas.radial([0.4, 0.34], 0.75, [
    [0, "#ffffff", 0.26],
    [0.45, "#ffffff", 0],
    [0.8, "#1c0d05", 0.22],
    [1, "#1c0d05", 0.58],
  ]);
  const fold = (x1: number, y1: number, x2: number, y2: number): string =>
    path(`M${n(x1)} ${n(y1)}Q${n((x1 + x2) / 2 + 18)} ${n((y1 + y2) / 2 - 12)} ${n(x2)} ${n(y2)}`, {
      fill: "none",
      stroke: "#1c0d05",
      "stroke-width": 16,
      "stroke-linecap": "round",
      opacity: 0.3,
    });
  const art =
    at(24, 44, path(d, { fill: "#3a1d0c", opacity: 0.5, filter: canvas.blur(30) })) +
    group(at(-x, -y, piece(cloth, w, h, seed)), { "clip-path": clip }) +
    group(
      fold(-x * 0.94, -y * 0.94, -x * 0.6, -y * 0.64) +
        fold(x * 0.94, -y * 0.94, x * 0.62, -y * 0.6) +
        fold(-x * 0.94, y * 0.94, -x * 0.6, y * 0.62) +
        fold(x * 0.94, y * 0.94, x * 0.6, y * 0.64) +
        fold(-x * 0.2, y * 0.96, -x * 0.12, y * 0.7) +
        fold(x * 0.96, y * 0.1, x * 0.74, y * 0.08),
      { filter: canvas.blur(9), "clip-path": clip },
    ) +
    path(d, { fill: body }) +
    path(d, { fill: "none", stroke: ground(cloth), "stroke-width": 9 }) +
    path(d, { fill: "none", stroke: "#ffffff", "stroke-width": 2.5, opacity: 0.35 });
  return at(cx, cy, art, `rotate(${n(turn)})`);
}

/** Draws a row of fringe or tassels below an edge. */
function fringe(w: number, y: number, length: number, color: string, step = 13): string {
  let d = "";
  for (let x = 4; x < w; x += step)
    d += `M${n(x)} ${n(y)}q${n(((x * 7) % 5) - 2)} ${n(length * 0.5)} ${n(((x * 3) % 7) - 3)} ${n(length)}`;
  return path(d, { fill: "none", stroke: color, "stroke-width": 5, "stroke-linecap": "round" });
}

/** Draws a flat rug, throw or suzani from above, with a hem and fringe at both ends. */
export function spread(
  canvas: Canvas,
  cx: number,
  cy: number,
  w: number,
  h: number,
  cloth: Cloth,
  hem: Four,
  turn = 0,
  tassels = true,
): string {
  const edge = Math.min(w, h) * 0.09;
  const inner = piece(cloth, w - edge * 2, h - edge * 2, 5);
  const clip = canvas.clip(rect(0, 0, w - edge * 2, h - edge * 2, {}));
  const light = canvas.linear(
    [0, 0],
    [1, 1],
    [
      [0, "#ffffff", 0.22],
      [0.5, "#ffffff", 0],
      [1, "#1c0d05", 0.3],
    ],
  );
  const clipTop = canvas.clip(rect(0, 0, w, edge, {}));
  const clipSide = canvas.clip(rect(0, 0, h, edge, {}));
  const strip = (length: number, clipTo: string): string =>
    group(border(length, edge, hem), { "clip-path": clipTo });
  const art =
    rect(14, 26, w, h, { fill: "#3a1d0c", opacity: 0.5, filter: canvas.blur(22) }) +
    (tassels ? at(0, h, fringe(w, 0, 46, hem[0])) + at(w, 0, fringe(w, 0, 46, hem[0]), "rotate(180)") : "") +
    rect(0, 0, w, h, { fill: hem[0] }) +
    at(0, h, strip(h, clipSide), "rotate(-90)") +
    at(w - edge, h, strip(h, clipSide), "rotate(-90)") +
    strip(w, clipTop) +
    at(0, h - edge, strip(w, clipTop)) +
    at(edge, edge, group(inner, { "clip-path": clip })) +
    rect(edge, edge, w - edge * 2, h - edge * 2, { fill: "none", stroke: hem[1], "stroke-width": 6 }) +
    rect(0, 0, w, h, { fill: light });
  return at(cx, cy, at(-w / 2, -h / 2, art), `rotate(${n(turn)})`);
}

/** Draws a pile of folded cloths, seen from the front; the lowest first. */
export function pile(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  cloths: readonly Cloth[],
  thickness = 120,
): string {
  let out = ellipse(cx + 20, base + 6, w * 0.56, 34, {
    fill: "#2a1408",
    opacity: 0.4,
    filter: canvas.blur(18),
  });
  cloths.forEach((cloth, index) => {
    const y = base - (index + 1) * thickness;
    const shift = ((index * 37) % 30) - 15;
    const width = w - index * w * 0.035;
    const left = cx - width / 2 + shift;
    const r = thickness / 2;
    const d = `M${n(left + r * 0.5)} ${n(y)}H${n(left + width - r)}a${n(r)} ${n(r)} 0 0 1 0 ${n(thickness)}H${n(left + r * 0.5)}q${n(-r * 0.6)} ${n(-r)} 0 ${n(-thickness)}Z`;
    const clip = canvas.clip(path(d, {}));
    const shade = canvas.linear(
      [0, 0],
      [0, 1],
      [
        [0, "#ffffff", 0.28],
        [0.22, "#ffffff", 0],
        [0.48, "#1c0d05", 0.05],
        [0.5, "#1c0d05", 0.5],
        [0.54, "#ffffff", 0.12],
        [0.8, "#1c0d05", 0.06],
        [1, "#1c0d05", 0.5],
      ],
    );
    const side = canvas.linear(
      [0, 0],
      [1, 0],
      [
        [0, "#1c0d05", 0.2],
        [0.2, "#ffffff", 0.08],
        [0.8, "#1c0d05", 0.02],
        [1, "#1c0d05", 0.45],
      ],
    );
    out += group(
      at(left - 10, y, piece(cloth, width + 20, thickness, index + 2)) +
        rect(left - 20, y, width + 60, thickness, { fill: shade }) +
        rect(left - 20, y, width + 60, thickness, { fill: side }),
      { "clip-path": clip },
    );
  });
  return out;
}

/** Draws a cloth hanging over the front of a table, from its top edge at `y`. */
export function drape(
  canvas: Canvas,
  cx: number,
  y: number,
  w: number,
  h: number,
  cloth: Cloth,
  hem: Four,
): string {
  const left = cx - w / 2;
  const top: Point[] = [
    [left + w * 0.09, y - h * 0.16],
    [left + w * 0.91, y - h * 0.16],
    [left + w, y],
    [left, y],
  ];
  const clipTop = canvas.clip(path(polygon(top), {}));
  const wave = `M${n(left)} ${n(y)}H${n(left + w)}V${n(y + h)}q${n(-w * 0.125)} 26 ${n(-w * 0.25)} 0t${n(-w * 0.25)} 0t${n(-w * 0.25)} 0t${n(-w * 0.25)} 0Z`;
  const clip = canvas.clip(path(wave, {}));
  const folds = canvas.linear(
    [0, 0],
    [1, 0],
    [
      [0, "#1c0d05", 0.34],
      [0.1, "#ffffff", 0.12],
      [0.24, "#1c0d05", 0.2],
      [0.38, "#ffffff", 0.16],
      [0.52, "#1c0d05", 0.18],
      [0.68, "#ffffff", 0.12],
      [0.82, "#1c0d05", 0.26],
      [0.92, "#ffffff", 0.06],
      [1, "#1c0d05", 0.42],
    ],
  );
  const art = piece(cloth, w, h * 1.2, 9);
  return (
    path(wave, { fill: "#3a1d0c", opacity: 0.4, filter: canvas.blur(20), transform: "translate(16 22)" }) +
    group(at(left, y - h * 0.16, art) + path(polygon(top), { fill: "#ffffff", opacity: 0.12 }), {
      "clip-path": clipTop,
    }) +
    group(
      at(left, y, art) + at(left, y + h - 96, border(w, 80, hem)) + rect(left, y, w, h + 40, { fill: folds }),
      { "clip-path": clip },
    ) +
    at(left, y + h + 2, fringe(w, 0, 40, hem[1], 16)) +
    rect(left, y - 2, w, 5, { fill: lighten(hem[0], 0.4), opacity: 0.5 })
  );
}
