/** Shows the product's logo on the login page. */
export const Logo = () => (
  <div className="tandem-logo">
    <Mark size={44} />
    <span>Tandem</span>
  </div>
);

/** Shows the product's icon in the navigation. */
export const Icon = () => <Mark size={22} />;

function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" role="img" aria-label="Tandem">
      <circle cx="14" cy="32" r="10" stroke="currentColor" strokeWidth="4" />
      <circle cx="34" cy="32" r="10" stroke="#c4562b" strokeWidth="4" />
      <path
        d="M14 32 24 10l10 22"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
