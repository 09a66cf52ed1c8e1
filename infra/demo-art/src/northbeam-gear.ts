import { at, type Canvas, circle, darken, group, n, path, rect } from "./draw.js";
import { BEAM, contact, mark, panel, sheen } from "./northbeam-stage.js";

/** Draws a wire-gate carabiner. */
export function carabiner(
  canvas: Canvas,
  cx: number,
  cy: number,
  s: number,
  color: string,
  turnBy: number,
): string {
  const d = `M${n(-s * 0.24)} ${n(-s * 0.36)}C${n(-s * 0.24)} ${n(-s * 0.6)} ${n(s * 0.3)} ${n(-s * 0.6)} ${n(s * 0.3)} ${n(-s * 0.3)}L${n(s * 0.16)} ${n(s * 0.34)}C${n(s * 0.12)} ${n(s * 0.54)} ${n(-s * 0.24)} ${n(s * 0.54)} ${n(-s * 0.24)} ${n(s * 0.32)}`;
  const art =
    path(d, {
      fill: "none",
      stroke: "#000000",
      "stroke-width": s * 0.1,
      opacity: 0.45,
      filter: canvas.blur(14),
      transform: "translate(16 26)",
    }) +
    path(d, {
      fill: "none",
      stroke: darken(color, 0.3),
      "stroke-width": s * 0.12,
      "stroke-linecap": "round",
    }) +
    path(d, { fill: "none", stroke: color, "stroke-width": s * 0.095, "stroke-linecap": "round" }) +
    path(d, {
      fill: "none",
      stroke: "#ffffff",
      "stroke-width": s * 0.02,
      "stroke-linecap": "round",
      opacity: 0.5,
      transform: `translate(${n(-s * 0.018)} ${n(-s * 0.012)})`,
    }) +
    path(`M${n(-s * 0.24)} ${n(-s * 0.36)}V${n(s * 0.32)}`, { stroke: BEAM.fog, "stroke-width": s * 0.05 }) +
    path(`M${n(-s * 0.222)} ${n(-s * 0.34)}V${n(s * 0.3)}`, {
      stroke: "#2a3037",
      "stroke-width": s * 0.014,
    }) +
    circle(-s * 0.24, s * 0.32, s * 0.04, { fill: "#2a3037" });
  return at(cx, cy, art, `rotate(${n(turnBy)})`);
}

/** Draws a folding multi-tool, open. */
export function multitool(canvas: Canvas, cx: number, cy: number, s: number, accent: string): string {
  const handle = (angle: number): string =>
    group(
      panel(
        canvas,
        `M${n(-s * 0.06)} 0H${n(s * 0.06)}L${n(s * 0.075)} ${n(s * 0.5)}Q${n(s * 0.07)} ${n(s * 0.56)} 0 ${n(s * 0.56)}Q${n(-s * 0.07)} ${n(s * 0.56)} ${n(-s * 0.075)} ${n(s * 0.5)}Z`,
        "#39414a",
        0.3,
      ) +
        [0.14, 0.24, 0.34]
          .map((t) => rect(-s * 0.03, s * t, s * 0.06, s * 0.05, { rx: 8, fill: "#14171b" }))
          .join("") +
        rect(-s * 0.05, s * 0.46, s * 0.1, s * 0.02, { fill: accent }),
      { transform: `rotate(${angle})` },
    );
  const blade = path(
    `M0 0C${n(s * 0.3)} ${n(-s * 0.05)} ${n(s * 0.46)} ${n(-s * 0.02)} ${n(s * 0.52)} ${n(s * 0.06)}L${n(s * 0.06)} ${n(s * 0.075)}Z`,
    {
      fill: canvas.linear(
        [0, 0],
        [0, 1],
        [
          [0, "#f4f6f8"],
          [0.55, "#aeb8c2"],
          [1, "#6b757f"],
        ],
      ),
    },
  );
  const jaw = (side: number): string =>
    path(
      `M0 0L${n(side * s * 0.1)} ${n(-s * 0.1)}L${n(side * s * 0.012)} ${n(-s * 0.46)}L${n(side * s * 0.002)} ${n(-s * 0.44)}Z`,
      { fill: sheen(canvas, side < 0 ? "#8f9aa5" : "#6f7a85"), stroke: "#d5dbe1", "stroke-width": 2 },
    );
  return at(
    cx,
    cy,
    group(blade, { transform: "rotate(38)" }) +
      handle(24) +
      handle(-24) +
      jaw(-1) +
      jaw(1) +
      circle(0, 0, s * 0.075, { fill: "#22272d", stroke: accent, "stroke-width": 7 }) +
      circle(0, 0, s * 0.025, { fill: BEAM.fog }),
  );
}

