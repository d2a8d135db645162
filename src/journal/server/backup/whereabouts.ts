import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { isBackupName } from "../../backup-keeping.ts";
import { Environment } from "../engine/environment.ts";
import type { BackupPlace, BucketAccess } from "./backup-place.ts";
import { bucketPlace } from "./bucket-place.ts";
import { folderPlace } from "./folder-place.ts";

/** A place, and the one file in it that was named, if one was. */
export interface Whereabouts {
  readonly place: BackupPlace;
  readonly file: string | undefined;
}

/** The place that `DIR`, `FILE` or `s3://BUCKET/PREFIX` names. A path that is no folder names a file in its folder. */
export function whereabouts(where: string, access: BucketAccess): Whereabouts {
  if (where.startsWith("s3://")) {
    const [, bucket, path = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(where) ?? [];
    if (bucket === undefined)
      throw new Environment(
        { zh: "“{where}”应为 s3://桶名/前缀。", en: "“{where}” is not of the form s3://BUCKET/PREFIX." },
        { where },
      );
    const steps = path.split("/").filter((step) => step !== "");
    const last = steps.at(-1);
    const isFile = last !== undefined && isBackupName(last);
    return {
      place: bucketPlace(bucket, isFile ? steps.slice(0, -1) : steps, access),
      file: isFile ? last : undefined,
    };
  }
  const path = resolve(where);
  return existsSync(path) && statSync(path).isDirectory()
    ? { place: folderPlace(path), file: undefined }
    : { place: folderPlace(dirname(path)), file: basename(path) };
}
