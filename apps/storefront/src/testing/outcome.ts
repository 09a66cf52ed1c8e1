/** Returns the URL that a server action redirects to; fails when it returns instead. */
export async function redirectOf(action: Promise<unknown>): Promise<string> {
  const thrown: unknown = await action.then(
    (value) => new Error(`The action returned ${JSON.stringify(value)} and redirected nowhere.`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error)) throw new TypeError("The action threw something that is no error.");
  const [kind, , url] = "digest" in thrown ? String(thrown.digest).split(";") : [];
  if (kind !== "NEXT_REDIRECT" || url === undefined) throw thrown;
  return url;
}

/** Returns the fields of a form as the browser sends them. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
