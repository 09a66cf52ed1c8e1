import { type Canvas, circle, darken, ellipse, lighten, n, path, rect } from "./draw.js";
import { BEAM, contact, mark, panel, sheen, zip } from "./northbeam-stage.js";

/** Returns a rounded rectangle as a path; the radii of top and bottom differ. */
const soft = (x: number, y: number, w: number, h: number, top: number, bottom: number): string =>
  `M${n(x + top)} ${n(y)}H${n(x + w - top)}Q${n(x + w)} ${n(y)} ${n(x + w)} ${n(y + top)}V${n(y + h - bottom)}Q${n(x + w)} ${n(y + h)} ${n(x + w - bottom)} ${n(y + h)}H${n(x + bottom)}Q${n(x)} ${n(y + h)} ${n(x)} ${n(y + h - bottom)}V${n(y + top)}Q${n(x)} ${n(y)} ${n(x + top)} ${n(y)}Z`;

const strap = (x: number, y: number, w: number, h: number, color: string): string =>
  rect(x, y, w, h, { rx: 4, fill: color }) +
  rect(x, y + h * 0.2, w, h * 0.12, { fill: "#ffffff", opacity: 0.14 });
const buckle = (x: number, y: number): string =>
  rect(x - 22, y - 17, 44, 34, { rx: 7, fill: "#0d0f12", stroke: "#4a535c", "stroke-width": 3 }) +
  rect(x - 5, y - 9, 10, 18, { rx: 3, fill: BEAM.iron });

/** Draws a pack seen from the front. */
export function backpack(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  h: number,
  color: string,
  accent: string,
  kind: "panel" | "alpine" | "roll",
): string {
  const [x, y] = [cx - w / 2, base - h];
  const dark = darken(color, 0.32);
  let out = contact(canvas, cx, base + 4, w * 0.52);
  for (const side of [-1, 1]) {
    out += path(
      `M${n(cx + side * w * 0.3)} ${n(y + h * 0.1)}C${n(cx + side * w * 0.72)} ${n(y + h * 0.18)} ${n(cx + side * w * 0.68)} ${n(y + h * 0.6)} ${n(cx + side * w * 0.5)} ${n(y + h * 0.86)}`,
      { fill: "none", stroke: darken(color, 0.55), "stroke-width": w * 0.09, "stroke-linecap": "round" },
    );
    out += panel(
      canvas,
      soft(cx + side * w * 0.47 - w * 0.09, y + h * 0.52, w * 0.18, h * 0.42, 20, 34),
      dark,
    );
  }
  out += path(
    `M${n(cx - w * 0.12)} ${n(y + 16)}C${n(cx - w * 0.12)} ${n(y - h * 0.09)} ${n(cx + w * 0.12)} ${n(y - h * 0.09)} ${n(cx + w * 0.12)} ${n(y + 16)}`,
    { fill: "none", stroke: dark, "stroke-width": 24, "stroke-linecap": "round" },
  );
  if (kind === "roll") {
    out += panel(canvas, soft(x, y + h * 0.13, w, h * 0.87, 30, 56), color);
    out += panel(canvas, soft(x - 18, y, w + 36, h * 0.16, 44, 44), darken(color, 0.12));
    for (const t of [0.35, 0.68])
      out += path(`M${n(x - 6)} ${n(y + h * 0.16 * t)}H${n(x + w + 6)}`, {
        stroke: "#000000",
        "stroke-width": 4,
        opacity: 0.3,
      });
    out += strap(cx - 18, y - 6, 36, h * 0.44, accent) + buckle(cx, y + h * 0.3);
  } else {
    out += panel(canvas, soft(x, y, w, h, kind === "alpine" ? 60 : 130, 60), color);
    if (kind === "alpine") {
      out += panel(canvas, soft(x - 14, y - h * 0.02, w + 28, h * 0.24, 90, 36), darken(color, 0.14));
      for (const side of [-1, 1])
        out +=
          strap(cx + side * w * 0.25 - 14, y + h * 0.18, 28, h * 0.24, accent) +
          buckle(cx + side * w * 0.25, y + h * 0.33);
      out += zip(`M${n(x + 40)} ${n(y + h * 0.13)}H${n(x + w - 40)}`, accent, [x + w - 60, y + h * 0.13]);
    } else {
      out += zip(
        `M${n(x + 34)} ${n(y + h * 0.4)}V${n(y + 140)}Q${n(x + 34)} ${n(y + 34)} ${n(x + 150)} ${n(y + 34)}H${n(x + w - 150)}Q${n(x + w - 34)} ${n(y + 34)} ${n(x + w - 34)} ${n(y + 140)}V${n(y + h * 0.4)}`,
        accent,
        [x + w - 34, y + h * 0.4],
      );
    }
  }
  out += panel(canvas, soft(x + w * 0.1, y + h * 0.55, w * 0.8, h * 0.39, 34, 44), darken(color, 0.1));
  out += zip(`M${n(x + w * 0.16)} ${n(y + h * 0.61)}H${n(x + w * 0.84)}`, accent, [
    x + w * 0.8,
    y + h * 0.61,
  ]);
  for (let index = 0; index < 3; index += 1)
    out += strap(x + w * 0.2, y + h * (0.7 + index * 0.065), w * 0.6, 15, darken(color, 0.4));
  for (let index = 0; index < 6; index += 1)
    out += rect(x + w * (0.22 + index * 0.108), y + h * 0.69, 7, h * 0.16, {
      fill: "#000000",
      opacity: 0.28,
    });
  for (const side of [-1, 1])
    out += strap(side < 0 ? x - 4 : x + w - w * 0.14, y + h * 0.46, w * 0.14 + 4, 22, darken(color, 0.45));
  return out + mark(cx - 22, y + h * (kind === "roll" ? 0.455 : 0.44), 44, accent);
}

