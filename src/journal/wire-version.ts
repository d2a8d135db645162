/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 6,
  hash: "51cbfa94616203d8c4dcf4d4ce52c1ca4fd201aa2ec4f7f1b260fbd6ee892ae2",
} as const;
