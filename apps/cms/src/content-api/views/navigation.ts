import { type NavigationView, PUBLIC_PATHS, safeHref } from "@tandem/contracts";
import { publicEndpoint } from "../public-endpoint";
import { published } from "../published";

interface Item {
  label: string;
  href: string;
}
const item = ({ label, href }: Item): Item => ({ label, href: safeHref(href) });

/** Returns the menus of the storefront; empty ones when none exist. */
export const navigation = publicEndpoint(
  PUBLIC_PATHS.navigation,
  async (reading): Promise<NavigationView> => {
    const { docs } = await published(reading, "navigation", { limit: 1 });
    return {
      header: (docs[0]?.header ?? []).map((entry) => ({
        ...item(entry),
        children: (entry.children ?? []).map(item),
      })),
      footer: (docs[0]?.footer ?? []).map(({ heading, items }) => ({
        heading,
        items: (items ?? []).map(item),
      })),
    };
  },
);
