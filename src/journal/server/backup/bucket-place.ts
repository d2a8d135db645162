import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { Environment } from "../engine/environment.ts";
import type { BackupPlace, BucketAccess } from "./backup-place.ts";
import { textsIn } from "./texts-in-xml.ts";

/** An upload goes in parts of this size (at least 5 MiB, at most 10,000 of them: 160 GB); what is smaller goes at once. */
const partBytes = 16 * 1024 * 1024;
const endBytes = 64 * 1024;
/** For a part to go up on a slow line; what is read has no such end, only undici's five minutes without a byte. */
const answerMillis = 600_000;
const retries = 4;

/**
 * A prefix of an S3-compatible bucket, addressed by path (`ENDPOINT/BUCKET/KEY`), which every such store understands. Every
 * request is signed with the SHA-256 of its body, so a part that changed on the way is refused by the store.
 */
export function bucketPlace(bucket: string, prefix: readonly string[], access: BucketAccess): BackupPlace {
  const region = access.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1";
  const endpoint = endpointOf(access.endpoint ?? `https://s3.${region}.amazonaws.com`);
  const client = new AwsClient({
    accessKeyId: credential("AWS_ACCESS_KEY_ID"),
    secretAccessKey: credential("AWS_SECRET_ACCESS_KEY"),
    ...sessionToken(),
    service: "s3",
    region,
    retries,
  });
  const name = `s3://${[bucket, ...prefix].join("/")}`;
  const keyOf = (file: string) => [...prefix, file].join("/");
  const urlOf = (key: string, query: Readonly<Record<string, string>> = {}) => {
    const url = new URL(
      `${endpoint}/${bucket}${key === "" ? "" : `/${key.split("/").map(encodeURIComponent).join("/")}`}`,
    );
    for (const [field, value] of Object.entries(query)) url.searchParams.set(field, value);
    return url.href;
  };

  async function ask(
    method: string,
    url: string,
    { body, headers, long }: { body?: Buffer | string; headers?: Record<string, string>; long?: true } = {},
  ): Promise<Response> {
    let answer: Response;
    const bytes = Buffer.from(body ?? "");
    try {
      answer = await client.fetch(url, {
        method,
        headers: { ...headers, "x-amz-content-sha256": createHash("sha256").update(bytes).digest("hex") },
        ...(bytes.length === 0 ? {} : { body: bytes }),
        ...(long ? {} : { signal: AbortSignal.timeout(answerMillis) }),
      });
    } catch (error) {
      const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : error;
      throw new Environment(
        { zh: "{name} 无法访问（{endpoint}）：{why}。", en: "{name} cannot be reached at {endpoint}: {why}." },
        { name, endpoint, why: whyOf(cause) },
        { cause: error },
      );
    }
    if (answer.ok) return answer;
    const text = await answer.text().catch(() => "");
    const code = textsIn(text, "Code")[0] ?? answer.statusText;
    throw new Environment(
      {
        zh: "{name} 拒绝了 {method} 请求：{status} {code}。",
        en: "{name} refused {method}: {status} {code}.",
      },
      { name, method, status: answer.status, code },
    );
  }

  async function uploaded(key: string, content: AsyncIterable<Buffer>, seen: (part: Buffer) => void): Promise<void> {
    let upload: string | undefined;
    const tags: string[] = [];
    let held: Buffer[] = [];
    let size = 0;
    const send = async (bytes: Buffer) => {
      upload ??= textsIn(await (await ask("POST", urlOf(key, { uploads: "" }))).text(), "UploadId")[0];
      if (upload === undefined) throw new Error("the store began an upload without an id");
      const answer = await ask("PUT", urlOf(key, { partNumber: `${tags.length + 1}`, uploadId: upload }), {
        body: bytes,
      });
      tags.push(answer.headers.get("etag") ?? "");
      await answer.body?.cancel();
    };
    try {
      for await (const part of content) {
        seen(part);
        held.push(part);
        size += part.length;
        while (size >= partBytes) {
          const all = Buffer.concat(held);
          await send(all.subarray(0, partBytes));
          held = [all.subarray(partBytes)];
          size -= partBytes;
        }
      }
      const rest = Buffer.concat(held);
      if (upload === undefined) {
        await (await ask("PUT", urlOf(key), { body: rest })).body?.cancel();
        return;
      }
      if (rest.length > 0) await send(rest);
      const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
      const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
      const done = await (await ask("POST", urlOf(key, { uploadId: upload }), { body })).text();
      // S3 may answer 200 and tell the failure in the body.
      const failure = textsIn(done, "Code")[0];
      if (failure !== undefined) throw refusedWhole(name, failure);
    } catch (error) {
      if (upload !== undefined) await ask("DELETE", urlOf(key, { uploadId: upload })).catch(() => undefined);
      throw error;
    }
  }

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
      await uploaded(key, content, (part) => {
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

function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== "")
    throw new Environment(
      {
        zh: "--s3-endpoint 应为 http(s) 地址，而不是“{text}”。",
        en: "--s3-endpoint is an http(s) address, not “{text}”.",
      },
      { text },
    );
  return url.href.replace(/\/+$/, "");
}

function credential(variable: string): string {
  const value = process.env[variable];
  if (value !== undefined && value !== "") return value;
  throw new Environment(
    {
      zh: "访问 S3 需要环境变量 {variable}。",
      en: "A bucket needs the environment variable {variable}.",
    },
    { variable },
  );
}

function sessionToken(): { sessionToken?: string } {
  const value = process.env["AWS_SESSION_TOKEN"];
  return value === undefined || value === "" ? {} : { sessionToken: value };
}

function whyOf(error: unknown): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return (inner instanceof Error ? inner.message : String(inner)).replace(/\.$/, "");
}

function refusedWhole(name: string, code: string): Environment {
  return new Environment(
    { zh: "{name} 未能合成上传的文件：{code}。", en: "{name} could not put the uploaded file together: {code}." },
    { name, code },
  );
}

function notAsWritten(file: string): Environment {
  return new Environment(
    { zh: "{file} 写入后读回的内容不符。", en: "{file} does not read back as it was written." },
    { file },
  );
}
