import { Environment } from "../engine/environment.ts";
import type { BackupPlace, BucketAccess } from "./backup-place.ts";
import { bucketOf, whyOf } from "./bucket-requests.ts";
import { upload } from "./bucket-upload.ts";
import { textsIn } from "./texts-in-xml.ts";

const endBytes = 64 * 1024;

/** A prefix of an S3-compatible bucket. */
export function bucketPlace(bucketName: string, prefix: readonly string[], access: BucketAccess): BackupPlace {
  const bucket = bucketOf(bucketName, prefix, access);
  const { name, ask, urlOf } = bucket;
  const keyOf = (file: string) => [...prefix, file].join("/");

  /** The uploads that were begun under the prefix; none where the store does not list them for us. */
  async function begun(under: string): Promise<readonly { key: string; upload: string }[]> {
    try {
      const text = await (await ask("GET", urlOf("", { uploads: "", prefix: under }))).text();
      const ids = textsIn(text, "UploadId");
      return textsIn(text, "Key").flatMap((key, index) => {
        const upload = ids[index];
        return upload === undefined ? [] : [{ key, upload }];
      });
    } catch (error) {
      if (error instanceof Environment) return [];
      throw error;
    }
  }

  return {
    name,
    files: async () => {
      const start = prefix.length === 0 ? "" : `${prefix.join("/")}/`;
      const found: string[] = [];
      for (let token: string | undefined; ;) {
        const answer = await ask(
          "GET",
          urlOf("", {
            "list-type": "2",
            prefix: start,
            delimiter: "/",
            ...(token === undefined ? {} : { "continuation-token": token }),
          }),
        );
        const text = await answer.text();
        found.push(...textsIn(text, "Key").map((key) => key.slice(start.length)));
        token = textsIn(text, "NextContinuationToken")[0];
        if (token === undefined) return found;
      }
    },
    write: async (file, content) => {
      const key = keyOf(file);
      let size = 0;
      let end: Buffer = Buffer.alloc(0);
      await upload(bucket, key, content, (part) => {
        size += part.length;
        end = Buffer.concat([end, part]).subarray(-endBytes);
      });
      const answer = await ask("GET", urlOf(key), { headers: { range: `bytes=${size - end.length}-` } });
      const whole = Number(/\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1]);
      if (!Buffer.from(await answer.arrayBuffer()).equals(end) || whole !== size) throw notAsWritten(`${name}/${file}`);
      return size;
    },
    read: async function* (file) {
      const answer = await ask("GET", urlOf(keyOf(file)), { long: true });
      if (answer.body === null) return;
      try {
        for await (const part of answer.body) yield Buffer.from(part);
      } catch (error) {
        throw new Environment(
          { zh: "读取 {name}/{file} 时中断：{why}。", en: "Reading {name}/{file} broke off: {why}." },
          { name, file, why: whyOf(error) },
          { cause: error },
        );
      }
    },
    remove: async (file) => void (await ask("DELETE", urlOf(keyOf(file)))).body?.cancel(),
    unfinished: async () => {
      const start = prefix.length === 0 ? "" : `${prefix.join("/")}/`;
      const keys = (await begun(start)).map(({ key }) => key.slice(start.length));
      return [...new Set(keys.filter((file) => !file.includes("/")))];
    },
    discard: async (file) => {
      for (const { key, upload } of await begun(keyOf(file)))
        if (key === keyOf(file)) await (await ask("DELETE", urlOf(key, { uploadId: upload }))).body?.cancel();
    },
  };
}

function notAsWritten(file: string): Environment {
  return new Environment(
    { zh: "{file} 写入后读回的内容不符。", en: "{file} does not read back as it was written." },
    { file },
  );
}
