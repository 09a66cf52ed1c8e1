import { NotFoundMessage } from "@/components/not-found-message";

/** Renders the not-found page inside the shop's layout. */
export default function NotFound() {
  return <NotFoundMessage />;
}
