/** Drawing primitives of all images. Shapes are SVG strings; a `Canvas` collects definitions. */

export type Point = readonly [number, number];
type Attributes = Record<string, string | number | undefined>;

/** Formats a number rounded to two decimals, which is finer than a pixel. */
export const n = (value: number): string => (Math.round(value * 100) / 100).toString();

/** Returns an SVG element. */
export function el(tag: string, attributes: Attributes, children = ""): string {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? n(value) : value}"`)
    .join("");
  return children === "" ? `<${tag}${text}/>` : `<${tag}${text}>${children}</${tag}>`;
}

export const path = (d: string, attributes: Attributes): string => el("path", { d, ...attributes });
export const circle = (cx: number, cy: number, r: number, attributes: Attributes): string =>
  el("circle", { cx, cy, r, ...attributes });
export const ellipse = (cx: number, cy: number, rx: number, ry: number, attributes: Attributes): string =>
  el("ellipse", { cx, cy, rx, ry, ...attributes });
export const rect = (x: number, y: number, width: number, height: number, attributes: Attributes): string =>
  el("rect", { x, y, width, height, ...attributes });
export const group = (children: string, attributes: Attributes = {}): string => el("g", attributes, children);
export const at = (x: number, y: number, children: string, extra = ""): string =>
  group(children, { transform: `translate(${n(x)} ${n(y)}) ${extra}`.trim() });

/** Returns a closed or open polygon through the points. */
export function polygon(points: readonly Point[], closed = true): string {
  return `${points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("")}${closed ? "Z" : ""}`;
}

/** Returns a smooth curve through the points (Catmull-Rom turned into Bézier segments), without the leading move. */
export function smooth(points: readonly Point[], tension = 1): string {
  let d = "";
  for (let index = 0; index < points.length - 1; index += 1) {
    const p1 = points[index] ?? [0, 0];
    const p2 = points[index + 1] ?? p1;
    const p0 = points[index - 1] ?? p1;
    const p3 = points[index + 2] ?? p2;
    const k = tension / 6;
    d += `C${n(p1[0] + (p2[0] - p0[0]) * k)} ${n(p1[1] + (p2[1] - p0[1]) * k)} ${n(p2[0] - (p3[0] - p1[0]) * k)} ${n(p2[1] - (p3[1] - p1[1]) * k)} ${n(p2[0])} ${n(p2[1])}`;
  }
  return d;
}

/** Returns a smooth closed outline through the points. */
export function blob(points: readonly Point[]): string {
  const first = points[0] ?? [0, 0];
  const last = points[points.length - 1] ?? first;
  const loop = [last, ...points, first, points[1] ?? first];
  let d = `M${n(first[0])} ${n(first[1])}`;
  for (let index = 1; index < loop.length - 2; index += 1) {
    const [p0, p1, p2, p3] = [loop[index - 1], loop[index], loop[index + 1], loop[index + 2]];
    if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) break;
    d += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`;
  }
  return `${d}Z`;
}

/** Returns a seeded random generator: the same seed draws the same image. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** Mixes two `#rrggbb` colours; `amount` 0 returns the first, 1 the second. */
export function mix(a: string, b: string, amount: number): string {
  const [left, right] = [channels(a), channels(b)];
  const mixed = left.map((value, index) => Math.round(value + ((right[index] ?? value) - value) * amount));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
export const lighten = (hex: string, amount: number): string => mix(hex, "#ffffff", amount);
export const darken = (hex: string, amount: number): string => mix(hex, "#120c08", amount);

/** Collects gradients, clips and filters, and returns references to them. */
export class Canvas {
  private readonly definitions: string[] = [];
  private counter = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  private define(make: (id: string) => string): string {
    this.counter += 1;
    const id = `d${this.counter}`;
    this.definitions.push(make(id));
    return `url(#${id})`;
  }

  /** Defines a linear gradient between two points of the unit square; stops are [offset, colour, opacity]. */
  linear(from: Point, to: Point, stops: readonly (readonly [number, string, number?])[]): string {
    return this.define((id) =>
      el(
        "linearGradient",
        { id, x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        stops
          .map(([offset, color, opacity]) =>
            el("stop", { offset, "stop-color": color, "stop-opacity": opacity }),
          )
          .join(""),
      ),
    );
  }

  radial(center: Point, r: number, stops: readonly (readonly [number, string, number?])[]): string {
    return this.define((id) =>
      el(
        "radialGradient",
        { id, cx: center[0], cy: center[1], r },
        stops
          .map(([offset, color, opacity]) =>
            el("stop", { offset, "stop-color": color, "stop-opacity": opacity }),
          )
          .join(""),
      ),
    );
  }

  clip(shape: string): string {
    return this.define((id) => el("clipPath", { id }, shape));
  }

  blur(deviation: number): string {
    return this.define((id) =>
      el(
        "filter",
        { id, x: "-60%", y: "-60%", width: "220%", height: "220%" },
        el("feGaussianBlur", { stdDeviation: deviation }),
      ),
    );
  }

  /** Returns the finished image. */
  render(body: string): string {
    const { width, height } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${el("defs", {}, this.definitions.join("") || " ")}${body}</svg>`;
  }
}
