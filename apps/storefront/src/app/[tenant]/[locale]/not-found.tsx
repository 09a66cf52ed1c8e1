import { NotFoundMessage } from "@/components/not-found-message";

/** The not-found page inside the shop's frame. */
export default function NotFound() {
  return <NotFoundMessage />;
}
