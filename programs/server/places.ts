import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { limitedAs } from "./address-limit.ts";
import { plainAddress } from "./host-names.ts";

/** How many connections there may be. A seat is one whose last request showed a valid session or token; others are strangers. */
export interface PlaceLimits {
  readonly most: number;
  /** Of `most`, those that strangers never take. */
  readonly keptForSeats: number;
  readonly strangersOfAddress: number;
  /** Past this an address's signed-in connections count as strangers. */
  readonly seatsOfAddress: number;
}

/**
 * `most`: several times a province's consoles and handsets; each costs some 20 kB. A hall of 60 consoles that all load
 * their page at once opens 360 connections before anybody is signed in. 2,000 handsets may share one carrier's address.
 */
export const placeLimits: PlaceLimits = {
  most: 16_384,
  keptForSeats: 4096,
  strangersOfAddress: 512,
  seatsOfAddress: 4096,
};

/** The process itself, its database's connections and its files need descriptors too. */
const keptDescriptors = 512;
/** Connections that the system hands over at once, before those they replace are closed. */
export const atOnce = 1024;
/** As many of the oldest are asked whether they are idle; after that the oldest goes. */
const lookedAt = 64;
const sayMillis = 60_000;

interface Place {
  readonly socket: Socket;
  /** As it is counted; undefined for the proxy in front, whose connections are anybody's. */
  readonly address: string | undefined;
  isSeat: boolean;
  /** Requests that are being answered. */
  busy: number;
}

interface OfAddress {
  readonly strangers: Set<Place>;
  seats: number;
}

export interface Places {
  /** Notes whether the request on this connection had a valid session or token. */
  showed(socket: Socket, isValid: boolean): void;
  readonly count: () => { readonly seats: number; readonly strangers: number; readonly closed: number };
}

/** What this process may open, where the system says so. */
function descriptors(): number {
  try {
    const found = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return found === undefined ? Number.POSITIVE_INFINITY : Number(found);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The limits as far as there are file descriptors for them. */
export function affordable(limits: PlaceLimits, open = descriptors()): PlaceLimits {
  const most = Math.min(limits.most, Math.max(64, open - keptDescriptors - atOnce));
  return { ...limits, most, keptForSeats: Math.min(limits.keptForSeats, Math.floor(most / 2)) };
}

/**
 * Counts the server's connections and closes strangers when there are too many: the oldest idle one of the address that
 * has too many, or of all addresses when places run short. The newcomer is accepted each time, so that people can sign
 * in during a flood. A seat is never closed for a stranger.
 */
export function watchPlaces(
  server: Server,
  o: { limits: PlaceLimits; isProxy: (address: string) => boolean; now: () => number; log?: (line: string) => void },
): Places {
  const limits = affordable(o.limits);
  if (limits.most < o.limits.most) {
    o.log?.(`at most ${limits.most} connections will be open at a time: there are file descriptors for no more`);
  }
  const places = new WeakMap<Socket, Place>();
  /** Of TLS: raw connections by both ends, until the encrypted one over them is told. */
  const unencrypted = new Map<string, Place>();
  const strangers = new Set<Place>();
  const addresses = new Map<string, OfAddress>();
  let seats = 0;
  let closed = 0;
  let closedSince = 0;
  let saidAt = Number.NEGATIVE_INFINITY;

  server.maxConnections = limits.most + atOnce;
  server.prependListener("connection", arrive);
  server.prependListener("secureConnection", (socket: Socket) => {
    const place = unencrypted.get(endsOf(socket));
    if (place !== undefined) places.set(socket, place);
  });
  server.prependListener("request", ({ socket }, answer) => {
    const place = places.get(socket);
    if (place === undefined) return;
    place.busy += 1;
    answer.once("close", () => (place.busy -= 1));
  });

  function arrive(socket: Socket): void {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return;
    const plain = plainAddress(remoteAddress);
    const place: Place = {
      socket,
      address: o.isProxy(plain) ? undefined : limitedAs(plain),
      isSeat: false,
      busy: 0,
    };
    const ends = endsOf(socket);
    const isTls = "setSecureContext" in server;
    places.set(socket, place);
    if (isTls) unencrypted.set(ends, place);
    socket.once("close", () => {
      leave(place);
      if (isTls && unencrypted.get(ends) === place) unencrypted.delete(ends);
    });
    join(place);
    const own = ofAddress(place);
    if (own !== undefined && own.strangers.size > limits.strangersOfAddress) close(own.strangers, place);
    if (strangers.size > limits.most - limits.keptForSeats || strangers.size + seats > limits.most) {
      close(strangers, place);
    }
  }

  function ofAddress({ address }: Place): OfAddress | undefined {
    if (address === undefined) return undefined;
    let own = addresses.get(address);
    if (own === undefined) addresses.set(address, (own = { strangers: new Set(), seats: 0 }));
    return own;
  }

  function join(place: Place): void {
    const own = ofAddress(place);
    if (place.isSeat) {
      seats += 1;
      if (own !== undefined) own.seats += 1;
    } else {
      strangers.add(place);
      own?.strangers.add(place);
    }
  }

  function leave(place: Place): void {
    const { address } = place;
    const own = address === undefined ? undefined : addresses.get(address);
    if (place.isSeat) {
      place.isSeat = false;
      seats -= 1;
      if (own !== undefined) own.seats -= 1;
    } else {
      strangers.delete(place);
      own?.strangers.delete(place);
    }
    if (address !== undefined && own?.seats === 0 && own.strangers.size === 0) addresses.delete(address);
  }

  /** Ends the oldest of these that waits for nothing, or the oldest; the newcomer itself when there is no other. */
  function close(among: ReadonlySet<Place>, newcomer: Place): void {
    let chosen: Place | undefined;
    let seen = 0;
    for (const place of among) {
      if (place === newcomer || (seen += 1) > lookedAt) break;
      chosen ??= place;
      if (place.busy > 0) continue;
      chosen = place;
      break;
    }
    const gone = chosen ?? newcomer;
    leave(gone);
    places.delete(gone.socket);
    gone.socket.destroy();
    closed += 1;
    closedSince += 1;
    if (o.now() - saidAt < sayMillis) return;
    o.log?.(
      `connections run short: ${closedSince} without a session or token were closed; ` +
        `${seats} seats and ${strangers.size} others are open`,
    );
    saidAt = o.now();
    closedSince = 0;
  }

  return {
    showed: (socket, isValid) => {
      const place = places.get(socket);
      if (place === undefined || place.isSeat === isValid || place.socket.destroyed) return;
      const own = ofAddress(place);
      if (isValid && own !== undefined && own.seats >= limits.seatsOfAddress) return;
      leave(place);
      place.isSeat = isValid;
      join(place);
    },
    count: () => ({ seats, strangers: strangers.size, closed }),
  };
}

function endsOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}
