import { z } from "zod";
import { everyStaffRole } from "../../access/role.ts";
import { logPart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { noticesStream } from "../facts.ts";
import { noticesRoom, noticesView } from "../room.ts";

const readingsPart = partName<{ count: number }>("noticeReadings");

const answer = z.strictObject({ hangingDays: z.number().nullable() });

export const noticesServer = roomServer({
  rules: noticesRoom,
  migrations: [],
  tables: [],
  needs: { log: logPart },
  gives: { readings: readingsPart },
  open: ({ log }, ending) => {
    const readings = { count: 0 };
    ending(() => log.line(`notices were read ${readings.count} times`));
    return { readings };
  },
  routes: (api, house, { readings }) => {
    api.get(
      "/notices",
      {
        config: {
          scope: "service",
          unrecorded: "a figure",
          roles: everyStaffRole,
          offPost: true,
          title: { zh: "告示张贴天数", en: "How long notices hang" },
          answer,
        },
      },
      async (): Promise<z.output<typeof answer>> => {
        readings.count += 1;
        return { hangingDays: (await house.state(noticesView, noticesStream))?.hangingDays ?? null };
      },
    );
  },
});
