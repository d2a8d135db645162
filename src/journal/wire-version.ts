/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 5,
  hash: "18ffcc30a5d8251e74c720074f3396d5954f4b2c8faa80351461fb91275c8af3",
} as const;
