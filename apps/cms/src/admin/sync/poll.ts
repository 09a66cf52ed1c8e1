"use client";
import { useEffect, useState } from "react";

/** The last result of polling a URL: data, an error, or nothing yet. */
export type Polled<T> = { state: "loading" } | { state: "ready"; data: T } | { state: "failed" };

/** Polls a URL now and every `everyMs` while the page is visible; `parse` turns the response into data or null. */
export function usePoll<T>(
  url: string | null,
  everyMs: number,
  parse: (body: unknown) => T | null,
): Polled<T> {
  const [polled, setPolled] = useState<Polled<T>>({ state: "loading" });
  useEffect(() => {
    if (url === null) return;
    const controller = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      const data = await fetch(url, { credentials: "include", signal: controller.signal })
        .then(async (answer) => (answer.ok ? parse(await answer.json()) : null))
        .catch(() => null);
      if (!controller.signal.aborted)
        setPolled(data === null ? { state: "failed" } : { state: "ready", data });
    };
    void ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [url, everyMs, parse]);
  return polled;
}
