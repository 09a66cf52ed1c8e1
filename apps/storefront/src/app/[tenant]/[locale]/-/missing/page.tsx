import { notFound } from "next/navigation";

/** Renders the not-found page for URLs the proxy cannot resolve, such as a language the shop does not offer. */
export default function MissingPage() {
  notFound();
}
