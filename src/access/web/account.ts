import type { Power } from "../../ground/role.ts";
import type { staffKinds } from "../people-facts.ts";
import type { Told } from "../person.ts";

/** One thing that happened, with from where, as `GET /api/v1/account` says. */
export interface ToldFrom extends Told {
  readonly from?: string;
  readonly agent?: string;
}

/** One's own account, as `GET /api/v1/account` says. */
export interface Account {
  readonly person: string;
  readonly name: string;
  readonly part: string;
  readonly kind: (typeof staffKinds)[number];
  readonly powers: readonly Power[];
  readonly factors: {
    readonly password?: { readonly setAt: string };
    readonly hasCodes: boolean;
    readonly passkeys: readonly OwnPasskey[];
  };
  readonly sessions: readonly OwnSession[];
  /** Programs' tokens this person made that still count. */
  readonly tokens: readonly { readonly id: string; readonly label: string }[];
  readonly told: readonly ToldFrom[];
  /** Who may be behind what one signs in with. */
  readonly letIn?: readonly string[];
}

export interface OwnPasskey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string;
}

export interface OwnSession {
  readonly id: string;
  readonly from: string;
  readonly agent?: string;
  readonly at: string;
  readonly until: string;
  /** The one that asks. */
  readonly current: boolean;
}

const browsers = [
  ["Edge", /\bEdgA?\//],
  ["Firefox", /\bFirefox\//],
  ["Chrome", /\bChrome\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
] as const;

const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** `Chrome · Windows` of what a browser calls itself; the text itself, cut, when it is none that is known. */
export function browserWords(agent: string): string {
  const found = [browsers, systems].map((list) => list.find(([, sign]) => sign.test(agent))?.[0]);
  const known = found.filter((one) => one !== undefined);
  return known.length === 0 ? agent.slice(0, 40) : known.join(" · ");
}
