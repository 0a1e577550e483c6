// A poster's code in the address («#join=…»): read once, and out of the address and the history at once.
const SHAPE = /^#join=([A-Za-z0-9]{4,16})$/;

/** The code the page was opened with, or null; a second look finds nothing any more. */
export function takeCode() {
  const code = SHAPE.exec(location.hash)?.[1] ?? null;
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return code;
}
