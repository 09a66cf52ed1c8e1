import { Canvas, circle, path, rect } from "./draw.js";
import { border } from "./ornament.js";
import { cup, plate, teapot } from "./saffron-ceramics.js";
import { candle, lantern } from "./saffron-lamps.js";
import { archPath, type Backdrop, flatLay, SAFFRON as P, stillLife } from "./saffron-stage.js";
import { bough, pomegranate } from "./saffron-still.js";
import {
  type Cloth,
  cushion,
  drape,
  type IkatName,
  pile,
  type SuzaniName,
  spread,
} from "./saffron-textiles.js";
import { vase } from "./saffron-vases.js";

const HEM = ["#f0dfbf", P.madder, P.indigo, P.saffron] as const;
const still =
  (wall: string, accent: string, backdrop: Backdrop, draw: (canvas: Canvas) => string, table?: number) =>
  (): string => {
    const canvas = new Canvas(1200, 1500);
    return stillLife(canvas, wall, accent, backdrop, draw(canvas), table);
  };
const flat =
  (cloth: string, accent: string, draw: (canvas: Canvas) => string, seed = 1) =>
  (): string => {
    const canvas = new Canvas(1200, 1500);
    return flatLay(canvas, cloth, accent, draw(canvas), seed);
  };
const ikat = (name: IkatName, motif: "lozenge" | "almond" | "ram" | "comb", columns = 4): Cloth => ({
  kind: "ikat",
  name,
  motif,
  columns,
});
const suzani = (name: SuzaniName, columns = 3): Cloth => ({ kind: "suzani", name, columns });
const plain = (color: string): Cloth => ({ kind: "plain", color });
const KILIM: Cloth = {
  kind: "kilim",
  colors: [P.madder, P.indigo, P.saffron, "#f2e2c4", P.terracotta],
  columns: 3,
};
const FELT: Cloth = {
  kind: "kilim",
  colors: ["#e9dcc2", P.indigo, P.terracotta, "#7f5539", "#c98a4b"],
  columns: 2,
};

