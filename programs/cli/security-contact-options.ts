import type { SecurityContact } from "../server/security-txt.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

export const securityContactOptions: Readonly<Record<string, VerbOption>> = {
  "security-contact": {
    value: "URI,…",
    says: {
      zh: "安全问题联系方式（mailto:、tel: 或 https:），公布于 /.well-known/security.txt",
      en: "whom to tell of a weakness (mailto:, tel: or https:), shown at /.well-known/security.txt",
    },
  },
  "security-expires": {
    value: "DATE",
    says: { zh: "该联系方式有效至何日，如 2027-06-30", en: "until when that contact is good, such as 2027-06-30" },
  },
};

const mostContacts = 10;

/** The two options together; nothing when neither was given. */
export function readSecurityContact(given: Given): SecurityContact | undefined {
  const [contact, until] = [given.text("security-contact"), given.text("security-expires")];
  if (contact === undefined && until === undefined) return undefined;
  if (contact === undefined || until === undefined) {
    throw new Usage({
      zh: "--security-contact 与 --security-expires 须同时给出。",
      en: "--security-contact and --security-expires go together.",
    });
  }
  const contacts = contact.split(",").map((each) => each.trim());
  for (const each of contacts) {
    // A line of its own in the file, so nothing that ends a line.
    if (/^(?:mailto:|tel:|https:\/\/)[\u0021-\u007e]{1,500}$/.test(each)) continue;
    throw new Usage(
      {
        zh: "--security-contact 应为 mailto:、tel: 或 https: 地址，而不是“{text}”。",
        en: "--security-contact takes mailto:, tel: or https: addresses, not “{text}”.",
      },
      { text: each },
    );
  }
  if (contacts.length > mostContacts) {
    throw new Usage(
      { zh: "--security-contact 至多 {most} 个。", en: "--security-contact takes {most} addresses at most." },
      { most: mostContacts },
    );
  }
  const expires = new Date(/^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59Z` : "");
  if (Number.isNaN(expires.getTime()) || !expires.toISOString().startsWith(until)) {
    throw new Usage(
      {
        zh: "--security-expires 应为日期，如 2027-06-30，而不是“{text}”。",
        en: "--security-expires takes a day such as 2027-06-30, not “{text}”.",
      },
      { text: until },
    );
  }
  return { contacts, expires };
}
