import { circle, group, n, type Point, path, polygon } from "./draw.js";
import { leaf, rosette, tulip } from "./ornament.js";

/** Draws the rings of a glazed plate seen from above, centred on 0,0. */
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
