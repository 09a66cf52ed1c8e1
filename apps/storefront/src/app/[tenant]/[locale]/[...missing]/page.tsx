import { notFound } from "next/navigation";

/** Any other path of a shop ends in its not-found page. */
export default function UnmatchedPage() {
  notFound();
}
