import { cacheTag } from "@tandem/contracts";
import { keys } from "../keys.js";
import { copiedTexts } from "../medusa/content-copy.js";
import type { MedusaCategory } from "../medusa/schemas.js";
import type { Loaded } from "../store/types.js";
import { pictureTag } from "../tags.js";
import type { Category, CategoryCommerce, CategoryContent, CategoryNode, ShopContext } from "../types.js";
import type { Sources } from "./sources.js";

interface StoredCategory {
  commerce: CategoryCommerce;
  content: CategoryContent;
}

function toCategoryCommerce(category: MedusaCategory): CategoryCommerce {
  return {
    id: category.id,
    name: category.name,
    handle: category.handle,
    parentId: category.parent_category_id ?? null,
    rank: category.rank ?? 0,
  };
}

/** Returns the copy of content that the sync keeps in Medusa. */
function toCategoryCopy(category: MedusaCategory): CategoryContent {
  return { ...copiedTexts(category), image: null };
}

/** Nests categories under their parents, in rank order; one whose parent is hidden moves to the top level. */
function toTree(all: readonly Category[]): CategoryNode[] {
  const ids = new Set(all.map(({ commerce }) => commerce.id));
  const childrenOf = (parent: string | null): CategoryNode[] =>
    all
      .filter(({ commerce }) => {
        const shownParent =
          commerce.parentId !== null && ids.has(commerce.parentId) ? commerce.parentId : null;
        return shownParent === parent;
      })
      .sort((a, b) => a.commerce.rank - b.commerce.rank || a.commerce.name.localeCompare(b.commerce.name))
      .map((category) => ({ ...category, children: childrenOf(category.commerce.id) }));
  return childrenOf(null);
}

/** Returns the ids of a category and of everything below it. */
export function withDescendants(all: readonly Category[], id: string): string[] {
  const below = all.filter(({ commerce }) => commerce.parentId === id);
  return [id, ...below.flatMap(({ commerce }) => withDescendants(all, commerce.id))];
}

/** Creates the reads of the category tree. It is one document because a shop's menu shows it whole. */
export function createCategoryReads({ medusa, payload, documents }: Sources) {
  const store = documents<StoredCategory[]>(["medusa", "payload"]);

  async function load(
    ctx: ShopContext,
    lastGood: StoredCategory[] | undefined,
  ): Promise<Loaded<StoredCategory[]>> {
    const tags = [
      cacheTag(ctx.tenant.id, "tenant"),
      cacheTag(ctx.tenant.id, "category"),
      pictureTag(ctx.tenant.id),
    ];
    const [commerce, content] = await Promise.allSettled([
      medusa.categories(ctx),
      payload.categories(ctx.tenant.id, ctx.locale),
    ]);
    if (commerce.status === "rejected") throw commerce.reason;
    const before = new Map((lastGood ?? []).map(({ commerce: { id }, content: words }) => [id, words]));
    const views =
      content.status === "fulfilled" ? new Map(content.value.map((view) => [view.id, view])) : undefined;
    const value = commerce.value.map((category): StoredCategory => {
      const view = views?.get(category.id);
      const words =
        view === undefined
          ? ((views === undefined ? before.get(category.id) : undefined) ?? toCategoryCopy(category))
          : { text: view.text, html: view.html, seo: view.seo, image: view.image };
      return { commerce: toCategoryCommerce(category), content: words };
    });
    return { value, tags, incomplete: views === undefined ? ["payload"] : [] };
  }

  async function all(ctx: ShopContext): Promise<Category[]> {
    const { value, stale } = await store.read(keys.priced(ctx, "categories", "all"), (good) =>
      load(ctx, good),
    );
    return (value ?? []).map((category) => ({ ...category, stale: stale.length > 0, staleParts: stale }));
  }

  return {
    all,
    /** Returns the shop's active categories as a tree. */
    async categories(ctx: ShopContext): Promise<CategoryNode[]> {
      return toTree(await all(ctx));
    },
    /** Returns a category with its descendants, and its ancestors from the top; null when it does not exist. */
    async category(
      ctx: ShopContext,
      handle: string,
    ): Promise<{ category: CategoryNode; ancestors: readonly Category[] } | null> {
      const every = await all(ctx);
      const find = (
        nodes: readonly CategoryNode[],
        above: readonly Category[],
      ): ReturnType<typeof found> | null => {
        for (const node of nodes) {
          if (node.commerce.handle === handle) return found(node, above);
          const deeper = find(node.children, [...above, node]);
          if (deeper !== null) return deeper;
        }
        return null;
      };
      const found = (category: CategoryNode, ancestors: readonly Category[]) => ({ category, ancestors });
      return find(toTree(every), []);
    },
  };
}
export type CategoryReads = ReturnType<typeof createCategoryReads>;
