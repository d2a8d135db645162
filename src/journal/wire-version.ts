/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 5,
  hash: "93ee22b623a71876c81d5eff58b2127534fa238a0438d309ee7e312c94a5ef89",
} as const;