/** Draws a pair of crew socks or gloves, side by side. */
export function pair(
  canvas: Canvas,
  cx: number,
  base: number,
  s: number,
  color: string,
  accent: string,
  kind: "socks" | "gloves",
): string {
  const one = (side: number): string => {
    const sock = `M${n(-s * 0.13)} ${n(-s)}H${n(s * 0.13)}V${n(-s * 0.36)}C${n(s * 0.13)} ${n(-s * 0.22)} ${n(s * 0.42)} ${n(-s * 0.16)} ${n(s * 0.42)} ${n(-s * 0.05)}Q${n(s * 0.42)} ${n(s * 0.02)} ${n(s * 0.3)} 0H${n(-s * 0.02)}Q${n(-s * 0.15)} 0 ${n(-s * 0.15)} ${n(-s * 0.16)}Z`;
    const glove = `M${n(-s * 0.16)} 0V${n(-s * 0.4)}L${n(-s * 0.3)} ${n(-s * 0.56)}Q${n(-s * 0.31)} ${n(-s * 0.64)} ${n(-s * 0.23)} ${n(-s * 0.63)}L${n(-s * 0.15)} ${n(-s * 0.55)}L${n(-s * 0.16)} ${n(-s * 0.86)}Q${n(-s * 0.115)} ${n(-s * 0.93)} ${n(-s * 0.07)} ${n(-s * 0.86)}L${n(-s * 0.06)} ${n(-s * 0.93)}Q${n(-s * 0.015)} ${n(-s)} ${n(s * 0.03)} ${n(-s * 0.93)}L${n(s * 0.04)} ${n(-s * 0.88)}Q${n(s * 0.08)} ${n(-s * 0.95)} ${n(s * 0.12)} ${n(-s * 0.88)}L${n(s * 0.125)} ${n(-s * 0.78)}Q${n(s * 0.17)} ${n(-s * 0.84)} ${n(s * 0.2)} ${n(-s * 0.76)}L${n(s * 0.17)} ${n(-s * 0.36)}L${n(s * 0.15)} 0Z`;
    const extra =
      kind === "socks"
        ? path(
            `M${n(-s * 0.13)} ${n(-s * 0.86)}H${n(s * 0.13)}M${n(-s * 0.13)} ${n(-s * 0.82)}H${n(s * 0.13)}`,
            { stroke: accent, "stroke-width": s * 0.022 },
          ) +
          path(
            `M${n(s * 0.3)} ${n(-s * 0.02)}Q${n(s * 0.26)} ${n(-s * 0.1)} ${n(s * 0.31)} ${n(-s * 0.16)}`,
            { fill: "none", stroke: accent, "stroke-width": s * 0.02 },
          ) +
          [...Array(9).keys()]
            .map((i) =>
              rect(-s * 0.12 + i * s * 0.028, -s * 0.99, s * 0.008, s * 0.11, {
                fill: "#000000",
                opacity: 0.3,
              }),
            )
            .join("")
        : path(`M${n(-s * 0.16)} ${n(-s * 0.14)}H${n(s * 0.155)}`, {
            stroke: accent,
            "stroke-width": s * 0.03,
          }) +
          path(
            `M${n(-s * 0.07)} ${n(-s * 0.62)}V${n(-s * 0.84)}M${n(s * 0.035)} ${n(-s * 0.62)}V${n(-s * 0.86)}M${n(s * 0.122)} ${n(-s * 0.6)}V${n(-s * 0.78)}`,
            { stroke: "#000000", "stroke-width": s * 0.012, opacity: 0.5 },
          ) +
          rect(-s * 0.1, -s * 0.5, s * 0.2, s * 0.2, { rx: s * 0.03, fill: "#000000", opacity: 0.28 }) +
          (side < 0 ? mark(-s * 0.04, -s * 0.44, s * 0.09, accent) : "");
    return group(panel(canvas, kind === "socks" ? sock : glove, color) + extra, {
      transform: `translate(${n(cx + side * s * (kind === "socks" ? 0.26 : 0.27) - (kind === "socks" ? s * 0.1 : 0))} ${n(base)}) scale(${kind === "gloves" ? -side : 1} 1)`,
    });
  };
  return contact(canvas, cx, base + 4, s * 0.5, 44) + one(-1) + one(1);
}
