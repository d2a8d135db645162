/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 6,
  hash: "4eb7d9fffbe3e5520d5b9ff332e7ec25f87d3679e4910e2a1d08d4149342081a",
} as const;
