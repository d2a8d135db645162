import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { Environment } from "../engine/environment.ts";
import type { BucketAccess } from "./backup-place.ts";
import { textsIn } from "./texts-in-xml.ts";

/** For a part to go up on a slow line; what is read has no such end, only undici's five minutes without a byte. */
const answerMillis = 600_000;
const retries = 4;

export type Bucket = ReturnType<typeof bucketOf>;

/**
 * An S3-compatible bucket, addressed by path (`ENDPOINT/BUCKET/KEY`), which every such store understands. Every request is
 * signed with the SHA-256 of its body, so a part that changed on the way is refused by the store.
 */
export function bucketOf(bucket: string, prefix: readonly string[], access: BucketAccess) {
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

  return { name, urlOf, ask };
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

export function whyOf(error: unknown): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return (inner instanceof Error ? inner.message : String(inner)).replace(/\.$/, "");
}
