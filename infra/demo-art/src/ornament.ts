import { blob, circle, group, n, type Point, path, polygon, rect } from "./draw.js";

/** Draws a suzani flower: rings of petals around an eye. Colours from outside in. */
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

/** Draws a leaf from its stem, pointing along `angle` (degrees). */
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

/** Draws a tulip as Iznik and suzani draw it, pointing along `angle`. */
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

/** Draws a field of suzani embroidery, w × h: big flowers in a lattice, vines and leaves between them. */
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

/** Draws a strip of small suzani flowers, used as the hem of a scene. */
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

/** Draws a kilim: stepped diamonds in bands, w × h. */
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
