/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 7,
  hash: "f7f9d71a71e5bd88091e3925cfdfeef6fedf69c99bd8936451dde325dbb9cb0a",
} as const;
