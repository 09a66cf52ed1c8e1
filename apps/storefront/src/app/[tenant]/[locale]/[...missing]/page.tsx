import { notFound } from "next/navigation";

/** Renders the not-found page for every other path of a shop. */
export default function UnmatchedPage() {
  notFound();
}
