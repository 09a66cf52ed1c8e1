import { EllipsisHorizontal } from "@medusajs/icons";
import { useLayoutEffect, useRef } from "react";
import { useHref, useLocation, useNavigate } from "react-router-dom";
import { HIDDEN, mark, PLAIN } from "./mark";
import { insteadOf, mayOpen } from "./rights";
import { useAccess } from "./use-access";

const MARKED = `[${HIDDEN}] { display: none !important; } [${PLAIN}] { pointer-events: none; }`;
/** Hides the page until the user's rights are known, so that nothing disappears after it was shown. */
const WAITING = "aside nav, main { visibility: hidden; }";

/**
 * Hides menu entries and controls that the user's roles do not allow, and redirects from pages they may not open.
 * The server refuses such requests in any case.
 */
export function AccessLayer() {
  const { data: access, isError } = useAccess();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const base = useHref("/").replace(/\/$/, "");
  const more = useRef<SVGSVGElement>(null);
  const path = pathname.replace(/(.)\/$/, "$1");
  const open = access === undefined ? isError : mayOpen(access, path);

  useLayoutEffect(() => {
    if (access === undefined || open) return;
    navigate(insteadOf(access, path), { replace: true, state: { refused: path } });
  }, [access, open, path, navigate]);

  useLayoutEffect(() => {
    if (access === undefined) return;
    const look = () => mark(document, access, { base, path, more: more.current?.innerHTML ?? "" });
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["href", "class"],
    });
    return () => observer.disconnect();
  }, [access, base, path, search]);

  return (
    <>
      <style>{open ? MARKED : `${MARKED} ${WAITING}`}</style>
      <EllipsisHorizontal ref={more} className="hidden" />
    </>
  );
}
