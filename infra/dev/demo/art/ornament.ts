import { blob, chance, circle, darken, group, n, type Point, path, polygon, rect } from "./draw.js";

/** Ornaments of the Silk Road: abr (ikat), suzani flowers, glazed-plate rings, kilim steps. */

/** Feathered shape of ikat: warp threads of slightly different length make its edge. */
export function feathered(
  cx: number,
  cy: number,
  halfWidth: number,
  edge: (t: number) => readonly [number, number],
  fill: string,
  random: () => number,
  thread = 7,
  spread = 16,
): string {
  let d = "";
  for (let x = -halfWidth; x < halfWidth; x += thread) {
    const [top, bottom] = edge((x + thread / 2) / halfWidth);
    if (bottom - top < 1) continue;
    const y1 = cy + top - random() * spread;
    const y2 = cy + bottom + random() * spread;
    d += `M${n(cx + x)} ${n(y1)}h${n(thread + 0.6)}V${n(y2)}h${n(-thread - 0.6)}Z`;
  }
  return path(d, { fill });
}

const lozenge =
  (height: number) =>
  (t: number): readonly [number, number] => [-(1 - Math.abs(t)) * height, (1 - Math.abs(t)) * height];
const almond =
  (height: number) =>
  (t: number): readonly [number, number] => {
    const h = Math.sqrt(Math.max(0, 1 - t * t)) * height;
    return [-h * 1.15, h * 0.85];
  };
const comb =
  (height: number, teeth: number) =>
  (t: number): readonly [number, number] => {
    const tooth = Math.abs(((t + 1) * teeth) % 2) < 1 ? 1 : 0.35;
    return [-height * 0.25, height * 0.25 + height * 0.75 * tooth];
  };

export type IkatKind = "lozenge" | "almond" | "ram" | "comb";

/** A field of ikat, w × h, from its upper left corner. Colours: ground first, then from outside in. */
export function ikat(
  w: number,
  h: number,
  colors: readonly [string, string, string, string],
  kind: IkatKind,
  seed: number,
  columns = 4,
): string {
  const random = chance(seed);
  const [ground, first, second, third] = colors;
  const step = w / columns;
  const unit = step * 1.45;
  let out = rect(0, 0, w, h, { fill: ground });
  for (let column = -1; column <= columns; column += 1) {
    const cx = (column + 0.5) * step;
    const offset = column % 2 === 0 ? 0 : unit / 2;
    out += rect(cx - step / 2 - 3, 0, 6, h, { fill: darken(ground, 0.12), opacity: 0.5 });
    for (let cy = -unit + offset; cy < h + unit; cy += unit) {
      const shape = (scale: number, fill: string, edge: (t: number) => readonly [number, number]): string =>
        feathered(cx, cy, step * 0.5 * scale, edge, fill, random, Math.max(3.4, step / 26), unit * 0.055);
      if (kind === "lozenge") {
        out += shape(0.98, first, lozenge(unit * 0.5));
        out += shape(0.7, second, lozenge(unit * 0.34));
        out += shape(0.42, ground, lozenge(unit * 0.2));
        out += shape(0.2, third, lozenge(unit * 0.1));
      } else if (kind === "almond") {
        out += shape(0.86, first, almond(unit * 0.4));
        out += shape(0.64, third, almond(unit * 0.3));
        out += shape(0.44, second, almond(unit * 0.21));
        out += shape(0.16, ground, almond(unit * 0.13));
      } else if (kind === "ram") {
        for (const side of [-1, 1]) {
          out += feathered(
            cx + side * step * 0.26,
            cy - unit * 0.06,
            step * 0.22,
            (t) => {
              const r = Math.sqrt(Math.max(0, 1 - t * t));
              return [-r * unit * 0.2, r * unit * 0.2];
            },
            first,
            random,
            Math.max(3.4, step / 26),
            unit * 0.05,
          );
          out += feathered(
            cx + side * step * 0.26,
            cy - unit * 0.06,
            step * 0.11,
            (t) => {
              const r = Math.sqrt(Math.max(0, 1 - t * t));
              return [-r * unit * 0.1, r * unit * 0.1];
            },
            third,
            random,
            Math.max(3.4, step / 26),
            unit * 0.03,
          );
        }
        out += shape(0.22, first, (t) => [-unit * 0.42 + Math.abs(t) * unit * 0.1, unit * 0.42]);
        out += shape(0.1, second, () => [-unit * 0.3, unit * 0.34]);
      } else {
        out += shape(0.94, first, comb(unit * 0.46, 4));
        out += shape(0.56, second, lozenge(unit * 0.3));
        out += shape(0.26, third, lozenge(unit * 0.15));
      }
    }
  }
  return out;
}

/** A suzani flower: rings of petals around an eye. Colours from outside in. */
export function rosette(cx: number, cy: number, r: number, colors: readonly string[], petals = 12): string {
  const ring = (radius: number, count: number, fill: string, phase: number): string => {
    const points: Point[] = [];
    for (let index = 0; index < count * 2; index += 1) {
      const angle = ((index + phase) / (count * 2)) * Math.PI * 2;
      const reach = index % 2 === 0 ? radius : radius * 0.86;
      points.push([cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach]);
    }
    return path(blob(points), { fill });
  };
  return colors
    .map((color, index) => ring(r * (1 - index / (colors.length + 0.4)), petals, color, index % 2))
    .join("");
}

