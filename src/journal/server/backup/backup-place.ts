/** Of a file in a folder that is not whole yet. */
export const draftEnd = ".part";

/** Where backups lie, and the files that records carry: a folder, or a bucket. Whatever goes wrong there is an `Environment` with a sentence. */
export interface BackupPlace {
  /** As people say it: a path or `s3://bucket/prefix`, and no secret. */
  readonly name: string;
  /** Names of everything there. */
  files(): Promise<readonly string[]>;
  /**
   * Writes a file that has its name only when it is whole and durable, and reads its end back. Answers its size.
   * When the content fails, nothing is left.
   */
  write(file: string, content: AsyncIterable<Buffer>): Promise<number>;
  /** Throws at the first byte when there is no such file. */
  read(file: string): AsyncGenerator<Buffer>;
  remove(file: string): Promise<void>;
  /** Files whose writing was begun and not ended, as far as that can be told; some of them may still be being written. */
  unfinished(): Promise<readonly string[]>;
  /** Removes what an unfinished writing of this file left; a whole file of the name stays. */
  discard(file: string): Promise<void>;
}

/** How to reach a bucket, apart from the credentials, which come from the environment. */
export interface BucketAccess {
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
}
