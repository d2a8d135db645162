/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 5,
  hash: "b8d6042b0af9945614b81f1a3671361a46655de8ffe5f30a8b6e3539230cce68",
} as const;