/** Draws a duffel from the side. */
export function duffel(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  h: number,
  color: string,
  accent: string,
): string {
  const [x, y] = [cx - w / 2, base - h];
  return (
    contact(canvas, cx, base + 2, w * 0.52, 60) +
    path(
      `M${n(cx - w * 0.2)} ${n(y + h * 0.3)}C${n(cx - w * 0.2)} ${n(y - h * 0.42)} ${n(cx + w * 0.2)} ${n(y - h * 0.42)} ${n(cx + w * 0.2)} ${n(y + h * 0.3)}`,
      { fill: "none", stroke: darken(color, 0.55), "stroke-width": 28 },
    ) +
    panel(canvas, soft(x, y, w, h, h * 0.42, h * 0.3), color) +
    path(soft(x + w * 0.02, y + h * 0.06, w * 0.16, h * 0.88, h * 0.3, h * 0.24), {
      fill: darken(color, 0.3),
      opacity: 0.8,
    }) +
    path(soft(x + w * 0.82, y + h * 0.06, w * 0.16, h * 0.88, h * 0.3, h * 0.24), {
      fill: darken(color, 0.4),
      opacity: 0.8,
    }) +
    zip(`M${n(x + w * 0.1)} ${n(y + h * 0.17)}H${n(x + w * 0.9)}`, accent, [x + w * 0.84, y + h * 0.17]) +
    strap(cx - w * 0.22, y + h * 0.04, 36, h * 0.94, darken(color, 0.5)) +
    strap(cx + w * 0.22 - 36, y + h * 0.04, 36, h * 0.94, darken(color, 0.5)) +
    buckle(cx - w * 0.22 + 18, y + h * 0.5) +
    buckle(cx + w * 0.22 - 18, y + h * 0.5) +
    panel(canvas, soft(cx - w * 0.13, y + h * 0.4, w * 0.26, h * 0.4, 22, 26), darken(color, 0.12)) +
    mark(cx - 28, y + h * 0.5, 56, accent)
  );
}