/** Every image of Saffron & Silk by file name, without extension. */
export const SAFFRON_SCENES: Record<string, () => string> = {
  "registan-vase-lapis": still(
    P.sand,
    P.terracotta,
    "arch",
    (c) =>
      bough(590, 640, 420, -150, "cotton", 2) +
      bough(610, 640, 480, 90, "cotton", 5) +
      vase(c, 600, 1240, 640, "registan", "lapis", "flowers") +
      pomegranate(c, 960, 1285, 84),
  ),
  "registan-vase-terracotta": still(
    "#efdfc8",
    P.indigo,
    "arch",
    (c) =>
      bough(600, 640, 470, 110, "olive", 2) + vase(c, 600, 1240, 640, "registan", "terracotta", "flowers"),
  ),
  "registan-vase-detail": still(
    "#ecd6bd",
    P.saffron,
    "sun",
    (c) =>
      vase(c, 420, 1250, 700, "registan", "lapis", "flowers") +
      vase(c, 900, 1270, 430, "registan", "terracotta", "flowers"),
  ),
  "zarafshan-bud-vase-chalk": still(
    "#e7dccb",
    P.terracotta,
    "sun",
    (c) => bough(600, 690, 330, 60, "poppy", 3) + vase(c, 600, 1230, 560, "bud", "chalk", "bands"),
  ),
  "zarafshan-bud-vase-saffron": still(
    "#eadfca",
    P.sage,
    "sun",
    (c) => bough(600, 690, 330, -50, "poppy", 4) + vase(c, 600, 1230, 560, "bud", "saffron", "bands"),
  ),
  "zarafshan-bud-vase-pomegranate": still(
    "#ecd3c0",
    P.rose,
    "sun",
    (c) => bough(600, 690, 360, 70, "cotton", 6) + vase(c, 600, 1230, 560, "bud", "pomegranate", "bands"),
  ),
  "khiva-amphora": still("#ead0bb", P.madder, "niche", (c) =>
    vase(c, 600, 1240, 800, "amphora", "terracotta", "bands"),
  ),
  "moon-jar-chalk": still(
    "#dfe0da",
    P.indigo,
    "window",
    (c) => bough(600, 720, 480, 120, "olive", 3) + vase(c, 600, 1240, 560, "moon", "chalk", "plain"),
  ),
  "moon-jar-indigo": still(
    "#e6ddcf",
    P.saffron,
    "window",
    (c) => bough(600, 720, 440, -130, "cotton", 8) + vase(c, 600, 1240, 560, "moon", "indigo", "plain"),
  ),
  "rishtan-lagan": flat(P.sand, P.terracotta, (c) => plate(c, 640, 740, 470, "lapis", "cotton")),
  "rishtan-lagan-table": still(
    "#efd9c4",
    P.lapis,
    "arch",
    (c) =>
      pomegranate(c, 470, 1010, 120) +
      pomegranate(c, 730, 1005, 126) +
      pomegranate(c, 600, 1010, 136) +
      cup(c, 600, 1250, 340, "bowl", "lapis") +
      pomegranate(c, 990, 1300, 84),
  ),
  "anor-dinner-plate": flat("#dcd7c6", P.madder, (c) =>
    plate(c, 640, 740, 440, "pomegranate", "pomegranate"),
  ),
  "anor-dinner-plate-set": flat(
    "#e9dcc6",
    P.madder,
    (c) =>
      plate(c, 450, 470, 290, "pomegranate", "pomegranate") +
      plate(c, 880, 620, 290, "pomegranate", "star") +
      plate(c, 540, 1080, 320, "pomegranate", "tulip"),
    4,
  ),
  "kosa-bowl-cobalt": still("#efd9c4", P.terracotta, "niche", (c) =>
    cup(c, 600, 1230, 330, "bowl", "cobalt"),
  ),
  "kosa-bowl-saffron": still("#e4dcc8", P.sage, "niche", (c) => cup(c, 600, 1230, 330, "bowl", "saffron")),
  "kosa-bowl-chalk": still("#e8d5c4", P.rose, "niche", (c) => cup(c, 600, 1230, 330, "bowl", "chalk")),
  "paxta-dessert-plate": flat("#c9d2d6", P.indigo, (c) => plate(c, 640, 740, 380, "indigo", "tulip"), 6),
  "almond-mug-turquoise": still("#f0dcb6", P.saffron, "sun", (c) =>
    cup(c, 560, 1230, 560, "mug", "turquoise"),
  ),
  "almond-mug-terracotta": still("#e9dcc9", P.turquoise, "sun", (c) =>
    cup(c, 560, 1230, 560, "mug", "terracotta"),
  ),
  "almond-mug-chalk": still("#ead3bf", P.madder, "sun", (c) => cup(c, 560, 1230, 560, "mug", "chalk")),
  "ganch-salt-cellar": still(
    "#e8dfcf",
    P.turquoise,
    "arch",
    (c) => cup(c, 600, 1230, 330, "jar", "chalk") + cup(c, 905, 1280, 130, "piala", "chalk"),
  ),
  "paxta-teapot-lapis": still(
    P.sand,
    P.indigo,
    "arch",
    (c) => teapot(c, 630, 1200, 560, "lapis") + cup(c, 300, 1290, 150, "piala", "lapis"),
  ),
  "paxta-teapot-saffron": still(
    "#ecdcc0",
    P.madder,
    "arch",
    (c) => teapot(c, 630, 1200, 560, "saffron") + cup(c, 300, 1290, 150, "piala", "saffron"),
  ),
  "piala-cups-lapis": still(
    "#f0dfc2",
    P.saffron,
    "sun",
    (c) =>
      cup(c, 360, 1150, 200, "piala", "lapis") +
      cup(c, 820, 1160, 200, "piala", "cobalt") +
      cup(c, 590, 1280, 250, "piala", "lapis"),
  ),
  "piala-cups-pomegranate": still(
    "#e6d9c6",
    P.terracotta,
    "sun",
    (c) =>
      cup(c, 360, 1150, 200, "piala", "pomegranate") +
      cup(c, 820, 1160, 200, "piala", "chalk") +
      cup(c, 590, 1280, 250, "piala", "pomegranate"),
  ),
  "tea-for-two": still(
    "#ead0bb",
    P.turquoise,
    "niche",
    (c) =>
      teapot(c, 610, 1180, 500, "turquoise") +
      cup(c, 290, 1300, 160, "piala", "turquoise") +
      cup(c, 900, 1300, 160, "piala", "turquoise"),
  ),
  "margilan-cushion-indigo": flat(P.sand, P.indigo, (c) =>
    cushion(c, 650, 750, 840, 840, ikat("indigo", "lozenge"), -4),
  ),
  "margilan-cushion-terracotta": flat(
    "#efe3d0",
    P.madder,
    (c) => cushion(c, 650, 750, 840, 840, ikat("terracotta", "lozenge"), 4),
    2,
  ),
  "margilan-cushion-saffron": flat(
    "#e2ddcc",
    P.saffron,
    (c) => cushion(c, 650, 750, 840, 840, ikat("saffron", "lozenge"), -3),
    3,
  ),
  "margilan-cushion-pair": flat(
    "#e8d8bf",
    P.terracotta,
    (c) =>
      cushion(c, 560, 520, 660, 660, ikat("terracotta", "lozenge"), -10) +
      cushion(c, 730, 1010, 700, 700, ikat("indigo", "lozenge"), 8),
    5,
  ),
  "atlas-lumbar-madder": flat(
    "#e6d7c3",
    P.terracotta,
    (c) => cushion(c, 655, 750, 920, 540, ikat("madder", "ram", 5), -6),
    4,
  ),
  "atlas-lumbar-night": flat(
    "#e9dfce",
    P.indigo,
    (c) => cushion(c, 655, 750, 920, 540, ikat("night", "almond", 6), 5),
    7,
  ),
  "bukhara-suzani-ivory": flat("#e9dcc6", P.madder, (c) =>
    cushion(c, 650, 750, 840, 840, suzani("ivory"), 4),
  ),
  "bukhara-suzani-madder": flat(
    "#ddd3bd",
    P.sage,
    (c) => cushion(c, 650, 750, 840, 840, suzani("madder"), -4),
    5,
  ),
  "bakhmal-velvet-turquoise": flat(
    "#ecdcc8",
    P.turquoise,
    (c) => cushion(c, 650, 750, 820, 820, ikat("turquoise", "comb"), -5),
    6,
  ),
  "bakhmal-velvet-almond": flat(
    "#e4d6bf",
    P.saffron,
    (c) => cushion(c, 650, 750, 820, 820, ikat("terracotta", "almond"), 5),
    2,
  ),
  "nurata-throw": flat("#d9c4a4", P.indigo, (c) =>
    spread(c, 650, 750, 820, 1120, suzani("cream"), ["#f7eedf", P.madder, P.indigo, P.saffron], -3),
  ),
  "nurata-throw-folded": still("#e6d9c4", P.indigo, "arch", (c) =>
    pile(c, 600, 1240, 760, [plain("#f3e5cc"), suzani("cream", 8), suzani("cream", 8)], 150),
  ),
  "kyzylkum-throw-sand": flat(
    "#d9b99a",
    P.terracotta,
    (c) => spread(c, 650, 750, 760, 1080, plain("#e9d3ae"), ["#c99b66", "#8a5a34", "#f0e0c2", "#f7eedf"], 3),
    8,
  ),
  "kyzylkum-throw-indigo": flat(
    "#e5dac6",
    P.indigo,
    (c) => spread(c, 650, 750, 760, 1080, plain("#3d5486"), ["#23365f", "#e0a030", "#f0dfbf", "#7fa0c8"], -3),
    9,
  ),
  "kurpacha-quilt-madder": still("#ead6c0", P.terracotta, "arch", (c) =>
    pile(
      c,
      600,
      1240,
      780,
      [ikat("madder", "lozenge", 8), plain(P.rose), ikat("terracotta", "almond", 8), plain("#f3e5cc")],
      135,
    ),
  ),
  "kurpacha-quilt-indigo": still("#e2dccd", P.indigo, "arch", (c) =>
    pile(
      c,
      600,
      1240,
      780,
      [ikat("indigo", "lozenge", 8), plain("#7fa0c8"), ikat("night", "almond", 8), plain("#f3e5cc")],
      135,
    ),
  ),
  "kurpacha-quilt-saffron": still("#e8dcc0", P.saffron, "arch", (c) =>
    pile(
      c,
      600,
      1240,
      780,
      [ikat("saffron", "almond", 8), plain("#f1cf85"), ikat("saffron", "lozenge", 8), plain("#f7eedf")],
      135,
    ),
  ),
  "samarkand-runner-indigo": flat(
    "#b88d62",
    P.indigo,
    (c) =>
      spread(c, 650, 750, 500, 1290, ikat("night", "lozenge", 3), HEM) +
      plate(c, 650, 640, 220, "lapis", "star"),
    3,
  ),
  "samarkand-runner-madder": flat(
    "#c7a27b",
    P.madder,
    (c) =>
      spread(c, 650, 750, 500, 1290, ikat("madder", "lozenge", 3), HEM) +
      plate(c, 650, 860, 220, "chalk", "cotton"),
    4,
  ),
  "linen-napkins-clay": still("#ead9c4", P.terracotta, "sun", (c) =>
    pile(c, 600, 1240, 660, [plain("#d8a27a"), plain("#d29a70"), plain("#dcaa84"), plain("#d8a27a")], 112),
  ),
  "linen-napkins-sage": still("#e7e1cf", P.sage, "sun", (c) =>
    pile(c, 600, 1240, 660, [plain("#9aa985"), plain("#8d9d78"), plain("#a3b08f"), plain("#9aa985")], 112),
  ),
  "linen-napkins-indigo": still("#ebdfc9", P.indigo, "sun", (c) =>
    pile(c, 600, 1240, 660, [plain("#3d5486"), plain("#354b7a"), plain("#47608f"), plain("#3d5486")], 112),
  ),
  "oasis-tablecloth": still(
    "#efe0c8",
    P.turquoise,
    "niche",
    (c) =>
      drape(c, 600, 780, 900, 520, suzani("cream", 5), ["#f7eedf", P.turquoise, P.madder, P.saffron]) +
      teapot(c, 560, 760, 240, "lapis") +
      cup(c, 850, 770, 90, "piala", "lapis"),
    0.62,
  ),
  "surkhan-kilim": flat("#e9dcc6", P.terracotta, (c) => spread(c, 650, 750, 700, 1180, KILIM, HEM, 4), 2),
  "chorsu-felt-rug": flat(
    "#d8cbb4",
    P.sage,
    (c) => spread(c, 650, 750, 860, 1080, FELT, ["#e9dcc2", "#7f5539", P.indigo, P.terracotta], -3, false),
    6,
  ),
  "fig-candle": still("#e5d5bf", P.madder, "arch", (c) => candle(c, 600, 1230, 420, "saffron")),
  "quince-candle": still("#dfdccb", P.sage, "arch", (c) => candle(c, 600, 1230, 420, "turquoise")),
  "anor-lantern": still("#c9a184", P.madder, "niche", (c) => lantern(c, 600, 1250, 640, "terracotta")),
  "anor-lantern-evening": still(
    "#7d5a4c",
    P.indigo,
    "arch",
    (c) => lantern(c, 420, 1240, 560, "terracotta") + lantern(c, 880, 1280, 380, "saffron"),
  ),
};

