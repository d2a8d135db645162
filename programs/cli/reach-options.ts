import { isIP } from "node:net";
import { resolve } from "node:path";
import { type HostName, isLoopbackName, readHostName } from "../server/host-names.ts";
import type { TlsFiles } from "../server/tls-files.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

/** How the server is to be reached, as the command line says it. */
export interface ReachGiven {
  readonly host: string;
  readonly names: readonly HostName[];
  readonly proxies: readonly string[] | undefined;
  readonly tls: TlsFiles | undefined;
  /** Plain HTTP goes over a network, because somebody said so. */
  readonly isExposed: boolean;
}

export const reachOptions: Readonly<Record<string, VerbOption>> = {
  host: {
    value: "ADDRESS",
    says: { zh: "监听地址，默认 127.0.0.1", en: "the address to listen on, default 127.0.0.1" },
  },
  name: {
    value: "HOST[:PORT],…",
    says: {
      zh: "本服务的域名，逗号分隔；证书中的名称不必再写",
      en: "names the server answers to, separated by commas; names in the certificate need not be given",
    },
  },
  "tls-cert": {
    value: "FILE",
    says: { zh: "TLS 证书（PEM，含证书链）", en: "the TLS certificate with its chain (PEM)" },
  },
  "tls-key": { value: "FILE", says: { zh: "TLS 私钥（PEM）", en: "the TLS key (PEM)" } },
  "behind-proxy": {
    says: {
      zh: "由前置的反向代理负责 TLS（须给出 --name）",
      en: "a reverse proxy in front ends TLS (needs --name)",
    },
  },
  "proxy-address": {
    value: "ADDRESS,…",
    says: {
      zh: "代理不在本机时，它的地址或网段",
      en: "the proxy's addresses or networks, if it is on another machine",
    },
  },
  "plain-http": {
    says: { zh: "明知不加密也要监听其他地址", en: "listen beyond this machine without encryption" },
  },
};

/** Reads the options above together; throws `Usage` where they do not fit each other. */
export function readReach(given: Given): ReachGiven {
  const host = given.text("host") ?? "127.0.0.1";
  const tls = readTlsFiles(given.text("tls-cert"), given.text("tls-key"));
  const names = listOf(given.text("name")).map(readName);
  const proxies = readProxies(given);
  if (tls !== undefined && proxies !== undefined) {
    throw new Usage({
      zh: "--tls-cert 与 --behind-proxy 只能选一个：TLS 由本服务或代理之一负责。",
      en: "Choose one of --tls-cert and --behind-proxy: TLS ends here or at the proxy.",
    });
  }
  if (proxies !== undefined && names.length === 0) {
    throw new Usage({
      zh: "--behind-proxy 须同时用 --name 给出用户访问时使用的域名。",
      en: "--behind-proxy needs --name: the name by which people reach the proxy.",
    });
  }
  const isPlain = tls === undefined && proxies === undefined && !isLoopbackName(host) && host !== "::1";
  if (isPlain && !given.has("plain-http")) {
    throw new Usage(
      {
        zh: "在 {host} 上监听须加密：用 --tls-cert 与 --tls-key，或在带 TLS 的反向代理后用 --behind-proxy；确要不加密，请写明 --plain-http。",
        en: "Listening on {host} needs encryption: --tls-cert with --tls-key, or --behind-proxy with a proxy that ends TLS. Without encryption, give --plain-http.",
      },
      { host },
    );
  }
  return { host, names, proxies, tls, isExposed: isPlain };
}

function readTlsFiles(cert: string | undefined, key: string | undefined): TlsFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    throw new Usage({
      zh: "--tls-cert 与 --tls-key 须同时给出。",
      en: "--tls-cert and --tls-key go together.",
    });
  }
  // Whole paths: the command line's other verbs read the certificate from wherever they are started.
  return { cert: resolve(cert), key: resolve(key) };
}

function readName(text: string): HostName {
  const name = readHostName(text);
  if (name !== undefined) return name;
  throw new Usage(
    {
      zh: "--name 应为域名，可带端口，如 hall.example.cn:8443，而不是“{text}”。",
      en: "--name takes names such as hall.example.cn or hall.example.cn:8443, not “{text}”.",
    },
    { text },
  );
}

function readProxies(given: Given): readonly string[] | undefined {
  const addresses = listOf(given.text("proxy-address"));
  if (!given.has("behind-proxy")) {
    if (addresses.length === 0) return undefined;
    throw new Usage({
      zh: "--proxy-address 须与 --behind-proxy 一同使用。",
      en: "--proxy-address goes with --behind-proxy.",
    });
  }
  for (const text of addresses) {
    const [net = "", bits = "0", more] = text.split("/");
    const most = isIP(net) === 6 ? 128 : 32;
    if (isIP(net) !== 0 && more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most) continue;
    throw new Usage(
      {
        zh: "--proxy-address 应为地址或网段，如 10.0.0.2 或 10.0.0.0/24，而不是“{text}”。",
        en: "--proxy-address takes addresses or networks such as 10.0.0.2 or 10.0.0.0/24, not “{text}”.",
      },
      { text },
    );
  }
  return addresses;
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
