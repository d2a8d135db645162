/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 6,
  hash: "04b61ac3b2c9330090d151b5a23145310a6bf56f9ce2940826e156cf5cbebb03",
} as const;