const hero = (wall: string, draw: (canvas: Canvas) => string) => (): string => {
  const canvas = new Canvas(2000, 1200);
  return canvas.render(
    rect(0, 0, 2000, 1200, {
      fill: canvas.linear(
        [0, 0],
        [1, 1],
        [
          [0, wall],
          [1, P.sand],
        ],
      ),
    }) + draw(canvas),
  );
};
const table = (y: number, color: string): string =>
  rect(0, y, 2000, 1200 - y, { fill: color }) + rect(0, y, 2000, 3, { fill: "#3a1d0c", opacity: 0.16 });
const hem = (c: Canvas): string =>
  `<g transform="translate(0 1124)">${border(c.width, 76, ["#f7eedf", P.terracotta, P.madder, P.saffron])}</g>`;

/** Wide images of the brand; the left third is kept plain for text. */
export const SAFFRON_HEROES: Record<string, () => string> = {
  "hero-table": hero(
    "#f7eedf",
    (c) =>
      circle(1420, 470, 380, {
        fill: c.linear(
          [0, 0],
          [0, 1],
          [
            [0, "#e0a030"],
            [1, "#efc888"],
          ],
        ),
      }) +
      path(archPath(1420, 900, 1120, 1010), {
        fill: "none",
        stroke: P.terracotta,
        "stroke-width": 4,
        "stroke-dasharray": "2 18",
        "stroke-linecap": "round",
      }) +
      table(900, "#efdcc0") +
      bough(1190, 520, 330, -90, "cotton", 2) +
      bough(1200, 520, 380, 60, "cotton", 5) +
      vase(c, 1195, 1000, 520, "registan", "lapis", "flowers") +
      teapot(c, 1620, 1010, 380, "lapis") +
      cup(c, 1880, 1080, 120, "piala", "lapis") +
      pomegranate(c, 960, 1050, 68) +
      pomegranate(c, 860, 1070, 54) +
      cup(c, 1410, 1080, 110, "piala", "cobalt") +
      hem(c),
  ),
  "hero-ikat": hero(
    "#efe0c8",
    (c) =>
      path(archPath(1400, 1000, 980, 950), {
        fill: c.linear(
          [0, 0],
          [0, 1],
          [
            [0, P.indigo],
            [1, "#4a6196"],
          ],
        ),
      }) +
      table(930, "#e6cfae") +
      pile(
        c,
        1180,
        1060,
        620,
        [
          ikat("madder", "lozenge", 8),
          plain(P.rose),
          ikat("indigo", "almond", 8),
          plain("#f3e5cc"),
          ikat("saffron", "lozenge", 8),
        ],
        104,
      ) +
      cushion(c, 1650, 800, 520, 520, ikat("terracotta", "lozenge"), 7) +
      hem(c),
  ),
  "hero-lanterns": hero(
    "#5f463f",
    (c) =>
      rect(0, 0, 2000, 1200, {
        fill: c.linear(
          [0, 0],
          [0, 1],
          [
            [0, "#2b2c47"],
            [1, "#8d5c47"],
          ],
        ),
      }) +
      path(archPath(1380, 920, 760, 820), { fill: "#23365f" }) +
      path(archPath(1780, 920, 420, 560), { fill: "#2d3a60" }) +
      path(archPath(980, 920, 420, 560), { fill: "#2d3a60" }) +
      table(920, "#a06a4b") +
      lantern(c, 1240, 1040, 480, "terracotta") +
      lantern(c, 1620, 1010, 360, "saffron") +
      candle(c, 1430, 1080, 150, "chalk") +
      pomegranate(c, 1830, 1060, 60) +
      hem(c),
  ),
};
