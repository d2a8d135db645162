/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 4,
  hash: "17c84a6e7c74d068c28ab98d4b2eae1263b560b74d969d54b6212f661211d660",
} as const;
