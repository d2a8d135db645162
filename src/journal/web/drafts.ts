import { makeStore, type Store } from "../../ground/web/store.ts";

/*
 * Words typed about an emergency and not yet given. They are kept in this browser, so that a sign-off, a lock, a reload
 * or a restart does not lose them. Each draft is encrypted with a key that the server derives for its person and gives
 * only to that person's sessions (`GET /session/draft-key`): nobody else at this machine can read it, or see whose it
 * is. A draft is wiped when it has been given or closed. Drafts older than three days are wiped when anybody opens the
 * console here (decision 0044).
 */

/** The part of `localStorage` that is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface Drafts {
  /** The names of what is kept; null until it has been read, or where this browser cannot keep anything. */
  readonly names: Store<readonly string[] | null>;
  get(name: string): unknown;
  /** Kept at once in this page, and on the shelf as soon as the key is known. */
  keep(name: string, value: unknown): void;
  forget(name: string): void;
  /** Stops asking for the key; what is being written is still written. */
  close(): void;
  /** Resolves when nothing is left to write; for tests. */
  settled(): Promise<void>;
}

interface Parts {
  readonly shelf: Shelf | undefined;
  /** The person's key, 32 bytes in base64; null while the server does not answer. */
  readonly readKey: () => Promise<string | null>;
  readonly now: () => number;
  /** Absent on a connection that is not secure: then nothing is kept beyond this page. */
  readonly subtle: SubtleCrypto | undefined;
  readonly againMillis?: number;
}

const prefix = "callsign.draft.";
const keptMillis = 72 * 3600 * 1000;

interface OnShelf {
  readonly at: number;
  readonly nonce: string;
  readonly cipher: string;
}

interface Locker {
  readonly key: CryptoKey;
  /** Before the names of this person's items. */
  readonly slot: string;
}

export function makeDrafts({ shelf, readKey, now, subtle, againMillis = 3000 }: Parts): Drafts {
  const held = new Map<string, unknown>();
  const names = makeStore<readonly string[] | null>(null);
  const waiting = new Map<string, unknown>();
  let writing: Promise<void> = Promise.resolve();
  let closed = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let locker: Locker | undefined;

  function tell(): void {
    const next = [...held.keys()];
    if (names.get()?.join("\n") !== next.join("\n") || names.get() === null) names.set(next);
  }

  async function write(): Promise<void> {
    for (const [name, value] of waiting) {
      if (locker === undefined || shelf === undefined || subtle === undefined) return;
      waiting.delete(name);
      const at = `${locker.slot}${await digest(subtle, `${locker.slot} ${name}`)}`;
      try {
        if (value === undefined) shelf.removeItem(at);
        else shelf.setItem(at, JSON.stringify(await sealed(subtle, locker.key, { name, value }, now())));
      } catch {
        // A full or forbidden shelf: the words are still in this page.
      }
    }
  }

  function put(name: string, value: unknown): void {
    waiting.set(name, value);
    writing = writing.then(write);
  }

  async function open(): Promise<void> {
    if (shelf === undefined || subtle === undefined) return;
    sweep(shelf, now());
    const text = await readKey();
    if (closed) return;
    if (text === null) {
      again = setTimeout(() => void open(), againMillis);
      return;
    }
    locker = await lockerOf(subtle, text);
    for (const item of namesOn(shelf, locker.slot)) {
      const found = await opened(subtle, locker.key, shelf.getItem(item));
      if (found === null) shelf.removeItem(item);
      // What was typed in this page meanwhile is newer.
      else if (!held.has(found.name) && !waiting.has(found.name)) held.set(found.name, found.value);
    }
    tell();
    writing = writing.then(write);
  }

  const opening = open();
  return {
    names,
    get: (name) => held.get(name),
    keep: (name, value) => {
      held.set(name, value);
      if (names.get() !== null) tell();
      put(name, value);
    },
    forget: (name) => {
      held.delete(name);
      if (names.get() !== null) tell();
      put(name, undefined);
    },
    close: () => {
      closed = true;
      clearTimeout(again);
    },
    settled: async () => {
      await opening;
      await writing;
    },
  };
}

function namesOn(shelf: Shelf, slot: string): readonly string[] {
  const all = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  return all.flatMap((name) => (name?.startsWith(slot) === true ? [name] : []));
}

/** Removes what has lain for longer than three days, whoever's it is. */
function sweep(shelf: Shelf, now: number): void {
  for (const name of namesOn(shelf, prefix)) {
    const found = shelfItem(shelf.getItem(name));
    if (found === null || now - found.at > keptMillis) shelf.removeItem(name);
  }
}

function shelfItem(text: string | null): OnShelf | null {
  try {
    const read = JSON.parse(text ?? "null") as OnShelf | null;
    return typeof read?.at === "number" && typeof read.cipher === "string" ? read : null;
  } catch {
    return null;
  }
}

async function lockerOf(subtle: SubtleCrypto, text: string): Promise<Locker> {
  const key = await subtle.importKey("raw", bytesOf(text), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { key, slot: `${prefix}${(await digest(subtle, `slot ${text}`)).slice(0, 16)}.` };
}

async function digest(subtle: SubtleCrypto, text: string): Promise<string> {
  const bytes = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sealed(subtle: SubtleCrypto, key: CryptoKey, content: object, at: number): Promise<OnShelf> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const cipher = await subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  return { at, nonce: textOf(iv), cipher: textOf(new Uint8Array(cipher)) };
}

async function opened(
  subtle: SubtleCrypto,
  key: CryptoKey,
  text: string | null,
): Promise<{ readonly name: string; readonly value: unknown } | null> {
  const found = shelfItem(text);
  if (found === null) return null;
  try {
    const plain = await subtle.decrypt({ name: "AES-GCM", iv: bytesOf(found.nonce) }, key, bytesOf(found.cipher));
    return JSON.parse(new TextDecoder().decode(plain)) as { name: string; value: unknown };
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