/** Draws a sling or an organiser pouch. */
export function pouch(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  h: number,
  color: string,
  accent: string,
  withStrap: boolean,
): string {
  const [x, y] = [cx - w / 2, base - h];
  return (
    contact(canvas, cx, base + 2, w * 0.5, 46) +
    (withStrap
      ? path(
          `M${n(x + 40)} ${n(y + h * 0.4)}C${n(x - w * 0.22)} ${n(y - h * 1.25)} ${n(x + w * 1.22)} ${n(y - h * 1.25)} ${n(x + w - 40)} ${n(y + h * 0.4)}`,
          { fill: "none", stroke: darken(color, 0.45), "stroke-width": 36 },
        ) +
        path(
          `M${n(x + 40)} ${n(y + h * 0.4)}C${n(x - w * 0.22)} ${n(y - h * 1.25)} ${n(x + w * 1.22)} ${n(y - h * 1.25)} ${n(x + w - 40)} ${n(y + h * 0.4)}`,
          {
            fill: "none",
            stroke: lighten(color, 0.2),
            "stroke-width": 3,
            "stroke-dasharray": "10 8",
            opacity: 0.6,
          },
        )
      : "") +
    panel(canvas, soft(x, y, w, h, h * 0.34, h * 0.28), color) +
    zip(`M${n(x + w * 0.1)} ${n(y + h * 0.2)}H${n(x + w * 0.9)}`, accent, [x + w * 0.84, y + h * 0.2]) +
    panel(canvas, soft(x + w * 0.08, y + h * 0.4, w * 0.84, h * 0.5, 30, h * 0.2), darken(color, 0.12)) +
    zip(`M${n(x + w * 0.14)} ${n(y + h * 0.5)}H${n(x + w * 0.86)}`, BEAM.fog, [x + w * 0.2, y + h * 0.5]) +
    mark(x + w * 0.72, y + h * 0.65, h * 0.15, accent)
  );
}

