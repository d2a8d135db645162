import type { SetPromisesBody } from "../response-orders.ts";
import type { RunCard } from "../run-card.ts";

/**
 * The promised minutes of Anhe. Urgent incidents in the old town, where posts are near: one, three and five minutes by
 * tier. Longer elsewhere and for less urgent incidents.
 */
export const anhePromises: SetPromisesBody = {
  clock: "ordered",
  tierOf: {
    patrol: "post",
    station: "post",
    quickResponse: "post",
    trafficPatrol: "subBureau",
    emergencySquad: "city",
  },
  rows: [
    { where: "circle", circles: ["KF-C"], priorities: [1, 2], seconds: { post: 60, subBureau: 180, city: 300 } },
    { where: "circle", priorities: [1, 2], seconds: { post: 180, subBureau: 300, city: 480 } },
    { where: "circle", seconds: { post: 300, subBureau: 480, city: 600 } },
    { where: "outside", priorities: [1, 2], seconds: { post: 480, subBureau: 720, city: 1200 } },
    { where: "outside", seconds: { post: 900, subBureau: 1200, city: 1800 } },
  ],
};

const closest = { first: "closest" } as const;
const own = { first: "ownStation", unlessMinutesSlower: 3 } as const;

export const anheRunCards: readonly RunCard[] = [
  {
    card: "violence-1",
    name: { zh: "一级暴力警情", en: "Violence, priority 1" },
    when: { types: ["robbery", "snatching", "homicide", "assault", "kidnapping", "fight", "knife"], priorities: [1] },
    send: [
      { kinds: ["patrol", "station"], count: 2, substitutes: [{ kinds: ["trafficPatrol"] }] },
      { kinds: ["quickResponse"], count: 1, substitutes: [{ kinds: ["emergencySquad"] }] },
    ],
    inform: ["shiftLeader"],
    policy: closest,
    reasonDemanded: true,
  },
  {
    card: "violence-2",
    name: { zh: "二级响应：暴力警情", en: "Violence, second alarm" },
    when: {
      types: ["robbery", "snatching", "homicide", "assault", "kidnapping", "fight", "knife"],
      priorities: [1],
      level: 2,
    },
    send: [
      { kinds: ["patrol", "station"], count: 3, substitutes: [{ kinds: ["trafficPatrol"] }] },
      { kinds: ["quickResponse"], count: 1, substitutes: [{ kinds: ["emergencySquad"] }] },
      { kinds: ["emergencySquad"], count: 1 },
    ],
    inform: ["shiftLeader", "dutyCommander"],
    policy: closest,
    reasonDemanded: true,
  },
  {
    card: "crash",
    name: { zh: "伤亡交通事故", en: "Crash with injuries" },
    when: { types: ["crash-injury"] },
    send: [
      { kinds: ["trafficPatrol"], count: 1, substitutes: [{ kinds: ["patrol"] }] },
      { capabilities: ["firstAid"], count: 1 },
    ],
    inform: [],
    policy: closest,
    reasonDemanded: false,
  },
  {
    card: "life",
    name: { zh: "生命危急求助", en: "Life in danger" },
    when: { types: ["self-harm", "injured", "drowning", "fire", "gas", "collapse", "missing-person"], priorities: [1] },
    send: [
      { kinds: ["patrol", "station", "quickResponse"], count: 1 },
      { capabilities: ["firstAid"], count: 1 },
    ],
    inform: ["shiftLeader"],
    policy: closest,
    reasonDemanded: false,
  },
  {
    card: "night",
    name: { zh: "夜间纠纷", en: "Disputes at night" },
    when: { types: ["neighbours", "family", "noise", "drunk"], hours: { from: 1320, to: 360 } },
    send: [{ kinds: ["patrol", "station"], count: 1 }],
    inform: [],
    policy: own,
    reasonDemanded: false,
  },
  {
    card: "everyday",
    name: { zh: "一般警情", en: "Everyday incidents" },
    when: {},
    send: [{ kinds: ["patrol", "station", "quickResponse", "trafficPatrol"], count: 1 }],
    inform: [],
    policy: own,
    reasonDemanded: false,
  },
];
