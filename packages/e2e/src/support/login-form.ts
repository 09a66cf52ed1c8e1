/** Submits Keycloak's login form as a browser does and returns the URL it redirects to. */
export async function submitLogin(
  url: string,
  person: { username: string; password: string },
): Promise<string> {
  const page = await fetch(url, { redirect: "manual" });
  const html = await page.text();
  const action = /<form[^>]+action="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  if (action === undefined)
    throw new Error(`${url} has no login form (${page.status}): ${html.slice(0, 400)}`);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answer = await fetch(action, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ username: person.username, password: person.password }),
  });
  const back = answer.headers.get("location");
  if (back === null) throw new Error(`Keycloak did not accept ${person.username} (${answer.status}).`);
  return back;
}