/** Draws a shell, fleece or vest seen from the front, laid open flat. */
export function jacket(
  canvas: Canvas,
  cx: number,
  top: number,
  w: number,
  h: number,
  color: string,
  accent: string,
  kind: "shell" | "fleece",
): string {
  const y = (t: number): number => top + t * h;
  const x = (t: number): number => cx + t * w;
  let out = "";
  for (const s of [-1, 1]) {
    const sleeve = `M${n(x(s * 0.24))} ${n(y(0.12))}C${n(x(s * 0.38))} ${n(y(0.14))} ${n(x(s * 0.42))} ${n(y(0.22))} ${n(x(s * 0.45))} ${n(y(0.34))}L${n(x(s * 0.54))} ${n(y(0.86))}L${n(x(s * 0.41))} ${n(y(0.9))}L${n(x(s * 0.29))} ${n(y(0.44))}Z`;
    out += panel(canvas, sleeve, darken(color, s < 0 ? 0.04 : 0.2));
    out += path(
      `M${n(x(s * 0.53))} ${n(y(0.8))}L${n(x(s * 0.398))} ${n(y(0.84))}L${n(x(s * 0.412))} ${n(y(0.9))}L${n(x(s * 0.541))} ${n(y(0.86))}Z`,
      { fill: darken(color, 0.5) },
    );
    out += path(`M${n(x(s * 0.4))} ${n(y(0.3))}L${n(x(s * 0.46))} ${n(y(0.78))}`, {
      stroke: "#000000",
      "stroke-width": 5,
      opacity: 0.2,
    });
  }
  const body = `M${n(x(-0.12))} ${n(y(0.08))}L${n(x(-0.26))} ${n(y(0.13))}L${n(x(-0.3))} ${n(y(0.45))}L${n(x(-0.285))} ${n(y(0.98))}H${n(x(0.285))}L${n(x(0.3))} ${n(y(0.45))}L${n(x(0.26))} ${n(y(0.13))}L${n(x(0.12))} ${n(y(0.08))}Z`;
  out += panel(canvas, body, color);
  const clip = canvas.clip(path(body, {}));
  if (kind === "fleece") {
    let grid = "";
    for (let gx = -0.3; gx <= 0.3; gx += 0.03) grid += `M${n(x(gx))} ${n(y(0.05))}V${n(y(1))}`;
    for (let gy = 0.08; gy <= 1; gy += 0.026) grid += `M${n(x(-0.32))} ${n(y(gy))}H${n(x(0.32))}`;
    out += path(grid, { stroke: "#000000", "stroke-width": 2.5, opacity: 0.26, "clip-path": clip });
    out += path(
      `M${n(x(-0.12))} ${n(y(0.09))}C${n(x(-0.13))} ${n(y(-0.02))} ${n(x(0.13))} ${n(y(-0.02))} ${n(x(0.12))} ${n(y(0.09))}L${n(x(0))} ${n(y(0.15))}Z`,
      { fill: sheen(canvas, darken(color, 0.24)), stroke: lighten(color, 0.2), "stroke-width": 3 },
    );
    out += path(`M${n(x(-0.255))} ${n(y(0.24))}H${n(x(-0.05))}V${n(y(0.42))}H${n(x(-0.27))}Z`, {
      fill: darken(color, 0.36),
      stroke: accent,
      "stroke-width": 3,
    });
  } else {
    out += path(
      `M${n(x(-0.27))} ${n(y(0.13))}L${n(x(0))} ${n(y(0.3))}L${n(x(0.27))} ${n(y(0.13))}V${n(y(0.05))}H${n(x(-0.27))}Z`,
      { fill: darken(color, 0.2), opacity: 0.75, "clip-path": clip },
    );
    out += path(
      `M${n(x(-0.13))} ${n(y(0.13))}C${n(x(-0.2))} ${n(y(-0.16))} ${n(x(0.2))} ${n(y(-0.16))} ${n(x(0.13))} ${n(y(0.13))}C${n(x(0.07))} ${n(y(0.2))} ${n(x(-0.07))} ${n(y(0.2))} ${n(x(-0.13))} ${n(y(0.13))}Z`,
      { fill: sheen(canvas, color), stroke: lighten(color, 0.24), "stroke-width": 3 },
    );
    out += path(
      `M${n(x(-0.085))} ${n(y(0.115))}C${n(x(-0.12))} ${n(y(-0.06))} ${n(x(0.12))} ${n(y(-0.06))} ${n(x(0.085))} ${n(y(0.115))}C${n(x(0.05))} ${n(y(0.17))} ${n(x(-0.05))} ${n(y(0.17))} ${n(x(-0.085))} ${n(y(0.115))}Z`,
      { fill: darken(color, 0.66) },
    );
  }
  out += path(
    `M${n(x(-0.29))} ${n(y(0.46))}C${n(x(-0.12))} ${n(y(0.5))} ${n(x(0.12))} ${n(y(0.5))} ${n(x(0.29))} ${n(y(0.46))}`,
    { fill: "none", stroke: "#000000", "stroke-width": 4, opacity: 0.25 },
  );
  out += zip(`M${n(cx)} ${n(y(kind === "fleece" ? 0.1 : 0.16))}V${n(y(0.98))}`, accent, [
    cx,
    y(kind === "fleece" ? 0.11 : 0.18),
  ]);
  for (const s of [-1, 1])
    out += zip(`M${n(x(s * 0.2))} ${n(y(0.58))}L${n(x(s * 0.15))} ${n(y(0.8))}`, accent, [
      x(s * 0.2),
      y(0.58),
    ]);
  return out + mark(x(0.12), y(0.3), 40, accent);
}

