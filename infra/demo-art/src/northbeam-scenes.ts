import { Canvas, circle, path, rect } from "./draw.js";
import { backpack, beanie, cap, duffel, jacket, pouch } from "./northbeam-carry.js";
import { bottle, mug } from "./northbeam-drinkware.js";
import { carabiner, multitool, pair } from "./northbeam-gear.js";
import { bikeLights, campLantern, headlamp, taskLamp } from "./northbeam-lights.js";
import { sleeping, tarp, tent } from "./northbeam-shelter.js";
import { BEAM as B, type Mood, mark, studio } from "./northbeam-stage.js";

const V = B.volt;
const on =
  (mood: Mood, draw: (canvas: Canvas) => string, base = 1200, slab = 420) =>
  (): string => {
    const canvas = new Canvas(1200, 1500);
    return studio(canvas, mood, draw(canvas), base, slab);
  };
const GRAPHITE = "#2f363e";
const FOG = "#b9c2ca";

/** Every image of Northbeam by file name, without extension. */
export const NORTHBEAM_SCENES: Record<string, () => string> = {
  "meridian-24-graphite": on("fog", (c) => backpack(c, 600, 1200, 520, 800, GRAPHITE, V, "panel")),
  "meridian-24-fog": on("graphite", (c) => backpack(c, 600, 1200, 520, 800, FOG, B.graphite, "panel")),
  "meridian-24-volt": on("graphite", (c) => backpack(c, 600, 1200, 520, 800, "#a9d62a", B.graphite, "panel")),
  "meridian-32-graphite": on("steel", (c) => backpack(c, 600, 1210, 560, 920, GRAPHITE, V, "alpine")),
  "meridian-32-moss": on("fog", (c) => backpack(c, 600, 1210, 560, 920, B.moss, "#e9f3c4", "alpine")),
  "switchback-sling-graphite": on("fog", (c) => pouch(c, 600, 1150, 660, 400, GRAPHITE, V, true)),
  "switchback-sling-ice": on("graphite", (c) => pouch(c, 600, 1150, 660, 400, B.ice, B.graphite, true)),
  "switchback-sling-rust": on("graphite", (c) => pouch(c, 600, 1150, 660, 400, B.rust, "#ffe3d6", true)),
  "transit-roll-top-graphite": on("steel", (c) => backpack(c, 600, 1200, 480, 860, "#262c33", V, "roll")),
  "transit-roll-top-ice": on("graphite", (c) => backpack(c, 600, 1200, 480, 860, B.ice, B.graphite, "roll")),
  "depot-duffel-graphite": on("fog", (c) => duffel(c, 600, 1180, 860, 440, GRAPHITE, V), 1200, 460),
  "depot-duffel-moss": on("graphite", (c) => duffel(c, 600, 1180, 860, 440, B.moss, V), 1200, 460),
  "shellform-jacket-graphite": on("fog", (c) => jacket(c, 600, 330, 920, 900, GRAPHITE, V, "shell"), 1290, 0),
  "shellform-jacket-volt": on(
    "graphite",
    (c) => jacket(c, 600, 330, 920, 900, "#a9d62a", B.graphite, "shell"),
    1290,
    0,
  ),
  "shellform-jacket-detail": on(
    "steel",
    (c) => jacket(c, 600, 300, 1500, 1500, GRAPHITE, V, "shell"),
    1400,
    0,
  ),
  "gridlock-fleece-steel": on("fog", (c) => jacket(c, 600, 310, 920, 920, "#56616c", V, "fleece"), 1290, 0),
  "gridlock-fleece-rust": on(
    "graphite",
    (c) => jacket(c, 600, 310, 920, 920, B.rust, "#ffe3d6", "fleece"),
    1290,
    0,
  ),
  "column-flask-graphite": on("fog", (c) => bottle(c, 600, 1200, 960, GRAPHITE, V)),
  "column-flask-white": on("graphite", (c) => bottle(c, 600, 1200, 960, "#e9edf0", B.graphite)),
  "column-flask-volt": on("steel", (c) => bottle(c, 600, 1200, 960, "#b7e82e", B.graphite)),
  "column-flask-sizes": on(
    "graphite",
    (c) => bottle(c, 420, 1180, 980, GRAPHITE, V) + bottle(c, 800, 1220, 720, "#e9edf0", B.graphite, 1.15),
    1200,
    460,
  ),
  "trail-mug-steel": on("fog", (c) => mug(c, 560, 1180, 560, "#8a95a0", B.graphite, "mug")),
  "trail-mug-graphite": on("steel", (c) => mug(c, 560, 1180, 560, GRAPHITE, V, "mug")),
  "fold-cup": on("graphite", (c) => mug(c, 600, 1200, 480, B.ice, V, "cup")),
  "camp-press": on("steel", (c) => mug(c, 560, 1200, 780, "#2b3138", V, "press")),
  "beacon-400-graphite": on("graphite", (c) => headlamp(c, 600, 660, 760, "#59636e", V), 1290, 0),
  "beacon-400-volt": on("steel", (c) => headlamp(c, 600, 660, 760, "#a9d62a", "#f4f6f8"), 1290, 0),
  "halo-lantern": on("graphite", (c) => campLantern(c, 600, 1200, 760, V)),
  "halo-lantern-night": on(
    "graphite",
    (c) => campLantern(c, 420, 1160, 560, V) + tent(c, 780, 1060, 620, "#4a535c", V),
    1230,
    0,
  ),
  "pulse-light-set": on("graphite", (c) => bikeLights(c, 600, 1180, 620, V)),
  "strut-task-lamp": on("steel", (c) => taskLamp(c, 600, 1190, 880, V)),
  "ridge-2-tent-moss": on("fog", (c) => tent(c, 600, 1060, 960, B.moss, "#e9f3c4"), 1100, 0),
  "ridge-2-tent-steel": on("graphite", (c) => tent(c, 600, 1060, 960, "#6b7681", V), 1100, 0),
  "canopy-tarp": on("steel", (c) => tarp(c, 600, 1080, 980, "#a9b3bd", V), 1120, 0),
  "drift-sleeping-bag": on("graphite", (c) => sleeping(c, 600, 200, 520, 1100, "#52606d", V, "bag"), 1340, 0),
  "drift-sleeping-bag-winter": on(
    "steel",
    (c) => sleeping(c, 600, 200, 520, 1100, B.rust, "#ffe3d6", "bag"),
    1340,
    0,
  ),
  "slate-pad": on("fog", (c) => sleeping(c, 600, 190, 500, 1110, "#4a545f", V, "pad"), 1340, 0),
  "axis-cap-graphite": on("fog", (c) => cap(c, 560, 1130, 800, GRAPHITE, V), 1150, 460),
  "axis-cap-moss": on("graphite", (c) => cap(c, 560, 1130, 800, B.moss, "#e9f3c4"), 1150, 460),
  "axis-cap-white": on("steel", (c) => cap(c, 560, 1130, 800, "#dde3e8", B.graphite), 1150, 460),
  "node-beanie-graphite": on("steel", (c) => beanie(c, 600, 1160, 620, "#2b3138", V)),
  "node-beanie-volt": on("graphite", (c) => beanie(c, 600, 1160, 620, "#a9d62a", "#f4f6f8")),
  "node-beanie-rust": on("fog", (c) => beanie(c, 600, 1160, 620, B.rust, "#ffe3d6")),
  "grip-gloves": on("steel", (c) => pair(c, 600, 1200, 840, "#2b3138", V, "gloves")),
  "stride-socks": on("graphite", (c) => pair(c, 600, 1190, 820, "#7d8893", V, "socks")),
  "vector-carabiner-volt": on(
    "graphite",
    (c) => carabiner(c, 440, 720, 780, "#b7e82e", -14) + carabiner(c, 800, 800, 640, "#59636e", 16),
    1290,
    0,
  ),
  "vector-carabiner-steel": on(
    "fog",
    (c) => carabiner(c, 440, 720, 780, "#59636e", -14) + carabiner(c, 800, 800, 640, "#2f363e", 16),
    1290,
    0,
  ),
  "pivot-multitool": on("graphite", (c) => multitool(c, 560, 680, 960, V), 1290, 0),
  "module-pouch": on("steel", (c) => pouch(c, 600, 1150, 700, 480, "#262c33", V, false), 1180, 460),
  "module-pouch-set": on(
    "fog",
    (c) =>
      pouch(c, 540, 1000, 560, 380, GRAPHITE, V, false) + pouch(c, 700, 1230, 420, 290, "#59636e", V, false),
    1180,
    460,
  ),
};

