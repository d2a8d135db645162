/**
 * The version of what is written into the log and sent over the wire, and a hash of its shapes. A change of a fact's or an
 * order's shape changes the hash; then the version goes up by one, the fact kind's own version too when a stored fact can no
 * longer be read as it stands (with an upcast from the one before), and both are written here.
 */
export const wireVersion = {
  version: 5,
  hash: "ba58eb6318f2d2bf32a4e756b6437f0218c462eb5b28fb2de01181b062bd89db",
} as const;
