import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";

/** A name the server answers to, in lower case; with any port when it names none. */
export interface HostName {
  readonly host: string;
  readonly port?: string;
}

/** A Host header, or the HOST[:PORT] of `--name`, taken apart; undefined when it is neither. IPv6 stands in brackets. */
export function readHostName(text: string): HostName | undefined {
  const found = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::(\d{1,5}))?$/.exec(text.toLowerCase());
  const [, host, port] = found ?? [];
  if (host === undefined) return undefined;
  return port === undefined ? { host } : { host, port };
}

export const isLoopbackName = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/** What a Host header is compared with. */
export interface KnownNames {
  readonly names: readonly HostName[];
  /** The certificate served now: who reached us by a name in it was shown to be us. */
  readonly certificate?: () => X509Certificate;
}

/**
 * Whether a Host header calls the server by a name of its own. A page of the open web can point its name at our address
 * (DNS rebinding), and a browser then takes us for that page's own server; it still sends that page's name. The address
 * the connection came in on is no such name: nobody else can have it looked up.
 */
export function isKnownHost(header: string | undefined, localAddress: string | undefined, known: KnownNames): boolean {
  const named = header === undefined ? undefined : readHostName(header);
  if (named === undefined) return false;
  const { host, port } = named;
  if (isLoopbackName(host)) return true;
  const bare = host.replace(/^\[|\]$/g, "");
  if (isIP(bare) !== 0 && localAddress !== undefined && bare === plainAddress(localAddress)) return true;
  if (known.names.some((name) => name.host === host && (name.port === undefined || name.port === port))) return true;
  const certificate = known.certificate?.();
  if (certificate === undefined) return false;
  return (isIP(bare) === 0 ? certificate.checkHost(bare) : certificate.checkIP(bare)) !== undefined;
}

/** An address as people write it: an IPv4 address that arrived on an IPv6 socket is that IPv4 address. */
export function plainAddress(address: string): string {
  const lower = address.toLowerCase();
  return lower.startsWith("::ffff:") && isIP(lower.slice(7)) === 4 ? lower.slice(7) : lower;
}
