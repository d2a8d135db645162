/** How a secret lies in its file: as it is, under a main key, or as a program wrapped it. */
export type Wrapping = "none" | "main-key" | "command";

/**
 * Protects the secrets of an installation from somebody who gets its files. `wrap` answers a file's whole content,
 * `unwrap` the secret in it. Both throw `Environment` with a sentence.
 */
export interface KeySource {
  /** As it is given on the command line; never the secret itself. */
  readonly spec: string;
  readonly wrapping: Wrapping;
  /** The file the main key lies in, which must not lie in the data folder. */
  readonly file?: string;
  wrap(name: string, secret: Buffer): Promise<Buffer>;
  unwrap(name: string, content: Buffer): Promise<Buffer>;
}

/** The files themselves, kept by their permissions. */
export const folderSource: KeySource = {
  spec: "folder",
  wrapping: "none",
  wrap: (_, secret) => Promise.resolve(secret),
  unwrap: (_, content) => Promise.resolve(content),
};
