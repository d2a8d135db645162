/** A trouble nobody expects in a test: it fails there. */
export function thrown(error: unknown): never {
  throw error;
}
