import { chance, darken, n, path, rect } from "./draw.js";

/** Draws the feathered shape of ikat: warp threads of slightly different length make its edge. */
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

/** Draws a field of ikat, w × h, from its upper left corner. Colours: ground first, then from outside in. */
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
