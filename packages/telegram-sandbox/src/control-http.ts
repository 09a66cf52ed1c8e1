/** Reads JSON from a control endpoint; throws an error with its description when it refuses. */
export async function getJson<T>(url: string): Promise<T> {
  return read<T>(await fetch(url));
}

/** Posts JSON to a control endpoint; throws an error with its description when it refuses. */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  return read<T>(
    await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function read<T>(response: Response): Promise<T> {
  const body = JSON.parse(await response.text());
  if (!response.ok)
    throw new Error(`${response.url} returned status ${response.status}: ${body.description}`);
  return body;
}
