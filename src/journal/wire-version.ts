/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 3,
  hash: "cde0ea2a2b77f3ad8a1be7d3c798d33cdd7d0d796c3c5eed977773ef6945bb75",
} as const;
