const line = {
  width: 22,
  height: 22,
  viewBox: "0 0 24 24",
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
  "aria-hidden": true,
} as const;

/** Three lines. */
export const MenuIcon = () => (
  <svg {...line} aria-hidden="true">
    <path d="M3.5 7h17M3.5 12h17M3.5 17h11" />
  </svg>
);
/** A magnifying glass. */
export const SearchIcon = () => (
  <svg {...line} aria-hidden="true">
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </svg>
);
/** A shopping bag. */
export const BagIcon = () => (
  <svg {...line} aria-hidden="true">
    <path d="M5 8.5h14l1 12H4zM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5" />
  </svg>
);
/** A person; filled when the shopper is signed in. */
export const PersonIcon = ({ filled = false }: { filled?: boolean }) => (
  <svg {...line} aria-hidden="true">
    <circle cx="12" cy="8" r="3.7" fill={filled ? "currentColor" : "none"} />
    <path d="M4.8 20c.7-3.9 3.5-6 7.2-6s6.5 2.1 7.2 6z" fill={filled ? "currentColor" : "none"} />
  </svg>
);
/** An arrow to the right. */
export const ArrowIcon = () => (
  <svg {...line} width={18} height={18} aria-hidden="true">
    <path d="M4 12h15m-6-6 6 6-6 6" />
  </svg>
);