/** Draws a cap, seen from three quarters. */
export function cap(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  color: string,
  accent: string,
): string {
  const x = (t: number): number => cx + t * w;
  const y = (t: number): number => base - t * w;
  return (
    contact(canvas, cx, base - 10, w * 0.5, 44) +
    path(
      `M${n(x(-0.1))} ${n(y(0.16))}C${n(x(0.2))} ${n(y(0.22))} ${n(x(0.56))} ${n(y(0.16))} ${n(x(0.6))} ${n(y(0.04))}C${n(x(0.4))} ${n(y(-0.02))} ${n(x(0.1))} ${n(y(0.02))} ${n(x(-0.16))} ${n(y(0.08))}Z`,
      { fill: sheen(canvas, darken(color, 0.2)), stroke: accent, "stroke-width": 5 },
    ) +
    panel(
      canvas,
      `M${n(x(-0.42))} ${n(y(0.1))}C${n(x(-0.46))} ${n(y(0.62))} ${n(x(0.22))} ${n(y(0.7))} ${n(x(0.34))} ${n(y(0.15))}C${n(x(0.1))} ${n(y(0.06))} ${n(x(-0.24))} ${n(y(0.04))} ${n(x(-0.42))} ${n(y(0.1))}Z`,
      color,
    ) +
    path(
      `M${n(x(-0.06))} ${n(y(0.55))}C${n(x(0.08))} ${n(y(0.42))} ${n(x(0.1))} ${n(y(0.2))} ${n(x(0.08))} ${n(y(0.09))}M${n(x(-0.06))} ${n(y(0.55))}C${n(x(-0.26))} ${n(y(0.44))} ${n(x(-0.3))} ${n(y(0.2))} ${n(x(-0.27))} ${n(y(0.08))}`,
      { fill: "none", stroke: "#000000", "stroke-width": 4, opacity: 0.4, "stroke-dasharray": "9 6" },
    ) +
    ellipse(x(-0.06), y(0.56), w * 0.03, w * 0.015, { fill: darken(color, 0.4) }) +
    circle(x(-0.14), y(0.36), 8, { fill: "#0a0c0e" }) +
    circle(x(0.02), y(0.38), 8, { fill: "#0a0c0e" }) +
    mark(x(0.16), y(0.32), w * 0.09, accent)
  );
}

/** Draws a ribbed beanie. */
export function beanie(
  canvas: Canvas,
  cx: number,
  base: number,
  w: number,
  color: string,
  accent: string,
): string {
  const h = w * 0.86;
  const d = `M${n(cx - w / 2)} ${n(base - h * 0.3)}C${n(cx - w * 0.52)} ${n(base - h * 1.04)} ${n(cx + w * 0.52)} ${n(base - h * 1.04)} ${n(cx + w / 2)} ${n(base - h * 0.3)}Z`;
  const clip = canvas.clip(path(d, {}));
  let ribs = "";
  for (let index = -12; index <= 12; index += 1)
    ribs += `M${n(cx + (index / 12) * w * 0.5)} ${n(base)}Q${n(cx + (index / 12) * w * 0.47)} ${n(base - h * 0.7)} ${n(cx + (index / 12) * w * 0.08)} ${n(base - h * 0.98)}`;
  let cuff = "";
  for (let index = -15; index <= 15; index += 1)
    cuff += `M${n(cx + (index / 15) * w * 0.5)} ${n(base - h * 0.33)}V${n(base)}`;
  return (
    contact(canvas, cx, base, w * 0.5, 50) +
    panel(canvas, d, color) +
    path(ribs, { fill: "none", stroke: "#000000", "stroke-width": 7, opacity: 0.26, "clip-path": clip }) +
    panel(canvas, soft(cx - w * 0.53, base - h * 0.34, w * 1.06, h * 0.34, 34, 40), darken(color, 0.1)) +
    path(cuff, { stroke: "#000000", "stroke-width": 6, opacity: 0.26 }) +
    rect(cx + w * 0.14, base - h * 0.25, w * 0.17, h * 0.16, { rx: 5, fill: "#0d0f12" }) +
    mark(cx + w * 0.19, base - h * 0.215, h * 0.09, accent)
  );
}
