/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 5,
  hash: "a785130a84ce855704eb790d5c4e6146da4e00549b1e3422de3f8ef08f3a701d",
} as const;