/** A leaf from its stem, pointing along `angle` (degrees). */
export function leaf(
  x: number,
  y: number,
  length: number,
  angle: number,
  fill: string,
  vein?: string,
): string {
  const w = length * 0.26;
  const body = path(
    `M0 0C${n(length * 0.3)} ${n(-w)} ${n(length * 0.72)} ${n(-w)} ${n(length)} 0C${n(length * 0.72)} ${n(w)} ${n(length * 0.3)} ${n(w)} 0 0Z`,
    { fill },
  );
  const line =
    vein === undefined
      ? ""
      : path(`M${n(length * 0.08)} 0H${n(length * 0.9)}`, { stroke: vein, "stroke-width": length * 0.035 });
  return group(body + line, { transform: `translate(${n(x)} ${n(y)}) rotate(${n(angle)})` });
}

/** A tulip as Iznik and suzani draw it, pointing along `angle`. */
export function tulip(
  x: number,
  y: number,
  size: number,
  angle: number,
  fill: string,
  heart: string,
): string {
  const s = size;
  return group(
    path(
      `M0 0C${n(s * 0.1)} ${n(-s * 0.55)} ${n(s * 0.7)} ${n(-s * 0.5)} ${n(s)} ${n(-s * 0.34)}C${n(s * 0.8)} ${n(-s * 0.2)} ${n(s * 0.84)} ${n(-s * 0.12)} ${n(s * 1.08)} 0C${n(s * 0.84)} ${n(s * 0.12)} ${n(s * 0.8)} ${n(s * 0.2)} ${n(s)} ${n(s * 0.34)}C${n(s * 0.7)} ${n(s * 0.5)} ${n(s * 0.1)} ${n(s * 0.55)} 0 0Z`,
      { fill },
    ) +
      path(
        `M${n(s * 0.12)} 0C${n(s * 0.3)} ${n(-s * 0.2)} ${n(s * 0.6)} ${n(-s * 0.14)} ${n(s * 0.8)} 0C${n(s * 0.6)} ${n(s * 0.14)} ${n(s * 0.3)} ${n(s * 0.2)} ${n(s * 0.12)} 0Z`,
        { fill: heart },
      ),
    { transform: `translate(${n(x)} ${n(y)}) rotate(${n(angle)})` },
  );
}

/** A field of suzani embroidery, w × h: big flowers in a lattice, vines and leaves between them. */
export function suzani(
  w: number,
  h: number,
  colors: { ground: string; flowers: readonly (readonly string[])[]; leaf: string; vine: string },
  columns = 3,
): string {
  const step = w / columns;
  const rows = Math.ceil(h / step) + 1;
  let vines = "";
  let flowers = "";
  for (let row = -1; row <= rows; row += 1) {
    for (let column = -1; column <= columns; column += 1) {
      const x = (column + (row % 2 === 0 ? 0.5 : 1)) * step;
      const y = (row + 0.5) * step * 0.88;
      const palette = colors.flowers[Math.abs(row * 2 + column) % colors.flowers.length] ?? [];
      const r = step * 0.31;
      for (let index = 0; index < 6; index += 1) {
        const angle = index * 60 + 30;
        const rad = (angle * Math.PI) / 180;
        const [sx, sy] = [x + Math.cos(rad) * r * 1.02, y + Math.sin(rad) * r * 1.02];
        vines += path(
          `M${n(x)} ${n(y)}Q${n(sx + Math.cos(rad + 1) * r * 0.4)} ${n(sy + Math.sin(rad + 1) * r * 0.4)} ${n(x + Math.cos(rad) * r * 1.75)} ${n(y + Math.sin(rad) * r * 1.75)}`,
          { fill: "none", stroke: colors.vine, "stroke-width": step * 0.018 },
        );
        vines += leaf(sx, sy, r * 0.52, angle + 38, colors.leaf, colors.vine);
        vines += leaf(sx, sy, r * 0.4, angle - 42, colors.leaf);
      }
      flowers += circle(x, y, r * 1.06, { fill: colors.vine, opacity: 0.9 });
      flowers += rosette(x, y, r, palette, 14);
    }
  }
  return rect(0, 0, w, h, { fill: colors.ground }) + vines + flowers;
}

/** A strip of small suzani flowers, used as the hem of a scene. */
export function border(w: number, h: number, colors: readonly [string, string, string, string]): string {
  const [ground, first, second, third] = colors;
  const step = h * 1.25;
  let out = rect(0, 0, w, h, { fill: ground });
  out += rect(0, h * 0.05, w, h * 0.05, { fill: first }) + rect(0, h * 0.9, w, h * 0.05, { fill: first });
  for (let x = step / 2, index = 0; x < w + step; x += step, index += 1) {
    out += rosette(x, h / 2, h * 0.27, [index % 2 === 0 ? first : second, third, ground, first], 10);
    out +=
      leaf(x + step * 0.27, h * 0.5, h * 0.3, -62, second) +
      leaf(x + step * 0.27, h * 0.5, h * 0.3, 62, second);
    out += circle(x + step / 2, h / 2, h * 0.05, { fill: first });
  }
  return out;
}

