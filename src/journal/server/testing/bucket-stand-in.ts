import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * As much of an S3-compatible store as backups use, in memory, one bucket. It checks every signature by itself, from
 * Amazon's description of Signature Version 4 and not with the library that signs, and every body against its signed hash.
 */
export interface BucketStandIn {
  readonly url: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Uploads begun and neither ended nor given up. */
  readonly uploads: ReadonlyMap<string, unknown>;
  /** Asked of each part or object that is put; what it answers is stored instead. */
  damage: (bytes: Buffer) => Buffer;
  close(): Promise<void>;
}

const listedAtOnce = 2;

export async function bucketStandIn(o: {
  readonly bucket: string;
  readonly id: string;
  readonly secret: string;
}): Promise<BucketStandIn> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const keysOfUploads = new Map<string, string>();
  const store = { damage: (bytes: Buffer) => bytes };

  function answer(request: IncomingMessage, body: Buffer): [number, string | Buffer, Record<string, string>?] {
    const url = new URL(request.url ?? "", "http://store");
    if (!isSigned(request, url, body, o)) return [403, failure("SignatureDoesNotMatch")];
    const [bucket, ...steps] = url.pathname.slice(1).split("/").map(decodeURIComponent);
    if (bucket !== o.bucket) return [404, failure("NoSuchBucket")];
    const key = steps.join("/");
    const upload = url.searchParams.get("uploadId");
    const parts = upload === null ? undefined : uploads.get(upload);
    if (upload !== null && parts === undefined) return [404, failure("NoSuchUpload")];
    switch (request.method) {
      case "POST":
        if (url.searchParams.has("uploads")) {
          const id = `upload ${keysOfUploads.size + 1}`;
          uploads.set(id, new Map());
          keysOfUploads.set(id, key);
          return [200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`];
        }
        objects.set(
          key,
          Buffer.concat([...(parts ?? [])].toSorted(([one], [other]) => one - other).map(([, part]) => part)),
        );
        uploads.delete(upload ?? "");
        return [200, "<CompleteMultipartUploadResult/>"];
      case "PUT": {
        const kept = store.damage(body);
        if (parts === undefined) objects.set(key, kept);
        else parts.set(Number(url.searchParams.get("partNumber")), kept);
        return [200, "", { etag: `"${createHash("md5").update(body).digest("hex")}"` }];
      }
      case "DELETE":
        if (upload === null) objects.delete(key);
        else uploads.delete(upload);
        return [204, ""];
      default:
        if (url.searchParams.has("uploads")) return [200, begun(url)];
        return key === "" ? [200, listing(url)] : read(key, request.headers.range);
    }
  }

  function listing(url: URL): string {
    const prefix = url.searchParams.get("prefix") ?? "";
    const after = url.searchParams.get("continuation-token") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
    const page = keys.slice(0, listedAtOnce);
    const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    return `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("")}${next}</ListBucketResult>`;
  }

  function begun(url: URL): string {
    const prefix = url.searchParams.get("prefix") ?? "";
    const found = [...uploads.keys()].filter((id) => keysOfUploads.get(id)?.startsWith(prefix));
    const listed = found.map((id) => `<Upload><Key>${keysOfUploads.get(id)}</Key><UploadId>${id}</UploadId></Upload>`);
    return `<ListMultipartUploadsResult>${listed.join("")}</ListMultipartUploadsResult>`;
  }

  function read(key: string, range: string | undefined): [number, string | Buffer, Record<string, string>?] {
    const bytes = objects.get(key);
    if (bytes === undefined) return [404, failure("NoSuchKey")];
    const from = /^bytes=(\d+)-$/.exec(range ?? "")?.[1];
    if (from === undefined) return [200, bytes];
    const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    return [206, bytes.subarray(Number(from)), { "content-range": contentRange }];
  }

  const server = createServer((request, response) => {
    const held: Buffer[] = [];
    request.on("data", (part: Buffer) => held.push(part));
    request.on("end", () => {
      const [status, content, headers] = answer(request, Buffer.concat(held));
      response.writeHead(status, headers).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(store, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    uploads,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function failure(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(request: IncomingMessage, url: URL, body: Buffer, o: { id: string; secret: string }): boolean {
  const [, id, scope = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    ) ?? [];
  const hash = request.headers["x-amz-content-sha256"];
  if (id !== o.id || hash !== sha256(body) || !names.split(";").includes("x-amz-content-sha256")) return false;
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .toSorted()
    .join("&");
  const path = url.pathname.split("/").map((step) => strict(decodeURIComponent(step)));
  const canonical = [request.method, path.join("/"), query, headers.join(""), names, hash].join("\n");
  const time = String(request.headers["x-amz-date"]);
  const [day = "", region = "", service = "", end = ""] = scope.split("/");
  if (service !== "s3" || end !== "aws4_request" || !time.startsWith(day)) return false;
  const key = [region, service, end].reduce(hmac, hmac(`AWS4${o.secret}`, day));
  const wanted = hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n"));
  return timingSafeEqual(wanted, Buffer.from(signature, "hex"));
}

function strict(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