const hero = (draw: (canvas: Canvas) => string) => (): string => {
  const c = new Canvas(2000, 1200);
  let grid = "";
  for (let x = -1400; x < 3400; x += 110) grid += `M${x} 700l1600 800M${x} 700l-1600 800`;
  const back =
    rect(0, 0, 2000, 1200, {
      fill: c.linear(
        [0, 0],
        [1, 1],
        [
          [0, "#0e1013"],
          [0.6, "#232930"],
          [1, "#14171b"],
        ],
      ),
    }) +
    circle(1400, 560, 760, {
      fill: c.radial([0.5, 0.5], 0.5, [
        [0, "#ffffff", 0.2],
        [1, "#ffffff", 0],
      ]),
    }) +
    `<clipPath id="ground">${rect(0, 850, 2000, 350, {})}</clipPath>` +
    path(grid, {
      fill: "none",
      stroke: "#ffffff",
      "stroke-width": 1.6,
      opacity: 0.08,
      "clip-path": "url(#ground)",
    }) +
    path("M700 1200L1500 0", { stroke: V, "stroke-width": 5, opacity: 0.9 }) +
    path("M700 1200L1500 0", { stroke: V, "stroke-width": 40, opacity: 0.2, filter: c.blur(22) });
  return c.render(back + draw(c));
};

/** Wide images of the brand; the left third is kept plain for text. */
export const NORTHBEAM_HEROES: Record<string, () => string> = {
  "hero-carry": hero(
    (c) =>
      duffel(c, 1240, 1080, 600, 310, B.moss, V) +
      backpack(c, 1610, 1060, 450, 740, GRAPHITE, V, "alpine") +
      bottle(c, 1890, 1090, 470, "#e9edf0", B.graphite),
  ),
  "hero-camp": hero(
    (c) =>
      rect(0, 0, 2000, 1200, { fill: "#0b0d10", opacity: 0.35 }) +
      path("M900 850L1180 470L1330 640L1560 330L2000 850Z", { fill: "#1a1f25" }) +
      path("M1560 330L1650 460L1560 520L1500 420Z", { fill: "#39414a" }) +
      tent(c, 1430, 990, 860, "#7d8893", V) +
      campLantern(c, 1890, 1090, 250, V),
  ),
  "hero-light": hero((c) => headlamp(c, 1480, 520, 640, "#59636e", V) + mark(1840, 140, 60, V)),
};
