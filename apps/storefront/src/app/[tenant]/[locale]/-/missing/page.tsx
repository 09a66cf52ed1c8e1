import { notFound } from "next/navigation";

/** Where the proxy sends addresses that mean nothing, such as a language the shop does not speak. */
export default function MissingPage() {
  notFound();
}
