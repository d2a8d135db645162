/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 6,
  hash: "f37adb80936dde4bef519380951e35a2efb46a8dea9b5183807e60a6da7d832d",
} as const;
