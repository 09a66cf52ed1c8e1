import { readFile } from "node:fs/promises";
import { parseInput } from "@tandem/contracts";
import { z } from "zod";

const seedSchema = z.object({
  /** Platform admins who can sign in without Keycloak. */
  people: z
    .array(
      z.object({
        email: z.email(),
        password: z.string().min(8),
        name: z.string().optional(),
      }),
    )
    .default([]),
  brands: z
    .array(
      z.object({
        slug: z.string(),
        domains: z.array(z.string()).default([]),
        /** Folder with images; `hero*` are used in hero sections. */
        images: z.string().optional(),
        logo: z.string().optional(),
      }),
    )
    .default([]),
});

/** Content of a seed file. */
export type SeedSpec = z.infer<typeof seedSchema>;

/**
 * Reads the seed file.
 * @throws AppError `invalid_input` that names what is wrong in it
 */
export async function readSeedSpec(path: string): Promise<SeedSpec> {
  return parseInput(seedSchema, JSON.parse(await readFile(path, "utf8")), "seed file");
}
