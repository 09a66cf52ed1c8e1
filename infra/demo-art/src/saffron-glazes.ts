import { SAFFRON } from "./saffron-stage.js";

/** A glaze: body, drawing ink, second colour. */
export interface Glaze {
  readonly body: string;
  readonly ink: string;
  readonly second: string;
  readonly accent: string;
}

export const GLAZES = {
  lapis: { body: "#f4ead6", ink: SAFFRON.indigo, second: SAFFRON.lapis, accent: SAFFRON.saffron },
  cobalt: { body: SAFFRON.lapis, ink: "#f6edd9", second: "#a9c7e6", accent: SAFFRON.saffron },
  terracotta: { body: SAFFRON.terracotta, ink: "#f3dcc0", second: "#7a2f1c", accent: SAFFRON.saffron },
  saffron: { body: "#dfa23a", ink: "#7b3a1d", second: "#f6e4bd", accent: SAFFRON.madder },
  pomegranate: { body: SAFFRON.madder, ink: "#f1d9b8", second: "#c8643f", accent: SAFFRON.saffron },
  chalk: { body: "#f3eadb", ink: "#a58f74", second: "#d7c4a6", accent: SAFFRON.terracotta },
  turquoise: { body: SAFFRON.turquoise, ink: "#f2ead6", second: "#1f5d66", accent: SAFFRON.saffron },
  indigo: { body: SAFFRON.indigo, ink: "#f1e4c8", second: "#5b7fb5", accent: SAFFRON.saffron },
} as const satisfies Record<string, Glaze>;

export type GlazeName = keyof typeof GLAZES;
