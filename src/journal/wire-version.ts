/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 4,
  hash: "a9436bad0af9437f8704077f39b12cffc74d2dc4e076933247423ffe4768b015",
} as const;
