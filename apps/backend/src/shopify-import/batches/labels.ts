import type { IProductModuleService, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createProductCategoriesWorkflow } from "@medusajs/medusa/core-flows";
import { z } from "zod";
import { connections } from "../../connections/connections";
import type { ProductDraft } from "../draft";
import type { Labels } from "../plan";
import { slugOf } from "../slug";

const TAGS =
  "select id, value as name from product_tag where tandem_tenant_id = $1 and value = any($2) and deleted_at is null";
const TYPES =
  "select id, value as name from product_type where tandem_tenant_id = $1 and value = any($2) and deleted_at is null";
const CATEGORIES = `
select c.id, c.name, c.handle from tenant_category l join product_category c on c.id = l.product_category_id and c.deleted_at is null
where l.tenant_id = $1 and l.deleted_at is null and (c.name = any($2) or c.handle = any($3)) order by c.created_at`;

const rowSchema = z.object({ id: z.string(), name: z.string(), handle: z.string().optional() });

/**
 * The tenant's tags, types and categories named by an import: each is looked up once and created where it is missing.
 */
export class LabelBook implements Labels {
  readonly tags = new Map<string, string>();
  readonly types = new Map<string, string>();
  readonly categories = new Map<string, string>();

  constructor(
    private readonly container: MedusaContainer,
    private readonly tenantId: string,
  ) {}

  /** Makes sure every tag, type and category of the drafts has an id. */
  async learn(drafts: readonly ProductDraft[]): Promise<void> {
    const products: IProductModuleService = this.container.resolve(Modules.PRODUCT);
    const named = (values: readonly string[]) => values.map((value) => ({ value }));
    const typeNames = drafts.flatMap(({ type }) => type ?? []);
    await this.fill(
      this.tags,
      drafts.flatMap(({ tags }) => tags),
      TAGS,
      async (values) =>
        (await products.createProductTags(named(values))).map(({ id, value }) => ({ id, name: value })),
    );
    await this.fill(this.types, typeNames, TYPES, async (values) =>
      (await products.createProductTypes(named(values))).map(({ id, value }) => ({ id, name: value })),
    );
    await this.learnCategories(typeNames);
  }

  private async fill(
    known: Map<string, string>,
    names: readonly string[],
    query: string,
    create: (missing: string[]) => Promise<{ id: string; name: string }[]>,
  ): Promise<void> {
    const wanted = [...new Set(names)].filter((name) => !known.has(name));
    if (wanted.length === 0) return;
    const { rows } = await connections().pool.query(query, [this.tenantId, wanted]);
    for (const row of z.array(rowSchema).parse(rows)) known.set(row.name, row.id);
    const missing = wanted.filter((name) => !known.has(name));
    if (missing.length === 0) return;
    for (const row of await create(missing)) known.set(row.name, row.id);
  }

  private async learnCategories(names: readonly string[]): Promise<void> {
    const wanted = [...new Set(names)].filter((name) => !this.categories.has(name));
    if (wanted.length === 0) return;
    const { rows } = await connections().pool.query(CATEGORIES, [this.tenantId, wanted, wanted.map(slugOf)]);
    const held = z.array(rowSchema).parse(rows);
    const missing = new Map<string, string>();
    for (const name of wanted) {
      const found = held.find((row) => row.name === name) ?? held.find((row) => row.handle === slugOf(name));
      if (found !== undefined) this.categories.set(name, found.id);
      else if (!missing.has(slugOf(name))) missing.set(slugOf(name), name);
    }
    if (missing.size === 0) return;
    const { result } = await createProductCategoriesWorkflow(this.container).run({
      input: {
        product_categories: [...missing].map(([handle, name]) => ({
          name,
          handle,
          is_active: true,
          is_internal: false,
        })),
      },
    });
    for (const name of wanted) {
      const made = result.find((category) => category.handle === slugOf(name));
      if (made !== undefined && !this.categories.has(name)) this.categories.set(name, made.id);
    }
  }
}