/** Kilim: stepped diamonds in bands, w × h. */
export function kilim(w: number, h: number, colors: readonly string[], columns = 4): string {
  const c = (index: number): string => colors[index % colors.length] ?? "#000000";
  const step = w / columns;
  let out = rect(0, 0, w, h, { fill: c(0) });
  const stair = (cx: number, cy: number, size: number, fill: string): string => {
    const levels = 5;
    const points: Point[] = [];
    for (let level = 0; level <= levels; level += 1) {
      points.push([cx - size * (level / levels), cy - size * (1 - level / levels)]);
      if (level < levels) points.push([cx - size * ((level + 1) / levels), cy - size * (1 - level / levels)]);
    }
    const left = [...points];
    const mirrorY = [...left].reverse().map(([x, y]): Point => [x, 2 * cy - y]);
    const half = [...left, ...mirrorY];
    const right = [...half].reverse().map(([x, y]): Point => [2 * cx - x, y]);
    return path(polygon([...half, ...right]), { fill });
  };
  const row = step * 1.5;
  for (let y = 0, index = 0; y < h + row; y += row, index += 1) {
    out += rect(0, y, w, row * 0.08, { fill: c(3) }) + rect(0, y + row * 0.08, w, row * 0.05, { fill: c(2) });
    for (let column = 0; column < columns; column += 1) {
      const cx = (column + 0.5) * step;
      const cy = y + row * 0.56;
      out += stair(cx, cy, step * 0.46, c(1 + (index % 2)));
      out += stair(cx, cy, step * 0.3, c(4));
      out += stair(cx, cy, step * 0.15, c(3));
    }
    for (let column = 0; column <= columns; column += 1)
      out += stair(column * step, y + row * 0.56, step * 0.1, c(3));
  }
  return out;
}

/** Rings of a glazed plate seen from above, centred on 0,0. */
export function plateRings(
  r: number,
  colors: { ground: string; ink: string; second: string; accent: string },
  kind: "cotton" | "pomegranate" | "tulip" | "star",
): string {
  const { ground, ink, second, accent } = colors;
  let out = circle(0, 0, r, { fill: ink }) + circle(0, 0, r * 0.975, { fill: ground });
  const spin = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) =>
      group(make(index), { transform: `rotate(${n((index / count) * 360)})` }),
    ).join("");
  out += circle(0, 0, r * 0.94, { fill: "none", stroke: ink, "stroke-width": r * 0.012 });
  out += spin(36, () => circle(r * 0.895, 0, r * 0.017, { fill: second }));
  out += circle(0, 0, r * 0.85, { fill: ink }) + circle(0, 0, r * 0.6, { fill: ground });
  out += spin(
    16,
    (index) =>
      tulip(r * 0.625, 0, r * 0.17, 0, index % 2 === 0 ? ground : second, index % 2 === 0 ? accent : ground) +
      leaf(r * 0.65, r * 0.105, r * 0.13, 8, second),
  );
  out += circle(0, 0, r * 0.58, { fill: "none", stroke: ink, "stroke-width": r * 0.014 });
  out += spin(24, () => circle(r * 0.545, 0, r * 0.012, { fill: accent }));
  if (kind === "cotton") {
    out += spin(
      8,
      () =>
        leaf(r * 0.1, 0, r * 0.4, 0, second, ground) +
        circle(r * 0.36, r * 0.14, r * 0.035, { fill: accent }),
    );
    out += rosette(0, 0, r * 0.24, [ink, ground, ink, accent, ground], 8);
  } else if (kind === "pomegranate") {
    out += spin(
      6,
      () =>
        tulip(r * 0.14, 0, r * 0.3, 0, accent, ground) +
        leaf(r * 0.16, r * 0.14, r * 0.26, 30, second, ground),
    );
    out += rosette(0, 0, r * 0.19, [ink, accent, ground, ink], 10);
  } else if (kind === "tulip") {
    out += spin(8, (index) => tulip(r * 0.12, 0, r * 0.34, 0, index % 2 === 0 ? second : ink, ground));
    out += rosette(0, 0, r * 0.16, [accent, ground, ink], 8);
  } else {
    const star = (radius: number, inner: number): Point[] =>
      Array.from({ length: 24 }, (_, index): Point => {
        const reach = index % 2 === 0 ? radius : inner;
        const angle = (index / 24) * Math.PI * 2;
        return [Math.cos(angle) * reach, Math.sin(angle) * reach];
      });
    out += path(polygon(star(r * 0.5, r * 0.3)), { fill: second });
    out += path(polygon(star(r * 0.4, r * 0.24)), { fill: ground });
    out += path(polygon(star(r * 0.32, r * 0.18)), { fill: ink });
    out += rosette(0, 0, r * 0.17, [ground, accent, ink, ground], 12);
  }
  return out;
}
