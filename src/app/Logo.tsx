/** Steps that rise, and the ticks of a ruler. */
export function Logo() {
  return (
    <svg className="logo" width="20" height="20" viewBox="0 0 20 20" role="img" aria-label="Stepwright">
      <path
        d="M2 16.5h5v-5h5v-5h6"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M2 3v4M5.5 3v2.4M9 3v2.4" stroke="var(--time-fill)" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
