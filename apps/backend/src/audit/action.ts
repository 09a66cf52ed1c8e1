const VERBS: Readonly<Record<string, string>> = {
  GET: "read",
  POST: "create",
  PUT: "update",
  PATCH: "update",
  DELETE: "delete",
};

/**
 * Returns the action of a call, named after its route: `POST /admin/products` is `products.create`, `POST
 * /admin/products/:id` is `products.update`, `POST /admin/orders/:id/cancel` is `orders.cancel`.
 */
export function actionOf(method: string, route: string): string {
  const [things = "", ...rest] = route.split("/").slice(2);
  const verb =
    method === "POST" && route.endsWith("/:id") ? "update" : (VERBS[method] ?? method.toLowerCase());
  const words = rest.filter((segment) => !segment.startsWith(":"));
  if (words.length === 0) return `${things}.${verb}`;
  const deeper = method === "POST" ? words.join(".") : [...words, verb].join(".");
  return `${things}.${deeper}`;
}
