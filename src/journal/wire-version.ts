/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 2,
  hash: "0deab1b6d19c7b7210cb90a08b5c0ba1d38dd6c41febc4e99dea227922b3d5ff",
} as const;
