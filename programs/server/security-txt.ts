import type { FastifyInstance } from "fastify";

/** Whom to tell of a weakness that was found, and until when that is good (RFC 9116). */
export interface SecurityContact {
  /** `mailto:`, `tel:` or `https:`, the preferred one first. */
  readonly contacts: readonly string[];
  readonly expires: Date;
}

const dayMillis = 86_400_000;
const soonDays = 30;
const demoDays = 365;

/** Of a drill: a name that leads nowhere, so that the file and what reads it can be looked at. */
export function demoContact(now: Date): SecurityContact {
  return {
    contacts: ["mailto:security@anhe.example"],
    expires: new Date(now.getTime() + demoDays * dayMillis),
  };
}

export function securityText({ contacts, expires }: SecurityContact): string {
  const lines = [
    "# Found a weakness in this server? Please tell us here before you tell anybody else.",
    "# 如发现本服务存在安全问题，请先通过以下方式告知我们。",
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().replace(/\.\d{3}Z$/, "Z")}`,
    "Preferred-Languages: zh, en",
  ];
  return `${lines.join("\n")}\n`;
}

export function securityTxtRoute(app: FastifyInstance, contact: SecurityContact): void {
  const text = securityText(contact);
  app.get("/.well-known/security.txt", { config: { open: true, documented: false } }, (_, reply) =>
    reply.header("cache-control", "no-cache").type("text/plain; charset=utf-8").send(text),
  );
}

/** Says at once and every day that the contact is no longer good, or soon will not be. */
export function watchSecurityContact(o: { contact: SecurityContact; now: () => number; log: (line: string) => void }) {
  const look = () => {
    const days = Math.floor((o.contact.expires.getTime() - o.now()) / dayMillis);
    if (days < 0) o.log("security.txt has expired: give a later --security-expires at the next start");
    else if (days < soonDays) o.log(`security.txt expires in ${days} days: give a later --security-expires`);
  };
  look();
  const timer = setInterval(look, dayMillis);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
