import {
  type AnnouncementView,
  cacheTag,
  type HeroView,
  type NavigationView,
  type PageView,
  type PostView,
} from "@tandem/contracts";
import { keys } from "../keys.js";
import { embedTag, pictureTag } from "../tags.js";
import type { Content, ShopContext } from "../types.js";
import type { Sources } from "./sources.js";

type Reader = Pick<ShopContext, "tenant" | "locale">;
const NO_LINKS: NavigationView = { header: [], footer: [] };

/** Creates the reads of content that exists only in Payload. */
export function createContentReads({ payload, documents }: Sources) {
  const parts = ["payload"] as const;
  const heroes = documents<HeroView[]>(parts);
  const pages = documents<PageView>(parts);
  const posts = documents<PostView[]>(parts);
  const navigation = documents<NavigationView>(parts);
  const announcements = documents<AnnouncementView[]>(parts);

  return {
    /** Returns the hero sections of the home page, in the editors' order. */
    async heroes({ tenant, locale }: Reader): Promise<Content<HeroView[]>> {
      const key = keys.content({ tenant, locale }, "heroes", "all");
      const { value, stale } = await heroes.read(key, async () => ({
        value: await payload.heroes(tenant.id, locale),
        tags: [cacheTag(tenant.id, "hero-section"), pictureTag(tenant.id)],
      }));
      return { value: value ?? [], stale: stale.length > 0 };
    },
    /** Returns a published page by slug, or null. */
    async page({ tenant, locale }: Reader, slug: string): Promise<Content<PageView> | null> {
      const key = keys.content({ tenant, locale }, "page", slug);
      const { value, stale } = await pages.read(key, async () => {
        const page = await payload.page(tenant.id, locale, slug);
        const own = page === null ? cacheTag(tenant.id, "page") : cacheTag(tenant.id, "page", page.id);
        return { value: page, tags: [own, embedTag(tenant.id), pictureTag(tenant.id)] };
      });
      return value === null ? null : { value, stale: stale.length > 0 };
    },
    /** Returns published posts, newest first. */
    async posts({ tenant, locale }: Reader): Promise<Content<PostView[]>> {
      const key = keys.content({ tenant, locale }, "posts", "all");
      const { value, stale } = await posts.read(key, async () => ({
        value: await payload.posts(tenant.id, locale),
        tags: [cacheTag(tenant.id, "post"), pictureTag(tenant.id)],
      }));
      return { value: value ?? [], stale: stale.length > 0 };
    },
    /** Returns the links of header and footer. */
    async navigation({ tenant, locale }: Reader): Promise<Content<NavigationView>> {
      const key = keys.content({ tenant, locale }, "navigation", "all");
      const { value, stale } = await navigation.read(key, async () => ({
        value: (await payload.navigation(tenant.id, locale)) ?? NO_LINKS,
        tags: [cacheTag(tenant.id, "navigation")],
      }));
      return { value: value ?? NO_LINKS, stale: stale.length > 0 };
    },
    /** Returns the announcements that run now. */
    async announcements({ tenant, locale }: Reader): Promise<Content<AnnouncementView[]>> {
      const key = keys.content({ tenant, locale }, "announcements", "all");
      const { value, stale } = await announcements.read(key, async () => ({
        value: await payload.announcements(tenant.id, locale),
        tags: [cacheTag(tenant.id, "announcement")],
      }));
      return { value: value ?? [], stale: stale.length > 0 };
    },
  };
}
