import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { notFound } from "./not-found.ts";
import { takesEncoding } from "./takes-encoding.ts";

/**
 * What the page may load: its own files, and nothing that stands in the page itself. Only the host of the district's map
 * tiles, where one is set, may be contacted besides this server.
 */
function contentSecurityPolicy(tiles: string | undefined): string {
  const host = tiles === undefined ? "" : ` ${new URL(tiles).origin}`;
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob:${host}`,
    "font-src 'self' data:",
    "worker-src 'self'",
    `connect-src 'self'${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

interface ConsoleFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Built files bear a hash in their names and may be kept for a year; the page itself is kept by nobody. */
  readonly cacheControl: string;
  /** As the build packed it, by the encoding's name. */
  readonly packed: ReadonlyMap<string, Buffer>;
}

/** Encodings, the smallest first, and how files packed by them end. */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** The built console at `/` and the handset at `/handset/`, held in memory: they are a few megabytes, and no path of a request ever reaches the disk. */
export async function consoleFiles(app: FastifyInstance, folder: string, tiles?: string): Promise<void> {
  const policy = contentSecurityPolicy(tiles);
  const files = new Map<string, ConsoleFile>();
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    found.set(path, await readFile(join(folder, path)));
  }
  for (const [path, bytes] of found) {
    if (encodings.some(([, end]) => path.endsWith(end))) continue;
    const packed = encodings.flatMap(([name, end]) => {
      const as = found.get(path + end);
      return as === undefined ? [] : [[name, as] as const];
    });
    files.set(path, {
      bytes,
      type: types[extname(path)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`,
      cacheControl: keptHowLong(path),
      packed: new Map(packed),
    });
  }
  const page = files.get("index.html");
  const handset = files.get("handset/index.html");
  files.delete("index.html");
  files.delete("handset/index.html");

  app.get(
    "/*",
    { config: { open: true, documented: false, refuses: ["MethodNotAllowed", "RouteUnknown"] } },
    async (request, reply) => {
      const path = (request.params as { "*": string })["*"];
      const file = files.get(path);
      if (file !== undefined) return sendFile(file, request, reply);
      // What is kept on a phone is kept for addresses below this one.
      if (path === "handset" && handset !== undefined) return reply.redirect("/handset/", 308);
      if (handset !== undefined && path.startsWith("handset/") && isPage(path, request.headers.accept)) {
        return sendFile(handset, request, reply);
      }
      return page !== undefined && isPage(path, request.headers.accept)
        ? sendFile(page, request, reply)
        : notFound(app, request, reply);
    },
  );

  function sendFile(file: ConsoleFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    reply
      .header("etag", file.etag)
      .header("cache-control", file.cacheControl)
      .header("vary", "accept-encoding")
      .header("content-security-policy", policy);
    if (request.headers["if-none-match"] === file.etag) return reply.code(304).send();
    reply.type(file.type);
    for (const [encoding, bytes] of file.packed) {
      if (takesEncoding(request.headers["accept-encoding"], encoding)) {
        return reply.header("content-encoding", encoding).send(bytes);
      }
    }
    return reply.send(file.bytes);
  }
}

function keptHowLong(path: string): string {
  if (path === "index.html" || path === "handset/index.html") return "no-store";
  return /^(handset\/)?assets\//.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}

/** The console's own addresses (`incidents/01J…/sheet`) are pages of one program, so they get its page. */
function isPage(path: string, accept: string | undefined): boolean {
  if (path === "" || path === "index.html" || path === "handset/") return true;
  return (
    accept?.includes("text/html") === true &&
    !/^(api|metrics|(handset\/)?assets)(\/|$)/.test(path) &&
    extname(path) === ""
  );
}
